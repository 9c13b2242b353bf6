//! How a job ended that did not end well.

use domain::Written;

use crate::mail::{DeliveryError, Post};

/// Why a job was not done, and whether trying again could help. The texts are for operators: they name no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    Passing(String),
    Final(String),
}

impl From<DeliveryError> for Failure {
    fn from(error: DeliveryError) -> Self {
        match error {
            DeliveryError::Passing(reason) => Self::Passing(reason),
            DeliveryError::Final(reason) => Self::Final(reason),
        }
    }
}

impl From<app::Error> for Failure {
    fn from(error: app::Error) -> Self {
        Self::Passing(error.to_string())
    }
}

/// A letter that is due; `None` where its news is out of date.
pub type Due = Result<Option<Post>, Failure>;

/// What a job did: the letter as it was written, where there was one, and how it ended.
pub struct Worked {
    pub written: Option<Written>,
    pub outcome: Result<(), Failure>,
}

impl Worked {
    pub fn failed(reason: &str) -> Self {
        Self { written: None, outcome: Err(Failure::Passing(reason.to_owned())) }
    }

    pub fn failed_for_good(reason: &str) -> Self {
        Self { written: None, outcome: Err(Failure::Final(reason.to_owned())) }
    }
}
