//! What the tests stand on: a server of their own with a database of its own, people who sign in by mail, and answers
//! that can be judged. Knows the API's conventions, no resource in particular except to build one.

mod answer;
mod build;
pub mod caller;
mod database;
mod mailbox;
mod people;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use server::{Config, Outside, Running, SettableClock};
use tempfile::TempDir;

pub use answer::Answer;
pub use build::{
    ORGANISATION, Scene, as_inputs, id, open_cohort, programme, publish, rules, submit, team, with_members,
};
pub use caller::{Call, Caller};
pub use mailbox::Mail;
pub use people::{ROLES, Role};

/// The instant at which every test begins: a Thursday, noon in Tallinn.
pub const START: &str = "2026-10-01T09:00:00Z";

pub struct TestApp {
    running: Running,
    clock: Arc<SettableClock>,
    http: reqwest::Client,
    folder: TempDir,
}

/// Runs `test` against a fresh server, then stops the server, which reports every job that was given up. Whatever the test
/// did, each verdict that it left behind must be found again.
pub fn with_app(test: impl AsyncFnOnce(&TestApp)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::start().await;
        test(&app).await;
        app.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        let replay = app.running.replay().await.unwrap();
        assert!(replay.differ.is_empty(), "verdicts that come out differently: {replay:?}");
        app.running.stop().await.unwrap();
    });
}

impl TestApp {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = database::fresh(folder.path());
        let mail = format!("file:{}", folder.path().join("mail").display());
        let data = folder.path().display().to_string();
        let config = Config::from_pairs([
            ("KOHORT_MODE", "development"),
            ("KOHORT_LISTEN", "127.0.0.1:0"),
            ("KOHORT_DATA", &data),
            ("KOHORT_DATABASE_URL", &database),
            ("KOHORT_MAIL", &mail),
            ("KOHORT_WORKERS", "2"),
            ("KOHORT_SIGN_INS_PER_NETWORK", "1000"),
        ])
        .unwrap();
        let clock = Arc::new(SettableClock::at(START.parse().unwrap()));
        let running = server::start_with(&config, Outside::for_tests(clock.clone())).await.unwrap();
        Self { running, clock, http: reqwest::Client::new(), folder }
    }

    pub fn base(&self) -> String {
        self.running.base_url()
    }

    /// Sets the server's clock; only forwards, as clocks go.
    pub fn at(&self, instant: &str) {
        self.clock.set(instant.parse().unwrap());
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Caller {
        Caller::new(self.http.clone(), self.base())
    }

    fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    /// How many stored verdicts counted somebody of whom nothing is kept any more.
    pub async fn erased_verdicts(&self) -> usize {
        self.running.replay().await.unwrap().erased
    }

    /// What the server does every hour, done now.
    pub async fn tidied(&self) {
        self.running.app().remind_of_sessions().await.unwrap();
    }

    /// What the server does every day: whatever is not to be kept any longer is erased.
    pub async fn erased(&self) {
        self.running.app().erase_due(false).await.unwrap();
    }

    /// Waits until every due job is done, then returns the mails that `address` has received, oldest first.
    pub async fn mails(&self, address: &str) -> Vec<mailbox::Mail> {
        self.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        mailbox::received(&self.mail_folder(), address)
    }
}
