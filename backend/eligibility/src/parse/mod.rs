//! Reads rule sets from JSON, strictly: every field is known, every value has its type, every size is bounded.
//! Each problem names its place by JSON pointer and, where the choice is closed, what is allowed there.
//! Whether attributes and codes exist is not judged here: that needs a fact schema and is `RuleSet::check_types`.

mod check;
mod pred;
mod problem;
mod reader;

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

pub use self::problem::{Problem, ProblemKind};
pub(crate) use self::reader::escape;
use self::reader::{Read, Reader, Refused};
use crate::rule::{Ambiguity, Effect, Rule, RuleSet, Scope, Titles};

/// Rules in one set.
pub const MAX_RULES: usize = 100;
/// Nesting of checks and predicates within one rule.
pub const MAX_DEPTH: usize = 12;
/// Checks and predicates in a whole rule set.
pub const MAX_ATOMS: usize = 1000;
/// Values listed in a whole rule set.
pub const MAX_VALUES: usize = 5000;
/// Sets in a whole rule set that range over another collection than the members: pools are large.
pub const MAX_POOL_SETS: usize = 20;
/// Attributes whose combinations `per_value` tells apart.
pub const MAX_COMBINED: usize = 3;
/// Codes in one list, characters in one identifier or title.
pub const MAX_LENGTH: usize = 500;

impl RuleSet {
    /// Reads `{"rules": [...]}`, reporting every problem found rather than the first.
    pub fn parse(json: &Json) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::default();
        let rules = read_rule_set(&mut reader, json);
        match rules {
            Ok(rules) if reader.problems.is_empty() => Ok(Self { rules }),
            _ => Err(reader.problems),
        }
    }
}

impl<'de> Deserialize<'de> for RuleSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&Json::deserialize(deserializer)?).map_err(first_problem)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        let mut reader = Reader::default();
        match read_rule(&mut reader, &json, "") {
            Ok(rule) if reader.problems.is_empty() => Ok(rule),
            _ => Err(first_problem(reader.problems)),
        }
    }
}

fn first_problem<E: serde::de::Error>(problems: Vec<Problem>) -> E {
    match problems.into_iter().next() {
        Some(problem) => E::custom(format_args!("{}: {}", problem.pointer, problem.message)),
        None => E::custom("not a rule"),
    }
}

fn read_rule_set(reader: &mut Reader, json: &Json) -> Read<Vec<Rule>> {
    let fields = reader.object(json, "", &["rules"])?;
    let list = reader.required(fields, "", "rules")?;
    let items = reader.array(list, "/rules", MAX_RULES)?;
    let mut seen = BTreeSet::new();
    let mut rules = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = format!("/rules/{index}");
        let rule = read_rule(reader, item, &at);
        if let Ok(rule) = rule {
            if !seen.insert(rule.id.clone()) {
                let message = format!("the id {:?} is used twice", rule.id);
                reader.problem(ProblemKind::Duplicate, format!("{at}/id"), message);
            }
            rules.push(rule);
        }
    }
    if rules.len() == items.len() { Ok(rules) } else { Err(Refused) }
}

fn read_rule(reader: &mut Reader, json: &Json, at: &str) -> Read<Rule> {
    let fields = reader.object(json, at, &["id", "title", "scope", "effect", "check", "answered"])?;
    let id = reader.required(fields, at, "id").and_then(|id| reader.name(id, &format!("{at}/id")));
    let title = reader.optional(fields, at, "title", read_titles);
    let scope =
        reader.choice(fields, at, "scope", &[("registration", Scope::Registration), ("pool", Scope::Pool)]);
    let effect = reader.choice(
        fields,
        at,
        "effect",
        &[
            ("require", Effect::Require),
            ("waitlist", Effect::Waitlist),
            ("advise", Effect::Advise),
            ("classify", Effect::Classify),
        ],
    );
    let check = reader.required(fields, at, "check");
    let check = check.and_then(|check| check::read_check(reader, check, &format!("{at}/check"), 1));
    let answered = reader.optional(fields, at, "answered", read_answered);
    Ok(Rule {
        id: id?,
        title: title?,
        scope: scope?.unwrap_or_default(),
        effect: effect?.unwrap_or_default(),
        check: check?,
        answered: answered?.unwrap_or_default(),
    })
}

fn read_answered(reader: &mut Reader, json: &Json, at: &str) -> Read<BTreeSet<Ambiguity>> {
    let items = reader.array(json, at, Ambiguity::ALL.len())?;
    let each = items.iter().enumerate();
    each.map(|(index, item)| reader.word(item, &format!("{at}/{index}"), "ambiguity", &Ambiguity::ALL))
        .collect()
}

fn read_titles(reader: &mut Reader, json: &Json, at: &str) -> Read<Titles> {
    let fields = reader.object(json, at, &["et", "en", "ru"])?;
    let mut text = |language: &str| reader.optional(fields, at, language, Reader::name);
    let (et, en, ru) = (text("et"), text("en"), text("ru"));
    Ok(Titles { et: et?, en: en?, ru: ru? })
}
