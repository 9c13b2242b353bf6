//! Codes that can only name a place in the register. Holding one is the proof that it exists.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::{County, Municipality};

/// EHAK code of a current municipality, such as "0890". Reading a code that was given up in a merger or border
/// change yields the code of the unit that took over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "&str")]
pub struct MunicipalityCode(&'static str);

impl MunicipalityCode {
    /// Only for the register itself, which defines what exists.
    pub(super) const fn of_register(code: &'static str) -> Self {
        Self(code)
    }

    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// `None` is impossible for a code that was read through the register; the type says so honestly rather
    /// than by a panic.
    pub fn municipality(self) -> Option<&'static Municipality> {
        Municipality::by_code(self.0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown municipality {0:?}: use a four-digit EHAK code from the list of municipalities")]
pub struct UnknownMunicipality(pub String);

impl FromStr for MunicipalityCode {
    type Err = UnknownMunicipality;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Municipality::by_code(code).map(|unit| unit.code).ok_or_else(|| UnknownMunicipality(code.to_owned()))
    }
}

/// EHAK code of a county, such as "0037".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "&str")]
pub struct CountyCode(&'static str);

impl CountyCode {
    /// Only for the register itself, which defines what exists.
    pub(super) const fn of_register(code: &'static str) -> Self {
        Self(code)
    }

    pub const fn as_str(self) -> &'static str {
        self.0
    }

    pub fn county(self) -> Option<&'static County> {
        County::by_code(self.0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown county {0:?}: use a four-digit EHAK code from the list of counties")]
pub struct UnknownCounty(pub String);

impl FromStr for CountyCode {
    type Err = UnknownCounty;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        County::by_code(code).map(|county| county.code).ok_or_else(|| UnknownCounty(code.to_owned()))
    }
}

// By hand: the derive would ask the input to live as long as the register's own text.
impl<'de> Deserialize<'de> for MunicipalityCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for CountyCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

impl TryFrom<String> for MunicipalityCode {
    type Error = UnknownMunicipality;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl TryFrom<String> for CountyCode {
    type Error = UnknownCounty;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<MunicipalityCode> for &str {
    fn from(code: MunicipalityCode) -> Self {
        code.0
    }
}

impl From<CountyCode> for &str {
    fn from(code: CountyCode) -> Self {
        code.0
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for CountyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_as_a_string() {
        let code: MunicipalityCode = serde_json::from_str("\"0890\"").unwrap();
        assert_eq!(code.municipality().map(|unit| unit.name), Some("Viimsi vald"));
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"0890\"");
        let county: CountyCode = serde_json::from_str("\"0037\"").unwrap();
        assert_eq!(county.county().map(|county| county.name), Some("Harju maakond"));
        assert_eq!(serde_json::to_string(&county).unwrap(), "\"0037\"");
    }

    #[test]
    fn free_text_is_refused_with_the_way_out() {
        let refused = serde_json::from_str::<MunicipalityCode>("\"Viimsi\"").unwrap_err().to_string();
        assert!(refused.contains("four-digit EHAK code"), "{refused}");
        assert_eq!("0037".parse::<MunicipalityCode>(), Err(UnknownMunicipality("0037".into())));
        assert_eq!("0890".parse::<CountyCode>(), Err(UnknownCounty("0890".into())));
        assert!("890".parse::<MunicipalityCode>().is_err());
        assert!("".parse::<MunicipalityCode>().is_err());
    }

    #[test]
    fn codes_of_merged_units_read_as_their_successor() {
        for former in ["0251", "0803"] {
            let code: MunicipalityCode = former.parse().unwrap();
            assert_eq!(code.as_str(), "0250");
            assert_eq!(code.municipality().map(|unit| unit.name), Some("Jõhvi vald"));
        }
        assert_eq!("0726".parse::<MunicipalityCode>(), "0725".parse());
    }
}
