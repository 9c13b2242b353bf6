//! From registrations to the facts that rules judge, under the attribute names of the standard fact schema.

use domain::{
    Cohort, CohortId, EntryKind, Member, MunicipalityCode, PersonFacts, Registration, RuleSet, State,
    fact_schema,
};
use eligibility::{Attributes, Facts, Item, Scope, Value, Verdict};
use serde::{Deserialize, Serialize};
use store::Db;

use crate::Result;

/// Who may still join: a draft's team can grow, a submitted one is judged as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    MayJoin,
    Complete,
}

fn person_facts(member: &Member) -> PersonFacts {
    PersonFacts {
        id: member.id.to_string(),
        name: member.name.clone(),
        affiliation: member.affiliation,
        organisation: member.organisation.clone(),
        municipality: member.municipality,
        role: member.role,
        is_councillor: member.is_councillor,
    }
}

fn code(code: impl AsRef<str>) -> Value {
    Value::Code(code.as_ref().to_owned())
}

fn place(attributes: &mut Attributes, prefix: &str, municipality: Option<MunicipalityCode>) {
    let Some(municipality) = municipality else { return };
    attributes.insert(format!("{prefix}municipality"), code(municipality.as_str()));
    if let Some(unit) = municipality.municipality() {
        attributes.insert(format!("{prefix}county"), code(unit.county.as_str()));
    }
}

fn item(person: &PersonFacts) -> Item {
    let mut attributes = Attributes::new();
    if let Some(name) = &person.name {
        attributes.insert("name".to_owned(), Value::Text(name.clone()));
    }
    if let Some(affiliation) = person.affiliation {
        attributes.insert("affiliation.kind".to_owned(), code(affiliation.code()));
    }
    if let Some(organisation) = &person.organisation {
        attributes.insert("affiliation.organisation".to_owned(), Value::Text(organisation.clone()));
    }
    place(&mut attributes, "affiliation.", person.municipality);
    if let Some(role) = person.role {
        attributes.insert("role".to_owned(), code(role.code()));
    }
    if let Some(is_councillor) = person.is_councillor {
        attributes.insert("is_councillor".to_owned(), Value::Bool(is_councillor));
    }
    attributes.insert("confirmed".to_owned(), Value::Bool(true));
    Item { id: person.id.clone(), attributes }
}

/// The registration among the others of its cohort. `pool` holds the municipalities of those who have a place;
/// they get neutral ids, because a verdict is shown to people who may not know whom else it counts.
pub(crate) fn facts(
    municipality: Option<MunicipalityCode>,
    people: &[PersonFacts],
    completeness: Completeness,
    pool: &[Option<MunicipalityCode>],
) -> Facts {
    let mut registration = Attributes::new();
    place(&mut registration, "", municipality);
    let admitted = |(number, municipality): (usize, &Option<MunicipalityCode>)| {
        let mut attributes = Attributes::new();
        place(&mut attributes, "", *municipality);
        Item { id: format!("admitted-{}", number + 1), attributes }
    };
    Facts {
        registration_id: "this".to_owned(),
        registration,
        members: people.iter().map(item).collect(),
        may_join: completeness == Completeness::MayJoin,
        pool: pool.iter().enumerate().map(admitted).collect(),
        ..Facts::default()
    }
}

/// Ways out that a verdict offers at most.
const FIXES: usize = 3;

/// A verdict with what it was computed from, so that it can be put into words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    pub verdict: Verdict,
    pub rules: RuleSet,
    pub rule_set_version: Option<i64>,
    /// Whether the sentences speak of teams or of single people.
    pub entry: EntryKind,
    pub facts: Facts,
}

/// Judges by rules of that version, and adds the smallest fixes while something required does not hold.
pub(crate) fn judge(
    entry: EntryKind,
    rule_set_version: Option<i64>,
    rules: &RuleSet,
    facts: Facts,
) -> Judgement {
    let schema = fact_schema(entry);
    let mut verdict = eligibility::evaluate(rules, schema, &facts);
    if verdict.status != domain::VerdictStatus::Satisfied {
        verdict.fixes = eligibility::suggest(rules, schema, &facts, FIXES);
    }
    Judgement { verdict, rules: rules.clone(), rule_set_version, entry, facts }
}

pub(crate) fn has_pool_rules(rules: &RuleSet) -> bool {
    rules.rules.iter().any(|rule| rule.scope == Scope::Pool)
}

/// Municipalities that hold places, read only if some rule looks at them.
pub(crate) async fn pool(
    db: &impl Db,
    cohort: CohortId,
    rules: &RuleSet,
) -> Result<Vec<Option<MunicipalityCode>>> {
    if !has_pool_rules(rules) {
        return Ok(Vec::new());
    }
    Ok(store::registrations::admitted_municipalities(db, cohort).await?)
}

/// Judges a registration, whatever has become of it, against those who hold places beside it.
pub(crate) async fn judge_living(
    db: &impl Db,
    registration: &Registration,
    cohort: &Cohort,
    rules: &RuleSet,
) -> Result<Judgement> {
    let pool = beside(registration, pool(db, cohort.id, rules).await?);
    let completeness = match registration.state {
        State::Draft => Completeness::MayJoin,
        _ => Completeness::Complete,
    };
    let facts = facts_of(registration, completeness, &pool);
    Ok(judge(cohort.entry, cohort.rule_set_version, rules, facts))
}

/// The pool without the registration's own place, if it holds one.
pub(crate) fn beside(
    registration: &Registration,
    mut pool: Vec<Option<MunicipalityCode>>,
) -> Vec<Option<MunicipalityCode>> {
    if registration.state.holds_place()
        && let Some(own) = pool.iter().position(|place| *place == registration.municipality)
    {
        pool.swap_remove(own);
    }
    pool
}

/// Judges a registration against rules and against those who hold places now.
pub(crate) async fn judge_registration(
    db: &impl Db,
    registration: &Registration,
    cohort: &Cohort,
    rules: &RuleSet,
    completeness: Completeness,
) -> Result<Judgement> {
    let pool = pool(db, cohort.id, rules).await?;
    Ok(judge(cohort.entry, cohort.rule_set_version, rules, facts_of(registration, completeness, &pool)))
}

pub(crate) fn facts_of(
    registration: &Registration,
    completeness: Completeness,
    pool: &[Option<MunicipalityCode>],
) -> Facts {
    let people: Vec<PersonFacts> = registration.members.iter().map(person_facts).collect();
    let mut facts = facts(registration.municipality, &people, completeness, pool);
    for (item, _) in
        facts.members.iter_mut().zip(&registration.members).filter(|(_, member)| member.is_pending())
    {
        item.attributes.insert("confirmed".to_owned(), Value::Bool(false));
    }
    facts
}
