//! Which facts would help: assignments of attributes read off the rules. A wish names only what some rule looks
//! at, so a fix built from wishes asks for nothing that does not matter.

use std::collections::{BTreeMap, BTreeSet};

use super::everybody::Everybody;
use super::sources::Sources;
use super::work::{WISHES, Work};
use crate::facts::Facts;
use crate::program::{World, truth};
use crate::rule::{MEMBERS, Pred, RuleSet};
use crate::schema::{Attribute, AttributeKind, FactSchema, Origin};
use crate::value::Value;
use crate::weight;

/// Values of a few attributes.
pub(super) type Wish = BTreeMap<String, Value>;

/// Assignments kept for one predicate.
const PER_PRED: usize = 24;
/// Kinds of member considered altogether.
const KINDS: usize = 120;
/// New values tried for an attribute whose values should differ.
const FRESH: usize = 4;
/// Values named from which the same one is looked up.
const ALIKE: usize = 2;

pub(super) struct Wishes {
    pub(super) members: Vec<Wish>,
    pub(super) registration: Vec<Wish>,
    /// There may be more: too much is told apart to name it all.
    pub(super) cut: bool,
}

impl Wishes {
    pub(super) fn of(rules: &RuleSet, sources: &Sources, facts: &Facts, world: &World) -> Self {
        let (schema, work) = (world.schema, &Work::new(WISHES));
        let for_members = Reader { schema, facts, over: MEMBERS, world, work };
        let for_registration = Reader { schema, facts, over: "registrations", world, work };
        let mut groups: Vec<Vec<Wish>> =
            sources.members.iter().map(|pred| for_members.both_ways(pred)).collect();
        groups.extend(sources.values.iter().map(|name| for_members.values_of(name)));
        let amounts = sources.amounts(facts);
        groups.extend(
            amounts.into_iter().map(|(name, amounts)| {
                for_members.single(name, amounts.into_iter().map(Value::Int).collect())
            }),
        );
        let mut facts_wanted: Vec<Vec<Wish>> =
            sources.registration.iter().map(|pred| for_registration.both_ways(pred)).collect();
        facts_wanted.extend(sources.linked.iter().map(|(attr, other)| {
            let mut values = for_members.present(attr);
            values.extend(for_registration.others(other, &values));
            for_registration.single(other, values)
        }));
        let [of_members, of_registration] = [Work::new(WISHES), Work::new(WISHES)];
        let (mut members, mut registration) =
            (combine(groups, &of_members), combine(facts_wanted, &of_registration));
        let everybody = Everybody::of(rules, sources, facts, world);
        let cut = everybody.is_none();
        if let Some(everybody) = everybody {
            members.extend(everybody.members);
            registration.extend(everybody.registrations);
        }
        Self { members, registration, cut }
    }
}

/// Every way to take one wish of some of the groups, the empty wish first.
fn combine(groups: Vec<Vec<Wish>>, work: &Work) -> Vec<Wish> {
    let mut kinds = vec![Wish::new()];
    let mut known = BTreeSet::from([Wish::new()]);
    let mut met = BTreeSet::new();
    for group in groups.into_iter().filter(|group| met.insert(group.clone())) {
        let before = kinds.clone();
        for wish in &group {
            for kind in before.iter().take_while(|_| work.spend(10)).flat_map(|kind| merge(kind, wish)) {
                if kinds.len() < KINDS && known.insert(kind.clone()) {
                    kinds.push(kind);
                }
            }
        }
        if kinds.len() >= KINDS {
            break;
        }
    }
    kinds.sort_by_key(BTreeMap::len);
    kinds
}

/// Both wishes at once. Code sets are united; where other values differ, either may do for both.
fn merge(one: &Wish, other: &Wish) -> Vec<Wish> {
    let (first, second) = (over(one, other), over(other, one));
    if first == second { vec![first] } else { vec![first, second] }
}

