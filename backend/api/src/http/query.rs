//! Query strings. `Query<T>` refuses unknown parameters by comparing them with the fields of `T`, and is called
//! `Query` because utoipa finds parameters by that name. `Paging` is read beside a filter as a second `Query`.

use std::fmt;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::{FieldCode, FieldError};
use serde::de::value::Error as Captured;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer};
use utoipa::IntoParams;
use validator::Validate;

use super::validation;
use crate::problem::{Problem, ProblemType};

const PAGING: [&str; 2] = ["limit", "cursor"];

#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Validate> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(request.query_string()).map(Self))
    }
}

/// One page of a list.
#[derive(Debug, Clone, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// How many items at most.
    #[serde(default = "default_limit")]
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 50)]
    pub limit: u32,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

const fn default_limit() -> u32 {
    50
}

fn parse<T: DeserializeOwned + Validate>(query: &str) -> Result<T, Problem> {
    let refuse = |detail: String| Problem::new(ProblemType::InvalidQuery).detail(detail);
    let given =
        web::Query::<Vec<(String, String)>>::from_query(query).map_err(|error| refuse(error.to_string()))?;
    // `Paging` cannot know the filter that it stands beside, so it leaves unknown names to that one.
    if let Some(allowed) = fields::<T>().filter(|fields| *fields != PAGING) {
        let known = |name: &str| allowed.contains(&name) || PAGING.contains(&name);
        let unknown = given.iter().map(|(name, _)| name).filter(|name| !known(name));
        let errors: Vec<_> = unknown.map(|name| unknown_parameter(name, allowed)).collect();
        if !errors.is_empty() {
            return Err(Problem::new(ProblemType::InvalidQuery).errors(errors));
        }
    }
    let value = web::Query::<T>::from_query(query).map_err(|error| refuse(error.to_string()))?.into_inner();
    value.validate().map_err(|errors| {
        let errors = validation::problem(&errors).field_errors().to_vec();
        Problem::new(ProblemType::InvalidQuery).errors(errors)
    })?;
    Ok(value)
}

fn unknown_parameter(name: &str, allowed: &[&str]) -> FieldError {
    let detail = format!("There is no parameter of this name; there are: {}.", allowed.join(", "));
    FieldError::new(format!("/{name}"), FieldCode::UnknownField, detail)
}

/// The fields that `T` asks its deserializer for; none if it is not a plain struct.
fn fields<T: DeserializeOwned>() -> Option<&'static [&'static str]> {
    let mut found = None;
    // Always an error: the asking itself is the answer.
    drop(T::deserialize(FieldNames(&mut found)));
    found
}

struct FieldNames<'a>(&'a mut Option<&'static [&'static str]>);

impl<'de> Deserializer<'de> for FieldNames<'_> {
    type Error = Captured;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Captured> {
        Err(serde::de::Error::custom(fmt::Error))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Captured> {
        *self.0 = Some(fields);
        Err(serde::de::Error::custom(fmt::Error))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, Validate)]
    struct Filter {
        q: Option<String>,
        #[validate(range(max = 12))]
        month: Option<u8>,
    }

    #[test]
    fn a_filter_and_paging_share_one_query_string() {
        let query = "q=k%C3%BCla&limit=10&cursor=abc";
        assert_eq!(parse::<Filter>(query).unwrap().q.as_deref(), Some("küla"));
        let paging: Paging = parse(query).unwrap();
        assert_eq!((paging.limit, paging.cursor.as_deref()), (10, Some("abc")));
        assert_eq!(parse::<Paging>("").unwrap().limit, 50);
    }

    #[test]
    fn unknown_parameters_and_impossible_values_are_invalid_queries() {
        let problem = parse::<Filter>("qq=1").unwrap_err();
        assert_eq!(problem.kind(), ProblemType::InvalidQuery);
        assert_eq!(problem.field_errors()[0].pointer, "/qq");
        assert!(problem.field_errors()[0].detail.contains("month"));
        for query in ["limit=0", "limit=101", "limit=many"] {
            assert_eq!(parse::<Paging>(query).unwrap_err().kind(), ProblemType::InvalidQuery, "{query}");
        }
        assert_eq!(parse::<Filter>("month=13").unwrap_err().field_errors()[0].code, FieldCode::OutOfRange);
    }
}
