//! From validator's nested errors to a flat list with JSON pointers, in a stable order.

use domain::{FieldCode, FieldError};
use serde_json::Value;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::shape::push;
use crate::problem::{Problem, ProblemType};

pub(super) fn problem(errors: &ValidationErrors) -> Problem {
    let mut found = Vec::new();
    collect("", errors, &mut found);
    found.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    Problem::new(ProblemType::ValidationFailed).errors(found)
}

fn collect(parent: &str, errors: &ValidationErrors, found: &mut Vec<FieldError>) {
    for (name, kind) in errors.errors() {
        let mut pointer = parent.to_owned();
        // `__all__` is validator's name for what concerns the whole object.
        if name != "__all__" {
            push(&mut pointer, name);
        }
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(&pointer, inner, found),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(&format!("{pointer}/{index}"), inner, found);
                }
            }
            ValidationErrorsKind::Field(errors) => found.extend(errors.iter().map(|e| field(&pointer, e))),
        }
    }
}

fn field(pointer: &str, error: &ValidationError) -> FieldError {
    let code = code(error);
    let detail = error.message.as_deref().map_or_else(|| sentence(code, error), ToOwned::to_owned);
    FieldError::new(pointer, code, detail)
}

fn code(error: &ValidationError) -> FieldCode {
    match error.code.as_ref() {
        "length" => length_code(error),
        "range" => FieldCode::OutOfRange,
        "email" | "url" | "regex" | "ip" | "non_control_character" => FieldCode::InvalidFormat,
        "required" => FieldCode::Required,
        // A validator of ours names one of the codes itself.
        own => serde_json::from_value(Value::from(own)).unwrap_or(FieldCode::NotAllowed),
    }
}

fn length_code(error: &ValidationError) -> FieldCode {
    let number = |name: &str| error.params.get(name).and_then(Value::as_u64);
    let (length, many) = match error.params.get("value") {
        Some(Value::String(text)) => (text.chars().count(), false),
        Some(Value::Array(items)) => (items.len(), true),
        _ => (0, false),
    };
    let least = number("min").or(number("equal")).unwrap_or(0);
    if u64::try_from(length).is_ok_and(|length| length < least) {
        return if length == 0 { FieldCode::Required } else { FieldCode::TooShort };
    }
    if many { FieldCode::TooMany } else { FieldCode::TooLong }
}

fn sentence(code: FieldCode, error: &ValidationError) -> String {
    let bound = |name: &str| error.params.get(name).map(ToString::to_string);
    let bounds = match (bound("equal"), bound("min"), bound("max")) {
        (Some(exact), ..) => format!(" Exactly {exact} is allowed."),
        (None, Some(min), Some(max)) => format!(" From {min} to {max} is allowed."),
        (None, Some(min), None) => format!(" At least {min} is needed."),
        (None, None, Some(max)) => format!(" At most {max} is allowed."),
        (None, None, None) => String::new(),
    };
    let reason = match code {
        FieldCode::Required => "This field is needed.",
        FieldCode::TooShort => "This is too short.",
        FieldCode::TooLong => "This is too long.",
        FieldCode::TooMany => "These are too many.",
        FieldCode::OutOfRange => "This number is out of range.",
        FieldCode::InvalidFormat => "This has not the expected form.",
        _ => "This value cannot stand here.",
    };
    format!("{reason}{bounds}")
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use validator::Validate;

    use super::super::json::parse;
    use super::*;

    #[derive(Serialize, Deserialize, Validate)]
    struct Member {
        #[validate(email)]
        email: String,
    }

    #[derive(Serialize, Deserialize, Validate)]
    struct Contact {
        #[validate(length(min = 2, max = 4))]
        name: String,
    }

    #[derive(Serialize, Deserialize, Validate)]
    struct Team {
        #[validate(nested, length(max = 2))]
        members: Vec<Member>,
        #[validate(nested)]
        contact: Option<Contact>,
        #[validate(range(min = 1, max = 3))]
        groups: u8,
        #[validate(custom(function = "is_free"))]
        slug: String,
    }

    fn is_free(slug: &str) -> Result<(), ValidationError> {
        if slug == "used" { Err(ValidationError::new("taken")) } else { Ok(()) }
    }

    fn refused(body: &str) -> Vec<(String, FieldCode)> {
        let problem = parse::<Team>(body.as_bytes()).err().unwrap();
        problem.field_errors().iter().map(|error| (error.pointer.clone(), error.code)).collect()
    }

    #[test]
    fn nested_and_indexed_fields_get_their_pointers_in_order() {
        let body = r#"{"members":[{"email":"a@b.ee"},{"email":"x"}],"contact":{"name":"a"},"groups":9,"slug":"used"}"#;
        let expected = [
            ("/contact/name", FieldCode::TooShort),
            ("/groups", FieldCode::OutOfRange),
            ("/members/1/email", FieldCode::InvalidFormat),
            ("/slug", FieldCode::Taken),
        ];
        assert_eq!(refused(body), expected.map(|(pointer, code)| (pointer.to_owned(), code)));
    }

    #[test]
    fn lengths_tell_short_from_long_from_many() {
        let member = r#"{"email":"a@b.ee"}"#;
        let body = |members: usize, name: &str| {
            let members = vec![member; members].join(",");
            format!(r#"{{"members":[{members}],"contact":{{"name":"{name}"}},"groups":1,"slug":"s"}}"#)
        };
        assert_eq!(refused(&body(3, "abc"))[0].1, FieldCode::TooMany);
        assert_eq!(refused(&body(1, "abcde"))[0].1, FieldCode::TooLong);
        assert_eq!(refused(&body(1, ""))[0].1, FieldCode::Required);
    }
}
