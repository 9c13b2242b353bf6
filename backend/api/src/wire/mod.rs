//! Shapes that several resources share on the wire: words of enums, multilingual text, local times, references.

pub mod caller;
pub mod cohort;
pub mod moment;
pub mod session;
pub mod text;
pub mod verdict;
pub mod waitlist;
pub mod word;

use serde::Serialize;
use utoipa::ToSchema;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListView<T> {
    pub items: Vec<T>,
    /// Send as `cursor` for the next page; null on the last one.
    pub next_cursor: Option<String>,
}

impl<T> ListView<T> {
    /// A list that always fits one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }

    pub fn of<U>(listed: app::Listed<U>, convert: impl FnMut(U) -> T) -> Self {
        let listed = listed.map(convert);
        Self { items: listed.items, next_cursor: listed.next_cursor }
    }
}
