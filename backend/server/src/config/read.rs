//! From given texts to a checked configuration: unknown keys are refused, gaps are filled by the presets, and what
//! only makes sense together (production and its demands) is judged at the end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use files::{Bucket, Keys, Place};
use jobs::mail::Route;

use super::settings::{self, Preset, Setting};
use super::{
    Config, Database, Http, Limits, Log, LogFormat, Mail, Mode, Refusal, Refusals, Secret, parse, weakness,
};

/// Reads the environment, flags taking precedence over it.
pub fn from_environment(flags: BTreeMap<String, String>) -> Result<Config, Refusals> {
    let mut given: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(key, value)| Some((key.into_string().ok()?, value.to_string_lossy().into_owned())))
        .filter(|(key, _)| key.starts_with(settings::PREFIX))
        .collect();
    given.extend(flags);
    read(given)
}

/// Reads everything that was given. An empty value counts as not given, as container files write it.
pub fn read(given: BTreeMap<String, String>) -> Result<Config, Refusals> {
    let refusals =
        given.keys().filter(|key| settings::find(key).is_none()).map(|key| Refusal::unknown(key)).collect();
    let mut reader = Reader { given, refusals, mode: Mode::Production };
    reader.mode = reader.value(&settings::MODE, parse::mode).unwrap_or(Mode::Production);
    let config = reader.config();
    match config {
        Some(config) if reader.refusals.is_empty() => Ok(config),
        _ => Err(Refusals(reader.refusals)),
    }
}

struct Reader {
    given: BTreeMap<String, String>,
    refusals: Vec<Refusal>,
    mode: Mode,
}

impl Reader {
    /// Every group is read before any is missed, so that all refusals come at once; the same holds inside them.
    fn config(&mut self) -> Option<Config> {
        let data = self.value(&settings::DATA, |text| Ok(PathBuf::from(text)))?;
        let http = self.http();
        let database = self.database(&data);
        let signing_key = self.signing_key();
        let files = self.files(&data);
        let mail = self.mail(&data);
        let static_dir = self.optional(&settings::STATIC_DIR, parse::folder);
        let log = self.log();
        Some(Config {
            mode: self.mode,
            data,
            http: http?,
            database: database?,
            signing_key,
            files: files?,
            mail: mail?,
            static_dir,
            log: log?,
        })
    }

    fn http(&mut self) -> Option<Http> {
        let listen = self.value(&settings::LISTEN, parse::address);
        let public_url = self.optional(&settings::PUBLIC_URL, parse::origin);
        self.demand_https(public_url.as_deref());
        let allowed_origins = self.value(&settings::ALLOWED_ORIGINS, |text| parse::list(text, parse::origin));
        let client_address_header = self.optional(&settings::CLIENT_ADDRESS_HEADER, parse::header_name);
        let limits = self.limits();
        let workers = self.workers();
        let request_timeout = self.value(&settings::REQUEST_TIMEOUT, parse::duration);
        let shutdown_timeout = self.value(&settings::SHUTDOWN_TIMEOUT, parse::duration);
        Some(Http {
            listen: listen?,
            public_url,
            allowed_origins: allowed_origins?,
            client_address_header,
            limits: limits?,
            workers: workers?,
            request_timeout: request_timeout?,
            shutdown_timeout: shutdown_timeout?,
        })
    }

    fn limits(&mut self) -> Option<Limits> {
        let several = |text: &str| parse::number(text, 1, 100_000);
        let sign_ins_per_network = self.value(&settings::SIGN_INS_PER_NETWORK, several);
        let evaluations_per_minute = self.value(&settings::EVALUATIONS_PER_MINUTE, several);
        Some(Limits {
            sign_ins_per_network: sign_ins_per_network?,
            evaluations_per_minute: evaluations_per_minute?,
        })
    }

    fn database(&mut self, data: &Path) -> Option<Database> {
        let url = self.database_url(data);
        let connections = self.value(&settings::DATABASE_CONNECTIONS, |text| parse::number(text, 2, 200));
        let migrations = self.value(&settings::MIGRATIONS, parse::migrations);
        Some(Database { url: url?, connections: connections?, migrations: migrations? })
    }

    fn mail(&mut self, data: &Path) -> Option<Mail> {
        let route = self.mail_route(data);
        let from = self.optional(&settings::MAIL_FROM, jobs::mail::mailbox);
        let from = from.or_else(|| jobs::mail::mailbox("Kohort <kohort@localhost>").ok());
        let bounces = self.bounces(data);
        Some(Mail { route: route?, from: from?, bounces })
    }

    fn log(&mut self) -> Option<Log> {
        let filter = self.value(&settings::LOG, parse::log_filter);
        let format = self.log_format();
        Some(Log { filter: filter?, format: format? })
    }

