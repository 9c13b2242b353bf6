//! The runner against a real database: mails leave, failures come back later, crashes lose nothing.

use std::path::Path;
use std::sync::Mutex;

use app::sign_in::SignInRequest;
use app::{Clock, Settings, SystemEntropy};
use domain::Language;
use store::jobs::JobCounts;
use store::{ConnectOptions, Durability, Store};

use super::*;
use crate::mail::{Route, mailbox};

struct StandingClock(Mutex<DateTime<Utc>>);

impl StandingClock {
    fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// A database with one sign-in mail in its job table.
struct Trial {
    folder: tempfile::TempDir,
    clock: Arc<StandingClock>,
    app: App,
}

impl Trial {
    async fn with_one_mail() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("trial.sqlite").display());
        let options = ConnectOptions { durability: Durability::Relaxed, ..ConnectOptions::default() };
        Store::migrate(&url, &options).await.unwrap();
        let store = Store::connect(&url, &options).await.unwrap();
        let clock = Arc::new(StandingClock(Mutex::new("2026-11-22T12:00:00Z".parse().unwrap())));
        let mut settings = Settings::new("https://kohort.example");
        // The backoff is under trial here, not the end of a link's life.
        settings.sign_in_ttl = TimeDelta::days(2);
        let files = files::Files::open(&files::Place::Folder(folder.path().join("files"))).unwrap();
        let app = App::new(store, files, clock.clone(), Arc::new(SystemEntropy), settings);
        let request = SignInRequest {
            email: "mari@example.org".to_owned(),
            language: Language::Et,
            return_to: None,
            browser_secret: None,
            network: None,
        };
        app.request_sign_in(request).await.unwrap();
        Self { folder, clock, app }
    }

    fn runner(&self, route: &Route) -> Runner {
        let mailer = Mailer::new(route, mailbox("kohort@kohort.example").unwrap()).unwrap();
        Runner::new(self.app.clone(), mailer, Arc::new(SystemEntropy), Waker::default(), Pace::default())
    }

    fn to_folder(&self) -> Runner {
        self.runner(&Route::Folder(self.folder.path().join("mail")))
    }

    /// Nobody listens at this address.
    fn to_nowhere(&self) -> Runner {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        self.runner(&format!("smtp://127.0.0.1:{port}").parse().unwrap())
    }

    async fn counts(&self) -> JobCounts {
        jobs::counts(self.app.store(), self.app.now()).await.unwrap()
    }

    fn mails(&self) -> Vec<String> {
        mails(&self.folder.path().join("mail"))
    }
}

fn mails(folder: &Path) -> Vec<String> {
    let entries =
        std::fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect());
    let files: Vec<_> = entries.unwrap_or_default();
    files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

async fn look(runner: &Runner) -> usize {
    runner.work_batch(&CancellationToken::new()).await.unwrap()
}

#[tokio::test]
async fn a_queued_mail_leaves_once() {
    let trial = Trial::with_one_mail().await;
    let runner = trial.to_folder();
    assert_eq!(look(&runner).await, 1);
    assert_eq!(look(&runner).await, 0);
    assert_eq!(trial.counts().await, JobCounts { queued: 0, planned: 0, dead: 0 });
    let [mail] = <[String; 1]>::try_from(trial.mails()).unwrap();
    assert!(mail.contains("To: mari@example.org\r\n"), "{mail}");
}

#[tokio::test]
async fn a_failed_mail_waits_and_leaves_when_the_server_is_back() {
    let trial = Trial::with_one_mail().await;
    assert_eq!(look(&trial.to_nowhere()).await, 1);
    assert_eq!(look(&trial.to_nowhere()).await, 0, "not before its delay has passed");
    assert_eq!(trial.counts().await, JobCounts { queued: 1, planned: 0, dead: 0 });
    trial.clock.advance(TimeDelta::seconds(7));
    assert_eq!(look(&trial.to_folder()).await, 1);
    assert_eq!(trial.mails().len(), 1);
}

