//! What a configuration may and may not be. The manual's own defaults and examples must be readable.

use super::settings::{self, Preset};
use super::{Config, LogFormat, Migrations, Mode, Refusals};

const KEY: &str = "kN3v0QmJ8yXwR1bTz6LhUe4sDfPaCgV7oI2tYq5Zr9E=";

fn production() -> Vec<(&'static str, &'static str)> {
    vec![
        ("KOHORT_PUBLIC_URL", "https://registration.example"),
        ("KOHORT_SIGNING_KEY", KEY),
        ("KOHORT_MAIL", "smtps://user:pass@mail.example"),
        ("KOHORT_MAIL_FROM", "Kohort <kohort@registration.example>"),
    ]
}

/// `base` with one setting replaced or added.
fn with(key: &'static str, value: &'static str) -> Result<Config, Refusals> {
    let others = production().into_iter().filter(|(other, _)| *other != key);
    Config::from_pairs(others.chain([(key, value)]))
}

/// The keys that were refused, in order.
fn refused(outcome: Result<Config, Refusals>) -> Vec<String> {
    outcome.map_or_else(|Refusals(all)| all.into_iter().map(|one| one.key).collect(), |_| Vec::new())
}

#[test]
fn a_complete_production_configuration_is_accepted() {
    let config = Config::from_pairs(production()).unwrap();
    assert_eq!(config.mode, Mode::Production);
    assert_eq!(config.log.format, LogFormat::Json);
    assert_eq!(config.database.migrations, Migrations::Apply);
    assert_eq!(config.database.url.reveal(), "sqlite:data/kohort.sqlite?mode=rwc");
}

#[test]
fn production_tells_everything_that_it_misses_at_once() {
    let none: [(&str, &str); 0] = [];
    let missing = ["KOHORT_PUBLIC_URL", "KOHORT_SIGNING_KEY", "KOHORT_MAIL", "KOHORT_MAIL_FROM"];
    assert_eq!(refused(Config::from_pairs(none)), missing);
}

#[test]
fn development_starts_with_nothing_else() {
    let config =
        Config::from_pairs([("KOHORT_MODE", "development"), ("KOHORT_DATA", "/srv/kohort")]).unwrap();
    assert_eq!(config.signing_key, None);
    assert_eq!(format!("{:?}", config.mail.route), "Folder(/srv/kohort/mail)");
    assert_eq!(config.log.format, LogFormat::Text);
}

#[test]
fn a_bucket_needs_its_keys_and_production_an_encrypted_way_to_it() {
    let read = |address, keys: &[(&'static str, &'static str)]| {
        Config::from_pairs(
            production().into_iter().chain([("KOHORT_FILES", address)]).chain(keys.iter().copied()),
        )
    };
    let keys = [("KOHORT_FILES_KEY_ID", "kohort"), ("KOHORT_FILES_SECRET", KEY)];
    let files::Place::Bucket(bucket) =
        read("s3://kohort-files?endpoint=https://s3.example", &keys).unwrap().files
    else {
        panic!("a bucket")
    };
    assert_eq!(bucket.keys.unwrap().secret, KEY);
    assert_eq!(refused(read("s3://kohort-files", &[])), ["KOHORT_FILES_KEY_ID", "KOHORT_FILES_SECRET"]);
    assert_eq!(refused(read("s3://kohort-files?endpoint=http://s3.example", &keys)), ["KOHORT_FILES"]);
    assert!(read("s3://kohort-files?endpoint=http://127.0.0.1:9000", &keys).is_ok());
    let none: [(&str, &str); 0] = [];
    let folder = Config::from_pairs(production().into_iter().chain(none)).unwrap().files;
    assert_eq!(folder, files::Place::Folder("data/files".into()));
}

