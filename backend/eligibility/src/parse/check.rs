//! Reading checks and the sets they count.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::pred::read_pred;
use super::reader::{Fields, Read, Reader, Refused};
use super::{MAX_COMBINED, MAX_LENGTH, ProblemKind};
use crate::rule::{Bound, Check, Confirmer, MEMBERS, Pred, Set};

const KINDS: [&str; 11] = [
    "count",
    "share",
    "ratio",
    "every",
    "distinct",
    "per_value",
    "fact",
    "confirm",
    "all_of",
    "any_of",
    "if",
];

pub(super) fn read_check(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    reader.enter(at, depth)?;
    match reader.tag(json, at, "kind", &KINDS)? {
        "count" => read_count(reader, json, at, depth),
        "share" => read_share(reader, json, at, depth),
        "ratio" => read_ratio(reader, json, at, depth),
        "every" => read_every(reader, json, at, depth),
        "distinct" => read_distinct(reader, json, at, depth),
        "per_value" => read_per_value(reader, json, at, depth),
        "fact" => {
            let fields = reader.object(json, at, &["kind", "must"])?;
            Ok(Check::Fact { must: field_pred(reader, fields, at, "must", depth)? })
        }
        "confirm" => read_confirm(reader, json, at),
        "all_of" => Ok(Check::AllOf { checks: read_checks(reader, json, at, depth)? }),
        "any_of" => Ok(Check::AnyOf { checks: read_checks(reader, json, at, depth)? }),
        _ => read_if(reader, json, at, depth),
    }
}

fn read_count(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "set", "min", "max"])?;
    let set = field_set(reader, fields, at, "set", depth);
    let min = reader.optional(fields, at, "min", Reader::integer);
    let max = reader.optional(fields, at, "max", Reader::integer);
    Ok(Check::Count { set: set?.unwrap_or_default(), min: min?, max: max? })
}

fn read_share(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "part", "of", "min", "max"])?;
    reader.required(fields, at, "part")?;
    let part = field_set(reader, fields, at, "part", depth);
    let of = field_set(reader, fields, at, "of", depth);
    let min = reader.optional(fields, at, "min", Reader::fraction);
    let max = reader.optional(fields, at, "max", Reader::fraction);
    Ok(Check::Share { part: part?.ok_or(Refused)?, of: of?.unwrap_or_default(), min: min?, max: max? })
}

fn read_ratio(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "left", "right", "min", "max"])?;
    reader.required(fields, at, "left")?;
    reader.required(fields, at, "right")?;
    let left = field_set(reader, fields, at, "left", depth);
    let right = field_set(reader, fields, at, "right", depth);
    let min = reader.optional(fields, at, "min", Reader::fraction);
    let max = reader.optional(fields, at, "max", Reader::fraction);
    Ok(Check::Ratio { left: left?.ok_or(Refused)?, right: right?.ok_or(Refused)?, min: min?, max: max? })
}

fn read_every(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "set", "must"])?;
    let set = field_set(reader, fields, at, "set", depth);
    let must = field_pred(reader, fields, at, "must", depth);
    Ok(Check::Every { set: set?.unwrap_or_default(), must: must? })
}

fn read_distinct(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "set", "attr", "min", "max"])?;
    let set = field_set(reader, fields, at, "set", depth);
    let attr = reader.required(fields, at, "attr").and_then(|attr| reader.name(attr, &format!("{at}/attr")));
    let min = reader.optional(fields, at, "min", Reader::integer);
    let max = reader.optional(fields, at, "max", Reader::integer);
    Ok(Check::Distinct { set: set?.unwrap_or_default(), attr: attr?, min: min?, max: max? })
}

fn read_per_value(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let allowed = ["kind", "set", "attr", "min", "max", "max_share", "cover", "table"];
    let fields = reader.object(json, at, &allowed)?;
    let set = field_set(reader, fields, at, "set", depth);
    let attr = reader.required(fields, at, "attr").and_then(|attr| read_combined(reader, attr, at));
    let min = reader.optional(fields, at, "min", Reader::integer);
    let max = reader.optional(fields, at, "max", Reader::integer);
    let max_share = reader.optional(fields, at, "max_share", Reader::fraction);
    let cover = reader.optional(fields, at, "cover", Reader::name);
    let table = reader.optional(fields, at, "table", read_table);
    Ok(Check::PerValue {
        set: set?.unwrap_or_default(),
        attr: attr?,
        min: min?,
        max: max?,
        max_share: max_share?,
        cover: cover?,
        table: table?.unwrap_or_default(),
    })
}

