//! What an organiser may have settled although the rules cannot show it.

use serde::Serialize;

/// What the words of calls leave open, again and again: see [`crate::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Ambiguity {
    /// "Most": more than half, or half is enough.
    Majority,
    /// A share that small groups cannot have, or only by overshooting it.
    SmallGroup,
    /// Whether the person leading the team counts as one of its members.
    Lead,
    /// Whether one person may count for two requirements.
    SamePerson,
    /// Reserved places: a number to be reached, or a cap on the others.
    Reserved,
    /// "Usually", "preferably": required, or advice.
    Advice,
    /// A list that ends in "etc.": closed, or others may fit too.
    OpenList,
    /// An age on which day.
    AgeDay,
}

impl Ambiguity {
    /// Every kind with the word for it in JSON.
    pub const ALL: [(&'static str, Self); 8] = [
        ("majority", Self::Majority),
        ("small_group", Self::SmallGroup),
        ("lead", Self::Lead),
        ("same_person", Self::SamePerson),
        ("reserved", Self::Reserved),
        ("advice", Self::Advice),
        ("open_list", Self::OpenList),
        ("age_day", Self::AgeDay),
    ];
}