#[test]
fn one_wrong_value_refuses_one_key() {
    for (key, value) in [
        ("KOHORT_MODE", "staging"),
        ("KOHORT_LISTEN", "8080"),
        ("KOHORT_PUBLIC_URL", "https://registration.example/kohort"),
        ("KOHORT_PUBLIC_URL", "http://registration.example"),
        ("KOHORT_DATABASE_URL", "mysql://db.example/kohort"),
        ("KOHORT_DATABASE_CONNECTIONS", "1"),
        ("KOHORT_MIGRATIONS", "maybe"),
        ("KOHORT_SIGNING_KEY", "short"),
        ("KOHORT_SIGNING_KEY", "change-me-change-me-change-me-change-me"),
        ("KOHORT_SIGNING_KEY", "00000000000000000000000000000000"),
        ("KOHORT_SIGNING_KEY", "file:/nowhere/key"),
        ("KOHORT_FILES", "/srv/files"),
        ("KOHORT_FILES", "s3://Kohort Files"),
        ("KOHORT_FILES_KEY_ID", "two words"),
        ("KOHORT_FILES_SECRET", "file:/nowhere/secret"),
        ("KOHORT_MAIL", "mail.example:25"),
        ("KOHORT_MAIL_FROM", "Kohort"),
        ("KOHORT_ALLOWED_ORIGINS", "https://portal.example,portal.example"),
        ("KOHORT_CLIENT_ADDRESS_HEADER", "X Forwarded For"),
        ("KOHORT_SIGN_INS_PER_NETWORK", "0"),
        ("KOHORT_STATIC_DIR", "/nowhere/dist"),
        ("KOHORT_LOG", "info,jobs=loudly"),
        ("KOHORT_LOG_FORMAT", "xml"),
        ("KOHORT_WORKERS", "0"),
        ("KOHORT_REQUEST_TIMEOUT", "30"),
        ("KOHORT_SHUTDOWN_TIMEOUT", "soon"),
        ("KOHORT_LISTN", "127.0.0.1:8080"),
    ] {
        assert_eq!(refused(with(key, value)), [key], "{value}");
    }
}

#[test]
fn secrets_are_not_repeated_in_refusals_or_debug_output() {
    let key = "topsecretkey";
    let shown = with("KOHORT_SIGNING_KEY", key).unwrap_err().to_string();
    assert!(!shown.contains(key), "{shown}");
    let shown = with("KOHORT_DATABASE_URL", "mysql://user:topsecretkey@db.example").unwrap_err().to_string();
    assert!(!shown.contains(key), "{shown}");
    let shown =
        format!("{:?}", with("KOHORT_DATABASE_URL", "postgres://user:topsecretkey@db.example").unwrap());
    assert!(!shown.contains(key) && !shown.contains(KEY) && !shown.contains("user:pass"), "{shown}");
}

#[test]
fn an_empty_value_counts_as_not_given() {
    assert_eq!(refused(with("KOHORT_MAIL", " ")), ["KOHORT_MAIL"]);
    assert_eq!(with("KOHORT_LISTEN", "").unwrap().http.listen.port(), 8080);
}

#[test]
fn a_key_may_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    std::fs::write(&path, format!("{KEY}\n")).unwrap();
    let given = production().into_iter().map(|(key, value)| match key {
        "KOHORT_SIGNING_KEY" => (key.to_owned(), format!("file:{}", path.display())),
        _ => (key.to_owned(), value.to_owned()),
    });
    let config = Config::from_pairs(given).unwrap();
    assert_eq!(config.signing_key.unwrap().reveal(), KEY);
}

#[test]
fn every_example_and_default_of_the_manual_can_be_read() {
    for setting in settings::ALL {
        // These name files that exist on the operator's machine, not here.
        let there = [settings::STATIC_DIR, settings::SIGNING_KEY, settings::FILES_SECRET, settings::BOUNCES];
        if there.contains(setting) {
            continue;
        }
        assert_eq!(refused(with(setting.key, setting.example)), [""; 0], "{}", setting.key);
        if let Preset::Value(default) = setting.preset {
            let outcome = with(setting.key, default).map(|config| format!("{config:?}"));
            assert_eq!(
                outcome,
                Config::from_pairs(production()).map(|config| format!("{config:?}")),
                "{}",
                setting.key
            );
        }
    }
}

#[test]
fn keys_are_unique_and_named_alike() {
    let mut keys: Vec<_> = settings::ALL.iter().map(|setting| setting.key).collect();
    assert!(keys.iter().all(|key| key.starts_with(settings::PREFIX)));
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), settings::ALL.len());
}
