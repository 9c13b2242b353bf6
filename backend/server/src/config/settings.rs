//! The operator's manual: every setting with its type, default and example, in the order in which a reader needs
//! them. `kohort config-reference`, the command line's help and the reading of the environment all come from this
//! table; what the values mean together is decided in `read`.

pub use super::setting::{Door, Preset, Setting};

pub const PREFIX: &str = "KOHORT_";

pub const MODE: Setting = Setting::new(
    "KOHORT_MODE",
    "production | development | demo",
    Preset::Value("production"),
    "production",
    "What the installation is for. Production refuses to start with anything unsafe. Development and demo fill \
     gaps by themselves (signing key, mail folder, address) and are for one machine; demo also holds the demonstration.",
);

pub const LISTEN: Setting = Setting::new(
    "KOHORT_LISTEN",
    "address:port",
    Preset::Value("127.0.0.1:8080"),
    "0.0.0.0:8080",
    "Where the server listens. Port 0 takes any free port. TLS is the proxy's work.",
);

pub const PUBLIC_URL: Setting = Setting::new(
    "KOHORT_PUBLIC_URL",
    "origin",
    Preset::RequiredInProduction("the address the server listens on"),
    "https://kohort.example",
    "The address people see: scheme and host, without a path. Links in mails begin with it, and requests that \
     change something must come from it. Production demands https.",
);

pub const DATA: Setting = Setting::new(
    "KOHORT_DATA",
    "folder",
    Preset::Value("data"),
    "/var/lib/kohort",
    "The folder for what the server keeps on disk: the embedded database and the files of applicants, unless they are \
     kept elsewhere, and in development and demo the generated signing key and the mails. Created when missing.",
);

pub const DATABASE_URL: Setting = Setting::new(
    "KOHORT_DATABASE_URL",
    "postgres://… or sqlite:…",
    Preset::Derived("the embedded SQLite file `kohort.sqlite` in KOHORT_DATA"),
    "postgres://kohort:secret@db.example/kohort",
    "The database. SQLite serves one process; several replicas need PostgreSQL.",
)
.secret();

pub const DATABASE_CONNECTIONS: Setting = Setting::new(
    "KOHORT_DATABASE_CONNECTIONS",
    "number, 2 to 200",
    Preset::Value("10"),
    "20",
    "The most database connections that the process holds at once. Admission to a cohort is one at a time, so \
     more does not make it faster.",
);

pub const MIGRATIONS: Setting = Setting::new(
    "KOHORT_MIGRATIONS",
    "apply | refuse",
    Preset::Value("apply"),
    "refuse",
    "What a start does with migrations that the database lacks: apply them (replicas may start together), or \
     refuse to start until `kohort migrate` was run.",
);

pub const SIGNING_KEY: Setting = Setting::new(
    "KOHORT_SIGNING_KEY",
    "secret of 32 bytes or more, or file:PATH",
    Preset::RequiredInProduction("generated once and kept in KOHORT_DATA/signing-key"),
    "file:/run/secrets/kohort-signing-key",
    "Signs the short-lived access tokens. Make one with `openssl rand -base64 48`. Changing it signs everybody out \
     of their access token; they stay signed in by the refresh token. Short, repetitive and published keys are refused.",
)
.secret();

pub const FILES: Setting = Setting::new(
    "KOHORT_FILES",
    "folder:PATH | s3://BUCKET?endpoint=…&region=…",
    Preset::Derived("the folder `files` in KOHORT_DATA"),
    "folder:/srv/kohort-files",
    "Where the files that applicants send lie. A folder is made when it is missing; back it up with the database. Several \
     replicas need a folder that they share, or storage that speaks S3, such as \
     s3://kohort-files?endpoint=https://s3.example&region=eu-north-1: the bucket has to exist, the endpoint may be left \
     out for Amazon's own, and the region (us-east-1 when left out) matters only where the storage looks at \
     it. Production demands https of an endpoint that is not on this machine.",
);

pub const FILES_KEY_ID: Setting = Setting::new(
    "KOHORT_FILES_KEY_ID",
    "text",
    Preset::Derived("none; s3:// does not start without it"),
    "kohort",
    "Who Kohort is to the storage that KOHORT_FILES names: the id of an access key that may write, read, list and delete in \
     the bucket.",
)
.secret();

pub const FILES_SECRET: Setting = Setting::new(
    "KOHORT_FILES_SECRET",
    "secret, or file:PATH",
    Preset::Derived("none; s3:// does not start without it"),
    "file:/run/secrets/kohort-files",
    "The secret of that access key.",
)
.secret();

pub const MAIL: Setting = Setting::new(
    "KOHORT_MAIL",
    "smtp://… | smtps://… | file:FOLDER",
    Preset::RequiredInProduction("file:KOHORT_DATA/mail"),
    "smtps://kohort:secret@mail.example:465",
    "How mail leaves. smtps is TLS from the first byte; smtp takes ?tls=required, ?tls=opportunistic or nothing \
     (no TLS, for a catcher on the same machine). file: writes each mail into the folder as an .eml file.",
)
.secret();

