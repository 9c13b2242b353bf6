//! Tries out what a server will need and says what is wrong and what to do. It migrates no database and sends no
//! mail; at most it makes the data folder with an empty database in it, as the first start would.

use app::replays::Replay;
use app::{Clock, Entropy, SystemClock, SystemEntropy};
use chrono::{DateTime, Utc};
use files::Files;
use jobs::mail::{DeliveryError, Mailer};
use store::{Durability, Scope, Store};

use crate::config::{Config, Mode, settings};
use crate::{opening, pages};

/// What one look at one thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub about: &'static str,
    pub state: State,
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Good,
    /// Works, but somebody should know.
    Note,
    Wrong,
}

impl Finding {
    fn new(about: &'static str, state: State, words: impl Into<String>) -> Self {
        Self { about, state, words: words.into() }
    }

    fn good(about: &'static str, words: impl Into<String>) -> Self {
        Self::new(about, State::Good, words)
    }

    fn wrong(about: &'static str, words: impl Into<String>) -> Self {
        Self::new(about, State::Wrong, words)
    }
}

/// Looks at everything; one failure does not hide the next.
pub async fn examine(config: &Config) -> Vec<Finding> {
    let now = SystemClock.now();
    let mut findings = vec![mode(config), clock(now)];
    match opening::connect(config, Durability::Full).await {
        Ok(store) => findings.extend(database(&store, now).await),
        Err(error) => findings.push(Finding::wrong("database", error.to_string())),
    }
    findings.push(files(config).await);
    findings.push(mail(config).await);
    findings.push(bounces(config));
    findings.push(static_pages(config));
    findings
}

fn mode(config: &Config) -> Finding {
    match config.mode {
        Mode::Production => Finding::good("configuration", "complete for production"),
        Mode::Development | Mode::Demo => Finding::new(
            "configuration",
            State::Note,
            format!("not for production; {} says what the installation is for", settings::MODE.key),
        ),
    }
}

/// Deadlines and links hang on the clock; one that was never set shows a year before this program existed.
fn clock(now: DateTime<Utc>) -> Finding {
    let written = DateTime::from_timestamp(1_767_225_600, 0).unwrap_or_default();
    if now < written {
        Finding::wrong("clock", format!("it shows {now}, which has passed long ago; set the machine's time"))
    } else {
        Finding::good("clock", format!("{} UTC; compare it with yours", now.format("%Y-%m-%d %H:%M:%S")))
    }
}

async fn database(store: &Store, now: DateTime<Utc>) -> Vec<Finding> {
    let wrong = |error: store::Error| vec![Finding::wrong("database", error.to_string())];
    match store.pending_migrations().await {
        Err(error) => wrong(error),
        Ok(0) => match (try_writing(store).await, store::jobs::counts(store, now).await) {
            (Ok(()), Ok(counts)) => {
                let reachable = Finding::good("database", "reachable, current, writable");
                vec![reachable, jobs(counts), verdicts(store).await]
            }
            (Err(error), _) | (_, Err(error)) => wrong(error),
        },
        Ok(count) => {
            let words = format!("lacks {count} migrations; `kohort migrate` or the next start applies them");
            vec![Finding::new("database", State::Note, words)]
        }
    }
}

/// Deletes what cannot exist and takes it back: enough to meet a read-only database or a full disk.
async fn try_writing(store: &Store) -> store::Result<()> {
    let tx = store.write(Scope::Free).await?;
    store::jobs::purge(&tx, DateTime::UNIX_EPOCH).await?;
    tx.rollback().await
}

/// A verdict that comes out differently was changed, or its rules or facts were, behind the server's back.
async fn verdicts(store: &Store) -> Finding {
    match Replay::of(store).await {
        Err(error) => Finding::wrong("verdicts", error.to_string()),
        Ok(Replay { same, differ, older, erased }) if differ.is_empty() => {
            let words =
                format!("{same} found again, {older} by an older evaluator, {erased} with people erased");
            Finding::good("verdicts", words)
        }
        Ok(Replay { differ, .. }) => {
            let ids: Vec<String> = differ.iter().map(ToString::to_string).collect();
            let words = "stored rules and facts give another verdict for";
            Finding::wrong("verdicts", format!("{words} {}", ids.join(", ")))
        }
    }
}

