//! The JSON of a problem, as documented in OpenAPI. Only `super::Problem` makes one.

use domain::{FieldCode, FieldError};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::ProblemType;
use crate::http::request_scope;

/// RFC 9457 problem. Some types add members of their own: `verdict`, `candidates`, `current_version`, `allowed` and others.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Stable address of the type, relative to this service; it explains what to do.
    #[serde(rename = "type")]
    #[schema(example = "/problems/validation-failed")]
    pub type_uri: String,
    pub title: &'static str,
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// English sentence about this occurrence.
    pub detail: String,
    /// Path of the request, without its query.
    pub instance: Option<String>,
    pub code: ProblemType,
    /// Also in the `x-request-id` header; lets an operator find the request.
    pub request_id: Option<String>,
    /// Refused fields; empty for problems that are not about fields.
    pub errors: Vec<FieldProblem>,
    #[serde(flatten)]
    #[schema(additional_properties, value_type = Object)]
    pub extensions: Map<String, Value>,
}

/// One refused field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// RFC 6901 JSON pointer into the body, or the name of a query parameter after a slash.
    #[schema(example = "/members/0/email")]
    pub pointer: String,
    /// Stable reason for programs. Any field: `required`, `too_short`, `too_long`, `too_many`, `invalid_format`,
    /// `invalid_type`, `unknown_code`, `unknown_field`, `out_of_range`, `taken`, `not_allowed`, `order` and others. In
    /// rules also `unknown_name` (the facts have no such collection, attribute or group), `not_a_fraction` (write two
    /// whole numbers such as `[1, 2]`), `too_deep`, `contradiction` (min above max); `taken` is an id used twice.
    #[schema(value_type = String, example = "invalid_format")]
    pub code: FieldCode,
    /// English sentence: the reason and the way out.
    pub detail: String,
}

impl From<&FieldError> for FieldProblem {
    fn from(error: &FieldError) -> Self {
        Self { pointer: error.pointer.clone(), code: error.code, detail: error.detail.clone() }
    }
}

impl From<&super::Problem> for Problem {
    fn from(problem: &super::Problem) -> Self {
        let scope = request_scope::current();
        Self {
            type_uri: problem.kind.type_uri(),
            title: problem.kind.title(),
            status: problem.kind.status().as_u16(),
            detail: problem.about.detail.clone(),
            instance: scope.as_ref().map(|scope| scope.path.clone()),
            code: problem.kind,
            request_id: scope.map(|scope| scope.request_id),
            errors: problem.about.errors.iter().map(FieldProblem::from).collect(),
            extensions: problem.about.extensions.clone(),
        }
    }
}
