//! Reading predicates and the literal values in them.

use serde_json::Value as Json;

use super::ProblemKind;
use super::reader::{Fields, Read, Reader, Refused};
use crate::rule::Pred;
use crate::value::Value;

const OPERATORS: [&str; 9] = ["is", "in", "in_group", "between", "same_as", "has", "all", "any", "not"];

pub(super) fn read_pred(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Pred> {
    reader.enter(at, depth)?;
    match reader.tag(json, at, "op", &OPERATORS)? {
        "is" => {
            let fields = reader.object(json, at, &["op", "attr", "value"])?;
            let attr = field_name(reader, fields, at, "attr");
            let value = reader.required(fields, at, "value");
            let value = value.and_then(|value| read_value(reader, value, &format!("{at}/value")));
            Ok(Pred::Is { attr: attr?, value: value? })
        }
        "in" => read_in(reader, json, at),
        "in_group" => {
            let fields = reader.object(json, at, &["op", "attr", "group"])?;
            let attr = field_name(reader, fields, at, "attr");
            let group = field_name(reader, fields, at, "group");
            Ok(Pred::InGroup { attr: attr?, group: group? })
        }
        "between" => read_between(reader, json, at),
        "same_as" => {
            let fields = reader.object(json, at, &["op", "attr", "as"])?;
            let attr = field_name(reader, fields, at, "attr");
            let other = field_name(reader, fields, at, "as");
            Ok(Pred::SameAs { attr: attr?, other: other? })
        }
        "has" => {
            let fields = reader.object(json, at, &["op", "attr"])?;
            Ok(Pred::Has { attr: field_name(reader, fields, at, "attr")? })
        }
        "all" => Ok(Pred::All { of: read_preds(reader, json, at, depth)? }),
        "any" => Ok(Pred::Any { of: read_preds(reader, json, at, depth)? }),
        _ => {
            let fields = reader.object(json, at, &["op", "of"])?;
            let of = reader.required(fields, at, "of")?;
            Ok(Pred::Not { of: Box::new(read_pred(reader, of, &format!("{at}/of"), depth + 1)?) })
        }
    }
}

fn read_in(reader: &mut Reader, json: &Json, at: &str) -> Read<Pred> {
    let fields = reader.object(json, at, &["op", "attr", "values"])?;
    let attr = field_name(reader, fields, at, "attr");
    let items = reader.required(fields, at, "values")?;
    let at = format!("{at}/values");
    let items = reader.some(items, &at)?;
    reader.list(&at, items.len());
    let mut values = Vec::new();
    for (index, item) in items.iter().enumerate() {
        values.extend(read_value(reader, item, &format!("{at}/{index}")));
    }
    let attr = attr?;
    if values.len() == items.len() { Ok(Pred::In { attr, values }) } else { Err(Refused) }
}

fn read_between(reader: &mut Reader, json: &Json, at: &str) -> Read<Pred> {
    let fields = reader.object(json, at, &["op", "attr", "min", "max"])?;
    let attr = field_name(reader, fields, at, "attr");
    let min = reader.optional(fields, at, "min", read_value);
    let max = reader.optional(fields, at, "max", read_value);
    Ok(Pred::Between { attr: attr?, min: min?, max: max? })
}

fn read_preds(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Vec<Pred>> {
    let fields = reader.object(json, at, &["op", "of"])?;
    let items = reader.required(fields, at, "of")?;
    let at = format!("{at}/of");
    let items = reader.some(items, &at)?;
    let mut preds = Vec::new();
    for (index, item) in items.iter().enumerate() {
        preds.extend(read_pred(reader, item, &format!("{at}/{index}"), depth + 1));
    }
    if preds.len() == items.len() { Ok(preds) } else { Err(Refused) }
}

/// A literal: truth value, whole number, date or code.
fn read_value(reader: &mut Reader, json: &Json, at: &str) -> Read<Value> {
    match json {
        Json::Bool(value) => Ok(Value::Bool(*value)),
        Json::Number(_) => reader.integer(json, at).map(Value::Int),
        Json::String(text) => match Value::day(text) {
            Some(day) => Ok(Value::Date(day)),
            None => reader.name(json, at).map(Value::Code),
        },
        Json::Null | Json::Array(_) | Json::Object(_) => {
            let message = "expected a code, a whole number, a date or a truth value".to_owned();
            reader.problem(ProblemKind::WrongType, at.to_owned(), message);
            Err(Refused)
        }
    }
}

fn field_name(reader: &mut Reader, fields: &Fields, at: &str, name: &str) -> Read<String> {
    let json = reader.required(fields, at, name)?;
    reader.name(json, &format!("{at}/{name}"))
}