#[tokio::test]
async fn a_hopeless_mail_is_given_up_and_kept_for_a_person() {
    let trial = Trial::with_one_mail().await;
    let runner = trial.to_nowhere();
    for _ in 0..backoff::ATTEMPTS_MAX {
        assert_eq!(trial.counts().await, JobCounts { queued: 1, planned: 0, dead: 0 });
        assert_eq!(look(&runner).await, 1);
        trial.clock.advance(TimeDelta::hours(2));
    }
    assert_eq!(trial.counts().await, JobCounts { queued: 0, planned: 0, dead: 1 });
    assert_eq!(look(&runner).await, 0);
}

#[tokio::test]
async fn a_link_that_expired_on_the_way_is_not_sent() {
    let trial = Trial::with_one_mail().await;
    trial.clock.advance(TimeDelta::days(2));
    assert_eq!(look(&trial.to_folder()).await, 1);
    assert_eq!(trial.counts().await, JobCounts { queued: 0, planned: 0, dead: 1 });
    assert_eq!(trial.mails().len(), 0);
}

#[tokio::test]
async fn a_crash_after_taking_a_job_loses_nothing() {
    let trial = Trial::with_one_mail().await;
    let crashed = trial.to_folder();
    assert_eq!(crashed.lease().await.unwrap().len(), 1);
    drop(crashed);
    let next = trial.to_folder();
    assert_eq!(look(&next).await, 0, "the lease of the crashed process still holds");
    trial.clock.advance(Pace::default().lease + TimeDelta::seconds(1));
    assert_eq!(look(&next).await, 1);
    assert_eq!(trial.mails().len(), 1);
}

#[tokio::test]
async fn a_crash_after_sending_sends_the_same_mail_again() {
    let trial = Trial::with_one_mail().await;
    let crashed = trial.to_folder();
    let [job] = <[LeasedJob; 1]>::try_from(crashed.lease().await.unwrap()).unwrap();
    crashed.perform(&job).await.outcome.unwrap();
    let before = trial.mails();
    trial.clock.advance(Pace::default().lease + TimeDelta::seconds(1));
    assert_eq!(look(&trial.to_folder()).await, 1);
    let after = trial.mails();
    let id = |mails: &[String]| {
        let lines: Vec<String> = mails.iter().flat_map(|mail| mail.lines()).map(str::to_owned).collect();
        lines.into_iter().filter(|line| line.starts_with("Message-ID")).collect::<Vec<_>>()
    };
    assert_eq!(id(&before), id(&after), "one mail, recognisable as the same");
}

#[tokio::test]
async fn a_job_of_another_version_is_given_up_without_showing_its_payload() {
    let trial = Trial::with_one_mail().await;
    let runner = trial.to_folder();
    let [mut job] = <[LeasedJob; 1]>::try_from(runner.lease().await.unwrap()).unwrap();
    job.payload = serde_json::json!({ "kind": "carrier_pigeon", "to": "mari@example.org" });
    let Err(Failure::Final(reason)) = runner.perform(&job).await.outcome else { panic!("it was understood") };
    assert!(!reason.contains("mari"), "{reason}");
}

#[tokio::test]
async fn stopping_hands_back_what_was_not_begun() {
    let trial = Trial::with_one_mail().await;
    let stop = CancellationToken::new();
    stop.cancel();
    assert_eq!(trial.to_folder().work_batch(&stop).await.unwrap(), 1);
    assert_eq!(trial.mails().len(), 0);
    assert_eq!(look(&trial.to_folder()).await, 1);
    assert_eq!(trial.mails().len(), 1);
}

#[test]
fn a_job_that_is_given_up_keeps_no_secret() {
    let job = domain::Job::InvitationMail {
        invitation_id: domain::InvitationId("018f0000-0000-7000-8000-00000000abcd".parse().unwrap()),
        to: "mari@example.org".to_owned(),
        token: "kin_secret".to_owned(),
        occasion: domain::InvitationOccasion::Asked,
    };
    let kept = super::without_secrets(&serde_json::to_value(&job).unwrap()).to_string();
    assert!(kept.contains("mari@example.org") && !kept.contains("kin_secret"), "{kept}");
}
