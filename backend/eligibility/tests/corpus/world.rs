//! The collection of requirements, and what can be known in the calls they come from.

use std::borrow::Cow;
use std::collections::BTreeMap;

use eligibility::schema::{
    Attribute, AttributeKind, Code, EstonianNoun, Group, Local, Noun, Origin, Phrase, Place, Rigidity,
    RussianNoun,
};
use eligibility::{FactSchema, RuleSet};
use serde::Deserialize;
use serde_json::{Value as Json, json};

const FILES: [(&str, &str); 10] = [
    ("municipal", include_str!("municipal.json")),
    ("grants", include_str!("grants.json")),
    ("people", include_str!("people.json")),
    ("consortia", include_str!("consortia.json")),
    ("boards", include_str!("boards.json")),
    ("contests", include_str!("contests.json")),
    ("sport", include_str!("sport.json")),
    ("youth", include_str!("youth.json")),
    ("further", include_str!("further.json")),
    ("abroad", include_str!("abroad.json")),
];

pub fn entries() -> Vec<Json> {
    FILES.iter().flat_map(|(_, text)| serde_json::from_str::<Vec<Json>>(text).unwrap()).collect()
}

/// Each entry as a rule set of its own.
pub fn rule_sets() -> Vec<RuleSet> {
    let rules =
        entries().into_iter().map(|entry| RuleSet::parse(&json!({"rules": [entry.get("rule")]})).unwrap());
    rules.collect()
}

type Three = [String; 3];

/// What the facts of these calls are called in the three languages.
#[derive(Deserialize)]
struct Words {
    nouns: BTreeMap<String, Nouns>,
    /// By attribute, or by collection and attribute where that makes a difference.
    labels: BTreeMap<String, Three>,
    places: BTreeMap<String, Places>,
    /// Of codes, and of attributes that are yes or no.
    phrases: BTreeMap<String, Three>,
    codes: BTreeMap<String, Three>,
    groups: BTreeMap<String, Three>,
    statements: BTreeMap<String, Three>,
}

#[derive(Deserialize)]
struct Nouns {
    et: [String; 6],
    en: [String; 2],
    ru: [String; 7],
    within: Three,
}

#[derive(Deserialize)]
struct Places {
    et: [String; 3],
    en: [String; 2],
    ru: [String; 6],
}

fn local([et, en, ru]: Three) -> Local {
    Local { et: Cow::Owned(et), en: Cow::Owned(en), ru: Cow::Owned(ru) }
}

impl Words {
    fn attribute(&self, kind: &str, over: &str, name: &str) -> Attribute {
        let specific = self.labels.get(&format!("{over}.{name}")).or_else(|| self.labels.get(name));
        let label = specific.cloned().map_or_else(|| Local::same(name), local);
        let place = self.places.get(name).map(Places::place);
        let (rigidity, origin) = (Rigidity::Rigid, Origin::Asked);
        Attribute { kind: self.kind(kind, name), label, rigidity, origin, sensitive: false, place }
    }

    fn kind(&self, kind: &str, name: &str) -> AttributeKind {
        match kind {
            "code" => AttributeKind::Code { codes: self.codes(), open: true },
            "codes" => AttributeKind::CodeSet { codes: self.codes(), open: true },
            "int" => AttributeKind::Int,
            "date" => AttributeKind::Date,
            _ => AttributeKind::Bool { yes: self.phrase(name), no: None },
        }
    }

    fn codes(&self) -> BTreeMap<String, Code> {
        let unnamed = ["x", "y", "z"].map(|code| (code.to_owned(), Code::default()));
        let named = self
            .codes
            .iter()
            .map(|(code, name)| (code.clone(), Code { name: local(name.clone()), phrase: None }));
        unnamed.into_iter().chain(named).collect()
    }

    fn phrase(&self, name: &str) -> Option<Phrase> {
        self.phrases.get(name).cloned().map(|words| Phrase { words: local(words) })
    }
}

impl Nouns {
    fn noun(&self) -> Noun {
        let [nominative, genitive, partitive, plural, plural_stem, whose] = self.et.clone().map(Cow::Owned);
        let et = EstonianNoun { nominative, genitive, partitive, plural, plural_stem, whose };
        let [nominative, genitive, genitive_plural, plural, one, each, which] =
            self.ru.clone().map(Cow::Owned);
        let ru = RussianNoun { nominative, genitive, genitive_plural, plural, one, each, which };
        Noun { et, en: self.en.clone().map(Cow::Owned), ru, within: local(self.within.clone()) }
    }
}

impl Places {
    fn place(&self) -> Place {
        let Self { et: [from, from_all, into], en: [one, several], ru } = self;
        let [same, different, each, this, these, object] = ru;
        let words = |et: String, en: String, ru: String| local([et, en, ru]);
        Place {
            same: words(format!("samast {from}"), format!("from the same {one}"), format!("из {same}")),
            different: words(
                format!("eri {from_all}"),
                format!("from different {several}"),
                format!("из {different}"),
            ),
            each: words(format!("igast {from}"), format!("from each {one}"), format!("из {each}")),
            several: words(format!("eri {from}"), format!("different {several}"), different.clone()),
            one: words(format!("ühest {from}"), format!("from one {one}"), format!("из {same}")),
            listed: [
                words(format!("järgmisest {from}"), format!("from this {one}"), format!("из {this}")),
                words(
                    format!("järgmistest {from_all}"),
                    format!("from these {several}"),
                    format!("из {these}"),
                ),
            ],
            named: words(
                format!("märkige {into} {{}}"),
                format!("name {{}} as the {one}"),
                format!("укажите {object}: {{}}"),
            ),
        }
    }
}

/// The standard facts and those that forms of these calls would ask for.
pub fn schema() -> FactSchema {
    let facts: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("facts.json")).unwrap();
    let words: Words = serde_json::from_str(include_str!("words.json")).unwrap();
    let mut schema = FactSchema::standard();
    for (over, attributes) in facts {
        let attributes =
            attributes.iter().map(|(name, kind)| (name.clone(), words.attribute(kind, &over, name)));
        if over == "registration" {
            schema.registration.extend(attributes.filter(|(name, _)| name != "municipality"));
        } else {
            let known = schema.collections.entry(over.clone()).or_default();
            known.attributes.extend(attributes.filter(|(name, _)| !name.starts_with("affiliation.")));
        }
    }
    for (over, nouns) in &words.nouns {
        schema.collections.entry(over.clone()).or_default().noun = nouns.noun();
    }
    for (name, label) in &words.groups {
        let codes = ["x", "y", "z"].map(str::to_owned).into();
        schema.groups.insert(name.clone(), Group { label: local(label.clone()), codes });
    }
    let statements = words.statements.iter().map(|(name, said)| (name.clone(), local(said.clone())));
    schema.statements.extend(statements);
    let counties = [("0037".to_owned(), Code { name: local(words.codes["0037"].clone()), phrase: None })];
    let counties = AttributeKind::Code { codes: counties.into(), open: true };
    let members = schema.collections.get_mut("members").map(|members| &mut members.attributes);
    let both = [(&mut schema.registration, "county")]
        .into_iter()
        .chain(members.map(|of| (of, "affiliation.county")));
    for (attributes, name) in both {
        attributes.get_mut(name).unwrap().kind = counties.clone();
    }
    schema
}
