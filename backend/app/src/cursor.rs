//! Opaque positions in lists. A cursor carries a hash of the list, its filter and its order, so that it cannot
//! be used with another.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// Which part of a list is asked for. `limit` is 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    pub limit: u64,
    pub cursor: Option<String>,
}

/// One page with the way to the next.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    pub items: Vec<T>,
    pub next_cursor: Option<String>,
}

impl<T> Listed<T> {
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Listed<U> {
        Listed { items: self.items.into_iter().map(convert).collect(), next_cursor: self.next_cursor }
    }
}

#[derive(Serialize, Deserialize)]
struct Cursor<K> {
    after: K,
    of: String,
}

/// Identifies a list with its filter and order by their debug text.
pub(crate) fn list_hash(list: &impl std::fmt::Debug) -> String {
    let digest = Sha256::digest(format!("{list:?}").as_bytes());
    URL_SAFE_NO_PAD.encode(digest.get(..9).unwrap_or_default())
}

pub(crate) fn encode<K: Serialize>(after: K, of: &str) -> Result<String> {
    let cursor = Cursor { after, of: of.to_owned() };
    let json = serde_json::to_vec(&cursor).map_err(|_| Error::Internal)?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

pub(crate) fn decode<K: DeserializeOwned>(paging: &Paging, of: &str) -> Result<Option<K>> {
    let Some(text) = &paging.cursor else { return Ok(None) };
    let json = URL_SAFE_NO_PAD.decode(text).map_err(|_| Error::CursorMismatch)?;
    let cursor: Cursor<K> = serde_json::from_slice(&json).map_err(|_| Error::CursorMismatch)?;
    if cursor.of == of { Ok(Some(cursor.after)) } else { Err(Error::CursorMismatch) }
}

/// Turns a stored page into a listed one; `key` gives the position of its last item.
pub(crate) fn listed<T, K: Serialize>(
    page: store::Page<T>,
    key: impl Fn(&T) -> K,
    of: &str,
) -> Result<Listed<T>> {
    let next_cursor = match page.items.last() {
        Some(last) if page.has_more => Some(encode(key(last), of)?),
        _ => None,
    };
    Ok(Listed { items: page.items, next_cursor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_returns_to_its_own_list_only() {
        let cursor = encode(("2026-11-22", 7), &list_hash(&("cohorts", "open"))).unwrap();
        let paging = Paging { limit: 50, cursor: Some(cursor) };
        let back = decode::<(String, i32)>(&paging, &list_hash(&("cohorts", "open")));
        assert_eq!(back, Ok(Some(("2026-11-22".to_owned(), 7))));
        let other = decode::<(String, i32)>(&paging, &list_hash(&("cohorts", "closed")));
        assert_eq!(other, Err(Error::CursorMismatch));
    }

    #[test]
    fn nonsense_is_refused() {
        let paging = Paging { limit: 50, cursor: Some("nonsense!".to_owned()) };
        assert_eq!(decode::<i32>(&paging, ""), Err(Error::CursorMismatch));
    }
}
