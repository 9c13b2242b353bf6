//! When a question is asked: a predicate of the rule language over what is known of the registration or member, and
//! over answers to earlier questions, which it calls `answer.<code>`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use eligibility::schema::{Attribute, AttributeKind, Code, Local, Origin, Rigidity};
use eligibility::{
    Attributes, Check, CompiledRules, FactSchema, Facts, Pred, Rule, RuleSet, Value, VerdictStatus,
};
use serde::{Deserialize, Deserializer};
use serde_json::{Value as Json, json};

use super::{AnswerOf, Question, QuestionKind};
use crate::{EntryKind, FieldCode, FieldError, Text, fact_schema};

/// Where a condition stands in the rule that carries it through the engine.
const INSIDE: &str = "/rules/0/check/must";

/// What conditions call the answer to a question.
pub(super) fn attribute(code: &str) -> String {
    format!("answer.{code}")
}

/// Reads a condition strictly; every problem is named at its place below `at`.
pub fn read_condition(condition: &Json, at: &str) -> Result<Pred, Vec<FieldError>> {
    let carrier = json!({ "rules": [{ "id": "shown", "check": { "kind": "fact", "must": condition } }] });
    let read = RuleSet::parse(&carrier).map_err(|problems| at_condition(problems, at))?;
    match read.rules.into_iter().next().map(|rule| rule.check) {
        Some(Check::Fact { must }) => Ok(must),
        _ => Err(vec![FieldError::new(at, FieldCode::InvalidFormat, "write a condition")]),
    }
}

fn at_condition(problems: Vec<eligibility::Problem>, at: &str) -> Vec<FieldError> {
    let place = |problem: eligibility::Problem| {
        let pointer = problem.pointer.strip_prefix(INSIDE).unwrap_or_default();
        let detail = match problem.allowed.as_slice() {
            [] => problem.message,
            allowed => format!("{}; allowed: {}", problem.message, allowed.join(", ")),
        };
        FieldError::new(format!("{at}{pointer}"), FieldCode::InvalidFormat, detail)
    };
    problems.into_iter().map(place).collect()
}

/// Stored conditions were read strictly before they were stored.
pub(super) fn stored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Pred>, D::Error> {
    let Some(json) = Option::<Json>::deserialize(deserializer)? else { return Ok(None) };
    let wrong = |problems: Vec<FieldError>| {
        serde::de::Error::custom(problems.into_iter().map(|problem| problem.detail).collect::<String>())
    };
    read_condition(&json, "").map(Some).map_err(wrong)
}

fn carrier(condition: &Pred) -> RuleSet {
    RuleSet { rules: vec![Rule::required("shown", Check::Fact { must: condition.clone() })] }
}

/// What conditions may look at, growing question by question.
pub(super) struct Sight {
    schema: FactSchema,
    municipalities: Option<AttributeKind>,
}

impl Sight {
    /// What is known before anything is answered.
    pub fn of(entry: EntryKind, of: AnswerOf) -> Self {
        let whole = fact_schema(entry);
        let mut registration = whole.registration.clone();
        if of == AnswerOf::Member {
            registration.extend(whole.attributes("members").cloned().unwrap_or_default());
        }
        let municipalities = registration.get("municipality").map(|known| known.kind.clone());
        let schema = FactSchema { registration, groups: whole.groups.clone(), ..FactSchema::default() };
        Self { schema, municipalities }
    }

    /// Whether conditions can look at answers to it at all: one of a closed list, or a whole number.
    pub fn allows(question: &Question) -> bool {
        let mut sight = Self { schema: FactSchema::default(), municipalities: Some(AttributeKind::Text) };
        sight.add(question);
        sight.sees(&attribute(&question.code))
    }

    /// Lets later conditions see the answer, if they can look at it.
    pub fn add(&mut self, question: &Question) {
        let kind = match &question.kind {
            QuestionKind::Choice { options } => AttributeKind::Code { codes: codes(options), open: false },
            QuestionKind::Choices { options, .. } => {
                AttributeKind::CodeSet { codes: codes(options), open: false }
            }
            QuestionKind::YesNo {} => AttributeKind::Bool { yes: None, no: None },
            QuestionKind::Number { decimals: 0, .. } => AttributeKind::Int,
            QuestionKind::Municipality {} => match &self.municipalities {
                Some(kind) => kind.clone(),
                None => return,
            },
            _ => return,
        };
        let seen = Attribute {
            kind,
            label: local(&question.label),
            rigidity: Rigidity::Rigid,
            origin: Origin::Asked,
            sensitive: false,
            place: None,
        };
        self.schema.registration.insert(attribute(&question.code), seen);
    }

    pub fn sees(&self, attribute: &str) -> bool {
        self.schema.registration.contains_key(attribute)
    }

    /// What the rule language has against a condition.
    pub fn problems(&self, condition: &Pred, at: &str) -> Vec<FieldError> {
        at_condition(carrier(condition).check_types(&self.schema), at)
    }

    /// Of which of them the condition holds, may hold, or does not.
    pub fn shown_to<'a>(
        &self,
        condition: &Pred,
        known: impl Iterator<Item = &'a Attributes>,
    ) -> Vec<VerdictStatus> {
        let rules = carrier(condition);
        let compiled = CompiledRules::new(&rules, &self.schema);
        known
            .map(|attributes| {
                let facts = Facts { registration: attributes.clone(), ..Facts::default() };
                compiled.read(&facts).status()
            })
            .collect()
    }
}

/// An answer as conditions see it.
pub(super) fn fact(kind: &QuestionKind, value: &Json) -> Option<Value> {
    match (kind, value) {
        (QuestionKind::YesNo {}, Json::Bool(value)) => Some(Value::Bool(*value)),
        (QuestionKind::Number { decimals: 0, .. }, Json::Number(value)) => value.as_i64().map(Value::Int),
        (QuestionKind::Choice { .. } | QuestionKind::Municipality {}, Json::String(code)) => {
            Some(Value::Code(code.clone()))
        }
        (QuestionKind::Choices { .. }, Json::Array(chosen)) => {
            Some(Value::Codes(chosen.iter().filter_map(Json::as_str).map(str::to_owned).collect()))
        }
        _ => None,
    }
}

/// Each attribute that a condition names, with its place inside the condition.
pub(super) fn named<'p>(condition: &'p Pred, at: &str, found: &mut Vec<(String, &'p str)>) {
    match condition {
        Pred::Is { attr, .. }
        | Pred::In { attr, .. }
        | Pred::InGroup { attr, .. }
        | Pred::Between { attr, .. }
        | Pred::Has { attr } => found.push((format!("{at}/attr"), attr)),
        Pred::SameAs { attr, other } => {
            found.push((format!("{at}/attr"), attr));
            found.push((format!("{at}/as"), other));
        }
        Pred::All { of } | Pred::Any { of } => {
            for (position, part) in of.iter().enumerate() {
                named(part, &format!("{at}/of/{position}"), found);
            }
        }
        Pred::Not { of } => named(of, &format!("{at}/of"), found),
    }
}

fn codes(options: &[super::ChoiceOption]) -> BTreeMap<String, Code> {
    let code = |option: &super::ChoiceOption| {
        (option.code.clone(), Code { name: local(&option.label), phrase: None })
    };
    options.iter().map(code).collect()
}

fn local(text: &Text) -> Local {
    let say =
        |language| Cow::Owned(text.resolve(language).map(|(text, _)| text.to_owned()).unwrap_or_default());
    Local { et: say(crate::Language::Et), en: say(crate::Language::En), ru: say(crate::Language::Ru) }
}
