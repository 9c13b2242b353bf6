//! How a job ended that did not end well.

use crate::mail::DeliveryError;

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