    /// The given or preset value; `None` after a refusal.
    fn value<T>(&mut self, setting: &Setting, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let preset = match setting.preset {
            Preset::Value(text) => Some(text.to_owned()),
            Preset::Derived(_) | Preset::RequiredInProduction(_) => None,
        };
        let text = self.text(setting).or(preset)?;
        self.parsed(setting, parse(&text))
    }

    /// The given value; `None` without one, which production refuses where the manual says so.
    fn optional<T>(&mut self, setting: &Setting, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        if let Some(text) = self.text(setting) {
            return self.parsed(setting, parse(&text));
        }
        if self.mode == Mode::Production && matches!(setting.preset, Preset::RequiredInProduction(_)) {
            let problem = format!("production needs it; for example {}", setting.example);
            self.refusals.push(Refusal::of(setting, problem));
        }
        None
    }

    fn text(&self, setting: &Setting) -> Option<String> {
        self.given.get(setting.key).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn parsed<T>(&mut self, setting: &Setting, outcome: Result<T, String>) -> Option<T> {
        outcome
            .map_err(|problem| {
                let problem = format!("{problem}; write {}, for example {}", setting.kind, setting.example);
                self.refusals.push(Refusal::of(setting, problem));
            })
            .ok()
    }

    fn demand_https(&mut self, public_url: Option<&str>) {
        let plain = public_url.is_some_and(|origin| origin.starts_with("http://"));
        if plain && self.mode == Mode::Production {
            let problem = "production is reached by https; let a proxy speak TLS and write its address here";
            self.refusals.push(Refusal::of(&settings::PUBLIC_URL, problem));
        }
    }

    fn database_url(&mut self, data: &Path) -> Option<Secret> {
        match self.text(&settings::DATABASE_URL) {
            Some(_) => self.value(&settings::DATABASE_URL, parse::database_url),
            None => Some(Secret::new(format!("sqlite:{}?mode=rwc", data.join("kohort.sqlite").display()))),
        }
    }

    fn signing_key(&mut self) -> Option<Secret> {
        let key = self.optional(&settings::SIGNING_KEY, parse::secret)?;
        if self.mode == Mode::Production
            && let Some(reason) = weakness(key.reveal())
        {
            let problem = format!("{reason}; make one with `openssl rand -base64 48`");
            self.refusals.push(Refusal::of(&settings::SIGNING_KEY, problem));
        }
        Some(key)
    }

    fn files(&mut self, data: &Path) -> Option<Place> {
        let place = match self.text(&settings::FILES) {
            None => Place::Folder(data.join("files")),
            Some(_) => self.optional(&settings::FILES, parse::place)?,
        };
        let (id, secret) = (
            self.optional(&settings::FILES_KEY_ID, parse::key_id),
            self.optional(&settings::FILES_SECRET, parse::secret),
        );
        let Place::Bucket(bucket) = place else { return Some(place) };
        if self.mode == Mode::Production && bucket.is_plain() && !bucket.is_local() {
            let problem = "files would travel unencrypted; write an endpoint that begins with https://";
            self.refusals.push(Refusal::of(&settings::FILES, problem));
        }
        for (setting, is_there) in
            [(&settings::FILES_KEY_ID, id.is_some()), (&settings::FILES_SECRET, secret.is_some())]
        {
            if !is_there && self.text(setting).is_none() {
                let problem = format!(
                    "{} names a bucket, which needs it; for example {}",
                    settings::FILES.key,
                    setting.example
                );
                self.refusals.push(Refusal::of(setting, problem));
            }
        }
        let keys = Keys { id: id?, secret: secret?.reveal().to_owned() };
        Some(Place::Bucket(Bucket { keys: Some(keys), ..bucket }))
    }

    fn mail_route(&mut self, data: &Path) -> Option<Route> {
        match self.optional(&settings::MAIL, str::parse) {
            None if self.mode != Mode::Production && self.text(&settings::MAIL).is_none() => {
                Some(Route::Folder(data.join("mail")))
            }
            given => given,
        }
    }

    fn bounces(&mut self, data: &Path) -> Option<PathBuf> {
        match self.text(&settings::BOUNCES) {
            None if self.mode != Mode::Production => Some(data.join("bounces")),
            _ => self.optional(&settings::BOUNCES, parse::bounces),
        }
    }

    fn log_format(&mut self) -> Option<LogFormat> {
        match (self.text(&settings::LOG_FORMAT), self.mode) {
            (Some(_), _) => self.optional(&settings::LOG_FORMAT, parse::log_format),
            (None, Mode::Production) => Some(LogFormat::Json),
            (None, Mode::Development | Mode::Demo) => Some(LogFormat::Text),
        }
    }

    fn workers(&mut self) -> Option<usize> {
        match self.text(&settings::WORKERS) {
            Some(_) => self
                .optional(&settings::WORKERS, |text| parse::number(text, 1, 64))
                .and_then(|count| usize::try_from(count).ok()),
            None => Some(std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4))),
        }
    }
}
