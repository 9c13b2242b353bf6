//! Puts the demonstration into an empty database through the use cases, so that every rule of the product holds for
//! it too. Each step is done once: a load that was interrupted is taken up where it ended. The colleagues' roles come
//! last, so having them means being complete.

use std::collections::HashMap;

use app::organisations::OrganisationInput;
use app::rule_checks::{RuleCheck, RuleDraft};
use app::sessions::ProfileChanges;
use app::{App, Caller, Entropy, Intent, SystemEntropy};
use chrono::NaiveDate;
use domain::{
    CohortId, InitiativeId, Language, Membership, MembershipId, OrganisationId, OrganisationRole, Person,
    RuleSet, SessionId, State,
};
use uuid::Uuid;

use super::content::{Call, Content, ContentError, DemoOrganisation, DemoPerson, LocalMoment};
use super::convert::{self, OrganisationIds};
use super::entries;
use super::questions;
use crate::people;

/// Runs the installation of the demonstration; nobody needs to sign in as it.
const ADMINISTRATOR: &str = "haldur@kohort.example";
pub const ORGANISER: &str = "korraldaja@kohort.example";
pub const APPLICANT: &str = "taotleja@kohort.example";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loaded {
    Now,
    Before,
}

/// Why the demonstration could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    Content(ContentError),
    /// A name in one file that no other file explains.
    Unknown(String),
    /// A local time that the clock change skips or repeats.
    Time(LocalMoment),
    Refused {
        step: String,
        reason: app::Error,
    },
    /// The steps of the demonstration led elsewhere than it says.
    State {
        step: String,
        state: State,
        target: State,
    },
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Content(error) => write!(out, "{error}"),
            Self::Unknown(name) => write!(out, "the demonstration names {name}, which it does not hold"),
            Self::Time(local) => write!(out, "the demonstration has a time that does not exist: {local:?}"),
            Self::State { step, state, target } => {
                write!(
                    out,
                    "after {step} the registration is {} instead of {}",
                    state.as_str(),
                    target.as_str()
                )
            }
            Self::Refused { step, reason } => write!(out, "the demonstration stopped at {step}: {reason:?}"),
        }
    }
}

impl std::error::Error for LoadError {}

/// Names the step in the error.
pub fn at<T>(step: &str, outcome: app::Result<T>) -> Result<T, LoadError> {
    outcome.map_err(|reason| LoadError::Refused { step: step.to_owned(), reason })
}

/// The same step asked again is the same wish.
pub fn intent(step: &str) -> Intent {
    Intent { key: format!("demonstration: {step}"), fingerprint: step.to_owned() }
}

/// Loads the demonstration unless it is there already.
pub async fn load(app: &App) -> Result<Loaded, LoadError> {
    let administrator = at("administrator", app.ensure_person(ADMINISTRATOR, Language::Et, true).await)?;
    if is_complete(app, &administrator).await? {
        return Ok(Loaded::Before);
    }
    let content = Content::starting_on(today(app)).map_err(LoadError::Content)?;
    let ids = organisations(app, &administrator, content.organisations).await?;
    let editor = owner_of_all(administrator, &ids);
    let mut initiatives = HashMap::new();
    for demo in content.initiatives {
        let (slug, step) = (demo.slug.clone(), format!("initiative {}", demo.slug));
        let input = convert::initiative(&ids, demo)?;
        let stored = at(&step, app.create_initiative(&editor, input, &intent(&step)).await)?.value;
        initiatives.insert(slug, stored.id);
    }
    let mut cohorts = HashMap::new();
    for call in content.calls {
        cohorts.extend(publish(app, &editor, &ids, &initiatives, call).await?);
    }
    questions::publish(app, &editor, &cohorts, content.forms).await?;
    names(app, &content.people).await?;
    let organiser = at(ORGANISER, app.ensure_person(ORGANISER, Language::Et, false).await)?;
    let organiser = owner_of_all(organiser, &ids);
    // Boxed: the future of the whole demonstration would lie on the stack of whoever starts it.
    Box::pin(entries::load(app, &organiser, &cohorts, content.registrations)).await?;
    roles(app, &editor, &ids, content.people).await?;
    Ok(Loaded::Now)
}

fn today(app: &App) -> NaiveDate {
    app.now().with_timezone(&domain::DEFAULT_ZONE).date_naive()
}