fn over(one: &Wish, other: &Wish) -> Wish {
    let mut both = other.clone();
    for (name, value) in one {
        let united = match (value, other.get(name)) {
            (Value::Codes(codes), Some(Value::Codes(more))) => {
                Value::Codes(codes.iter().chain(more).cloned().collect::<BTreeSet<_>>().into_iter().collect())
            }
            _ => value.clone(),
        };
        both.insert(name.clone(), united);
    }
    both
}

/// Reads wishes off predicates, with the schema's codes and the facts at hand.
struct Reader<'a> {
    schema: &'a FactSchema,
    facts: &'a Facts,
    over: &'a str,
    world: &'a World<'a>,
    work: &'a Work,
}

impl Reader<'_> {
    fn both_ways(&self, pred: &Pred) -> Vec<Wish> {
        let mut wishes = self.holds(pred, true);
        wishes.extend(self.holds(pred, false));
        wishes
    }

    /// Assignments under which the predicate is known to hold, or known to fail.
    fn holds(&self, pred: &Pred, wanted: bool) -> Vec<Wish> {
        let mut wishes = match pred {
            Pred::Not { of } => self.holds(of, !wanted),
            Pred::All { of } if wanted => self.all(of, wanted),
            Pred::Any { of } if !wanted => self.all(of, wanted),
            Pred::All { of } | Pred::Any { of } => {
                of.iter().flat_map(|pred| self.holds(pred, wanted)).collect()
            }
            Pred::Is { attr, value } if wanted => self.single(attr, vec![self.whole(attr, value)]),
            Pred::In { attr, values } if wanted => {
                self.single(attr, values.iter().map(|value| self.whole(attr, value)).collect())
            }
            Pred::Is { attr, value } => self.single(attr, self.others(attr, std::slice::from_ref(value))),
            Pred::In { attr, values } => self.single(attr, self.others(attr, values)),
            Pred::InGroup { attr, group } => {
                let codes = self.schema.groups.get(group).map(|group| &group.codes);
                let codes: Vec<Value> =
                    codes.into_iter().flatten().map(|code| Value::Code(code.clone())).collect();
                self.single(
                    attr,
                    if wanted { self.present_first(attr, codes) } else { self.others(attr, &codes) },
                )
            }
            Pred::Between { attr, min: None, max: None } if wanted => self.values_of(attr),
            Pred::Between { attr, min, max } if wanted => {
                self.single(attr, min.iter().chain(max).cloned().collect())
            }
            Pred::Between { attr, min, max } => self.single(attr, outside(min.as_ref(), max.as_ref())),
            Pred::SameAs { attr, other } => {
                let Some(value) = self.facts.registration.get(other) else { return self.values_of(attr) };
                let value = vec![value.clone()];
                self.single(attr, if wanted { value } else { self.others(attr, &value) })
            }
            Pred::Has { attr } if wanted => self.values_of(attr),
            Pred::Has { attr } => self.single(attr, vec![Value::Absent]),
        };
        wishes.truncate(PER_PRED);
        wishes
    }

    fn all(&self, preds: &[Pred], wanted: bool) -> Vec<Wish> {
        let mut wishes = vec![Wish::new()];
        for (place, pred) in preds.iter().enumerate() {
            let next = self.holds(pred, wanted);
            let fits = |wish: &Wish| {
                let mut so_far = preds.iter().take(place + 1);
                so_far.all(|pred| truth(pred, wish, self.over, self.world) != Some(!wanted))
            };
            let cost = preds.iter().take(place + 1).map(weight::pred).sum();
            let mut longer = Vec::new();
            for wish in wishes.iter().flat_map(|one| next.iter().flat_map(|other| merge(one, other))) {
                if longer.len() >= PER_PRED || !self.work.spend(cost) {
                    break;
                }
                if fits(&wish) && !longer.contains(&wish) {
                    longer.push(wish);
                }
            }
            wishes = longer;
        }
        wishes
    }

    /// Values an attribute could take: those that occur, and a few that do not.
    fn values_of(&self, attr: &str) -> Vec<Wish> {
        let present = self.present(attr);
        let mut values = self.others(attr, &present);
        values.truncate(FRESH);
        values.extend(present);
        self.single(attr, values)
    }

    fn present(&self, attr: &str) -> Vec<Value> {
        let values = self.facts.members.iter().filter_map(|member| member.attributes.get(attr)).cloned();
        values.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn present_first(&self, attr: &str, mut values: Vec<Value>) -> Vec<Value> {
        let present = self.present(attr);
        values.sort_by_key(|value| !present.contains(value));
        values.truncate(FRESH);
        values
    }

    /// Known values other than these.
    fn others(&self, attr: &str, these: &[Value]) -> Vec<Value> {
        let mut values: Vec<Value> = match self.attribute(attr).map(|known| &known.kind) {
            Some(AttributeKind::Code { codes, .. }) => {
                codes.keys().map(|code| Value::Code(code.clone())).collect()
            }
            Some(AttributeKind::CodeSet { codes, .. }) => {
                let single = codes.keys().map(|code| Value::Codes(vec![code.clone()]));
                let several = [Vec::new(), codes.keys().take(FRESH).cloned().collect()].map(Value::Codes);
                several.into_iter().chain(single).collect()
            }
            Some(AttributeKind::Bool { .. }) => vec![Value::Bool(true), Value::Bool(false)],
            Some(AttributeKind::Int) => (0..16).map(Value::Int).collect(),
            Some(AttributeKind::Text | AttributeKind::Date) | None => Vec::new(),
        };
        values.retain(|value| !these.iter().any(|other| other.holds(value)));
        values.truncate(FRESH);
        values
    }

    /// A literal as a value of the attribute: one code of a code set is a set of one.
    fn whole(&self, attr: &str, value: &Value) -> Value {
        match (self.attribute(attr).map(|known| &known.kind), value.as_str()) {
            (Some(AttributeKind::CodeSet { .. }), Some(code)) => Value::Codes(vec![code.to_owned()]),
            _ => value.clone(),
        }
    }

    fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.schema.attributes(self.over).and_then(|known| known.get(name))
    }

    /// Ways to give an attribute each of the values. Nobody sets what is recorded; what is looked up follows from the
    /// attribute it is looked up from.
    fn single(&self, attr: &str, values: Vec<Value>) -> Vec<Wish> {
        match self.attribute(attr).map(|known| &known.origin) {
            Some(Origin::Recorded) => Vec::new(),
            Some(Origin::Derived { from, table }) => {
                let codes = values.iter().flat_map(|value| sources_of(value, table));
                codes.map(|code| Wish::from([(from.clone(), code)])).collect()
            }
            Some(Origin::Asked) | None => {
                values.into_iter().map(|value| Wish::from([(attr.to_owned(), value)])).collect()
            }
        }
    }
}

/// Values from which this one is looked up.
fn sources_of(value: &Value, table: &BTreeMap<String, String>) -> Vec<Value> {
    if *value == Value::Absent {
        return vec![Value::Absent];
    }
    let leading = table.iter().filter(|(_, target)| Some(target.as_str()) == value.as_str());
    leading.take(ALIKE).map(|(code, _)| Value::Code(code.clone())).collect()
}

/// The nearest numbers or days beyond a bound. Numbers of things are never negative.
fn outside(min: Option<&Value>, max: Option<&Value>) -> Vec<Value> {
    let below = match min {
        Some(Value::Int(min)) => min.checked_sub(1).filter(|below| *below >= 0).map(Value::Int),
        Some(Value::Date(min)) => min.pred_opt().map(Value::Date),
        _ => None,
    };
    let above = match max {
        Some(Value::Int(max)) => max.checked_add(1).map(Value::Int),
        Some(Value::Date(max)) => max.succ_opt().map(Value::Date),
        _ => None,
    };
    below.into_iter().chain(above).collect()
}
