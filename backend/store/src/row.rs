//! Between rows and things: words of enums, JSON columns and small numbers.

use sea_orm::prelude::Json;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// The stable word of a fieldless enum, as in the API.
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(Json::String(word)) => Ok(word),
        other => Err(Error::Corrupt(format!("not a word: {other:?}"))),
    }
}

pub(crate) fn parse_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    serde_json::from_value(Json::String(word.to_owned())).map_err(|error| Error::Corrupt(error.to_string()))
}

pub(crate) fn optional_word<T: Serialize>(value: Option<&T>) -> Result<Option<String>> {
    value.map(word).transpose()
}

pub(crate) fn parse_optional<T: DeserializeOwned>(word: Option<&String>) -> Result<Option<T>> {
    word.map(|word| parse_word(word)).transpose()
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<Json> {
    serde_json::to_value(value).map_err(|error| Error::Corrupt(error.to_string()))
}

pub(crate) fn parse_json<T: DeserializeOwned>(value: Json) -> Result<T> {
    serde_json::from_value(value).map_err(|error| Error::Corrupt(error.to_string()))
}
