//! The facts as checks see them: collections by name, each with how it can still grow.

use super::span::{Growth, MANY, Span};
use super::truth::{Subject, Truth};
use eligibility::facts::{Attributes, Facts, Item};
use eligibility::rule::{MEMBERS, RuleSet, Set};
use eligibility::schema::FactSchema;
use eligibility::value::Value;
use eligibility::verdict::Missing;

pub(super) struct Scene<'a> {
    pub(super) schema: &'a FactSchema,
    pub(super) facts: &'a Facts,
    /// This registration as an item of the pool.
    own: Item,
    /// How many members may still join.
    room: i128,
}

/// An item of a set with how certainly it belongs there.
pub(super) struct Counted<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) id: &'a str,
    /// Never `No`: such items are left out.
    pub(super) belongs: Truth,
}

/// The items that are or may be in a set.
pub(super) struct Gathered<'a> {
    pub(super) items: Vec<Counted<'a>>,
    pub(super) missing: Vec<Missing>,
    pub(super) growth: Growth,
    /// In a pool: whether this registration itself may be in the set, and so can break a maximum.
    pub(super) concerned: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(rules: &RuleSet, schema: &'a FactSchema, facts: &'a Facts) -> Self {
        let own = Item { id: facts.registration_id.clone(), attributes: facts.registration.clone() };
        let present = i128::try_from(facts.members.len()).unwrap_or(MANY);
        let largest = eligibility::team_size(rules).and_then(|size| size.max).map_or(MANY, i128::from);
        Self { schema, facts, own, room: (largest - present).max(0) }
    }

    pub(super) fn registration(&'a self) -> Subject<'a> {
        self.subject(None, &self.own, "registrations")
    }

    fn subject(&'a self, id: Option<&'a str>, item: &'a Item, collection: &str) -> Subject<'a> {
        Subject {
            id,
            facts: &item.attributes,
            declared: self.schema.attributes(collection),
            schema: self.schema,
            registration: &self.facts.registration,
        }
    }

    fn collection(&'a self, name: &str) -> (Vec<&'a Item>, Growth) {
        match name {
            MEMBERS if self.facts.may_join => (self.facts.members.iter().collect(), Growth::Room(self.room)),
            MEMBERS => (self.facts.members.iter().collect(), Growth::Closed),
            "registrations" => {
                let others = self.facts.pool.iter().filter(|item| item.id != self.own.id);
                (others.chain([&self.own]).collect(), Growth::Filling)
            }
            "registrations.members" => {
                let others = self.facts.collections.get(name).into_iter().flatten();
                (others.chain(&self.facts.members).collect(), Growth::Filling)
            }
            _ => match self.facts.collections.get(name) {
                Some(items) => (items.iter().collect(), Growth::Closed),
                None => (Vec::new(), Growth::Room(MANY)),
            },
        }
    }

    pub(super) fn gather(&'a self, set: &'a Set) -> Gathered<'a> {
        let (all, growth) = self.collection(&set.over);
        let mut gathered = Gathered { items: Vec::new(), missing: Vec::new(), growth, concerned: false };
        for item in all {
            let subject = self.subject(Some(&item.id), item, &set.over);
            let belongs = match &set.filter {
                None => Truth::Yes,
                Some(filter) => subject.truth(filter, &mut gathered.missing),
            };
            if belongs != Truth::No {
                gathered.concerned |= self.is_own(&item.id, &item.attributes, &set.over);
                gathered.items.push(Counted { subject, id: &item.id, belongs });
            }
        }
        gathered
    }

    /// Whether an item of a pool collection is this registration or one of its members.
    pub(super) fn is_own(&self, id: &str, attributes: &Attributes, collection: &str) -> bool {
        match collection {
            "registrations" => id == self.own.id,
            // Ids of members are unique within a registration only, so the item itself is compared.
            _ => {
                self.facts.members.iter().any(|member| std::ptr::eq(&raw const member.attributes, attributes))
            }
        }
    }
}

impl<'a> Counted<'a> {
    /// What the item adds to a quantity: one, or its amount. Unknown amounts are anything from nought up.
    pub(super) fn weight(&self, set: &'a Set, missing: &mut Vec<Missing>) -> Span {
        let Some(attribute) = &set.sum else { return Span::new(1, 1) };
        match self.subject.get(attribute) {
            Ok(value) => match *value {
                Value::Int(amount) => Span::new(amount.into(), amount.into()),
                _ => Span::new(0, 0),
            },
            Err(gap) => {
                missing.push(gap);
                Span::new(0, MANY)
            }
        }
    }
}
