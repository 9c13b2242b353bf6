//! What can be known about a registration: collections, their attributes, the codes these take, and the words
//! for all of them. A rule set is checked against a schema before it is published; sentences are built from it.

mod classifiers;
pub(crate) mod nouns;
mod standard;
mod statements;

use crate::facts::Attributes;
use crate::value::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub use self::standard::Municipality;

/// A text in the three languages of the product.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    pub et: Cow<'static, str>,
    pub en: Cow<'static, str>,
    pub ru: Cow<'static, str>,
}

impl Local {
    pub const fn new(et: &'static str, en: &'static str, ru: &'static str) -> Self {
        Self { et: Cow::Borrowed(et), en: Cow::Borrowed(en), ru: Cow::Borrowed(ru) }
    }

    /// The same words in every language, such as the name of a place.
    pub fn same(text: &str) -> Self {
        let text: Cow<'static, str> = Cow::Owned(text.to_owned());
        Self { et: text.clone(), en: text.clone(), ru: text }
    }
}

/// The facts a cohort can hold its rules against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FactSchema {
    /// Attributes of the registration itself, and of items of `registrations`.
    pub registration: BTreeMap<String, Attribute>,
    pub collections: BTreeMap<String, Collection>,
    /// Named groups of codes for `in_group` and `cover`.
    pub groups: BTreeMap<String, Group>,
    /// Words of the statements that `confirm` checks name.
    pub statements: BTreeMap<String, Local>,
}

/// Things of one kind that can be counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Collection {
    pub attributes: BTreeMap<String, Attribute>,
    pub noun: Noun,
}

/// A countable noun in the forms sentences need, and where its things are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    pub et: EstonianNoun,
    /// English: singular, plural.
    pub en: [Cow<'static, str>; 2],
    pub ru: RussianNoun,
    /// The whole these things are counted in: "the team", said so that "has" can follow.
    pub within: Local,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstonianNoun {
    pub nominative: Cow<'static, str>,
    pub genitive: Cow<'static, str>,
    pub partitive: Cow<'static, str>,
    pub plural: Cow<'static, str>,
    /// Stem of the plural cases: `liikmete` gives `liikmetest`, `liikmetel`.
    pub plural_stem: Cow<'static, str>,
    /// The relative pronoun: `kelle` of people, `mille` of things.
    pub whose: Cow<'static, str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RussianNoun {
    pub nominative: Cow<'static, str>,
    pub genitive: Cow<'static, str>,
    pub genitive_plural: Cow<'static, str>,
    pub plural: Cow<'static, str>,
    /// "One" with the noun, agreeing in gender.
    pub one: Cow<'static, str>,
    /// "Each of" and "of which" in the singular: `каждого`, `которого` or `каждой`, `которой`.
    pub each: Cow<'static, str>,
    pub which: Cow<'static, str>,
}

/// One attribute: what values it takes, where they come from, what it is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    pub kind: AttributeKind,
    /// What the attribute is called inside a sentence ("organisation", "role").
    pub label: Local,
    pub rigidity: Rigidity,
    pub origin: Origin,
    /// Sensitive attributes are kept out of sentences about single members.
    pub sensitive: bool,
    /// Words for an attribute that says where somebody comes from.
    pub place: Option<Place>,
}

/// How an attribute such as the municipality is used to say where people come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// "from the same municipality"
    pub same: Local,
    /// "from different municipalities"
    pub different: Local,
    /// "from each municipality"
    pub each: Local,
    /// "different municipalities", after "from at least 2"
    pub several: Local,
    /// "from one municipality"
    pub one: Local,
    /// "from these municipalities", before a list; for one and for more.
    pub listed: [Local; 2],
    /// "name {} as the municipality": what a registration is asked to do.
    pub named: Local,
}

#[derive(Debug, Clone, PartialEq)]
pub enum AttributeKind {
    /// One code of a classifier. An open classifier also takes codes not listed here.
    Code {
        codes: BTreeMap<String, Code>,
        open: bool,
    },
    /// Several codes of a classifier at once.
    CodeSet {
        codes: BTreeMap<String, Code>,
        open: bool,
    },
    Text,
    /// A truth value, with a phrase for yes and one for no where the words are better than "X: yes".
    Bool {
        yes: Option<Phrase>,
        no: Option<Phrase>,
    },
    Int,
    Date,
}

/// A code and its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code {
    /// What the code is called by itself ("municipality").
    pub name: Local,
    /// How somebody with this code is described ("from the municipality"), if there is a good way.
    pub phrase: Option<Phrase>,
}

/// A description that can follow a noun: "members *from the municipality*".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The same words follow "is" and "are".
    pub words: Local,
}

/// How changeable a fact is for the applicant; decides which corrections are proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rigidity {
    /// The team may settle it anew, such as who does what.
    Flexible,
    /// A fact of life: it can be filled in when missing, never "corrected" to fit a rule.
    Rigid,
}

/// Where values come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Asked of the applicant.
    Asked,
    /// Set by the system in the course of a registration.
    Recorded,
    /// Looked up from the code of another attribute of the same item, such as the county of a municipality.
    Derived { from: String, table: BTreeMap<String, String> },
}

/// A named group of codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    pub label: Local,
    pub codes: BTreeSet<String>,
}

impl FactSchema {
    /// The attributes items of a collection have; none when the collection is not declared.
    pub fn attributes(&self, collection: &str) -> Option<&BTreeMap<String, Attribute>> {
        match collection {
            "registrations" => Some(&self.registration),
            _ => self.collections.get(collection).map(|collection| &collection.attributes),
        }
    }

    /// Gives attributes other values. What was looked up from the old ones is forgotten, as it follows anew.
    pub(crate) fn put(
        declared: Option<&BTreeMap<String, Attribute>>,
        facts: &mut Attributes,
        values: impl IntoIterator<Item = (String, Value)>,
    ) {
        for (name, value) in values {
            let follows = |derived: &String| match declared.and_then(|known| known.get(derived)) {
                Some(Attribute { origin: Origin::Derived { from, .. }, .. }) => *from == name,
                Some(_) | None => false,
            };
            facts.retain(|derived, _| !follows(derived));
            facts.insert(name, value);
        }
    }

    /// The value of a derived attribute, where the one it is looked up from is known.
    pub(crate) fn derived(
        declared: Option<&BTreeMap<String, Attribute>>,
        facts: &Attributes,
        name: &str,
    ) -> Option<Value> {
        let Origin::Derived { from, table } = &declared?.get(name)?.origin else { return None };
        match facts.get(from)? {
            Value::Absent => Some(Value::Absent),
            value => table.get(value.as_str()?).map(|code| Value::Code(code.clone())),
        }
    }
}