async fn is_complete(app: &App, administrator: &Person) -> Result<bool, LoadError> {
    let caller = people::operator(administrator.clone());
    for organisation in at("organisations", app.list_organisations().await)? {
        let colleagues = at("colleagues", app.list_colleagues(&caller, organisation.id).await)?;
        if colleagues.iter().any(|colleague| colleague.person.email == ORGANISER) {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn organisations(
    app: &App,
    administrator: &Person,
    demos: Vec<DemoOrganisation>,
) -> Result<OrganisationIds, LoadError> {
    let caller = people::operator(administrator.clone());
    let mut ids = HashMap::new();
    for DemoOrganisation { slug, name, website } in demos {
        let step = format!("organisation {slug}");
        let input = OrganisationInput { slug: slug.clone(), name, website };
        let stored = at(&step, app.create_organisation(&caller, input, &intent(&step)).await)?.value;
        ids.insert(slug, stored.id);
    }
    Ok(ids)
}

/// The person with the rights that loading needs; these are not stored.
fn owner_of_all(person: Person, ids: &OrganisationIds) -> Caller {
    let own = |organisation_id: OrganisationId| Membership {
        id: MembershipId(Uuid::nil()),
        organisation_id,
        person_id: person.id,
        role: OrganisationRole::Owner,
        created_at: person.created_at,
    };
    let memberships = ids.values().copied().map(own).collect();
    Caller { person, session_id: SessionId(Uuid::nil()), memberships }
}

/// Stores one published page; answers with the ids of its cohorts by key.
async fn publish(
    app: &App,
    editor: &Caller,
    ids: &OrganisationIds,
    initiatives: &HashMap<String, InitiativeId>,
    call: Call,
) -> Result<Vec<(String, CohortId)>, LoadError> {
    let slug = call.programme.slug.clone();
    let lead = convert::organisation(ids, &call.programme.organisation)?;
    let initiative = match &call.programme.initiative {
        Some(name) => Some(*initiatives.get(name).ok_or_else(|| LoadError::Unknown(name.clone()))?),
        None => None,
    };
    let input = convert::programme(ids, initiative, call.programme)?;
    let step = format!("programme {slug}");
    let programme = at(&step, app.create_programme(editor, lead, &input, &intent(&step)).await)?.value;
    let step = format!("publishing {slug}");
    at(&step, app.publish_programme(editor, programme.id, programme.version, &intent(&step)).await)?;
    let mut stored = Vec::new();
    for demo in call.cohorts {
        let (key, rules) = (demo.key.clone(), RuleSet { rules: demo.rules.clone() });
        let input = convert::cohort(demo, || SystemEntropy.uuid_v7(app.now()))?;
        let step = format!("cohort {key}");
        let draft = RuleDraft { entry: input.entry, rules, test_teams: Vec::new() };
        let check = at(&step, RuleCheck::of(draft))?;
        let created = app.create_cohort(editor, programme.id, &input, check, &intent(&step)).await;
        let cohort = at(&step, created)?.value;
        let step = format!("publishing cohort {key}");
        at(&step, app.publish_cohort(editor, cohort.id, cohort.version, &intent(&step)).await)?;
        stored.push((key, cohort.id));
    }
    Ok(stored)
}

async fn names(app: &App, demos: &[DemoPerson]) -> Result<(), LoadError> {
    for demo in demos {
        let person = at(&demo.email, app.ensure_person(&demo.email, demo.language, false).await)?;
        let caller = Caller { person, session_id: SessionId(Uuid::nil()), memberships: Vec::new() };
        let changes = ProfileChanges { name: Some(Some(demo.name.clone())), language: None };
        at(&demo.email, app.update_profile(&caller, &changes).await)?;
    }
    Ok(())
}

async fn roles(
    app: &App,
    editor: &Caller,
    ids: &OrganisationIds,
    demos: Vec<DemoPerson>,
) -> Result<(), LoadError> {
    // Reversed, because the organiser comes first in the file and must come last here.
    for demo in demos.into_iter().rev() {
        for membership in demo.memberships {
            let id = convert::organisation(ids, &membership.organisation)?;
            let step = format!("{} in {}", demo.email, membership.organisation);
            at(&step, app.add_colleague(editor, id, &demo.email, membership.role, &intent(&step)).await)?;
        }
    }
    Ok(())
}
