//! Takes a message to the SMTP server or writes it into a folder. Delivery is at least once: a crash after sending
//! and before the job is marked done sends again, with the same Message-ID.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::{Envelope, Letter, Route};

type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// How long one conversation with the mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why a mail has not left, and whether trying again could help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryError {
    Passing(String),
    Final(String),
}

/// The way out for mail, with the installation's sender.
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
}

enum Transport {
    Smtp(Smtp),
    Folder(PathBuf),
}

impl Mailer {
    pub fn new(route: &Route, from: Mailbox) -> Result<Self, DeliveryError> {
        let transport = match route {
            Route::Smtp(url) => {
                Transport::Smtp(connect(url).map_err(|error| DeliveryError::Final(error.to_string()))?)
            }
            Route::Folder(folder) => Transport::Folder(folder.clone()),
        };
        Ok(Self { transport, from })
    }

    /// The Message-ID that a mail has or would have.
    pub fn message_id(&self, envelope: &Envelope) -> String {
        envelope.message_id(&self.from)
    }

    /// Sends one letter.
    pub async fn send(&self, envelope: &Envelope, letter: &Letter) -> Result<(), DeliveryError> {
        let message =
            envelope.message(&self.from, letter).map_err(|error| DeliveryError::Final(error.to_string()))?;
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| judge(&error)),
            Transport::Folder(folder) => keep(folder, &envelope.file_name(), message.formatted()).await,
        }
    }

    /// Says whether mail could leave now: the server answers, or the folder can be written.
    pub async fn probe(&self) -> Result<(), String> {
        match &self.transport {
            Transport::Smtp(smtp) => match smtp.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err("the mail server closed the connection".to_owned()),
                Err(error) => Err(error.to_string()),
            },
            Transport::Folder(folder) => {
                let trial = folder.join(".kohort-trial");
                tokio::fs::create_dir_all(folder).await.map_err(|error| error.to_string())?;
                tokio::fs::write(&trial, b"").await.map_err(|error| error.to_string())?;
                tokio::fs::remove_file(&trial).await.map_err(|error| error.to_string())
            }
        }
    }
}

/// A transport that connects for each mail: letters are few, and an idle connection costs memory.
pub(super) fn connect(url: &str) -> Result<Smtp, smtp::Error> {
    Ok(Smtp::from_url(url)?.timeout(Some(PATIENCE)).build())
}

/// A refusal of our sign-in at the mail server is the operator's to mend, not the reader's.
const ABOUT_US: [u16; 4] = [530, 534, 535, 538];

fn judge(error: &smtp::Error) -> DeliveryError {
    let about_us = error.status().is_some_and(|code| ABOUT_US.contains(&u16::from(code)));
    if (error.is_permanent() && !about_us) || error.is_client() {
        DeliveryError::Final(error.to_string())
    } else {
        DeliveryError::Passing(error.to_string())
    }
}

/// Writes the whole mail under another name first, so that a reader of the folder never sees half of one.
async fn keep(folder: &Path, name: &str, content: Vec<u8>) -> Result<(), DeliveryError> {
    let passing = |error: std::io::Error| DeliveryError::Passing(error.to_string());
    let unfinished = folder.join(format!(".{name}.part"));
    tokio::fs::create_dir_all(folder).await.map_err(passing)?;
    tokio::fs::write(&unfinished, content).await.map_err(passing)?;
    tokio::fs::rename(&unfinished, folder.join(name)).await.map_err(passing)
}
