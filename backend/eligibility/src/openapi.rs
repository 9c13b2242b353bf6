//! What the derived schemas of the wire types cannot say by themselves. Only built with the feature `openapi`.

use std::borrow::Cow;

use utoipa::openapi::schema::{
    AdditionalProperties, ArrayBuilder, ObjectBuilder, OneOfBuilder, SchemaType, Type,
};
use utoipa::openapi::{OpenApi, RefOr, Schema};
use utoipa::{Modify, PartialSchema, ToSchema};

use crate::value::Value;

impl PartialSchema for Value {
    fn schema() -> RefOr<Schema> {
        let plain = |kind: Type| ObjectBuilder::new().schema_type(SchemaType::new(kind)).build();
        let about = "A code, text, date (YYYY-MM-DD), whole number, truth value or list of codes; \
                     null means known to have none.";
        OneOfBuilder::new()
            .item(plain(Type::Null))
            .item(plain(Type::Boolean))
            .item(plain(Type::Integer))
            .item(plain(Type::String))
            .item(ArrayBuilder::new().items(plain(Type::String)))
            .description(Some(about))
            .into()
    }
}

impl ToSchema for Value {
    fn name() -> Cow<'static, str> {
        "FactValue".into()
    }
}

/// Closes the variants of checks and predicates against unknown fields, as the reader of rule sets does.
pub struct Strict;

impl Modify for Strict {
    fn modify(&self, document: &mut OpenApi) {
        let Some(components) = document.components.as_mut() else { return };
        for name in ["Check", "Pred"] {
            if let Some(RefOr::T(Schema::OneOf(variants))) = components.schemas.get_mut(name) {
                variants.items.iter_mut().for_each(close);
            }
        }
    }
}

fn close(variant: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::Object(object)) = variant {
        object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    }
}
