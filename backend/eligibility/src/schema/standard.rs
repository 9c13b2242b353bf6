//! The facts every cohort has: what members stand for, where they are from, what they do.

use std::collections::BTreeMap;

use super::nouns;
use super::{Attribute, AttributeKind, Code, Collection, FactSchema, Local, Origin, Phrase, Rigidity};
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
        let registrations = Collection { attributes: BTreeMap::new(), noun: nouns::team() };
        Self {
            registration: registration_attributes(),
            collections: BTreeMap::from([
                (MEMBERS.to_owned(), members.clone()),
                ("registrations".to_owned(), registrations),
                ("registrations.members".to_owned(), members),
            ]),
            groups: BTreeMap::new(),
        }
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
        (
            "affiliation.organisation",
            rigid(AttributeKind::Text, Local::new("organisatsioon", "organisation", "организация")),
        ),
        ("affiliation.municipality", rigid(open(), MUNICIPALITY)),
        (
            "affiliation.county",
            Attribute { origin: county_of("affiliation.municipality"), ..rigid(open(), COUNTY) },
        ),
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
    let entries = [
        ("municipality", rigid(open(), MUNICIPALITY)),
        ("county", Attribute { origin: county_of("municipality"), ..rigid(open(), COUNTY) }),
    ];
    entries.into_iter().map(|(name, attribute)| (name.to_owned(), attribute)).collect()
}

const MUNICIPALITY: Local = Local::new("omavalitsus", "municipality", "местное самоуправление");
const COUNTY: Local = Local::new("maakond", "county", "уезд");

fn rigid(kind: AttributeKind, label: Local) -> Attribute {
    Attribute { kind, label, rigidity: Rigidity::Rigid, origin: Origin::Asked, sensitive: false }
}

fn open() -> AttributeKind {
    AttributeKind::Code { codes: BTreeMap::new(), open: true }
}

fn county_of(municipality: &str) -> Origin {
    Origin::Derived { from: municipality.to_owned(), table: BTreeMap::new() }
}

/// Code, its name, and how somebody with it is described.
type Row = (&'static str, [&'static str; 3], Option<[&'static str; 3]>);

fn closed(rows: &[Row]) -> AttributeKind {
    let local = |[et, en, ru]: [&'static str; 3]| Local::new(et, en, ru);
    let code = |&(code, name, phrase): &Row| {
        let phrase = phrase.map(|words| Phrase { words: local(words) });
        (code.to_owned(), Code { name: local(name), phrase })
    };
    AttributeKind::Code { codes: rows.iter().map(code).collect(), open: false }
}

const AFFILIATIONS: [Row; 7] = [
    (
        "municipality",
        ["omavalitsus", "municipality", "местное самоуправление"],
        Some(["omavalitsusest", "from the municipality", "из местного самоуправления"]),
    ),
    (
        "ngo",
        ["vabaühendus", "civil society organisation", "общественное объединение"],
        Some(["vabaühendusest", "from a civil society organisation", "из общественных объединений"]),
    ),
    (
        "community",
        ["kogukond", "community", "сообщество"],
        Some(["kogukonnast", "from the community", "из сообщества"]),
    ),
    (
        "state",
        ["riigiasutus", "state institution", "государственное учреждение"],
        Some(["riigiasutusest", "from a state institution", "из государственных учреждений"]),
    ),
    (
        "business",
        ["ettevõte", "business", "предприятие"],
        Some(["ettevõttest", "from a business", "от предприятий"]),
    ),
    (
        "education",
        ["haridusasutus", "educational institution", "образовательное учреждение"],
        Some(["haridusasutusest", "from an educational institution", "из образовательных учреждений"]),
    ),
    ("other", ["muu", "other", "другое"], Some(["mujalt", "from elsewhere", "из других организаций"])),
];

const ROLES: [Row; 11] = [
    ("mayor", ["vallavanem või linnapea", "mayor", "старейшина волости или мэр"], None),
    (
        "deputy_mayor",
        ["abivallavanem või abilinnapea", "deputy mayor", "вице-старейшина волости или вице-мэр"],
        None,
    ),
    ("development_manager", ["arendusjuht", "development manager", "руководитель по развитию"], None),
    (
        "communications_manager",
        ["kommunikatsioonijuht", "communications manager", "руководитель по коммуникации"],
        None,
    ),
    ("councillor", ["volikogu liige", "councillor", "депутат собрания"], None),
    ("specialist", ["spetsialist", "specialist", "специалист"], None),
    ("village_elder", ["külavanem", "village elder", "деревенский староста"], None),
    (
        "ngo_leader",
        [
            "vabaühenduse juht",
            "head of a civil society organisation",
            "руководитель общественного объединения",
        ],
        None,
    ),
    (
        "ngo_member",
        [
            "vabaühenduse liige",
            "member of a civil society organisation",
            "участник общественного объединения",
        ],
        None,
    ),
    ("community_member", ["kogukonna liige", "community member", "член сообщества"], None),
    ("other", ["muu roll", "other role", "другая роль"], None),
];

fn councillor() -> AttributeKind {
    yes_no(
        Local::new("volikogust", "from the council", "из депутатов собрания"),
        Local::new("väljastpoolt volikogu", "from outside the council", "не из депутатов собрания"),
    )
}

fn confirmed() -> AttributeKind {
    yes_no(
        Local::new("oma osalemise kinnitanud", "confirmed in person", "с подтверждённым участием"),
        Local::new("kinnitamata osalemisega", "not yet confirmed in person", "с неподтверждённым участием"),
    )
}

fn yes_no(yes: Local, no: Local) -> AttributeKind {
    AttributeKind::Bool { yes: Some(Phrase { words: yes }), no: Some(Phrase { words: no }) }
}
