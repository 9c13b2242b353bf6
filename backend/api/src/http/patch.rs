//! The three states of a property in a merge patch: absent (leave), null (clear) and a value (set).
//! Fields of this type need `#[serde(default)]`, which is what makes absence the first state.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::__dev::ComposeSchema;
use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};
use validator::{Validate, ValidateEmail, ValidateLength, ValidateRange, ValidationErrors};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Patch<T> {
    #[default]
    Absent,
    Null,
    Value(T),
}

impl<T> Patch<T> {
    /// What the property becomes, given what it is now.
    pub fn apply(self, current: Option<T>) -> Option<T> {
        match self {
            Self::Absent => current,
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// `None` to leave, `Some(None)` to clear, `Some(Some(_))` to set: the form without HTTP in its name.
    pub fn into_option(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(f(value)),
        }
    }

    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Null, Self::Value))
    }
}

/// Written only where validator quotes a refused value; absence has no JSON of its own.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// Looks like a nullable value; utoipa asks generic types for this trait rather than for `PartialSchema`.
impl<T: ComposeSchema> ComposeSchema for Patch<T> {
    fn compose(generics: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        <Option<T>>::compose(generics)
    }
}

impl<T: ToSchema + ComposeSchema> ToSchema for Patch<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Patch")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

impl<T: Validate> Validate for Patch<T> {
    fn validate(&self) -> Result<(), ValidationErrors> {
        self.value().map_or(Ok(()), Validate::validate)
    }
}

impl<T: ValidateLength<u64>> ValidateLength<u64> for Patch<T> {
    fn length(&self) -> Option<u64> {
        self.value().and_then(ValidateLength::length)
    }
}

impl<N, T: ValidateRange<N>> ValidateRange<N> for Patch<T> {
    fn greater_than(&self, max: N) -> Option<bool> {
        self.value().and_then(|value| value.greater_than(max))
    }

    fn less_than(&self, min: N) -> Option<bool> {
        self.value().and_then(|value| value.less_than(min))
    }
}

impl<T: ValidateEmail> ValidateEmail for Patch<T> {
    fn as_email_string(&self) -> Option<Cow<'_, str>> {
        self.value().and_then(ValidateEmail::as_email_string)
    }
}

#[cfg(test)]
mod tests {
    use domain::FieldCode;
    use utoipa::PartialSchema;

    use super::super::json::parse;
    use super::*;

    #[derive(Debug, Deserialize, Validate, ToSchema)]
    #[serde(deny_unknown_fields)]
    struct Change {
        #[serde(default)]
        #[validate(length(max = 3))]
        name: Patch<String>,
        #[serde(default)]
        #[validate(email)]
        email: Patch<String>,
        #[serde(default)]
        #[validate(range(max = 9))]
        groups: Patch<i64>,
    }

    fn name(body: &str) -> Patch<String> {
        parse::<Change>(body.as_bytes()).unwrap().name
    }

    #[test]
    fn absent_null_and_value_are_told_apart() {
        assert_eq!(name("{}"), Patch::Absent);
        assert_eq!(name(r#"{"name":null}"#), Patch::Null);
        assert_eq!(name(r#"{"name":"Ann"}"#), Patch::Value("Ann".to_owned()));
        assert_eq!(Patch::Absent.apply(Some(1)), Some(1));
        assert_eq!(Patch::Null.apply(Some(1)), None);
        assert_eq!(Patch::Value(2).apply(Some(1)), Some(2));
    }

    #[test]
    fn bounds_apply_to_values_only() {
        let problem = parse::<Change>(br#"{"name":"Anna","email":"x","groups":10}"#).unwrap_err();
        let codes: Vec<_> = problem.field_errors().iter().map(|error| error.code).collect();
        assert_eq!(codes, [FieldCode::InvalidFormat, FieldCode::OutOfRange, FieldCode::TooLong]);
        assert!(parse::<Change>(br#"{"name":null,"email":null,"groups":null}"#).is_ok());
    }

    #[test]
    fn the_schema_takes_null_and_does_not_require_the_property() {
        let schema = serde_json::to_value(Change::schema()).unwrap();
        assert!(schema.get("required").is_none(), "{schema}");
        let patch = serde_json::to_value(<Patch<String>>::schema()).unwrap();
        assert_eq!(patch["oneOf"][0]["type"], "null");
        assert_eq!(patch["oneOf"][1]["type"], "string");
    }
}
