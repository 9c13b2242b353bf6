//! Why a place that came free went past a registration on the waiting list.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{MunicipalityCode, Unit};

/// What stood against giving it the place. It carries its own evidence, because counts and rules change later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Hindrance {
    /// A registration is admitted whole or not at all.
    Places { unit: Unit, left: i64, wanted: i64 },
    /// Its municipality holds as many places as one may.
    Municipality { municipality: Option<MunicipalityCode>, limit: u32 },
    /// A rule over everyone admitted would no longer hold.
    PoolRule { rule: Box<eligibility::Rule> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PassedOver {
    pub at: DateTime<Utc>,
    pub hindrance: Hindrance,
}

/// Where a registration stands on the waiting list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// 1 for the first.
    pub position: u64,
    /// Latest first.
    pub passed_over: Vec<PassedOver>,
}
