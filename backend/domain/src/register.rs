//! The register of places: the municipalities and counties of Estonia, by their EHAK codes. A municipality in
//! Kohort is always a code from here, never free text. The facts are in `data/*.csv`, as in force after the
//! merger of Jõhvi and Toila in October 2025; a code given up in a merger or border change still reads as its
//! successor, so that stored data and older integrations keep working. Searching is in `search`.

mod code;
mod search;

use std::sync::LazyLock;

pub use code::{CountyCode, MunicipalityCode, UnknownCounty, UnknownMunicipality};
pub use search::search_municipalities;

use crate::text::Language;

const MUNICIPALITIES: &str = include_str!("../data/municipalities.csv");
const COUNTIES: &str = include_str!("../data/counties.csv");

/// Both registers, in the order of the Estonian alphabet, which is the order of the files.
struct Register {
    municipalities: Vec<Municipality>,
    counties: Vec<County>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| Register {
    municipalities: records(MUNICIPALITIES).filter_map(Municipality::read).collect(),
    counties: records(COUNTIES).filter_map(County::read).collect(),
});

/// The lines below the heading, split at commas. Our files hold no quoted fields; a test counts what was read.
fn records(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().skip(1).map(|line| line.split(',').collect())
}

/// All current municipalities in the order of the Estonian alphabet.
pub fn municipalities() -> &'static [Municipality] {
    &REGISTER.municipalities
}

/// All counties in the order of the Estonian alphabet.
pub fn counties() -> &'static [County] {
    &REGISTER.counties
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MunicipalityKind {
    Vald,
    Linn,
}

impl MunicipalityKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vald => "vald",
            Self::Linn => "linn",
        }
    }
}

/// A local government unit (*vald* or *linn*).
#[derive(Debug, PartialEq, Eq)]
pub struct Municipality {
    pub code: MunicipalityCode,
    /// With the type word ("Rakvere linn"): four pairs share the bare name.
    pub name: &'static str,
    pub kind: MunicipalityKind,
    pub county: CountyCode,
    /// "Viimsi valla"
    pub genitive: &'static str,
    /// "Viimsi vallas"
    pub inessive: &'static str,
    name_en: &'static str,
    name_ru: &'static str,
    /// Place on the tile map: column and row from the north-west corner, each tile one municipality.
    pub tile: (u8, u8),
    /// Codes of units that this one continues.
    former_codes: Vec<&'static str>,
}

impl Municipality {
    fn read(fields: Vec<&'static str>) -> Option<Self> {
        let [code, name, kind, county, genitive, inessive, name_en, name_ru, column, row, former] =
            fields.try_into().ok()?;
        let kind = match kind {
            "vald" => MunicipalityKind::Vald,
            "linn" => MunicipalityKind::Linn,
            _ => return None,
        };
        Some(Self {
            code: MunicipalityCode::of_register(code),
            name,
            kind,
            county: CountyCode::of_register(county),
            genitive,
            inessive,
            name_en,
            name_ru,
            tile: (column.parse().ok()?, row.parse().ok()?),
            former_codes: former.split_whitespace().collect(),
        })
    }

    /// By its own code or by one that it took over.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        municipalities().iter().find(|unit| unit.code.as_str() == code || unit.former_codes.contains(&code))
    }

    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Et => self.name,
            Language::En => self.name_en,
            Language::Ru => self.name_ru,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct County {
    pub code: CountyCode,
    /// "Harju maakond"
    pub name: &'static str,
    /// What people say: "Harjumaa".
    pub short_name: &'static str,
    name_en: &'static str,
    name_ru: &'static str,
}

impl County {
    fn read(fields: Vec<&'static str>) -> Option<Self> {
        let [code, name, short_name, name_en, name_ru] = fields.try_into().ok()?;
        Some(Self { code: CountyCode::of_register(code), name, short_name, name_en, name_ru })
    }

    pub fn by_code(code: &str) -> Option<&'static Self> {
        counties().iter().find(|county| county.code.as_str() == code)
    }

    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::Et => self.name,
            Language::En => self.name_en,
            Language::Ru => self.name_ru,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_of_the_files_is_read() {
        assert_eq!(municipalities().len(), MUNICIPALITIES.lines().count() - 1);
        assert_eq!(counties().len(), COUNTIES.lines().count() - 1);
        assert_eq!((municipalities().len(), counties().len()), (78, 15));
    }

    #[test]
    fn codes_and_tiles_are_unique_and_counties_exist() {
        let codes: HashSet<_> = municipalities()
            .iter()
            .flat_map(|unit| unit.former_codes.iter().copied().chain([unit.code.as_str()]))
            .collect();
        assert_eq!(codes.len(), 78 + 12);
        let tiles: HashSet<_> = municipalities().iter().map(|unit| unit.tile).collect();
        assert_eq!(tiles.len(), 78);
        for unit in municipalities() {
            assert!(County::by_code(unit.county.as_str()).is_some(), "{}", unit.name);
        }
    }

    #[test]
    fn names_in_three_languages_and_two_cases() {
        let viimsi = Municipality::by_code("0890").unwrap();
        assert_eq!((viimsi.name, viimsi.kind), ("Viimsi vald", MunicipalityKind::Vald));
        assert_eq!((viimsi.genitive, viimsi.inessive), ("Viimsi valla", "Viimsi vallas"));
        assert_eq!(viimsi.name(Language::En), "Viimsi rural municipality");
        assert_eq!(viimsi.name(Language::Ru), "волость Виймси");
        let harju = County::by_code("0037").unwrap();
        assert_eq!((harju.name(Language::Et), harju.short_name), ("Harju maakond", "Harjumaa"));
    }

    #[test]
    fn files_are_in_estonian_alphabetical_order() {
        const ALPHABET: &str = " -abcdefghijklmnopqrsšzžtuvwõäöüxy";
        let key = |name: &str| -> Vec<usize> {
            name.to_lowercase().chars().map(|letter| ALPHABET.find(letter).unwrap()).collect()
        };
        assert!(municipalities().is_sorted_by_key(|unit| key(unit.name)));
        assert!(counties().is_sorted_by_key(|county| key(county.name)));
        let position = |name| municipalities().iter().position(|unit| unit.name == name).unwrap();
        assert!(position("Võru linn") < position("Väike-Maarja vald"), "õ comes before ä");
    }
}
