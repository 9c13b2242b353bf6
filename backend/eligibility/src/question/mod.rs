//! What a rule set leaves open although it reads as if it did not: "most", shares of small groups, who counts as a
//! member. Nothing is guessed; each question comes with its possible answers as whole rule sets to choose from.
//! A question is gone once it is answered: the rules then say so themselves or, where they could not, name the
//! ambiguity in [`Rule::answered`].

mod counting;
mod wording;
mod words;

pub(crate) use self::wording::COMPARABLE;

use serde::Serialize;

use crate::rule::{Ambiguity, Check, Rule, RuleSet};
use crate::schema::FactSchema;
use crate::value::Value;

/// Something to ask the organiser about one rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    pub kind: Ambiguity,
    /// Id of the rule.
    pub rule: String,
    /// JSON pointer of the place in the rule set.
    pub pointer: String,
    pub about: About,
    pub choices: Vec<Choice>,
}

/// What the question has to mention.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Nothing,
    /// The words that leave it open.
    Words(String),
    /// Another rule, by id.
    Rule(String),
    /// A group of that size would need so many; more than it has when `reachable` is false.
    Group {
        size: i64,
        needed: i64,
        reachable: bool,
    },
    /// Members with this value of an attribute.
    Value {
        attribute: String,
        value: Value,
    },
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    pub reading: Reading,
    /// The whole rule set once this is chosen.
    pub rules: RuleSet,
}

/// What an answer means.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The rule stays as it is, and says that this was asked.
    AsItStands,
    MoreThanHalf,
    /// The share is asked of groups of this size and larger ones.
    FromSize(i64),
    /// Who leads comes on top of the number of members.
    LeadApart,
    /// Nobody counts for both requirements.
    DifferentPeople,
    /// Others take up to so many places.
    CapOnOthers(i64),
    /// Nobody is refused for it.
    Advice,
    /// A reviewer decides about those who are not listed.
    ReviewerDecides,
    /// Another attribute with an age counts.
    OtherAge(String),
}

/// Every question a rule set leaves to ask, in the order of its rules.
pub fn questions(rules: &RuleSet, schema: &FactSchema) -> Vec<Question> {
    let mut found = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        let case = Case { rules, schema, index, rule };
        let asked = [
            counting::majority(&case),
            counting::small_group(&case),
            counting::lead(&case),
            counting::same_person(&case),
            wording::reserved(&case),
            wording::advice(&case),
            wording::open_list(&case),
            wording::age_day(&case),
        ];
        let open = asked.into_iter().flatten().filter(|question| !rule.answered.contains(&question.kind));
        found.extend(open);
    }
    found
}

/// A rule with its surroundings.
struct Case<'a> {
    rules: &'a RuleSet,
    schema: &'a FactSchema,
    index: usize,
    rule: &'a Rule,
}

impl Case<'_> {
    /// A question about this rule; leaving the rule as it is comes first among the answers.
    fn question(
        &self,
        kind: Ambiguity,
        pointer: String,
        about: About,
        others: Vec<(Reading, RuleSet)>,
    ) -> Question {
        let settled = self.with_rule(|rule| {
            rule.answered.insert(kind);
        });
        let all = [(Reading::AsItStands, settled)].into_iter().chain(others);
        let choices = all.map(|(reading, rules)| Choice { reading, rules }).collect();
        Question { kind, rule: self.rule.id.clone(), pointer, about, choices }
    }

    fn with_rule(&self, change: impl FnOnce(&mut Rule)) -> RuleSet {
        let mut rules = self.rules.clone();
        if let Some(rule) = rules.rules.get_mut(self.index) {
            change(rule);
        }
        rules
    }

    /// The rule set with one check of this rule changed.
    fn with_check(&self, pointer: &str, mut change: impl FnMut(&mut Check)) -> RuleSet {
        let at = self.pointer();
        self.with_rule(|rule| change_at(&mut rule.check, &at, pointer, &mut change))
    }

    fn pointer(&self) -> String {
        format!("/rules/{}/check", self.index)
    }

    /// The check of the rule and all checks within it, with their pointers.
    fn parts(&self) -> Vec<(String, &Check)> {
        let mut parts = Vec::new();
        collect(&self.rule.check, &self.pointer(), &mut parts);
        parts
    }
}

fn collect<'a>(check: &'a Check, at: &str, parts: &mut Vec<(String, &'a Check)>) {
    parts.push((at.to_owned(), check));
    match check {
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for (index, check) in checks.iter().enumerate() {
                collect(check, &format!("{at}/checks/{index}"), parts);
            }
        }
        Check::If { when, then, otherwise } => {
            collect(when, &format!("{at}/when"), parts);
            collect(then, &format!("{at}/then"), parts);
            if let Some(otherwise) = otherwise {
                collect(otherwise, &format!("{at}/else"), parts);
            }
        }
        _ => {}
    }
}

fn change_at(check: &mut Check, at: &str, wanted: &str, change: &mut dyn FnMut(&mut Check)) {
    if at == wanted {
        return change(check);
    }
    match check {
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for (index, check) in checks.iter_mut().enumerate() {
                change_at(check, &format!("{at}/checks/{index}"), wanted, change);
            }
        }
        Check::If { when, then, otherwise } => {
            change_at(when, &format!("{at}/when"), wanted, change);
            change_at(then, &format!("{at}/then"), wanted, change);
            if let Some(otherwise) = otherwise {
                change_at(otherwise, &format!("{at}/else"), wanted, change);
            }
        }
        _ => {}
    }
}
