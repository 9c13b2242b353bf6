//! What we do: one function per use case, each deciding permission, order and atomicity. No HTTP, no SQL.
//! Every write has the same rhythm: begin → lock the cohort → load → policy → judge → transition → save →
//! enqueue → commit.

mod admission;
mod alterations;
mod atomic;
mod caller;
mod case;
mod change;
mod cursor;
mod draft;
mod emptying;
mod facts;
mod meetings;
mod missing;
mod own_words;
mod secrets;
mod throttle;
mod waitlist;

pub mod amendments;
pub mod answers;
pub mod calendars;
pub mod catalogue;
pub mod cohorts;
pub mod environment;
pub mod erasure;
pub mod error;
pub mod evaluations;
pub mod files;
pub mod form_answers;
pub mod form_trials;
pub mod forms;
pub mod guests;
pub mod hand_over;
pub mod housekeeping;
pub mod initiatives;
pub mod interests;
pub mod invitations;
pub mod invited;
pub mod letters;
pub mod local_calls;
pub mod mails;
pub mod offers;
pub mod organisations;
pub mod own_data;
pub mod people_letters;
pub mod policy;
pub mod programmes;
pub mod registrations;
pub mod releases;
pub mod reminders;
pub mod replays;
pub mod retention;
pub mod reviews;
pub mod rsvp_letters;
pub mod rsvps;
pub mod rule_checks;
pub mod rule_sets;
pub mod session_letters;
pub mod sessions;
pub mod sign_in;
pub mod status_links;
pub mod what_ifs;

use std::sync::Arc;

use ::files::Files;
use chrono::{DateTime, Utc};
use store::Store;

pub use atomic::{Intent, Once};
pub use caller::Caller;
pub use case::{Action, CohortSummary, ProgrammeBrief, RegistrationCase, ReviewCase};
pub use cursor::{Listed, Paging};
pub use environment::{Clock, Entropy, LinkKey, Settings, SystemClock, SystemEntropy};
pub use error::{Error, Result};
pub use facts::Judgement;
pub use form_answers::{AnswersCase, FilledForm};
pub use invitations::JoinLink;
pub use invited::InvitationCase;
pub use secrets::hash_secret;

/// The use cases with all that they need. Cheap to clone.
#[derive(Clone)]
pub struct App {
    store: Store,
    files: Files,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    settings: Arc<Settings>,
}

impl App {
    pub fn new(
        store: Store,
        files: Files,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        settings: Settings,
    ) -> Self {
        Self { store, files, clock, entropy, settings: Arc::new(settings) }
    }

    /// The database, for the job runner and for diagnostics.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What a public answer depends on besides the question: any write, and the second it is given in.
    pub fn edition(&self) -> (u64, i64) {
        (self.store.writes(), self.now().timestamp())
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Now, in microseconds: the finest step that both databases keep.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new identifier, ordered by time.
    pub fn new_id(&self) -> uuid::Uuid {
        self.entropy.uuid_v7(self.now())
    }
}