fn read_combined(reader: &mut Reader, json: &Json, at: &str) -> Read<Vec<String>> {
    let at = format!("{at}/attr");
    let attr = reader.names(json, &at)?;
    if attr.len() > MAX_COMBINED {
        reader.problem(ProblemKind::TooMany, at, format!("more than {MAX_COMBINED} attributes"));
        return Err(Refused);
    }
    Ok(attr)
}

fn read_table(reader: &mut Reader, json: &Json, at: &str) -> Read<BTreeMap<String, Bound>> {
    let codes: Vec<&str> =
        json.as_object().map(|fields| fields.keys().map(String::as_str).collect()).unwrap_or_default();
    let fields = reader.object(json, at, &codes)?;
    if fields.is_empty() || fields.len() > MAX_LENGTH {
        let kind = if fields.is_empty() { ProblemKind::Empty } else { ProblemKind::TooMany };
        reader.problem(kind, at.to_owned(), format!("expected between 1 and {MAX_LENGTH} values"));
        return Err(Refused);
    }
    reader.list(at, fields.len());
    let mut table = BTreeMap::new();
    for (code, bound) in fields {
        let at = format!("{at}/{code}");
        let fields = reader.object(bound, &at, &["min", "max"])?;
        let min = reader.optional(fields, &at, "min", Reader::integer);
        let max = reader.optional(fields, &at, "max", Reader::integer);
        table.insert(code.clone(), Bound { min: min?, max: max? });
    }
    Ok(table)
}

fn read_confirm(reader: &mut Reader, json: &Json, at: &str) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "by", "statement"])?;
    reader.required(fields, at, "by")?;
    let words = [
        ("applicant", Confirmer::Applicant),
        ("reviewer", Confirmer::Reviewer),
        ("registry", Confirmer::Registry),
    ];
    let by = reader.choice(fields, at, "by", &words);
    let statement = reader.required(fields, at, "statement");
    let statement = statement.and_then(|text| reader.name(text, &format!("{at}/statement")));
    Ok(Check::Confirm { by: by?.ok_or(Refused)?, statement: statement? })
}

fn read_checks(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Vec<Check>> {
    let fields = reader.object(json, at, &["kind", "checks"])?;
    let items = reader.required(fields, at, "checks")?;
    let at = format!("{at}/checks");
    let items = reader.some(items, &at)?;
    let mut checks = Vec::new();
    for (index, item) in items.iter().enumerate() {
        checks.extend(read_check(reader, item, &format!("{at}/{index}"), depth + 1));
    }
    if checks.len() == items.len() { Ok(checks) } else { Err(Refused) }
}

fn read_if(reader: &mut Reader, json: &Json, at: &str, depth: usize) -> Read<Check> {
    let fields = reader.object(json, at, &["kind", "when", "then", "else"])?;
    let mut branch = |name: &str| {
        reader.optional(fields, at, name, |reader, json, at| {
            read_check(reader, json, at, depth + 1).map(Box::new)
        })
    };
    let (when, then, otherwise) = (branch("when"), branch("then"), branch("else"));
    reader.required(fields, at, "when")?;
    reader.required(fields, at, "then")?;
    Ok(Check::If { when: when?.ok_or(Refused)?, then: then?.ok_or(Refused)?, otherwise: otherwise? })
}

fn field_set(reader: &mut Reader, fields: &Fields, at: &str, name: &str, depth: usize) -> Read<Option<Set>> {
    reader.optional(fields, at, name, |reader, json, at| {
        let fields = reader.object(json, at, &["over", "where", "sum"])?;
        let over = reader.optional(fields, at, "over", Reader::name);
        let filter =
            reader.optional(fields, at, "where", |reader, json, at| read_pred(reader, json, at, depth + 1));
        let sum = reader.optional(fields, at, "sum", Reader::name);
        if over.as_ref().is_ok_and(|over| over.as_deref().is_some_and(|over| over != MEMBERS)) {
            reader.pool_set(at);
        }
        Ok(Set { over: over?.unwrap_or_else(|| MEMBERS.to_owned()), filter: filter?, sum: sum? })
    })
}

fn field_pred(reader: &mut Reader, fields: &Fields, at: &str, name: &str, depth: usize) -> Read<Pred> {
    let json = reader.required(fields, at, name)?;
    read_pred(reader, json, &format!("{at}/{name}"), depth + 1)
}
