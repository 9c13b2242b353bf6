//! What the tests stand on: a server of their own with a database of its own, people who sign in by mail, and answers
//! that can be judged. Knows the API's conventions, no resource in particular except to build one.

mod answer;
mod build;
pub mod caller;
mod database;
mod mailbox;
mod people;
mod smtp;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
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
        let app = TestApp::start(None).await;
        test(&app).await;
        app.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        let replay = app.running.replay().await.unwrap();
        assert!(replay.differ.is_empty(), "verdicts that come out differently: {replay:?}");
        app.running.stop().await.unwrap();
    });
}

/// The same with a mail server that refuses one recipient for good; says how many jobs were given up.
pub fn with_mail_server_refusing(refused: &'static str, test: impl AsyncFnOnce(&TestApp)) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::start(Some(refused)).await;
        test(&app).await;
        app.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        let dead = app.running.job_counts().await.unwrap().dead;
        drop(app.running.stop().await);
        dead
    })
}

impl TestApp {
    async fn start(refused: Option<&'static str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = database::fresh(folder.path());
        let mails = folder.path().join("mail");
        let mail = match refused {
            Some(refused) => smtp::serve(mails, refused),
            None => format!("file:{}", mails.display()),
        };
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

    /// How many stored verdicts come out the same when they are judged again, as `kohort doctor` does it, and how many do
    /// not or need not.
    pub async fn verdicts_found_again(&self) -> (usize, usize) {
        let found = self.running.replay().await.unwrap();
        (found.same, found.differ.len() + found.older + found.erased)
    }

    /// What the server does every hour, done now.
    pub async fn tidied(&self) {
        self.running.app().remind_of_sessions().await.unwrap();
        self.running.app().forget_stray_files().await.unwrap();
    }

    /// Where the bytes of files lie.
    pub fn file_folder(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// Ids of the files whose bytes lie there, once every due job is done.
    pub async fn kept_files(&self) -> Vec<String> {
        self.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        let entries = std::fs::read_dir(self.file_folder()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Lets a mail server report about the mail with this Message-ID, and waits until the report was taken in at
    /// `instant`.
    pub async fn reported(&self, instant: &str, message_id: &Value, action: &str) {
        let arrived = self.folder.path().join("bounces").join("new").join("1.report");
        std::fs::create_dir_all(arrived.parent().unwrap()).unwrap();
        let report = mailbox::delivery_report(message_id.as_str().expect("a Message-ID"), action);
        std::fs::write(&arrived, report).unwrap();
        self.at(instant);
        for _ in 0..500 {
            if !arrived.exists() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the report was not taken in");
    }

    /// Message-IDs of the mails that `address` has received, oldest first.
    pub async fn message_ids(&self, address: &str) -> Vec<String> {
        self.running.jobs_settled(Duration::from_secs(10)).await.unwrap();
        mailbox::message_ids(&self.mail_folder(), address)
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
