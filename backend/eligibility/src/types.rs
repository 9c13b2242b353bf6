//! Whether a rule set fits a fact schema: every collection, attribute, code and group exists, every literal has its
//! attribute's type, and no lower bound lies above its upper bound. Run before publishing; the evaluator itself
//! copes with anything.

use crate::parse::{Problem, ProblemKind};
use crate::rule::{Bound, Check, Frac, MEMBERS, Pred, RuleSet, Scope, Set};
use crate::schema::{Attribute, AttributeKind, FactSchema};
use crate::value::Value;

impl RuleSet {
    /// Every problem with its place in the rule set's JSON.
    pub fn check_types(&self, schema: &FactSchema) -> Vec<Problem> {
        let mut typing = Typing { schema, scope: Scope::default(), problems: Vec::new() };
        for (index, rule) in self.rules.iter().enumerate() {
            typing.scope = rule.scope;
            typing.check(&rule.check, &format!("/rules/{index}/check"));
        }
        typing.problems
    }
}

const REGISTRATIONS: &str = "registrations";

struct Typing<'a> {
    schema: &'a FactSchema,
    /// Of the rule that is looked at.
    scope: Scope,
    problems: Vec<Problem>,
}

impl<'a> Typing<'a> {
    fn problem(&mut self, kind: ProblemKind, pointer: String, message: &str) {
        self.problems.push(Problem::new(kind, pointer, message.to_owned()));
    }

