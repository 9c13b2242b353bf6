//! Checks about the registration itself and checks made of checks.

use super::Judge;
use super::finding::Finding;
use super::plan::{Branches, CheckPlan, PredPlan, REGISTRATION};
use super::span::{both, either};
use super::words::UNKNOWN;
use crate::verdict::{Cause, RuleStatus};

/// The attribute of the registration that records whether a statement was confirmed.
pub fn confirmation(statement: &str) -> String {
    format!("confirm.{statement}")
}

impl Judge<'_> {
    pub(super) fn fact(&self, must: &PredPlan, note: Option<&mut Finding>) -> RuleStatus {
        let Some(table) = self.read.table(REGISTRATION) else { return RuleStatus::Open };
        let pair = self.read.holds(table, must, 0);
        let (status, cause) = match (pair.yes, pair.may) {
            (1, _) => (RuleStatus::Met, Cause::Fits),
            (_, 0) => (RuleStatus::NotMet, Cause::WrongValue),
            _ => (RuleStatus::Open, Cause::FactsMissing),
        };
        if let Some(note) = note {
            note.cause = cause;
            self.read.lacking((REGISTRATION, table), must, 0, 1, &mut |table, slot, chunk, items| {
                note.lack(table, slot, chunk, items);
            });
        }
        status
    }

    pub(super) fn confirm(&self, slot: usize, yes: Option<u32>, note: Option<&mut Finding>) -> RuleStatus {
        let cell = self.read.table(REGISTRATION).map_or(UNKNOWN, |table| table.cell(slot, 0));
        let (status, cause) = match cell {
            UNKNOWN => (RuleStatus::Open, Cause::FactsMissing),
            cell if Some(cell) == yes => (RuleStatus::Met, Cause::Fits),
            _ => (RuleStatus::NotMet, Cause::Refused),
        };
        if let Some(note) = note {
            note.cause = cause;
            note.lack(REGISTRATION, slot, 0, u64::from(cell == UNKNOWN));
        }
        status
    }

    pub(super) fn all_of(&self, checks: &[CheckPlan], note: Option<&mut Finding>) -> RuleStatus {
        let Some(note) = note else {
            let mut status = RuleStatus::Met;
            for check in checks {
                status = both(status, self.check(check, None));
                if status == RuleStatus::NotMet {
                    break;
                }
            }
            return status;
        };
        note.parts = checks.iter().map(|check| self.finding(check)).collect();
        concluded(note, note.parts.iter().map(|part| part.status).fold(RuleStatus::Met, both))
    }

    pub(super) fn any_of(&self, checks: &[CheckPlan], note: Option<&mut Finding>) -> RuleStatus {
        let Some(note) = note else {
            let mut status = RuleStatus::NotMet;
            for check in checks {
                status = either(status, self.check(check, None));
                if status == RuleStatus::Met {
                    break;
                }
            }
            return status;
        };
        note.parts = checks.iter().map(|check| self.finding(check)).collect();
        concluded(note, note.parts.iter().map(|part| part.status).fold(RuleStatus::NotMet, either))
    }

    /// Without an `else` nothing is asked of those the condition does not concern.
    pub(super) fn if_then(&self, branches: &Branches, note: Option<&mut Finding>) -> RuleStatus {
        let Branches { when, then, otherwise } = branches;
        let Some(note) = note else {
            let fallback = || otherwise.as_ref().map_or(RuleStatus::Met, |check| self.check(check, None));
            return match self.check(when, None) {
                RuleStatus::Met => self.check(then, None),
                RuleStatus::NotMet => fallback(),
                RuleStatus::Open => alike(self.check(then, None), fallback()),
            };
        };
        let (when, then) = (self.finding(when), self.finding(then));
        let otherwise = otherwise.as_ref().map(|check| self.finding(check));
        let fallback = otherwise.as_ref().map_or(RuleStatus::Met, |part| part.status);
        let status = match when.status {
            RuleStatus::Met => then.status,
            RuleStatus::NotMet => fallback,
            RuleStatus::Open => alike(then.status, fallback),
        };
        note.parts = [when, then].into_iter().chain(otherwise).collect();
        concluded(note, status)
    }
}

/// Which branch counts is open, unless both say the same.
fn alike(then: RuleStatus, fallback: RuleStatus) -> RuleStatus {
    if then == fallback { then } else { RuleStatus::Open }
}

fn concluded(note: &mut Finding, status: RuleStatus) -> RuleStatus {
    note.cause = if status == RuleStatus::Met { Cause::Fits } else { Cause::Parts };
    status
}
