//! What things are: programmes, cohorts, registrations and their legal states. Pure: no clock, no I/O.

mod alteration;
mod cohort;
mod fact_schema;
mod field_error;
pub mod form;
mod ids;
mod invitation;
mod job;
mod local_call;
mod mail;
mod moment;
pub mod names;
mod offer;
mod organisation;
mod parting;
mod programme;
mod registration;
pub mod retention;
mod rsvp;
mod session;
mod state;
mod test_team;
mod waitlist;
mod what_next;

pub use alteration::{Alteration, ChangedAnswer, Correction, Door, Shut, Swap, vacancies};
pub use cohort::{
    AdmissionMode, Admitted, Capacity, Cohort, CohortContent, Consent, EntryKind, Format, Phase, Unit,
};
pub use fact_schema::fact_schema;
pub use field_error::{FieldCode, FieldError};
pub use form::{AnswerOf, AnsweredFile, Form, MediaType};
pub use ids::{
    CohortId, FileId, InitiativeId, InterestId, InvitationId, JobId, Keyholder, MailId, MemberId,
    MembershipId, OrganisationId, PersonId, ProgrammeId, RegistrationId, RsvpId, SessionId, StatusLinkId,
};
pub use invitation::{
    Consented, INVITATION_DAYS, INVITATIONS_PER_DAY, Invitation, InvitationState, PRIVACY_VERSION,
    REMINDER_DAYS, Standing,
};
pub use job::{HandOverSide, InvitationOccasion, Job, MemberAnswer, Notice};
pub use local_call::{INTERESTS_MAX, Interest, LocalCall};
pub use mail::{Mail, MailKind, MailState, NotAgain, Written, cleaned_reason, repeatable};
pub use moment::{DEFAULT_ZONE, Edge, LocalTimeError, Moment, check_order, day_boundary};
pub use offer::OFFER_DAYS;
pub use organisation::{Membership, Organisation, OrganisationRole, Person, SignedInSession};
pub use parting::{Parting, Tie};
pub use programme::{
    Contact, CostParticipation, CostTerms, Initiative, InitiativeContent, Link, Part, Participation,
    Programme, ProgrammeContent, Publication, Trainer,
};
pub use registration::{
    ActorKind, HistoryEntry, HistoryKind, Judged, MEMBERS_MAX, Member, Outcome, Proposal, Registration,
};
pub use retention::{Kept, Until};
pub use rsvp::{Rsvp, RsvpNotice, RsvpState};
pub use session::{RsvpTerms, Session, SessionKind};
pub use state::{Event, IllegalTransition, State, allowed_events, transition};
pub use test_team::{PersonFacts, TEST_TEAMS_MAX, TestTeam};
pub use waitlist::{Hindrance, PassedOver, Waiting};
pub use what_next::{NextStep, WhatNext};

// Words everyone shares: languages, the registers of places, classifiers.
mod classifier;
mod register;
mod text;

pub use classifier::{Affiliation, Audience, Role, Theme, UnknownCode};
pub use register::{
    County, CountyCode, Municipality, MunicipalityCode, MunicipalityKind, UnknownCounty, UnknownMunicipality,
    counties, municipalities, search_municipalities,
};
pub use text::{Language, Text, UnknownLanguage};

// Registrations carry verdicts and cohorts carry rules, so the storeys above meet them here.
pub use eligibility::{RuleSet, Verdict, VerdictStatus};