    fn unknown<'n>(
        &mut self,
        kind: ProblemKind,
        pointer: String,
        what: &str,
        allowed: impl Iterator<Item = &'n String>,
    ) {
        let allowed = allowed.cloned().collect();
        self.problems.push(Problem { allowed, ..Problem::new(kind, pointer, format!("unknown {what}")) });
    }

    fn check(&mut self, check: &Check, at: &str) {
        match check {
            Check::Count { set, min, max } => {
                self.set(set, &format!("{at}/set"));
                self.bound(Bound { min: *min, max: *max }, at);
            }
            Check::Share { part, of, min, max } => {
                self.two_sets([("part", part), ("of", of)], (*min, *max), at);
                self.at_most_whole(*min, &format!("{at}/min"));
                self.at_most_whole(*max, &format!("{at}/max"));
            }
            Check::Ratio { left, right, min, max } => {
                self.two_sets([("left", left), ("right", right)], (*min, *max), at);
            }
            Check::Every { set, must } => {
                self.set(set, &format!("{at}/set"));
                self.pred(must, &set.over, &format!("{at}/must"));
            }
            Check::Distinct { set, attr, min, max } => {
                self.set(set, &format!("{at}/set"));
                self.attribute(attr, &set.over, format!("{at}/attr"));
                self.bound(Bound { min: *min, max: *max }, at);
            }
            Check::PerValue { set, .. } => {
                self.set(set, &format!("{at}/set"));
                self.per_value(check, at);
            }
            Check::Fact { must } => self.pred(must, REGISTRATIONS, &format!("{at}/must")),
            Check::Confirm { .. } => {}
            Check::AllOf { .. } | Check::AnyOf { .. } | Check::If { .. } => self.compound(check, at),
        }
    }

    fn two_sets(&mut self, sets: [(&str, &Set); 2], bounds: (Option<Frac>, Option<Frac>), at: &str) {
        for (name, set) in sets {
            self.set(set, &format!("{at}/{name}"));
        }
        self.fractions(bounds.0, bounds.1, at);
    }

    fn compound(&mut self, check: &Check, at: &str) {
        match check {
            Check::AllOf { checks } | Check::AnyOf { checks } => {
                for (index, check) in checks.iter().enumerate() {
                    self.check(check, &format!("{at}/checks/{index}"));
                }
            }
            Check::If { when, then, otherwise } => {
                let branches = [("when", Some(when)), ("then", Some(then)), ("else", otherwise.as_ref())];
                for (name, branch) in branches {
                    if let Some(branch) = branch {
                        self.check(branch, &format!("{at}/{name}"));
                    }
                }
            }
            _ => {}
        }
    }

    fn per_value(&mut self, check: &Check, at: &str) {
        let Check::PerValue { set, attr, min, max, max_share, cover, table } = check else { return };
        for (index, name) in attr.iter().enumerate() {
            self.attribute(name, &set.over, format!("{at}/attr/{index}"));
        }
        self.bound_of(Bound { min: *min, max: *max }, at);
        self.at_most_whole(*max_share, &format!("{at}/max_share"));
        if attr.len() > 1 && (cover.is_some() || !table.is_empty()) {
            let message = "cover and table need exactly one attribute";
            self.problem(ProblemKind::NotAllowed, format!("{at}/attr"), message);
        }
        if let Some(group) = cover {
            self.group(group, format!("{at}/cover"));
        }
        if [min, max].iter().all(|bound| bound.is_none())
            && max_share.is_none()
            && cover.is_none()
            && table.is_empty()
        {
            let message = "expected min, max, max_share, cover or table";
            self.problem(ProblemKind::Missing, at.to_owned(), message);
        }
        for (code, bound) in table {
            self.bound(*bound, &format!("{at}/table/{code}"));
            if let Some(known) = attr.first().and_then(|name| self.find(name, &set.over)) {
                self.literal(known, &Value::Code(code.clone()), format!("{at}/table/{code}"));
            }
        }
    }

    fn set(&mut self, set: &Set, at: &str) {
        if self.scope == Scope::Pool && set.over == MEMBERS {
            let message = "a rule over the pool counts registrations; members belong to one of them";
            let allowed =
                self.schema.collections.keys().filter(|name| name.starts_with(REGISTRATIONS)).cloned();
            let problem = Problem::new(ProblemKind::NotAllowed, format!("{at}/over"), message.to_owned());
            self.problems.push(Problem { allowed: allowed.collect(), ..problem });
        }
        if self.schema.attributes(&set.over).is_none() {
            let known = self.schema.collections.keys();
            let what = format!("collection {:?}", set.over);
            self.unknown(ProblemKind::UnknownName, format!("{at}/over"), &what, known);
            return;
        }
        if let Some(filter) = &set.filter {
            self.pred(filter, &set.over, &format!("{at}/where"));
        }
        let Some(sum) = &set.sum else { return };
        let at = format!("{at}/sum");
        if self.attribute(sum, &set.over, at.clone()).is_some_and(|known| known.kind != AttributeKind::Int) {
            self.problem(ProblemKind::WrongType, at, &format!("{sum:?} is not a whole number"));
        }
    }

    fn find(&self, name: &str, over: &str) -> Option<&'a Attribute> {
        self.schema.attributes(over)?.get(name)
    }

    fn attribute(&mut self, name: &str, over: &str, at: String) -> Option<&'a Attribute> {
        let found = self.find(name, over);
        if let (None, Some(known)) = (found, self.schema.attributes(over)) {
            self.unknown(ProblemKind::UnknownName, at, &format!("attribute {name:?}"), known.keys());
        }
        found
    }

    fn group(&mut self, group: &str, at: String) {
        if !self.schema.groups.contains_key(group) {
            let known = self.schema.groups.keys();
            self.unknown(ProblemKind::UnknownName, at, &format!("group {group:?}"), known);
        }
    }

    fn pred(&mut self, pred: &Pred, over: &str, at: &str) {
        let attr = |typing: &mut Self, name: &str| typing.attribute(name, over, format!("{at}/attr"));
        match pred {
            Pred::Is { attr: name, value } => {
                if let Some(known) = attr(self, name) {
                    self.literal(known, value, format!("{at}/value"));
                }
            }
            Pred::In { attr: name, values } => {
                let Some(known) = attr(self, name) else { return };
                for (index, value) in values.iter().enumerate() {
                    self.literal(known, value, format!("{at}/values/{index}"));
                }
            }
            Pred::InGroup { attr: name, group } => {
                attr(self, name);
                self.group(group, format!("{at}/group"));
            }
            Pred::Between { attr: name, min, max } => {
                let known = attr(self, name);
                self.between(known, min.as_ref(), max.as_ref(), at);
            }
            Pred::SameAs { attr: name, other } => {
                attr(self, name);
                if self.find(other, over).is_none() {
                    self.attribute(other, REGISTRATIONS, format!("{at}/as"));
                }
            }
            Pred::Has { attr: name } => {
                attr(self, name);
            }
            Pred::All { of } | Pred::Any { of } => {
                for (index, pred) in of.iter().enumerate() {
                    self.pred(pred, over, &format!("{at}/of/{index}"));
                }
            }
            Pred::Not { of } => self.pred(of, over, &format!("{at}/of")),
        }
    }

    fn between(&mut self, known: Option<&Attribute>, min: Option<&Value>, max: Option<&Value>, at: &str) {
        if min.is_none() && max.is_none() {
            self.problem(ProblemKind::Missing, at.to_owned(), "expected min, max or both");
        }
        if let (Some(low), Some(high)) = (min, max)
            && low.compare(high).is_none_or(std::cmp::Ordering::is_gt)
        {
            self.problem(ProblemKind::Contradiction, format!("{at}/min"), "min is above max");
        }
        let Some(known) = known else { return };
        if !matches!(known.kind, AttributeKind::Int | AttributeKind::Date) {
            let message = "only whole numbers and dates have bounds";
            self.problem(ProblemKind::NotAllowed, format!("{at}/attr"), message);
            return;
        }
        for (name, value) in [("min", min), ("max", max)] {
            if let Some(value) = value {
                self.literal(known, value, format!("{at}/{name}"));
            }
        }
    }

    fn literal(&mut self, known: &Attribute, value: &Value, at: String) {
        let (fits, wanted) = match &known.kind {
            AttributeKind::Code { codes, open } | AttributeKind::CodeSet { codes, open } => {
                let listed = |code: &str| *open || codes.contains_key(code);
                if let Some(code) = value.as_str().filter(|code| !listed(code)) {
                    let what = format!("code {code:?}");
                    return self.unknown(ProblemKind::UnknownCode, at, &what, codes.keys());
                }
                (value.as_str().is_some(), "a code")
            }
            AttributeKind::Text => (value.as_str().is_some(), "a text"),
            AttributeKind::Bool { .. } => (matches!(value, Value::Bool(_)), "true or false"),
            AttributeKind::Int => (matches!(value, Value::Int(_)), "a whole number"),
            AttributeKind::Date => (matches!(value, Value::Date(_)), "a date (YYYY-MM-DD)"),
        };
        if !fits {
            self.problem(ProblemKind::WrongType, at, &format!("expected {wanted}"));
        }
    }

    fn bound(&mut self, bound: Bound, at: &str) {
        if bound == Bound::default() {
            self.problem(ProblemKind::Missing, at.to_owned(), "expected min, max or both");
        }
        self.bound_of(bound, at);
    }

    fn bound_of(&mut self, bound: Bound, at: &str) {
        if let Bound { min: Some(min), max: Some(max) } = bound
            && min > max
        {
            let message = format!("min {min} is above max {max}");
            self.problem(ProblemKind::Contradiction, format!("{at}/min"), &message);
        }
        for (name, value) in [("min", bound.min), ("max", bound.max)] {
            if value.is_some_and(|value| value < 0) {
                let message = "a number of things is never negative";
                self.problem(ProblemKind::OutOfRange, format!("{at}/{name}"), message);
            }
        }
    }

    fn fractions(&mut self, min: Option<Frac>, max: Option<Frac>, at: &str) {
        match (min, max) {
            (None, None) => self.problem(ProblemKind::Missing, at.to_owned(), "expected min, max or both"),
            (Some(Frac(top, bottom)), Some(Frac(high, below)))
                if u64::from(top) * u64::from(below) > u64::from(high) * u64::from(bottom) =>
            {
                self.problem(ProblemKind::Contradiction, format!("{at}/min"), "min is above max");
            }
            _ => {}
        }
    }

    fn at_most_whole(&mut self, frac: Option<Frac>, at: &str) {
        if frac.is_some_and(|Frac(top, bottom)| top > bottom) {
            self.problem(ProblemKind::OutOfRange, at.to_owned(), "a part is at most the whole");
        }
    }
}
