//! The facts every cohort has: what members stand for, where they are from, what they do.

use std::collections::BTreeMap;

use super::classifiers::{AFFILIATIONS, ROLES, closed, confirmed, councillor};
use super::{Attribute, AttributeKind, Code, Collection, FactSchema, Local, Origin, Place, Rigidity};
use super::{nouns, statements};
use crate::rule::MEMBERS;

/// A municipality as the register knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    pub code: String,
    pub name: String,
    /// Code of its county.
    pub county: String,
    pub county_name: String,
}

impl FactSchema {
    /// Members with affiliation, role and standing; registrations with municipality and county.
    /// Municipalities are an open list until [`FactSchema::with_municipalities`] names them.
    pub fn standard() -> Self {
        let members = Collection { attributes: member_attributes(), noun: nouns::member() };
        let all_members = Collection { noun: nouns::in_cohort(nouns::member()), ..members.clone() };
        let registrations = Collection { attributes: BTreeMap::new(), noun: nouns::team() };
        Self {
            registration: registration_attributes(),
            collections: BTreeMap::from([
                (MEMBERS.to_owned(), members),
                ("registrations".to_owned(), registrations),
                ("registrations.members".to_owned(), all_members),
            ]),
            groups: BTreeMap::new(),
            statements: statements::standard(),
        }
    }

    /// Words for a programme that single people join: participants instead of members, people instead of teams.
    #[must_use]
    pub fn for_single_people(mut self) -> Self {
        for (name, collection) in &mut self.collections {
            collection.noun = match name.as_str() {
                "registrations" => nouns::person(),
                "registrations.members" => nouns::in_cohort(nouns::participant()),
                _ => nouns::participant(),
            };
        }
        // It is where the person is from.
        if let Some(municipality) = self.registration.get_mut("municipality") {
            municipality.rigidity = Rigidity::Rigid;
        }
        self
    }

    /// Closes the list of municipalities, names them in sentences, and derives counties from them.
    #[must_use]
    pub fn with_municipalities(mut self, register: &[Municipality]) -> Self {
        let named = |text: &str| Code { name: Local::same(text), phrase: None };
        let codes = register.iter().map(|unit| (unit.code.clone(), named(&unit.name))).collect();
        let counties = register.iter().map(|unit| (unit.county.clone(), named(&unit.county_name))).collect();
        let table: BTreeMap<_, _> =
            register.iter().map(|unit| (unit.code.clone(), unit.county.clone())).collect();
        let municipality = AttributeKind::Code { codes, open: false };
        let county = AttributeKind::Code { codes: counties, open: false };
        let close = |attributes: &mut BTreeMap<String, Attribute>, prefix: &str| {
            let from = format!("{prefix}municipality");
            if let Some(attribute) = attributes.get_mut(&from) {
                attribute.kind = municipality.clone();
            }
            if let Some(attribute) = attributes.get_mut(&format!("{prefix}county")) {
                attribute.kind = county.clone();
                attribute.origin = Origin::Derived { from, table: table.clone() };
            }
        };
        close(&mut self.registration, "");
        for collection in self.collections.values_mut() {
            close(&mut collection.attributes, "affiliation.");
        }
        self
    }
}

fn member_attributes() -> BTreeMap<String, Attribute> {
    let entries = [
        (
            "affiliation.kind",
            rigid(closed(&AFFILIATIONS), Local::new("taust", "affiliation", "принадлежность")),
        ),
        ("affiliation.organisation", organisation()),
        ("affiliation.municipality", municipality()),
        ("affiliation.county", county("affiliation.municipality")),
        (
            "role",
            Attribute {
                rigidity: Rigidity::Flexible,
                ..rigid(closed(&ROLES), Local::new("roll", "role", "роль"))
            },
        ),
        (
            "is_councillor",
            rigid(councillor(), Local::new("volikogu liige", "council membership", "членство в собрании")),
        ),
        (
            "confirmed",
            Attribute {
                origin: Origin::Recorded,
                ..rigid(confirmed(), Local::new("kinnitus", "confirmation", "подтверждение"))
            },
        ),
        (
            "name",
            Attribute {
                origin: Origin::Recorded,
                ..rigid(AttributeKind::Text, Local::new("nimi", "name", "имя"))
            },
        ),
    ];
    entries.into_iter().map(|(name, attribute)| (name.to_owned(), attribute)).collect()
}

