//! Data-transfer types of this resource: what it answers, which is also the form of the downloaded file.

use app::own_data::{OwnData, OwnRsvp};
use chrono::{DateTime, Utc};
use domain::Until;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::registration::OwnRegistrationView;
use super::words::words;
use crate::http::Language;
use crate::resources::sessions::OrganisationRef;
use crate::wire::cohort::ProgrammeRef;
use crate::wire::session::SessionView;
use crate::wire::text::LocalText;
use crate::wire::word::{Language as LanguageWord, OrganisationRole, RsvpState};

/// What ends the keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeepingRule {
    /// It is erased at `until`.
    UntilDate,
    /// It counts from a meeting or a deadline whose date is not known yet.
    DateNotKnown,
    WhileAccountExists,
}

/// Until when something is kept.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct KeepingView {
    pub rule: KeepingRule,
    /// The instant at which it is erased: the first of a local day.
    pub until: Option<DateTime<Utc>>,
}

impl From<Until> for KeepingView {
    fn from(until: Until) -> Self {
        match until {
            Until::At(end) => Self { rule: KeepingRule::UntilDate, until: Some(end) },
            Until::Undated => Self { rule: KeepingRule::DateNotKnown, until: None },
            Until::Account => Self { rule: KeepingRule::WhileAccountExists, until: None },
        }
    }
}

/// A group of data about one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataGroup {
    Account,
    Roles,
    Registrations,
    Answers,
    Rsvps,
    SignIns,
    Links,
    Decisions,
}

impl DataGroup {
    const ALL: [Self; 8] = [
        Self::Account,
        Self::Roles,
        Self::Registrations,
        Self::Answers,
        Self::Rsvps,
        Self::SignIns,
        Self::Links,
        Self::Decisions,
    ];

    /// Where one term holds for the whole group; otherwise each thing carries its own.
    fn keeping(self) -> Option<KeepingView> {
        match self {
            Self::Account | Self::Roles | Self::Links | Self::Decisions => Some(Until::Account.into()),
            Self::Registrations | Self::Answers | Self::Rsvps | Self::SignIns => None,
        }
    }
}

/// What a group is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupWords {
    pub group: DataGroup,
    #[schema(example = "So that you can sign in, and mails reach you in your language.")]
    pub purpose: String,
    /// The ground on which it is kept, in plain words.
    #[schema(example = "You made the account yourself; without these data there is none.")]
    pub legal_basis: String,
    /// Null where each thing of the group has a term of its own.
    pub kept: Option<KeepingView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Account {
    pub email: String,
    pub name: Option<String>,
    pub language: LanguageWord,
    pub is_administrator: bool,
    pub since: DateTime<Utc>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRole {
    pub organisation: OrganisationRef,
    pub role: OrganisationRole,
    pub since: DateTime<Utc>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRsvpView {
    pub name: String,
    pub state: RsvpState,
    pub programme: ProgrammeRef,
    pub cohort_id: Uuid,
    pub session: SessionView,
    pub asked_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub kept: KeepingView,
}

impl OwnRsvpView {
    fn of(own: &OwnRsvp, language: Language) -> Self {
        Self {
            name: own.rsvp.name.clone(),
            state: own.rsvp.state.into(),
            programme: ProgrammeRef::of(&own.cohort.programme, language),
            cohort_id: own.rsvp.cohort_id.0,
            session: SessionView::of(&own.session, &own.cohort, language),
            asked_at: own.rsvp.asked_at,
            confirmed_at: own.rsvp.confirmed_at,
            cancelled_at: own.rsvp.cancelled_at,
            kept: own.until.into(),
        }
    }
}

/// A sign-in. It is forgotten 30 days after it has ended.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInTimes {
    pub signed_in_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LinkNumbers {
    /// Links in mails that open a registration's page.
    pub status: u64,
    /// Links for signing in, of the last day.
    pub sign_in: u64,
}

/// Everything that is kept about the signed-in person.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDataView {
    pub account: Account,
    pub roles: Vec<OwnRole>,
    pub registrations: Vec<OwnRegistrationView>,
    pub rsvps: Vec<OwnRsvpView>,
    pub sign_ins: Vec<SignInTimes>,
    pub links: LinkNumbers,
    /// Lines that the person left in histories of registrations as an organiser.
    pub decisions: u64,
    /// What each group is for, and on what ground it is kept.
    pub about: Vec<GroupWords>,
    pub server_time: DateTime<Utc>,
}

impl OwnDataView {
    pub(in crate::resources) fn of(own: &OwnData, language: Language) -> Self {
        let person = &own.person;
        let role = |(organisation, membership): &(domain::Organisation, domain::Membership)| OwnRole {
            organisation: OrganisationRef {
                id: organisation.id.0,
                name: LocalText::of(&organisation.name, language),
            },
            role: membership.role.into(),
            since: membership.created_at,
        };
        let about = |group: DataGroup| {
            let words = words(group, language);
            let (purpose, legal_basis) = (words.purpose.to_owned(), words.ground.to_owned());
            GroupWords { group, purpose, legal_basis, kept: group.keeping() }
        };
        let sign_in = |session: &domain::SignedInSession| SignInTimes {
            signed_in_at: session.created_at,
            last_used_at: session.last_used_at,
        };
        Self {
            account: Account {
                email: person.email.clone(),
                name: person.name.clone(),
                language: person.language.into(),
                is_administrator: person.is_administrator,
                since: person.created_at,
            },
            roles: own.roles.iter().map(role).collect(),
            registrations: own
                .registrations
                .iter()
                .map(|one| OwnRegistrationView::of(one, language))
                .collect(),
            rsvps: own.rsvps.iter().map(|rsvp| OwnRsvpView::of(rsvp, language)).collect(),
            sign_ins: own.sign_ins.iter().map(sign_in).collect(),
            links: LinkNumbers { status: own.links.status, sign_in: own.links.sign_in },
            decisions: own.decisions,
            about: DataGroup::ALL.map(about).into(),
            server_time: own.as_of,
        }
    }
}
