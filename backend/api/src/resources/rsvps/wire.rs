//! Data-transfer types of this resource: what it reads and what it answers.

use app::guests::RsvpList;
use app::rsvps::RsvpCase;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::http::Language;
use crate::resources::own_data::KeepingView;
use crate::wire::cohort::ProgrammeRef;
use crate::wire::session::SessionView;
use crate::wire::word::{Language as LanguageWord, RsvpState};

/// Who wants to come.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Mari Maasikas", "email": "mari@example.org", "language": "et"}))]
pub struct RsvpCreate {
    #[validate(length(max = 400))]
    pub name: String,
    #[validate(length(max = 254))]
    pub email: String,
    /// Language of the mails; by `Accept-Language` where left out.
    pub language: Option<LanguageWord>,
}

/// The same for every address.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpAsked {
    /// Seconds for which the link waits for a yes.
    #[schema(example = 172_800)]
    pub expires_in: i64,
}

/// The secret of a link: what follows `#token=` in it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "krv_…"}))]
pub struct RsvpToken {
    #[validate(length(max = 200))]
    pub token: String,
}

/// What the holder of the link can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RsvpAction {
    Confirm,
    Cancel,
}

impl From<app::rsvps::RsvpAction> for RsvpAction {
    fn from(action: app::rsvps::RsvpAction) -> Self {
        match action {
            app::rsvps::RsvpAction::Confirm => Self::Confirm,
            app::rsvps::RsvpAction::Cancel => Self::Cancel,
        }
    }
}

/// An RSVP as the holder of its link sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpView {
    pub state: RsvpState,
    pub name: String,
    pub programme: ProgrammeRef,
    pub cohort_id: Uuid,
    pub session: SessionView,
    /// 1 for the first; null for who does not wait.
    pub waitlist_position: Option<u64>,
    /// Where the session is joined; only for who attends.
    #[schema(example = "https://meet.example/kohort")]
    pub join_url: Option<String>,
    /// The session as a calendar file; only for who attends.
    #[schema(example = "/api/v1/cohorts/0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a/calendar.ics")]
    pub calendar_url: Option<String>,
    pub actions: Vec<RsvpAction>,
    /// Until when name and address are kept.
    pub kept: KeepingView,
    pub server_time: DateTime<Utc>,
}

impl RsvpView {
    pub(in crate::resources) fn of(case: &RsvpCase, language: Language) -> Self {
        let (cohort, session) = (&case.cohort.cohort, &case.session);
        let attends = case.rsvp.state == domain::RsvpState::Attending;
        let calendar = format!("/api/v1/cohorts/{}/calendar.ics?session={}", cohort.id, session.id);
        let calendar = format!("{calendar}&lang={language}");
        Self {
            state: case.rsvp.state.into(),
            name: case.rsvp.name.clone(),
            programme: ProgrammeRef::of(&case.cohort.programme, language),
            cohort_id: cohort.id.0,
            session: SessionView::of(session, &case.cohort, language),
            waitlist_position: case.waitlist_position,
            join_url: session.join_url.clone().filter(|_| attends),
            calendar_url: (attends && session.date.is_some()).then_some(calendar),
            actions: case.actions.iter().copied().map(Into::into).collect(),
            kept: cohort.rsvps_kept_until(session).into(),
            server_time: case.cohort.as_of,
        }
    }
}

#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RsvpQuery {
    #[param(inline)]
    pub state: Option<RsvpState>,
}

/// Somebody who has confirmed, as organisers see them.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpRow {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub language: LanguageWord,
    pub state: RsvpState,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub waitlisted_at: Option<DateTime<Utc>>,
    pub cancelled_at: Option<DateTime<Utc>>,
}

impl From<domain::Rsvp> for RsvpRow {
    fn from(rsvp: domain::Rsvp) -> Self {
        Self {
            id: rsvp.id.0,
            name: rsvp.name,
            email: rsvp.email,
            language: rsvp.language.into(),
            state: rsvp.state.into(),
            confirmed_at: rsvp.confirmed_at,
            waitlisted_at: rsvp.waitlisted_at,
            cancelled_at: rsvp.cancelled_at,
        }
    }
}

/// How many stand where.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpCounts {
    /// Without a yes yet; who they are is nobody's business until then.
    pub asked: i64,
    pub attending: i64,
    pub waitlisted: i64,
    pub cancelled: i64,
}

/// One page of those who have confirmed, with the counts of all.
#[derive(Debug, Serialize, ToSchema)]
pub struct RsvpListView {
    pub items: Vec<RsvpRow>,
    /// Send as `cursor` for the next page; null on the last one.
    pub next_cursor: Option<String>,
    pub counts: RsvpCounts,
    /// Null without a limit.
    pub capacity: Option<i64>,
}

impl From<RsvpList> for RsvpListView {
    fn from(list: RsvpList) -> Self {
        let count = |state| list.counts.get(&state).copied().unwrap_or_default();
        let counts = RsvpCounts {
            asked: count(domain::RsvpState::Asked),
            attending: count(domain::RsvpState::Attending),
            waitlisted: count(domain::RsvpState::Waitlisted),
            cancelled: count(domain::RsvpState::Cancelled),
        };
        let listed = list.listed.map(RsvpRow::from);
        Self { items: listed.items, next_cursor: listed.next_cursor, counts, capacity: list.capacity }
    }
}
