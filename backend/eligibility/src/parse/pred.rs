//! Reading predicates and the literal values in them.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::reader::{Fields, Reader};
use crate::rule::Pred;
use crate::value::Value;

const OPERATORS: [&str; 9] = ["is", "in", "in_group", "between", "same_as", "has", "all", "any", "not"];

pub(super) fn read_pred(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Option<Pred> {
    reader.enter(at, depth)?;
    match reader.tag(json, at, "op", &OPERATORS)? {
        "is" => {
            let fields = reader.object(json, at, &["op", "attr", "value"])?;
            let attr = field_name(reader, fields, at, "attr");
            let value = reader.required(fields, at, "value");
            let value = value.and_then(|value| read_value(reader, value, &format!("{at}/value")));
            Some(Pred::Is { attr: attr?, value: value? })
        }
        "in" => read_in(reader, json, at),
        "in_group" => {
            let fields = reader.object(json, at, &["op", "attr", "group"])?;
            let attr = field_name(reader, fields, at, "attr");
            let group = field_name(reader, fields, at, "group");
            Some(Pred::InGroup { attr: attr?, group: group? })
        }
        "between" => read_between(reader, json, at),
        "same_as" => {
            let fields = reader.object(json, at, &["op", "attr", "as"])?;
            let attr = field_name(reader, fields, at, "attr");
            let other = field_name(reader, fields, at, "as");
            Some(Pred::SameAs { attr: attr?, other: other? })
        }
        "has" => {
            let fields = reader.object(json, at, &["op", "attr"])?;
            Some(Pred::Has { attr: field_name(reader, fields, at, "attr")? })
        }
        "all" => Some(Pred::All { of: read_preds(reader, json, at, depth)? }),
        "any" => Some(Pred::Any { of: read_preds(reader, json, at, depth)? }),
        _ => {
            let fields = reader.object(json, at, &["op", "of"])?;
            let of = reader.required(fields, at, "of")?;
            Some(Pred::Not { of: Box::new(read_pred(reader, of, &format!("{at}/of"), depth + 1)?) })
        }
    }
}

fn read_in(reader: &mut Reader, json: &Json, at: &str) -> Option<Pred> {
    let fields = reader.object(json, at, &["op", "attr", "values"])?;
    let attr = field_name(reader, fields, at, "attr");
    let at = format!("{at}/values");
    let items = reader.required(fields, &at, "values")?;
    let items = reader.some(items, &at)?;
    let mut values = Vec::new();
    for (index, item) in items.iter().enumerate() {
        values.extend(read_value(reader, item, &format!("{at}/{index}")));
    }
    let values = (values.len() == items.len()).then_some(values);
    Some(Pred::In { attr: attr?, values: values? })
}

fn read_between(reader: &mut Reader, json: &Json, at: &str) -> Option<Pred> {
    let fields = reader.object(json, at, &["op", "attr", "min", "max"])?;
    let attr = field_name(reader, fields, at, "attr");
    let min = reader.optional(fields, at, "min", read_value);
    let max = reader.optional(fields, at, "max", read_value);
    Some(Pred::Between { attr: attr?, min: min?, max: max? })
}

fn read_preds(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Option<Vec<Pred>> {
    let fields = reader.object(json, at, &["op", "of"])?;
    let at = format!("{at}/of");
    let items = reader.required(fields, &at, "of")?;
    let items = reader.some(items, &at)?;
    let mut preds = Vec::new();
    for (index, item) in items.iter().enumerate() {
        preds.extend(read_pred(reader, item, &format!("{at}/{index}"), depth + 1));
    }
    (preds.len() == items.len()).then_some(preds)
}

/// A literal: truth value, whole number, date or code.
fn read_value(reader: &mut Reader, json: &Json, at: &str) -> Option<Value> {
    match json {
        Json::Bool(value) => Some(Value::Bool(*value)),
        Json::Number(_) => reader.integer(json, at).map(Value::Int),
        Json::String(text) => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) if text.len() == 10 => Some(Value::Date(date)),
            _ => reader.name(json, at).map(Value::Code),
        },
        Json::Null | Json::Array(_) | Json::Object(_) => {
            reader.problem(
                at.to_owned(),
                "expected a code, a whole number, a date or a truth value".to_owned(),
            );
            None
        }
    }
}

fn field_name(reader: &mut Reader, fields: &Fields, at: &str, name: &str) -> Option<String> {
    let json = reader.required(fields, at, name)?;
    reader.name(json, &format!("{at}/{name}"))
}