pub const MAIL_FROM: Setting = Setting::new(
    "KOHORT_MAIL_FROM",
    "mailbox",
    Preset::RequiredInProduction("Kohort <kohort@localhost>"),
    "Kohort <kohort@kohort.example>",
    "The sender of every mail. Answers go to the programme's contact where it has one.",
);

pub const BOUNCES: Setting = Setting::new(
    "KOHORT_BOUNCES",
    "folder:PATH of a maildir",
    Preset::Derived(
        "KOHORT_DATA/bounces in development and demo; nothing in production: bounces go unnoticed",
    ),
    "folder:/var/mail/kohort",
    "Where mails to KOHORT_MAIL_FROM arrive, as a maildir: a mail server delivers into it, or getmail or mbsync fetch \
     the mailbox into it. Delivery reports in its `new` are noted and deleted within seconds; other mails are moved to \
     its `cur` for a person to read. The server needs to write there.",
);

pub const ALLOWED_ORIGINS: Setting = Setting::new(
    "KOHORT_ALLOWED_ORIGINS",
    "origins, comma-separated",
    Preset::Value(""),
    "https://registration.municipality.example,https://portal.example",
    "Other origins whose pages may call the API from a browser, besides KOHORT_PUBLIC_URL.",
);

pub const CLIENT_ADDRESS_HEADER: Setting = Setting::new(
    "KOHORT_CLIENT_ADDRESS_HEADER",
    "header name",
    Preset::Value(""),
    "X-Forwarded-For",
    "The header to which the proxy in front appends the client's address; its last entry is believed. Set it only \
     when nobody can reach the server past that proxy. Empty: the address of the connection counts.",
);

pub const SIGN_INS_PER_NETWORK: Setting = Setting::new(
    "KOHORT_SIGN_INS_PER_NETWORK",
    "number, 1 to 100000",
    Preset::Value("50"),
    "200",
    "Sign-in mails, and apart from them mails about coming to a session, that one network address may ask for in a \
     quarter of an hour, over all replicas. A classroom behind one address signs in at once.",
);

pub const EVALUATIONS_PER_MINUTE: Setting = Setting::new(
    "KOHORT_EVALUATIONS_PER_MINUTE",
    "number, 1 to 100000",
    Preset::Value("240"),
    "600",
    "Checks of a team's eligibility that one network address may ask for in a minute.",
);

pub const STATIC_DIR: Setting = Setting::new(
    "KOHORT_STATIC_DIR",
    "folder",
    Preset::Derived(
        "the pages inside the program, if it was built with them; else frontend/dist near it, if there",
    ),
    "/usr/share/kohort/web",
    "The built single-page application. Without one the server answers the API only.",
);

pub const LOG: Setting = Setting::new(
    "KOHORT_LOG",
    "filter",
    Preset::Value("info"),
    "info,sqlx=warn,jobs=debug",
    "What is logged to standard error: a level, or levels per module.",
);

pub const LOG_FORMAT: Setting = Setting::new(
    "KOHORT_LOG_FORMAT",
    "json | text",
    Preset::Derived("json in production, text otherwise"),
    "json",
    "The shape of a log line.",
);

pub const WORKERS: Setting = Setting::new(
    "KOHORT_WORKERS",
    "number, 1 to 64",
    Preset::Derived("the number of processor cores, at most 4"),
    "4",
    "Threads that answer requests.",
);

pub const REQUEST_TIMEOUT: Setting = Setting::new(
    "KOHORT_REQUEST_TIMEOUT",
    "duration",
    Preset::Value("30s"),
    "15s",
    "The longest that one request may take, its body included, before it is answered 408.",
);

pub const SHUTDOWN_TIMEOUT: Setting = Setting::new(
    "KOHORT_SHUTDOWN_TIMEOUT",
    "duration",
    Preset::Value("20s"),
    "1m",
    "How long a stopping server may take to finish the requests and jobs under way.",
);

/// Every setting, in the order of the reference.
pub const ALL: [&Setting; 24] = [
    &MODE,
    &LISTEN,
    &PUBLIC_URL,
    &DATA,
    &DATABASE_URL,
    &DATABASE_CONNECTIONS,
    &MIGRATIONS,
    &SIGNING_KEY,
    &FILES,
    &FILES_KEY_ID,
    &FILES_SECRET,
    &MAIL,
    &MAIL_FROM,
    &BOUNCES,
    &ALLOWED_ORIGINS,
    &CLIENT_ADDRESS_HEADER,
    &SIGN_INS_PER_NETWORK,
    &EVALUATIONS_PER_MINUTE,
    &STATIC_DIR,
    &LOG,
    &LOG_FORMAT,
    &WORKERS,
    &REQUEST_TIMEOUT,
    &SHUTDOWN_TIMEOUT,
];

/// The setting with this key, if there is one.
pub fn find(key: &str) -> Option<&'static Setting> {
    ALL.into_iter().find(|setting| setting.key == key)
}
