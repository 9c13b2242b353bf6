//! The demonstration: five published calls with everything their pages say, and fictional people who answer them.

pub mod content;
mod convert;
mod entries;
mod load;
mod people;
mod questions;
mod shift;

pub use load::{APPLICANT, LoadError, Loaded, ORGANISER, load};
