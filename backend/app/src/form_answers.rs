//! Answers to a cohort's questions: read, filled in, completed and handed in by whoever answers for the registration.
//! What members answer for themselves is in `invited`.

use std::collections::{BTreeMap, BTreeSet};

use domain::form::{Filled, FilledSheet, Sheet, apply_answers, fill};
use domain::{
    AnswerOf, Cohort, Consent, FieldCode, FieldError, Form, Member, MemberId, Registration, RegistrationId,
    State,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::answer_sheets::{self, Sheets};
use store::{Db, Scope, Tx, cohorts, forms};

use crate::change::check_version;
use crate::facts::{Completeness, facts_of};
use crate::files::places;
use crate::registrations::{ensure_draft, ensure_open};
use crate::{App, Caller, Error, Result};

/// Values by the code of their question; null clears.
pub type Answers = BTreeMap<String, Value>;

/// What changes; what is not named stays.
#[derive(Debug, Clone, Default)]
pub struct AnswerChanges {
    pub registration: Answers,
    pub members: BTreeMap<MemberId, Answers>,
}

/// A version of a form with everybody's answers held against it. Version 0 asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FilledForm {
    pub version: i64,
    pub form: Form,
    pub filled: Filled,
}

/// The answers as whoever answers for the registration sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersCase {
    /// Without what members answered for themselves.
    pub form: FilledForm,
    /// Members who answer for themselves, and whether nothing is lacking of them.
    pub by_themselves: Vec<(MemberId, bool)>,
    /// What keeps the registration from being handed in.
    pub missing: Vec<FieldError>,
    /// Positions of parts in which something is lacking.
    pub open_parts: BTreeSet<usize>,
    /// Earlier versions of the form that answers set aside come from.
    pub earlier: BTreeMap<i64, Form>,
    pub editable: bool,
    pub version: i64,
}

/// Whose answers whoever answers for the registration gives and sees.
pub(crate) fn speaks_for(member: &Member, consent: Consent) -> bool {
    member.is_lead || (consent == Consent::ByLead && member.consented.is_none())
}

impl App {
    /// The answers of the caller's own registration.
    pub async fn get_answers(&self, caller: &Caller, id: RegistrationId) -> Result<AnswersCase> {
        let registration = self.own_registration(&self.store, caller, id).await?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        self.answers_case(&self.store, &registration, &cohort).await
    }

    /// Changes answers of a draft whose answers are still at `version`.
    pub async fn update_answers(
        &self,
        caller: &Caller,
        id: RegistrationId,
        version: i64,
        changes: &AnswerChanges,
    ) -> Result<AnswersCase> {
        let cohort_id = self.own_cohort(caller, id).await?;
        self.atomically(Scope::Cohort(cohort_id), async |tx| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let registration = self.own_registration(tx, caller, id).await?;
            ensure_draft(&registration, "answer questions")?;
            ensure_open(&cohort, self.now())?;
            let mut sheets = answer_sheets::of_registration(tx, id).await?;
            check_version(sheets.version, version)?;
            let form = self.form_in_force(tx, &cohort).await?;
            apply(&form, &registration, cohort.consent, changes, &mut sheets)?;
            self.ensure_own_files(tx, id, (&form.1, &sheets), places("")).await?;
            sheets.version += 1;
            let members: Vec<_> = changes.members.keys().copied().collect();
            answer_sheets::save(tx, id, &sheets, &members, self.now()).await?;
            self.settle_files(tx, id).await?;
            self.answers_case(tx, &registration, &cohort).await
        })
        .await
    }

    /// Version and content of what the cohort asks now.
    pub(crate) async fn form_in_force(&self, db: &impl Db, cohort: &Cohort) -> Result<(i64, Form)> {
        let published = forms::latest(db, cohort.id).await?;
        Ok(published.map(|published| (published.version, published.form)).unwrap_or_default())
    }

    /// The form that a registration answers, with its answers: the newest for a draft, afterwards the one that it was
    /// handed in under.
    pub(crate) async fn filled_form(
        &self,
        db: &impl Db,
        registration: &Registration,
        cohort: &Cohort,
    ) -> Result<FilledForm> {
        let sheets = answer_sheets::of_registration(db, registration.id).await?;
        let (version, form) = match registration.state {
            State::Draft => self.form_in_force(db, cohort).await?,
            _ => self.handed_in_form(db, cohort, &sheets).await?,
        };
        Ok(FilledForm::of(version, form, registration, cohort, sheets))
    }

    /// Version and content of the form that a registration was handed in under; version 0 where nothing was asked.
    pub(crate) async fn handed_in_form(
        &self,
        db: &impl Db,
        cohort: &Cohort,
        sheets: &Sheets,
    ) -> Result<(i64, Form)> {
        let Some(version) = sheets.handed_in_under else { return Ok((0, Form::default())) };
        let published = forms::find(db, cohort.id, version).await?.ok_or(Error::Internal)?;
        Ok((published.version, published.form))
    }

    async fn answers_case(
        &self,
        db: &impl Db,
        registration: &Registration,
        cohort: &Cohort,
    ) -> Result<AnswersCase> {
        let mut form = self.filled_form(db, registration, cohort).await?;
        let is_draft = registration.state == State::Draft;
        let missing = if is_draft { form.missing(registration, cohort.consent) } else { Vec::new() };
        let open_parts = form.sheets().flat_map(|sheet| sheet.lacking.iter().map(|one| one.part)).collect();
        let own = |id: MemberId| {
            registration.members.iter().any(|member| member.id == id && speaks_for(member, cohort.consent))
        };
        let (seen, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut form.filled.members).into_iter().partition(|(id, _)| own(*id));
        form.filled.members = seen;
        Ok(AnswersCase {
            by_themselves: others.into_iter().map(|(id, sheet)| (id, sheet.lacking.is_empty())).collect(),
            missing,
            open_parts,
            earlier: self.earlier_forms(db, cohort, &form).await?,
            editable: is_draft && ensure_open(cohort, self.now()).is_ok(),
            version: answer_sheets::of_registration(db, registration.id).await?.version,
            form,
        })
    }

    async fn earlier_forms(
        &self,
        db: &impl Db,
        cohort: &Cohort,
        form: &FilledForm,
    ) -> Result<BTreeMap<i64, Form>> {
        let versions: BTreeSet<i64> = form
            .sheets()
            .flat_map(|sheet| sheet.set_aside.values().map(|answered| answered.form_version))
            .collect();
        let mut earlier = BTreeMap::new();
        for version in versions {
            if let Some(published) = forms::find(db, cohort.id, version).await? {
                earlier.insert(version, published.form);
            }
        }
        Ok(earlier)
    }

    /// What a draft lacks of answers.
    pub(crate) async fn missing_answers(
        &self,
        db: &impl Db,
        registration: &Registration,
        cohort: &Cohort,
    ) -> Result<Vec<FieldError>> {
        Ok(self.filled_form(db, registration, cohort).await?.missing(registration, cohort.consent))
    }

    /// Keeps the answers of a draft that is being handed in with the version of their form; what the form does not ask
    /// is dropped. Returns what is lacking: then nothing may be kept.
    pub(crate) async fn hand_in_answers(
        &self,
        tx: &Tx,
        registration: &Registration,
        cohort: &Cohort,
    ) -> Result<Vec<FieldError>> {
        let (version, form) = self.form_in_force(tx, cohort).await?;
        if version == 0 {
            return Ok(Vec::new());
        }
        let mut sheets = answer_sheets::of_registration(tx, registration.id).await?;
        let asked = FilledForm::of(version, form, registration, cohort, sheets.clone());
        let missing = asked.missing(registration, cohort.consent);
        let (filled, has_files) = (asked.filled, asked.form.asks_for_files());
        keep_asked(&mut sheets.registration, &filled.registration);
        for (id, asked) in &filled.members {
            keep_asked(sheets.members.entry(*id).or_default(), asked);
        }
        sheets.handed_in_under = Some(version);
        let members: Vec<_> = registration.members.iter().map(|member| member.id).collect();
        answer_sheets::save(tx, registration.id, &sheets, &members, self.now()).await?;
        if has_files {
            self.settle_files(tx, registration.id).await?;
        }
        Ok(missing)
    }
}

