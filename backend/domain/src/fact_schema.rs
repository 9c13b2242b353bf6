//! The facts that rules judge, in the words of this installation: municipalities by name, and people instead of
//! teams where single people register.

use std::sync::LazyLock;

use eligibility::FactSchema;
use eligibility::schema::Municipality;

use crate::{EntryKind, Language, municipalities};

static TEAM: LazyLock<FactSchema> = LazyLock::new(|| FactSchema::standard().with_municipalities(&register()));
static PERSON: LazyLock<FactSchema> = LazyLock::new(|| TEAM.clone().for_single_people());

fn register() -> Vec<Municipality> {
    municipalities()
        .iter()
        .map(|unit| Municipality {
            code: unit.code.as_str().to_owned(),
            name: unit.name(Language::Et).to_owned(),
            county: unit.county.as_str().to_owned(),
            county_name: unit
                .county
                .county()
                .map_or(unit.county.as_str(), |county| county.name(Language::Et))
                .to_owned(),
        })
        .collect()
}

/// The schema that judges and words the rules of a cohort.
pub fn fact_schema(entry: EntryKind) -> &'static FactSchema {
    match entry {
        EntryKind::Team => &TEAM,
        EntryKind::Person => &PERSON,
    }
}
