//! Whether stored verdicts are found again, byte for byte, from the rules of their version and the facts stored beside
//! them. Reads only.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::{CohortId, EntryKind, Judged, Registration, RegistrationId, RuleSet};
use store::{Store, cohorts, earlier_verdicts, registrations};

use crate::case::rules_at;
use crate::facts::judge;
use crate::{Error, Result};

/// Registrations read at once.
const PAGE: u64 = 200;

/// What came of judging again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replay {
    /// Verdicts that came out the same.
    pub same: usize,
    /// Registrations whose verdict comes out differently.
    pub differ: Vec<RegistrationId>,
    /// Verdicts by another version of the evaluator, which need not come out the same.
    pub older: usize,
    /// Verdicts that counted somebody whose details are erased since: they stay, but cannot be found again.
    pub erased: usize,
}

/// Rules and kind of entry by cohort and version.
type Known = BTreeMap<(CohortId, Option<i64>), (EntryKind, RuleSet)>;

impl Replay {
    /// Judges everything again that was ever handed in and is still stored, also what stood before a change.
    pub async fn of(store: &Store) -> Result<Self> {
        let mut replay = Self::default();
        let mut known = Known::new();
        let mut after = None;
        loop {
            let page = registrations::judged_after(store, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(replay) };
            after = Some(last.id);
            let ids = page.iter().map(|registration| registration.id);
            let earlier = earlier_verdicts::of_registrations(store, ids).await?;
            for of in &page {
                let before = earlier.iter().filter(|one| one.registration_id == of.id);
                let verdicts = before.map(|one| (one.rule_set_version, &one.judged));
                let latest = of.judged.iter().map(|judged| (of.rule_set_version, judged));
                for verdict in verdicts.chain(latest) {
                    replay.judge(store, of, verdict, &mut known).await?;
                }
            }
        }
    }

    async fn judge(
        &mut self,
        store: &Store,
        of: &Registration,
        (version, judged): (Option<i64>, &Judged),
        known: &mut Known,
    ) -> Result<()> {
        if judged.verdict.provenance.engine != eligibility::ENGINE {
            self.older += 1;
            return Ok(());
        }
        // Facts always say whether a member confirmed; only of who left nothing is kept.
        if judged.facts.members.iter().any(|member| member.attributes.is_empty()) {
            self.erased += 1;
            return Ok(());
        }
        let cohort = of.cohort_id;
        let (entry, rules) = match known.entry((cohort, version)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let entry = cohorts::find(store, cohort).await?.ok_or(Error::Internal)?.entry;
                unknown.insert((entry, rules_at(store, cohort, version).await?))
            }
        };
        let again = judge(*entry, version, rules, judged.facts.clone()).verdict;
        if serde_json::to_vec(&again).ok() == serde_json::to_vec(&judged.verdict).ok() {
            self.same += 1;
        } else {
            self.differ.push(of.id);
        }
        Ok(())
    }
}
