//! Puts everything together and starts it: data folder, key, database, migrations, pages, HTTP server, job runner.
//! `kohort serve`, `kohort demo` and the acceptance tests all come through here.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpServer;
use actix_web::web::Data;
use api::http::{AccessTokens, Http, Limits, Quotas};
use app::{App, Clock, Entropy, SystemClock, SystemEntropy};
use files::Files;
use jobs::mail::{DeliveryError, Mailer};
use jobs::{Bounces, Pace, Runner, Waker};
use store::Durability;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::config::{Config, Secret};
use crate::health::Health;
use crate::http::{self, Shared};
use crate::running::Running;
use crate::site::SiteError;
use crate::{key, opening, pages};

/// What a start takes from outside besides its configuration.
pub struct Outside {
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub durability: Durability,
    pub pace: Pace,
}

impl Default for Outside {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            durability: Durability::default(),
            pace: Pace::default(),
        }
    }
}

impl Outside {
    /// For throw-away databases: nothing needs to survive a power cut, and nobody likes to wait for mail.
    pub fn for_tests(clock: Arc<dyn Clock>) -> Self {
        let pace = Pace { poll: Duration::from_millis(50), rest: 0, ..Pace::default() };
        Self { clock, durability: Durability::Relaxed, pace, ..Self::default() }
    }
}

/// Why the server does not start, in words that say what to do.
#[derive(Debug)]
pub enum StartError {
    File {
        path: PathBuf,
        reason: std::io::Error,
    },
    Listen {
        address: SocketAddr,
        reason: std::io::Error,
    },
    Database(store::Error),
    PendingMigrations(usize),
    Mail(DeliveryError),
    Files(files::Failure),
    Thread(std::io::Error),
    Pages(SiteError),
    /// The OpenAPI document compiled in is not one.
    Document(serde_json::Error),
}

impl StartError {
    pub fn file(path: &Path, reason: std::io::Error) -> Self {
        Self::File { path: path.to_owned(), reason }
    }
}

impl std::fmt::Display for StartError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, reason } => write!(out, "{}: {reason}", path.display()),
            Self::Listen { address, reason } => {
                write!(out, "cannot listen on {address}: {reason}; choose another address by KOHORT_LISTEN")
            }
            Self::Database(reason) => {
                write!(out, "the database does not serve: {reason}; see KOHORT_DATABASE_URL")
            }
            Self::PendingMigrations(count) => {
                write!(out, "the database lacks {count} migrations; run `kohort migrate`")
            }
            Self::Mail(DeliveryError::Passing(reason) | DeliveryError::Final(reason)) => {
                write!(out, "mail cannot leave: {reason}; see KOHORT_MAIL")
            }
            Self::Files(reason) => write!(out, "files cannot be kept: {reason}; see KOHORT_FILES"),
            Self::Thread(reason) => write!(out, "no thread for the jobs: {reason}"),
            Self::Pages(reason) => write!(out, "the pages cannot be served: {reason}; see KOHORT_STATIC_DIR"),
            Self::Document(reason) => write!(out, "this build carries no OpenAPI document: {reason}"),
        }
    }
}

impl std::error::Error for StartError {}

/// Starts with the machine's clock and randomness.
pub async fn start(config: &Config) -> Result<Running, StartError> {
    start_with(config, Outside::default()).await
}

/// Starts everything; returns when requests are being answered.
pub async fn start_with(config: &Config, outside: Outside) -> Result<Running, StartError> {
    Prepared::new(config, outside).await?.serve()
}

/// Everything that requests need, before the first of them is answered.
pub struct Prepared<'a> {
    config: &'a Config,
    outside: Outside,
    app: App,
    mailer: Mailer,
    listener: TcpListener,
    address: SocketAddr,
    allowed_origins: Vec<String>,
}

impl<'a> Prepared<'a> {
    /// Opens the database and takes the address.
    pub async fn new(config: &'a Config, outside: Outside) -> Result<Self, StartError> {
        let store = opening::open(config, outside.durability).await?;
        let mailer = Mailer::new(&config.mail.route, config.mail.from.clone()).map_err(StartError::Mail)?;
        let refused = |reason| StartError::Listen { address: config.http.listen, reason };
        let listener = TcpListener::bind(config.http.listen).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let (public_url, allowed_origins) = origins(config, address);
        let mut settings = app::Settings::new(public_url);
        let key = key::signing_key(config, outside.entropy.as_ref())?;
        settings.link_key = Some(app::LinkKey::from_secret(key.reveal()));
        settings.sign_ins_per_network = config.http.limits.sign_ins_per_network.into();
        let files = Files::open(&config.files).map_err(StartError::Files)?;
        let app = App::new(store, files, Arc::clone(&outside.clock), Arc::clone(&outside.entropy), settings);
        Ok(Self { config, outside, app, mailer, listener, address, allowed_origins })
    }