fn registration_attributes() -> BTreeMap<String, Attribute> {
    // Where members are from is a fact of life; for which municipality they stand, a team may settle anew.
    let municipality = Attribute { rigidity: Rigidity::Flexible, ..municipality() };
    let entries = [("municipality", municipality), ("county", county("municipality"))];
    entries.into_iter().map(|(name, attribute)| (name.to_owned(), attribute)).collect()
}

fn municipality() -> Attribute {
    let place = Place {
        same: Local::new(
            "samast omavalitsusest",
            "from the same municipality",
            "из одного местного самоуправления",
        ),
        different: Local::new(
            "eri omavalitsustest",
            "from different municipalities",
            "из разных местных самоуправлений",
        ),
        each: Local::new("igast omavalitsusest", "from each municipality", "от каждого самоуправления"),
        several: Local::new(
            "eri omavalitsusest",
            "different municipalities",
            "разных местных самоуправлений",
        ),
        one: Local::new("ühest omavalitsusest", "from one municipality", "из одного самоуправления"),
        listed: [
            Local::new("järgmisest omavalitsusest", "from this municipality", "из следующего самоуправления"),
            Local::new(
                "järgmistest omavalitsustest",
                "from these municipalities",
                "из следующих самоуправлений",
            ),
        ],
        named: Local::new(
            "märkige omavalitsuseks {}",
            "name {} as the municipality",
            "укажите местное самоуправление: {}",
        ),
    };
    let label = Local::new("omavalitsus", "municipality", "местное самоуправление");
    Attribute { place: Some(place), ..rigid(open(), label) }
}

fn organisation() -> Attribute {
    let place = Place {
        same: Local::new("samast organisatsioonist", "from the same organisation", "из одной организации"),
        different: Local::new(
            "eri organisatsioonidest",
            "from different organisations",
            "из разных организаций",
        ),
        each: Local::new("igast organisatsioonist", "from each organisation", "от каждой организации"),
        several: Local::new("eri organisatsioonist", "different organisations", "разных организаций"),
        one: Local::new("ühest organisatsioonist", "from one organisation", "из одной организации"),
        listed: [
            Local::new("järgmisest organisatsioonist", "from this organisation", "из следующей организации"),
            Local::new(
                "järgmistest organisatsioonidest",
                "from these organisations",
                "из следующих организаций",
            ),
        ],
        named: Local::new(
            "märkige organisatsiooniks {}",
            "name {} as the organisation",
            "укажите организацию: {}",
        ),
    };
    let label = Local::new("organisatsioon", "organisation", "организация");
    Attribute { place: Some(place), ..rigid(AttributeKind::Text, label) }
}

fn county(municipality: &str) -> Attribute {
    let place = Place {
        same: Local::new("samast maakonnast", "from the same county", "из одного уезда"),
        different: Local::new("eri maakondadest", "from different counties", "из разных уездов"),
        each: Local::new("igast maakonnast", "from each county", "от каждого уезда"),
        several: Local::new("eri maakonnast", "different counties", "разных уездов"),
        one: Local::new("ühest maakonnast", "from one county", "из одного уезда"),
        listed: [
            Local::new("järgmisest maakonnast", "from this county", "из следующего уезда"),
            Local::new("järgmistest maakondadest", "from these counties", "из следующих уездов"),
        ],
        named: Local::new("märkige maakonnaks {}", "name {} as the county", "укажите уезд: {}"),
    };
    let label = Local::new("maakond", "county", "уезд");
    let origin = Origin::Derived { from: municipality.to_owned(), table: BTreeMap::new() };
    Attribute { place: Some(place), origin, ..rigid(open(), label) }
}

fn rigid(kind: AttributeKind, label: Local) -> Attribute {
    Attribute { kind, label, rigidity: Rigidity::Rigid, origin: Origin::Asked, sensitive: false, place: None }
}

fn open() -> AttributeKind {
    AttributeKind::Code { codes: BTreeMap::new(), open: true }
}
