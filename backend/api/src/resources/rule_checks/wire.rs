//! What is said about rules that somebody is writing.

use std::collections::BTreeMap;

use app::rule_checks::RuleCheck;
use domain::fact_schema;
use eligibility::lint::{Amount, Feasibility};
use eligibility::{
    Ambiguity, FactSchema, Facts, Rule, Sample, Value, apply_repair, choice_text, item_words, question_text,
    questions, repair_text, result_text, rule_text,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::test_teams::TriedTeamView;
use crate::http::Language;

/// All that is to be said about a rule set.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleCheckView {
    /// In the order of the rules.
    pub sentences: Vec<RuleSentences>,
    /// `unknown`: the rules go beyond what can be decided, or there are too many cases.
    pub feasibility: Feasibility,
    /// A team that fits, as small as there is one.
    pub smallest_team: Option<SampleView>,
    /// A team that keeps every required rule but one.
    pub near_miss: Option<NearMissView>,
    /// Ids of rules that contradict each other, none of which could be left out.
    pub conflict: Vec<String>,
    /// Smallest changes after which the rules can hold together.
    pub repairs: Vec<RepairView>,
    /// Ids of required rules that follow from the others.
    pub redundant: Vec<String>,
    /// Parts of rules that make no difference to any team.
    pub dead_branches: Vec<DeadBranchView>,
    /// What the rules leave open although it reads as if they did not.
    pub questions: Vec<QuestionView>,
    /// In the order they were sent.
    pub test_teams: Vec<TriedTeamView>,
    /// True when looking took too long: what is said is true, but more may be missing.
    pub gave_up: bool,
}

/// A rule in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleSentences {
    /// Id of the rule.
    pub rule: String,
    #[schema(example = "Meeskonnas on 4–6 liiget.")]
    pub et: String,
    #[schema(example = "The team has 4–6 members.")]
    pub en: String,
    #[schema(example = "В команде от 4 до 6 участников.")]
    pub ru: String,
}

/// A made-up team. Facts that no rule looks at are left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct SampleView {
    /// Facts of the registration itself in words.
    pub words: Vec<String>,
    pub registration: BTreeMap<String, Value>,
    pub members: Vec<SampleMember>,
}

/// A made-up person.
#[derive(Debug, Serialize, ToSchema)]
pub struct SampleMember {
    #[schema(example = json!(["from the municipality"]))]
    pub words: Vec<String>,
    pub facts: BTreeMap<String, Value>,
}

/// A team that nearly fits.
#[derive(Debug, Serialize, ToSchema)]
pub struct NearMissView {
    pub team: SampleView,
    /// Id of the broken rule.
    pub rule: String,
    /// Why it fails.
    pub text: String,
}

/// A change of one bound.
#[derive(Debug, Serialize, ToSchema)]
pub struct RepairView {
    /// JSON pointer of the bound.
    #[schema(example = "/rules/0/check/max")]
    pub pointer: String,
    pub from: Amount,
    pub to: Amount,
    /// What changes, in words.
    pub text: String,
    /// All rules after the change.
    pub rules: Vec<Rule>,
}

/// A part of a rule that makes no difference.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeadBranchView {
    /// Id of the rule.
    pub rule: String,
    #[schema(example = "/rules/0/check/checks/1")]
    pub pointer: String,
}

/// Something to decide before publishing. Nothing is guessed.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionView {
    pub kind: Ambiguity,
    /// Id of the rule.
    pub rule: String,
    pub pointer: String,
    pub text: String,
    pub choices: Vec<QuestionChoice>,
}

/// A possible answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionChoice {
    pub text: String,
    /// All rules once this is chosen.
    pub rules: Vec<Rule>,
}

impl RuleCheckView {
    pub(super) fn of(check: &RuleCheck, language: Language) -> Self {
        let RuleCheck { entry, rules, lint, test_teams } = check;
        let (schema, spoken) = (fact_schema(*entry), language.into());
        let repair = |repair: &eligibility::lint::Repair| {
            let repaired = apply_repair(rules, repair);
            RepairView {
                pointer: repair.pointer.clone(),
                from: repair.from,
                to: repair.to,
                text: repair_text(rules, &repaired, schema, spoken),
                rules: repaired.rules,
            }
        };
        let question = |question: &eligibility::Question| QuestionView {
            kind: question.kind,
            rule: question.rule.clone(),
            pointer: question.pointer.clone(),
            text: question_text(question, rules, schema, spoken),
            choices: choices(question, schema, language),
        };
        let dead = |branch: &eligibility::lint::DeadBranch| DeadBranchView {
            rule: branch.rule.clone(),
            pointer: branch.pointer.clone(),
        };
        Self {
            sentences: rules.rules.iter().map(|rule| sentences(rule, schema)).collect(),
            feasibility: lint.feasibility,
            smallest_team: lint.smallest_team.as_ref().map(|team| sample(team, schema, language)),
            near_miss: lint.near_miss.as_ref().map(|miss| near_miss(miss, rules, schema, language)),
            conflict: lint.conflict.clone(),
            repairs: lint.repairs.iter().map(repair).collect(),
            redundant: lint.redundant.clone(),
            dead_branches: lint.dead_branches.iter().map(dead).collect(),
            questions: questions(rules, schema).iter().map(question).collect(),
            test_teams: test_teams.iter().map(|tried| TriedTeamView::of(tried, language)).collect(),
            gave_up: lint.gave_up,
        }
    }
}

fn sentences(rule: &Rule, schema: &FactSchema) -> RuleSentences {
    let said = |language: Language| rule_text(rule, schema, language.into());
    RuleSentences {
        rule: rule.id.clone(),
        et: said(Language::Et),
        en: said(Language::En),
        ru: said(Language::Ru),
    }
}

fn choices(question: &eligibility::Question, schema: &FactSchema, language: Language) -> Vec<QuestionChoice> {
    let choice = |choice: &eligibility::question::Choice| QuestionChoice {
        text: choice_text(question, choice, schema, language.into()),
        rules: choice.rules.rules.clone(),
    };
    question.choices.iter().map(choice).collect()
}

fn sample(team: &Sample, schema: &FactSchema, language: Language) -> SampleView {
    let words =
        |facts: &eligibility::Attributes, over: &str| item_words(facts, over, schema, language.into());
    let member = |facts: &eligibility::Attributes| SampleMember {
        words: words(facts, eligibility::rule::MEMBERS),
        facts: facts.clone(),
    };
    SampleView {
        words: words(&team.registration, "registrations"),
        registration: team.registration.clone(),
        members: team.members.iter().map(member).collect(),
    }
}

fn near_miss(
    miss: &eligibility::lint::NearMiss,
    rules: &domain::RuleSet,
    schema: &FactSchema,
    language: Language,
) -> NearMissView {
    let facts: Facts = miss.team.facts();
    let verdict = eligibility::evaluate(rules, schema, &facts);
    let broken = rules.rules.iter().zip(&verdict.rules).find(|(rule, _)| rule.id == miss.rule);
    let text = broken.map(|(rule, result)| result_text(rule, result, schema, language.into()));
    NearMissView {
        team: sample(&miss.team, schema, language),
        rule: miss.rule.clone(),
        text: text.unwrap_or_default(),
    }
}
