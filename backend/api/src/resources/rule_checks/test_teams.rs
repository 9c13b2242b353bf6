//! Test teams: compositions that travel with rules, and how they fare.

use app::evaluations::Completeness;
use app::rule_checks::TriedTeam;
use domain::fact_schema;
use domain::names::{NOTE_MAX, clean_text};
use eligibility::{RuleStatus, VerdictStatus, result_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::http::Language;
use crate::resources::evaluations::{MemberFacts, composition_in};
use crate::wire::text::Reader;

/// A composition with the verdict that is expected of it.
#[derive(Debug, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestTeam {
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "Two from the municipality are too few")]
    pub name: String,
    /// EHAK code.
    pub municipality: Option<String>,
    #[validate(length(max = 60), nested)]
    #[schema(max_items = 60)]
    pub members: Vec<MemberFacts>,
    /// False when others may still join.
    #[serde(default = "complete")]
    pub complete: bool,
    pub expected: VerdictStatus,
}

const fn complete() -> bool {
    true
}

/// Reads test teams; problems point into `test_teams`.
pub(in crate::resources) fn test_teams(teams: Vec<TestTeam>) -> app::Result<Vec<domain::TestTeam>> {
    let mut reader = Reader::default();
    let team = |(position, team): (usize, TestTeam)| {
        let at = format!("/test_teams/{position}");
        let name = reader.take(clean_text(&team.name, NOTE_MAX, &format!("{at}/name"))).flatten();
        let composition =
            composition_in(&mut reader, &at, team.municipality.as_deref(), team.members, team.complete);
        domain::TestTeam {
            name: name.unwrap_or_else(|| (position + 1).to_string()),
            municipality: composition.municipality,
            people: composition.people,
            complete: composition.completeness == Completeness::Complete,
            expected: team.expected,
        }
    };
    let teams = teams.into_iter().enumerate().map(team).collect();
    reader.finish(teams)
}

impl From<&domain::TestTeam> for TestTeam {
    fn from(team: &domain::TestTeam) -> Self {
        Self {
            name: team.name.clone(),
            municipality: team.municipality.map(|code| code.as_str().to_owned()),
            members: team.people.iter().map(MemberFacts::from).collect(),
            complete: team.complete,
            expected: team.expected,
        }
    }
}

/// How a test team fared.
#[derive(Debug, Serialize, ToSchema)]
pub struct TriedTeamView {
    pub name: String,
    pub expected: VerdictStatus,
    pub actual: VerdictStatus,
    pub passed: bool,
    /// Required rules that do not hold.
    pub broken: Vec<BrokenRule>,
}

/// A rule that does not hold, and where the team stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct BrokenRule {
    /// Id of the rule.
    pub rule: String,
    #[schema(example = "2 of 3 from the municipality")]
    pub text: String,
}

impl TriedTeamView {
    pub(super) fn of(tried: &TriedTeam, language: Language) -> Self {
        let judgement = &tried.judgement;
        let schema = fact_schema(judgement.entry);
        let results = judgement.rules.rules.iter().zip(&judgement.verdict.rules);
        let broken = results
            .filter(|(rule, result)| {
                rule.effect == eligibility::Effect::Require && result.status != RuleStatus::Met
            })
            .map(|(rule, result)| BrokenRule {
                rule: rule.id.clone(),
                text: result_text(rule, result, schema, language.into()),
            });
        Self {
            name: tried.team.name.clone(),
            expected: tried.team.expected,
            actual: tried.actual(),
            passed: tried.passed(),
            broken: broken.collect(),
        }
    }
}
