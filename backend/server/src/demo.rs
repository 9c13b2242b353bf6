//! The demonstration: five published calls with everything their pages say, and fictional people who answer them.

pub mod content;
mod shift;
