//! Why a document could not become the expected type, as one field error with a JSON pointer.
//! serde names the reason only in its message, so the message's fixed openings are read here and nowhere else.

use domain::{FieldCode, FieldError};
use serde_path_to_error::{Error, Path, Segment};

use crate::problem::{Problem, ProblemType};

pub(super) fn problem(error: &Error<serde_json::Error>) -> Problem {
    if !error.inner().is_data() {
        return ProblemType::MalformedJson.into();
    }
    Problem::new(ProblemType::ValidationFailed).errors(vec![refused_field(error, "")])
}

/// The refused field of a document that stands at `at` in the request.
pub(crate) fn refused_field(error: &Error<serde_json::Error>, at: &str) -> FieldError {
    let message = message(error.inner());
    let pointer = format!("{at}{}", pointer(error.path(), &message));
    FieldError::new(pointer, code(&message), message)
}

fn code(message: &str) -> FieldCode {
    let openings = [
        ("missing field", FieldCode::Required),
        ("invalid type: null", FieldCode::Required),
        ("unknown field", FieldCode::UnknownField),
        ("unknown variant", FieldCode::UnknownCode),
        ("invalid type", FieldCode::InvalidType),
    ];
    let found = openings.iter().find(|(opening, _)| message.starts_with(opening));
    found.map_or(FieldCode::InvalidFormat, |(_, code)| *code)
}

/// serde's sentence, which lists what is allowed, without the position that the pointer replaces.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    text.get(..end).unwrap_or(&text).to_owned()
}

fn pointer(path: &Path, message: &str) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => push(&mut pointer, &index.to_string()),
            Segment::Map { key } => push(&mut pointer, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    // A missing field is reported at the object that lacks it; people look for it at its own place.
    if let Some(name) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        push(&mut pointer, name);
    }
    pointer
}

/// Appends one reference token, escaped as RFC 6901 asks.
pub(super) fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use validator::Validate;

    use super::super::json::parse;
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Vald,
        Linn,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Member {
        _age: u8,
        _kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Team {
        _members: Vec<Member>,
    }

    fn first(body: &str) -> (String, FieldCode, String) {
        let problem = parse::<Team>(body.as_bytes()).unwrap_err();
        let error = problem.field_errors()[0].clone();
        (error.pointer, error.code, error.detail)
    }

    #[test]
    fn pointers_lead_to_the_field_and_the_sentence_says_what_is_allowed() {
        let unknown = first(r#"{"_members":[{"_age":1,"a/b":2}]}"#);
        assert_eq!((unknown.0.as_str(), unknown.1), ("/_members/0/a~1b", FieldCode::UnknownField));
        assert!(unknown.2.contains("`_age`"), "{}", unknown.2);
        let missing = first(r#"{"_members":[{"_age":1},{}]}"#);
        assert_eq!((missing.0.as_str(), missing.1), ("/_members/1/_age", FieldCode::Required));
        let wrong = first(r#"{"_members":[{"_age":"old"}]}"#);
        assert_eq!((wrong.0.as_str(), wrong.1), ("/_members/0/_age", FieldCode::InvalidType));
        assert!(!wrong.2.contains("line"), "{}", wrong.2);
        let code = first(r#"{"_members":[{"_age":1,"_kind":"küla"}]}"#);
        assert_eq!((code.0.as_str(), code.1), ("/_members/0/_kind", FieldCode::UnknownCode));
        assert!(code.2.contains("`vald`"), "{}", code.2);
        assert!(
            parse::<Team>(br#"{"_members":[{"_age":1,"_kind":"linn"},{"_age":2,"_kind":"vald"}]}"#).is_ok()
        );
    }

    #[test]
    fn a_document_of_another_kind_points_at_the_whole() {
        for body in ["[[]]", "3", "\"text\""] {
            let whole = first(body);
            assert_eq!((whole.0.as_str(), whole.1), ("", FieldCode::InvalidType), "{body}");
        }
    }
}
