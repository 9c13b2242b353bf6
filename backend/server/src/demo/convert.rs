//! From the demonstration's files to what the use cases take.

use app::cohorts::CohortInput;
use app::initiatives::InitiativeInput;
use app::programmes::ProgrammeInput;
use app::registrations::{DraftInput, MemberInput};
use chrono::NaiveTime;
use chrono_tz::Tz;
use domain::{
    CohortContent, Edge, InitiativeContent, InitiativeId, Moment, OrganisationId, Participation,
    ProgrammeContent, RsvpTerms, Session,
};
use uuid::Uuid;

use super::LoadError;
use super::content::{
    DemoCohort, DemoEntry, DemoInitiative, DemoMember, DemoPart, DemoProgramme, DemoRsvpTerms, DemoSession,
    LocalMoment,
};

/// The ids that organisations got when they were stored.
pub type OrganisationIds = std::collections::HashMap<String, OrganisationId>;

pub fn organisation(ids: &OrganisationIds, slug: &str) -> Result<OrganisationId, LoadError> {
    ids.get(slug).copied().ok_or_else(|| LoadError::Unknown(slug.to_owned()))
}

fn parts(ids: &OrganisationIds, parts: Vec<DemoPart>) -> Result<Vec<Participation>, LoadError> {
    let stored = parts.into_iter().map(|part| {
        let organisation_id = organisation(ids, &part.organisation)?;
        Ok(Participation { organisation_id, part: part.part, line: part.line })
    });
    stored.collect()
}

pub fn initiative(ids: &OrganisationIds, demo: DemoInitiative) -> Result<InitiativeInput, LoadError> {
    Ok(InitiativeInput {
        organisation_id: organisation(ids, &demo.organisation)?,
        slug: demo.slug,
        content: InitiativeContent {
            title: demo.title,
            summary: demo.summary,
            description: demo.description,
            starts_on: demo.starts_on,
            ends_on: demo.ends_on,
            audiences: demo.audiences,
            links: demo.links,
            organisations: parts(ids, demo.organisations)?,
        },
    })
}

pub fn programme(
    ids: &OrganisationIds,
    initiative_id: Option<InitiativeId>,
    demo: DemoProgramme,
) -> Result<ProgrammeInput, LoadError> {
    Ok(ProgrammeInput {
        initiative_id,
        slug: demo.slug,
        capacity: demo.capacity,
        content: ProgrammeContent {
            title: demo.title,
            summary: demo.summary,
            description: demo.description,
            goal: demo.goal,
            audience: demo.audience,
            audiences: demo.audiences,
            themes: demo.themes,
            topics: demo.topics,
            learning_outcomes: demo.learning_outcomes,
            deliverables: demo.deliverables,
            cost_terms: demo.cost_terms,
            contact: demo.contact,
            languages: demo.languages,
            trainers: demo.trainers,
            advisory_hours: demo.advisory_hours,
            pilot_months: demo.pilot_months,
            organisations: parts(ids, demo.organisations)?,
        },
    })
}

/// `new_id` gives sessions their identities.
pub fn cohort(demo: DemoCohort, new_id: impl Fn() -> Uuid) -> Result<CohortInput, LoadError> {
    let zone = demo.timezone;
    let sessions = demo.sessions.into_iter().map(|one| session(one, zone, new_id()));
    Ok(CohortInput {
        entry: demo.participation,
        consent: demo.consent,
        admission_mode: demo.admission_mode,
        confirmation_required: demo.confirmation_required,
        offer_days: Some(demo.offer_days.unwrap_or(domain::OFFER_DAYS)),
        amendable: demo.amendable,
        opens: demo.opens.map(|opens| moment(opens, zone, Edge::Start)).transpose()?,
        closes: demo.closes.map(|closes| moment(closes, zone, Edge::End)).transpose()?,
        capacity: demo.capacity,
        format: demo.format,
        content: CohortContent {
            title: demo.title,
            timezone: zone,
            decisions_by: demo.decisions_by,
            starts_on: demo.starts_on,
            ends_on: demo.ends_on,
            period_note: demo.period_note,
            place: demo.place,
            counties: demo.counties,
            training_groups: demo.training_groups,
            sessions: sessions.collect::<Result<_, _>>()?,
            by_rsvp: demo.by_rsvp,
        },
    })
}

fn session(demo: DemoSession, zone: Tz, id: Uuid) -> Result<Session, LoadError> {
    let at = |time: Option<NaiveTime>| match (demo.date, time) {
        (Some(date), Some(time)) => {
            moment(LocalMoment { date, time: Some(time) }, zone, Edge::Start).map(|moment| Some(moment.at))
        }
        _ => Ok(None),
    };
    Ok(Session {
        id,
        kind: demo.kind,
        starts_at: at(demo.start_time)?,
        ends_at: at(demo.end_time)?,
        title: demo.title,
        description: demo.description,
        date: demo.date,
        start_time: demo.start_time,
        end_time: demo.end_time,
        timezone: zone,
        when_note: demo.when_note,
        place: demo.place,
        format: demo.format,
        sequence: 0,
        is_cancelled: false,
        rsvp: demo.rsvp.map(|terms| rsvp_terms(terms, zone)).transpose()?,
        join_url: demo.join_url,
    })
}

fn rsvp_terms(demo: DemoRsvpTerms, zone: Tz) -> Result<RsvpTerms, LoadError> {
    let closes = demo.closes.map(|closes| moment(closes, zone, Edge::End)).transpose()?;
    Ok(RsvpTerms { capacity: demo.capacity, closes })
}

fn moment(local: LocalMoment, zone: Tz, edge: Edge) -> Result<Moment, LoadError> {
    Moment::resolve(local.date, local.time, zone, edge, None).map_err(|_| LoadError::Time(local))
}

pub fn draft(demo: DemoEntry) -> DraftInput {
    DraftInput {
        team_name: demo.team_name,
        municipality: demo.municipality,
        language: Some(demo.language),
        members: demo.members.into_iter().map(member).collect(),
    }
}

fn member(demo: DemoMember) -> MemberInput {
    MemberInput {
        id: None,
        name: Some(demo.name),
        email: Some(demo.email),
        affiliation: demo.affiliation,
        organisation: demo.organisation,
        municipality: None,
        role: demo.role,
        is_councillor: None,
        is_lead: demo.is_lead,
    }
}
