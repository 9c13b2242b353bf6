//! What was handed in, changed as a whole. It is judged again by the rules under which it was handed in, its places are
//! taken again under the cohort's lock, and whoever is gone is erased. The doors to this are in `amendments`.

mod answers;
pub(crate) mod people;

use domain::{
    Alteration, Consent, EntryKind, FieldCode, FieldError, HistoryKind, Judged, Member, MemberId,
    Registration, State, VerdictStatus,
};
use store::answer_sheets::Sheets;
use store::earlier_verdicts::{self, EarlierVerdict};
use store::{Db, Tx, answer_sheets, invitations, registrations as stored};

use crate::admission::Places;
use crate::case::rules_at;
use crate::change::{Actor, Change};
use crate::draft::{DraftChanges, DraftInput};
use crate::facts::{Completeness, beside, facts_of, judge, pool};
use crate::missing::missing;
use crate::own_words::recall;
use crate::registrations::refuse_second_registration;
use crate::{App, CohortSummary, Error, Judgement, Result};

pub use answers::AnswersWish;

/// A registration as it is to be.
#[derive(Debug, Clone)]
pub struct AmendmentInput {
    /// Its language is left alone: that is not part of what was handed in.
    pub content: DraftInput,
    /// `None` leaves every answer as it is.
    pub answers: Option<AnswersWish>,
}

/// A registration as it would be, with what that means.
pub(crate) struct Altered {
    pub registration: Registration,
    pub changes: Alteration,
    pub judgement: Judgement,
    /// What it lacks besides what the rules demand.
    pub missing: Vec<FieldError>,
    sheets: Sheets,
    /// Members whose links end.
    recalled: Vec<MemberId>,
}

impl Altered {
    /// Refuses what would be refused if it were handed in now.
    fn ensure_sound(&self) -> Result<()> {
        if !self.missing.is_empty() {
            return Err(Error::Invalid(self.missing.clone()));
        }
        if self.judgement.verdict.status != VerdictStatus::Satisfied {
            return Err(Error::Ineligible(Box::new(self.judgement.clone())));
        }
        Ok(())
    }
}

impl App {
    /// Works out what a wish would make of a registration; stores nothing.
    pub(crate) async fn altered(
        &self,
        db: &impl Db,
        before: &Registration,
        cohort: &CohortSummary,
        wish: &AmendmentInput,
    ) -> Result<Altered> {
        let mut registration = before.clone();
        let content = DraftChanges { language: None, ..DraftChanges::of_new(wish.content.clone()) };
        self.apply_draft(&mut registration, &content, cohort.cohort.entry)?;
        self.check_people(before, &mut registration, cohort.cohort.consent)?;
        let recalled = recall(&before.members, &mut registration.members);
        if cohort.cohort.entry == EntryKind::Person {
            refuse_second_registration(db, &registration).await?;
        }
        let rules = rules_at(db, before.cohort_id, before.rule_set_version).await?;
        let then = CohortSummary { rules, ..cohort.clone() };
        let answers = self.altered_answers(db, before, &registration, &then, wish.answers.as_ref()).await?;
        let mut missing = missing(&registration, &then);
        missing.extend(answers.missing);
        let pool = beside(before, pool(db, before.cohort_id, &then.rules).await?);
        let facts = facts_of(&registration, Completeness::Complete, &pool);
        let judgement = judge(cohort.cohort.entry, before.rule_set_version, &then.rules, facts);
        let mut changes = Alteration::between(before, &registration);
        changes.answers = answers.changed;
        Ok(Altered { registration, changes, judgement, missing, sheets: answers.sheets, recalled })
    }

    /// Marks who is new, and keeps the lead where they are.
    fn check_people(&self, before: &Registration, after: &mut Registration, consent: Consent) -> Result<()> {
        let mut errors = Vec::new();
        let lead = before.lead().map(|lead| lead.id);
        for (position, member) in after.members.iter_mut().enumerate() {
            let mut refuse = |field: &str, code, detail: &str| {
                errors.push(FieldError::new(format!("/members/{position}/{field}"), code, detail));
            };
            if member.is_lead && Some(member.id) != lead {
                let detail =
                    "the person who answered for the registration goes on doing so; hand it over first";
                refuse("is_lead", FieldCode::NotAllowed, detail);
            }
            if before.members.iter().all(|known| known.id != member.id) {
                member.came_at = Some(self.now());
                if consent == Consent::ByEachMember && member.email.is_none() {
                    let detail = "write the person's e-mail address; they are asked there to confirm";
                    refuse("email", FieldCode::Required, detail);
                }
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }

    /// Stores the changed registration with all that follows from it; without a change nothing happens.
    pub(crate) async fn alter(
        &self,
        tx: &Tx,
        places: &mut Places,
        before: Registration,
        altered: Altered,
        (kind, actor, reason): (HistoryKind, Actor, Option<&str>),
    ) -> Result<Registration> {
        if altered.changes.is_empty() {
            return Ok(before);
        }
        altered.ensure_sound()?;
        let Altered { mut registration, changes, judgement, sheets, recalled, .. } = altered;
        let slot = places.exchange(tx, &before, &registration).await??;
        let asked = people::to_be_asked(&before, &mut registration, &recalled);
        let gone = people::gone(&before, &registration);
        self.keep_verdict(tx, &before, &gone).await?;
        registration.judged = Some(Judged { verdict: judgement.verdict, facts: judgement.facts });
        let mut change = Change::of(registration, slot, self.now());
        change.alter(kind, actor, Some(changes), reason);
        let registration = self.save_people(tx, &places.cohort, change).await?;
        self.save_sheets(tx, &registration, &sheets).await?;
        self.settle_files(tx, registration.id).await?;
        invitations::withdraw_from(tx, recalled).await?;
        self.ask_people(tx, &places.cohort, &registration, asked).await?;
        self.tell_gone(tx, &registration, gone).await?;
        if !frees_something(&before, &registration) {
            return Ok(registration);
        }
        self.promote_waitlist(tx, places).await?;
        // It may have been its own turn.
        stored::find(tx, registration.id).await?.ok_or(Error::Internal)
    }

    /// Keeps the verdict that stood until now, without those who are gone.
    async fn keep_verdict(&self, tx: &Tx, before: &Registration, gone: &[Member]) -> Result<()> {
        if let Some(judged) = before.judged.clone() {
            let earlier = EarlierVerdict {
                registration_id: before.id,
                alterations: before.alterations,
                rule_set_version: before.rule_set_version,
                judged,
            };
            earlier_verdicts::insert(tx, &earlier).await?;
        }
        let gone: Vec<MemberId> = gone.iter().map(|member| member.id).collect();
        people::erase_from_earlier(tx, before.id, &gone).await
    }

    async fn save_sheets(&self, tx: &Tx, registration: &Registration, sheets: &Sheets) -> Result<()> {
        if sheets.handed_in_under.is_none() {
            return Ok(());
        }
        let members: Vec<_> = registration.members.iter().map(|member| member.id).collect();
        Ok(answer_sheets::save(tx, registration.id, sheets, &members, self.now()).await?)
    }
}

/// Whether somebody on the waiting list may fit now who did not before.
fn frees_something(before: &Registration, after: &Registration) -> bool {
    let smaller = after.people() < before.people();
    let elsewhere = after.municipality != before.municipality;
    (before.state.holds_place() || before.state == State::Waitlisted) && (smaller || elsewhere)
}
