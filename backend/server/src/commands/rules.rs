//! `kohort rules check`: reads a rule set as the server would, for scripts and for finding out what is wrong with one.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use domain::{EntryKind, Language, RuleSet, fact_schema};
use eligibility::lint::{Feasibility, lint};
use eligibility::{
    Attributes, FactSchema, Facts, Item, Language as Spoken, Lint, Problem, ProblemKind, RuleStatus,
    VerdictStatus, question_text, questions,
};
use serde_json::Value;

use super::{Failure, output};

/// Ways out that are printed at most.
const FIXES: usize = 3;

#[derive(Debug, Args)]
pub struct RulesArgs {
    #[command(subcommand)]
    verb: RulesVerb,
}

#[derive(Debug, Subcommand)]
enum RulesVerb {
    /// Check a rule set; each problem is a line that begins with its JSON pointer
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// JSON file: {"rules": […]}
    file: PathBuf,
    /// JSON file with facts to judge: {"members": [{"id": "a", "attributes": {"affiliation.kind": "ngo"}}]}
    #[arg(long)]
    team: Option<PathBuf>,
    /// Say the rules, and the verdict on the team, in words: et, en or ru
    #[arg(long)]
    explain: Option<Language>,
    /// The rules are for single people
    #[arg(long)]
    people: bool,
}

pub fn run(args: RulesArgs) -> Result<(), Failure> {
    let RulesVerb::Check(args) = args.verb;
    let entry = if args.people { EntryKind::Person } else { EntryKind::Team };
    let schema = fact_schema(entry);
    let rules = read_rules(&args.file, schema)?;
    let language = args.explain.unwrap_or(Language::En);
    for question in questions(&rules, schema) {
        let asked = question_text(&question, &rules, schema, language.into());
        output::say(format_args!("{}: question: {asked}", question.pointer));
    }
    if let Some(language) = args.explain {
        for rule in &rules.rules {
            output::say(format_args!(
                "{}: {}",
                rule.id,
                eligibility::rule_text(rule, schema, language.into())
            ));
        }
    }
    match &args.team {
        Some(team) => judge(&rules, team, schema, args.explain),
        None => Ok(()),
    }
}

fn read_rules(file: &Path, schema: &FactSchema) -> Result<RuleSet, Failure> {
    let rules = RuleSet::parse(&read_json(file)?).map_err(|problems| refuse(problems, "the rule set"))?;
    let problems = rules.check_types(schema);
    if !problems.is_empty() {
        return Err(refuse(problems, "the rule set"));
    }
    let found = lint(&rules, schema);
    if found.feasibility == Feasibility::Impossible {
        let who = if found.smallest_team.is_some() { "no teams together" } else { "no team" };
        output::say(format_args!("/rules: {who} can meet all of {}", found.conflict.join(", ")));
        for repair in found.repairs {
            output::say(format_args!(
                "{}: {} instead of {} would do",
                repair.pointer, repair.to, repair.from
            ));
        }
        return Err("the rules contradict each other".into());
    }
    remark(&rules, &found);
    Ok(rules)
}

/// What is no error but worth knowing, a line each.
fn remark(rules: &RuleSet, found: &Lint) {
    let place = |id: &String| rules.rules.iter().position(|rule| rule.id == *id);
    for position in found.redundant.iter().filter_map(place) {
        output::say(format_args!("/rules/{position}: note: follows from the other rules"));
    }
    for branch in &found.dead_branches {
        output::say(format_args!("{}: note: makes no difference to any team", branch.pointer));
    }
}

fn read_json(file: &Path) -> Result<Value, Failure> {
    let text =
        fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{} is not JSON: {error}", file.display()).into())
}

fn refuse(problems: Vec<Problem>, of: &str) -> Failure {
    let count = problems.len();
    for problem in problems {
        let allowed = if problem.allowed.is_empty() {
            String::new()
        } else {
            format!(" (allowed: {})", problem.allowed.join(", "))
        };
        // The pointer to a whole document is empty, which reads like a mistake of ours.
        let place = if problem.pointer.is_empty() { "(whole file)" } else { &problem.pointer };
        output::say(format_args!("{place}: {}{allowed}", problem.message));
    }
    format!("{count} problem(s) in {of}").into()
}

/// Fails unless every required rule holds.
fn judge(
    rules: &RuleSet,
    team: &Path,
    schema: &FactSchema,
    language: Option<Language>,
) -> Result<(), Failure> {
    let facts: Facts =
        serde_json::from_value(read_json(team)?).map_err(|error| format!("{}: {error}", team.display()))?;
    let misspelt = undeclared(&facts, schema);
    if !misspelt.is_empty() {
        return Err(refuse(misspelt, "the team"));
    }
    let verdict = eligibility::evaluate(rules, schema, &facts);
    let language = language.unwrap_or(Language::En).into();
    for (rule, result) in rules.rules.iter().zip(&verdict.rules) {
        let said = eligibility::result_text(rule, result, schema, language);
        output::say(format_args!("{}: {} – {said}", result.rule, status(result.status, language)));
    }
    if verdict.status == VerdictStatus::Satisfied {
        return Ok(());
    }
    let found = eligibility::fix::search(rules, schema, &facts, FIXES);
    for fix in &found.fixes {
        output::say(format_args!("fix: {}", eligibility::fix_text(fix, &facts, schema, language)));
    }
    if found.gave_up {
        output::say(format_args!("the search for fixes gave up: there may be others, or shorter ones"));
    }
    Err("the required rules do not hold".into())
}

/// Facts that nothing could ever look at: most likely they are misspelt, and would be missing from the verdict in silence.
fn undeclared(facts: &Facts, schema: &FactSchema) -> Vec<Problem> {
    let of_items = |at: &str, over: &str, items: &[Item]| -> Vec<Problem> {
        let each = items.iter().enumerate();
        each.flat_map(|(place, item)| {
            misspelt(&format!("{at}/{place}/attributes"), over, &item.attributes, schema)
        })
        .collect()
    };
    let mut found = misspelt("/registration", "registrations", &facts.registration, schema);
    found.extend(of_items("/members", "members", &facts.members));
    found.extend(of_items("/pool", "registrations", &facts.pool));
    found
}

fn misspelt(at: &str, over: &str, attributes: &Attributes, schema: &FactSchema) -> Vec<Problem> {
    let Some(declared) = schema.attributes(over) else { return Vec::new() };
    let confirmed = |name: &str| name.starts_with("confirm.");
    let names = attributes.keys().filter(|name| !declared.contains_key(*name) && !confirmed(name));
    let problem = |name: &String| Problem {
        pointer: format!("{at}/{name}"),
        kind: ProblemKind::UnknownName,
        message: format!("there is no attribute \"{name}\""),
        allowed: declared.keys().cloned().collect(),
    };
    names.map(problem).collect()
}

fn status(status: RuleStatus, language: Spoken) -> &'static str {
    match (status, language) {
        (RuleStatus::Met, Spoken::Et) => "täidetud",
        (RuleStatus::Met, Spoken::En) => "met",
        (RuleStatus::Met, Spoken::Ru) => "выполнено",
        (RuleStatus::NotMet, Spoken::Et) => "täitmata",
        (RuleStatus::NotMet, Spoken::En) => "not met",
        (RuleStatus::NotMet, Spoken::Ru) => "не выполнено",
        (RuleStatus::Open, Spoken::Et) => "veel teadmata",
        (RuleStatus::Open, Spoken::En) => "not yet known",
        (RuleStatus::Open, Spoken::Ru) => "пока неизвестно",
    }
}