    /// The use cases, for what has to be there before anybody looks.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Answers requests and runs jobs.
    pub fn serve(self) -> Result<Running, StartError> {
        let Self { config, outside, app, mailer, listener, address, allowed_origins } = self;
        let (stopping, resting, waker) =
            (CancellationToken::new(), CancellationToken::new(), Waker::default());
        let shared = shared(config, &outside, app.clone(), allowed_origins, (&waker, &stopping))?;
        let server = serve(config, shared, listener, stopping.clone())
            .map_err(|reason| StartError::Listen { address, reason })?;
        let (bounces, pace) = (config.mail.bounces.clone().map(Bounces::new), outside.pace);
        let runner = Runner::new(app.clone(), mailer, outside.entropy, waker, pace).with_bounces(bounces);
        Ok(Running {
            address,
            public_url: app.settings().public_url.clone(),
            app,
            server: tokio::spawn(server),
            runner: on_own_thread(runner, resting.clone()).map_err(StartError::Thread)?,
            stopping: stopping.drop_guard(),
            resting: resting.drop_guard(),
            patience: config.http.shutdown_timeout,
        })
    }
}

/// What the workers share; made once, outside the application that each of them builds.
fn shared(
    config: &Config,
    outside: &Outside,
    app: App,
    allowed_origins: Vec<String>,
    (waker, stopping): (&Waker, &CancellationToken),
) -> Result<Shared, StartError> {
    let signing_key = key::signing_key(config, outside.entropy.as_ref())?;
    let public_url = app.settings().public_url.clone();
    let site = pages::load(config).map_err(StartError::Pages)?.map(|pages| pages.site);
    Ok(Shared {
        http: http_settings(
            config,
            (&public_url, &allowed_origins),
            &signing_key,
            Arc::clone(&outside.clock),
        )
        .map_err(StartError::Document)?,
        health: Data::new(Health { store: app.store().clone(), stopping: stopping.clone() }),
        app: Data::new(app),
        site: site.map(Data::new),
        waker: Data::new(waker.clone()),
        allowed_origins,
    })
}

/// A slow mail server must not hold up requests, so the runner has a thread and a runtime to itself. The receiver
/// resolves when it has ended; its sender is dropped without a word if the runner panicked.
fn on_own_thread(runner: Runner, resting: CancellationToken) -> std::io::Result<oneshot::Receiver<()>> {
    let (ended, receiver) = oneshot::channel();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("jobs".to_owned()).spawn(move || {
        runtime.block_on(runner.run(resting));
        // Nobody listens any more when the server was dropped instead of stopped.
        let _ = ended.send(());
    })?;
    Ok(receiver)
}

/// The public origin and the others that may call. Without a configured one people on this machine come by address
/// or by name, and both are theirs.
fn origins(config: &Config, address: SocketAddr) -> (String, Vec<String>) {
    let mut allowed = config.http.allowed_origins.clone();
    if let Some(public_url) = &config.http.public_url {
        return (public_url.clone(), allowed);
    }
    let by_name = format!("http://localhost:{}", address.port());
    if address.ip().is_unspecified() {
        return (by_name, allowed);
    }
    allowed.push(by_name);
    (format!("http://{address}"), allowed)
}

fn http_settings(
    config: &Config,
    (public_url, allowed_origins): (&str, &[String]),
    key: &Secret,
    clock: Arc<dyn Clock>,
) -> serde_json::Result<Data<Http>> {
    let quotas = Quotas {
        sign_ins_per_minute: config.http.limits.sign_ins_per_network,
        evaluations_per_minute: config.http.limits.evaluations_per_minute,
    };
    let http = Http::new(api::http::Settings {
        public_origin: public_url.to_owned(),
        allowed_origins: allowed_origins.to_vec(),
        access_tokens: AccessTokens::new(key.reveal().as_bytes(), public_url, "kohort"),
        now: Arc::new(move || clock.now()),
        deadline: config.http.request_timeout,
        client_address_header: config.http.client_address_header.clone(),
        limits: Limits::new(quotas),
    });
    http.describe(api::DOCUMENT)?;
    Ok(http)
}

fn serve(
    config: &Config,
    shared: Shared,
    listener: TcpListener,
    stopping: CancellationToken,
) -> std::io::Result<actix_web::dev::Server> {
    let server = HttpServer::new(move || http::application(&shared))
        .workers(config.http.workers)
        .disable_signals()
        .shutdown_signal(stopping.cancelled_owned())
        .shutdown_timeout(config.http.shutdown_timeout.as_secs())
        .listen(listener)?
        .run();
    Ok(server)
}