pub(crate) fn keep_asked(sheet: &mut Sheet, asked: &FilledSheet) {
    sheet.retain(|code, _| asked.answers.contains_key(code) && !asked.hidden.contains(code));
}

fn apply(
    (version, form): &(i64, Form),
    registration: &Registration,
    consent: Consent,
    changes: &AnswerChanges,
    sheets: &mut Sheets,
) -> Result<()> {
    let mut errors = Vec::new();
    let edition = (form, *version);
    let own = &mut sheets.registration;
    apply_answers(edition, AnswerOf::Registration, own, &changes.registration, "/registration", &mut errors);
    for (id, changes) in &changes.members {
        let at = format!("/members/{id}");
        match registration.members.iter().find(|member| member.id == *id) {
            None => {
                let detail = "choose a member of this registration; the id names nobody in it";
                errors.push(FieldError::new(at, FieldCode::NotAllowed, detail));
            }
            Some(member) if !speaks_for(member, consent) => {
                let detail = "this person answers for themselves, by the link in the invitation";
                errors.push(FieldError::new(at, FieldCode::NotAllowed, detail));
            }
            Some(_) => {
                let sheet = sheets.members.entry(*id).or_default();
                apply_answers(edition, AnswerOf::Member, sheet, changes, &at, &mut errors);
            }
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
}

impl FilledForm {
    pub(crate) fn of(
        version: i64,
        form: Form,
        registration: &Registration,
        cohort: &Cohort,
        mut sheets: Sheets,
    ) -> Self {
        let facts = facts_of(registration, Completeness::Complete, &[]);
        let members = registration.members.iter().zip(facts.members);
        let members = members
            .map(|(member, item)| {
                (member.id, item.attributes, sheets.members.remove(&member.id).unwrap_or_default())
            })
            .collect();
        let filled = fill(&form, cohort.entry, (&facts.registration, sheets.registration), members);
        Self { version, form, filled }
    }

    fn sheets(&self) -> impl Iterator<Item = &FilledSheet> {
        self.filled.members.iter().map(|(_, sheet)| sheet).chain([&self.filled.registration])
    }

    /// What keeps the registration from being handed in. Of who answers for themselves only that something is lacking.
    pub(crate) fn missing(&self, registration: &Registration, consent: Consent) -> Vec<FieldError> {
        let lacking = |sheet: &FilledSheet, at: &str| {
            let error = |one: &domain::form::Lacking| {
                FieldError::new(format!("{at}/{}", one.question), one.code, one.detail.clone())
            };
            sheet.lacking.iter().map(error).collect::<Vec<_>>()
        };
        let mut missing = lacking(&self.filled.registration, "/answers/registration");
        for (id, sheet) in &self.filled.members {
            let at = format!("/answers/members/{id}");
            let member = registration.members.iter().find(|member| member.id == *id);
            if member.is_none_or(|member| speaks_for(member, consent)) {
                missing.extend(lacking(sheet, &at));
            } else if !sheet.lacking.is_empty() && member.is_none_or(|member| member.came_at.is_none()) {
                let detail =
                    "this person has not answered the questions yet; remind them, or take them off the list";
                missing.push(FieldError::new(at, FieldCode::NotConfirmed, detail));
            }
        }
        missing
    }
}