fn jobs(counts: store::jobs::JobCounts) -> Finding {
    let words = format!("{} waiting, {} given up", counts.queued, counts.dead);
    if counts.dead == 0 {
        Finding::good("jobs", words)
    } else {
        Finding::new("jobs", State::Note, format!("{words}; their errors are in the job table"))
    }
}

async fn files(config: &Config) -> Finding {
    let probed = match Files::open(&config.files) {
        Ok(files) => files.probe(SystemEntropy.uuid_v7(SystemClock.now())).await,
        Err(error) => Err(error),
    };
    match probed {
        Ok(()) => Finding::good("files", "can be written, read and deleted"),
        Err(reason) => {
            Finding::wrong("files", format!("cannot be kept: {reason}; see {}", settings::FILES.key))
        }
    }
}

async fn mail(config: &Config) -> Finding {
    let probed = match Mailer::new(&config.mail.route, config.mail.from.clone()) {
        Ok(mailer) => mailer.probe().await,
        Err(DeliveryError::Passing(reason) | DeliveryError::Final(reason)) => Err(reason),
    };
    match probed {
        Ok(()) => Finding::good("mail", "can leave"),
        Err(reason) => Finding::wrong("mail", format!("cannot leave: {reason}; see {}", settings::MAIL.key)),
    }
}

fn bounces(config: &Config) -> Finding {
    let key = settings::BOUNCES.key;
    let Some(folder) = config.mail.bounces.clone() else {
        let words = format!("nobody learns of mails that come back; {key} says where they arrive");
        return Finding::new("bounces", State::Note, words);
    };
    match jobs::Bounces::new(folder).probe() {
        Ok(waiting) => Finding::good("bounces", format!("can be taken in, {waiting} waiting")),
        Err(reason) => Finding::wrong("bounces", format!("cannot be taken in: {reason}; see {key}")),
    }
}

fn static_pages(config: &Config) -> Finding {
    match pages::load(config) {
        Ok(Some(pages)) => Finding::good("pages", pages.place),
        Ok(None) => {
            let words =
                format!("none; only the API is served. {} names their folder", settings::STATIC_DIR.key);
            Finding::new("pages", State::Note, words)
        }
        Err(error) => Finding::wrong("pages", format!("{error}; see {}", settings::STATIC_DIR.key)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn config(data: &Path, more: &[(&str, String)]) -> Config {
        let data = data.display().to_string();
        let base = [("KOHORT_MODE", "development".to_owned()), ("KOHORT_DATA", data)];
        Config::from_pairs(base.iter().chain(more).map(|(key, value)| (*key, value.clone()))).unwrap()
    }

    fn state(findings: &[Finding], about: &str) -> State {
        findings.iter().find(|finding| finding.about == about).unwrap().state
    }

    #[tokio::test]
    async fn a_fresh_database_is_noted_and_a_migrated_one_is_good() {
        let folder = tempfile::tempdir().unwrap();
        let config = config(folder.path(), &[]);
        assert_eq!(state(&examine(&config).await, "database"), State::Note);
        opening::open(&config, Durability::Relaxed).await.unwrap();
        let findings = examine(&config).await;
        for about in ["database", "jobs", "verdicts", "files", "mail", "clock"] {
            assert_eq!(state(&findings, about), State::Good, "{findings:?}");
        }
    }

    #[tokio::test]
    async fn each_broken_part_is_named_and_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let pages = folder.path().join("pages");
        std::fs::create_dir(&pages).unwrap();
        let more = [
            ("KOHORT_DATABASE_URL", format!("sqlite:{}/no/such/folder.sqlite", folder.path().display())),
            ("KOHORT_FILES", format!("folder:{}", file.display())),
            ("KOHORT_MAIL", format!("file:{}", file.display())),
            ("KOHORT_STATIC_DIR", pages.display().to_string()),
        ];
        let findings = examine(&config(folder.path(), &more)).await;
        for about in ["database", "files", "mail", "pages"] {
            assert_eq!(state(&findings, about), State::Wrong, "{findings:?}");
        }
    }

    #[test]
    fn a_clock_that_was_never_set_is_noticed() {
        assert_eq!(clock(DateTime::UNIX_EPOCH).state, State::Wrong);
        assert_eq!(clock("2026-11-22T14:00:00Z".parse().unwrap()).state, State::Good);
    }
}
