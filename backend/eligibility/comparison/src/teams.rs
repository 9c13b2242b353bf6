//! Generated teams in every form a contestant wants: about half of them fit the rules.

use eligibility::{Facts, Item};
use serde_json::{Value as Json, json};

pub const KINDS: [&str; 7] = ["municipality", "ngo", "community", "state", "business", "education", "other"];
pub const ROLES: [&str; 8] = [
    "mayor",
    "deputy_mayor",
    "development_manager",
    "communications_manager",
    "councillor",
    "specialist",
    "village_elder",
    "other",
];
/// Roles the rule accepts: all but the last two.
pub const ACCEPTED: usize = 6;

/// A member as a programmer would store one who wanted nothing but speed.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub kind: u8,
    pub role: u8,
    pub municipality: u16,
}

/// A member with codes as text, as they come from a database or from JSON.
#[derive(Debug, Clone)]
pub struct Coded {
    pub kind: String,
    pub role: String,
    pub municipality: String,
}

pub fn coded(team: &Team) -> Vec<Coded> {
    let member = |member: &Member| Coded {
        kind: KINDS[member.kind as usize].to_owned(),
        role: ROLES[member.role as usize].to_owned(),
        municipality: code(member.municipality),
    };
    team.iter().map(member).collect()
}

pub type Team = Vec<Member>;

/// Pseudo-random numbers, the same at each run (`SplitMix64`).
pub struct Picks(pub u64);

impl Picks {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 32) % end
    }
}

pub fn team(picks: &mut Picks) -> Team {
    let size = [3, 4, 4, 5, 5, 5, 5, 6, 6, 7][picks.below(10) as usize];
    let member = |picks: &mut Picks| Member {
        kind: if picks.below(10) < 7 { 0 } else { picks.below(7) as u8 },
        role: if picks.below(30) == 0 { 6 } else { picks.below(6) as u8 },
        municipality: picks.below(79) as u16,
    };
    (0..size).map(|_| member(picks)).collect()
}

fn code(municipality: u16) -> String {
    format!("{:04}", 100 + municipality * 9)
}

/// With the other facts a member usually has.
pub fn facts(team: &Team) -> Facts {
    let item = |(id, member): (usize, &Member)| {
        let attributes = [
            ("affiliation.kind", KINDS[member.kind as usize].into()),
            ("affiliation.municipality", code(member.municipality).as_str().into()),
            ("affiliation.organisation", "Somewhere".into()),
            ("role", ROLES[member.role as usize].into()),
            ("confirmed", eligibility::Value::Bool(true)),
        ];
        Item::new(id.to_string(), attributes)
    };
    Facts { members: team.iter().enumerate().map(item).collect(), ..Facts::default() }
}

/// The list of municipalities stands apart as well, because JSON Schema can compare whole items only.
pub fn document(team: &Team) -> Json {
    let member = |member: &Member| {
        json!({
            "kind": KINDS[member.kind as usize],
            "role": ROLES[member.role as usize],
            "municipality": code(member.municipality),
        })
    };
    let municipalities: Vec<String> = team.iter().map(|member| code(member.municipality)).collect();
    json!({ "members": team.iter().map(member).collect::<Vec<_>>(), "municipalities": municipalities })
}
