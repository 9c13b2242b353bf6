//! Codes of the standard classifiers and their words in three languages.

use super::{AttributeKind, Code, Local, Phrase};

/// Code, its name, and how somebody with it is described.
pub(super) type Row = (&'static str, [&'static str; 3], Option<[&'static str; 3]>);

pub(super) fn closed(rows: &[Row]) -> AttributeKind {
    let local = |[et, en, ru]: [&'static str; 3]| Local::new(et, en, ru);
    let code = |&(code, name, phrase): &Row| {
        let phrase = phrase.map(|words| Phrase { words: local(words) });
        (code.to_owned(), Code { name: local(name), phrase })
    };
    AttributeKind::Code { codes: rows.iter().map(code).collect(), open: false }
}

pub(super) const AFFILIATIONS: [Row; 7] = [
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

pub(super) const ROLES: [Row; 11] = [
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

pub(super) fn councillor() -> AttributeKind {
    yes_no(
        Local::new("volikogust", "from the council", "из депутатов собрания"),
        Local::new("väljastpoolt volikogu", "from outside the council", "не из депутатов собрания"),
    )
}

pub(super) fn confirmed() -> AttributeKind {
    yes_no(
        Local::new("oma osalemise kinnitanud", "confirmed in person", "с подтверждённым участием"),
        Local::new("kinnitamata osalemisega", "not yet confirmed in person", "с неподтверждённым участием"),
    )
}

fn yes_no(yes: Local, no: Local) -> AttributeKind {
    AttributeKind::Bool { yes: Some(Phrase { words: yes }), no: Some(Phrase { words: no }) }
}
