//! Files as answers. The bytes are written first and the row after them in the transaction, so that a row always has its
//! bytes; what is left over is removed by jobs and housekeeping. How invited people send theirs is in `own`, what becomes
//! of files that answer nothing any more in `leftovers`.

mod leftovers;
mod own;

use domain::form::FileLimits;
use domain::{
    AnswerOf, AnsweredFile, Cohort, FieldCode, FieldError, FileId, Form, Keyholder, MemberId, Registration,
    RegistrationId, State,
};
use store::answer_sheets::{self, Sheets, Subject};
use store::files::{self as stored, StoredFile};
use store::{Db, Scope, Tx, cohorts, registrations};

use crate::form_answers::speaks_for;
use crate::registrations::{ensure_draft, ensure_open};
use crate::{App, Caller, Error, Intent, Once, Result};

pub use own::OwnUpload;

/// The question that a file is to answer, and of whom: `None` where it is asked of the registration.
#[derive(Debug, Clone)]
pub struct FileSlot {
    pub question: String,
    pub member: Option<MemberId>,
}

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct Upload {
    pub slot: FileSlot,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What is taken there now.
#[derive(Debug, Clone)]
pub struct OpenSlot {
    pub limits: FileLimits,
    /// Where refusals of the file point to, as with other answers.
    pub pointer: String,
    subject: Subject,
    question: String,
    form_version: i64,
    /// Whether the file is the answer at once; otherwise a change of what was handed in has to name it.
    answers: bool,
}

impl App {
    /// What the question takes, for whoever answers it; asked before the bytes are read.
    pub async fn open_slot(&self, caller: &Caller, id: RegistrationId, slot: &FileSlot) -> Result<OpenSlot> {
        let registration = self.own_registration(&self.store, caller, id).await?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        self.slot(&self.store, &registration, &cohort, slot).await
    }

    /// Takes a file as the answer to a question of a draft, in the place of an earlier one. Once the registration is handed
    /// in and can be amended, the file waits for an amendment that names it.
    pub async fn upload_file(
        &self,
        caller: &Caller,
        id: RegistrationId,
        upload: Upload,
        intent: &Intent,
    ) -> Result<Once<AnsweredFile>> {
        let Upload { slot, name, bytes } = upload;
        let open = self.open_slot(caller, id, &slot).await?;
        let cohort_id = self.own_cohort(caller, id).await?;
        let holder = (Keyholder::from(caller.id()), Scope::Cohort(cohort_id));
        self.keep_file(holder, intent, (&open, &name, bytes), async |tx, file| {
            let cohort = cohorts::lock(tx, cohort_id).await?.ok_or_else(|| Error::not_found("cohort"))?;
            let registration = self.own_registration(tx, caller, id).await?;
            let open = self.slot(tx, &registration, &cohort, &slot).await?;
            self.take_file(tx, id, open, file).await
        })
        .await
    }

    /// Writes the bytes, then does the rest in one transaction. Bytes that no row came of go at once, if they can.
    async fn keep_file(
        &self,
        (holder, scope): (Keyholder, Scope),
        intent: &Intent,
        (open, name, bytes): (&OpenSlot, &str, Vec<u8>),
        take: impl AsyncFn(&Tx, &AnsweredFile) -> Result<()>,
    ) -> Result<Once<AnsweredFile>> {
        let file = open.limits.take(FileId(self.new_id()), name, &bytes, &open.pointer)?;
        self.files.put(file.id.0, bytes).await.map_err(|error| unavailable(&error))?;
        let kept =
            self.once(holder, intent, scope, async |tx| take(tx, &file).await.map(|()| file.clone())).await;
        // Where the commit itself failed nobody knows whether the row is there.
        let is_left_over = match &kept {
            Ok(once) => once.value.id != file.id,
            Err(error) => !matches!(error, Error::Unavailable { .. } | Error::Internal),
        };
        if is_left_over && let Err(error) = self.files.delete(file.id.0).await {
            tracing::warn!(%error, file = %file.id, "bytes without a row stay until housekeeping");
        }
        kept
    }

    async fn slot(
        &self,
        db: &impl Db,
        registration: &Registration,
        cohort: &Cohort,
        slot: &FileSlot,
    ) -> Result<OpenSlot> {
        let answers = registration.state == State::Draft;
        let (form_version, form) = if answers {
            ensure_open(cohort, self.now())?;
            self.form_in_force(db, cohort).await?
        } else {
            let door = registration.amendment(cohort, self.now());
            if let Some(shut) = door.shut {
                return Err(Error::AmendmentClosed { shut, until: door.until });
            }
            let sheets = answer_sheets::of_registration(db, registration.id).await?;
            self.handed_in_form(db, cohort, &sheets).await?
        };
        let question = slot.question.clone();
        let (subject, of) = match slot.member {
            None => (Subject::Registration, AnswerOf::Registration),
            Some(id) => {
                ensure_spoken_for(registration, cohort, id)?;
                (Subject::Member(id), AnswerOf::Member)
            }
        };
        let limits = limits(&form, of, &question)?;
        let pointer = places("")(subject, &question);
        Ok(OpenSlot { limits, pointer, subject, question, form_version, answers })
    }

    /// Stores the row and makes the file the answer. What it replaces goes.
    async fn take_file(
        &self,
        tx: &Tx,
        id: RegistrationId,
        open: OpenSlot,
        file: &AnsweredFile,
    ) -> Result<()> {
        open.limits.fits(file, &open.pointer)?;
        let OpenSlot { subject, question, form_version, answers, .. } = open;
        let waiting = stored::of_registration(tx, id).await?.into_iter();
        let same = |one: &StoredFile| !one.answers && one.subject == subject && one.question == question;
        let replaced: Vec<_> = waiting.filter(same).map(|one| one.file.id).collect();
        self.drop_files(tx, &replaced).await?;
        let row = StoredFile {
            file: file.clone(),
            registration_id: id,
            subject,
            question: question.clone(),
            answers,
            created_at: self.now(),
        };
        stored::insert(tx, &row).await?;
        if !answers {
            return Ok(());
        }
        let mut sheets = answer_sheets::of_registration(tx, id).await?;
        let answered = domain::form::Answered::of_file(file, form_version).ok_or(Error::Internal)?;
        sheets.sheet(subject).insert(question, answered);
        answer_sheets::put_one(tx, id, &sheets, subject, self.now()).await?;
        self.settle_files(tx, id).await
    }

    /// A file with its bytes: for the applicant, unless it is a member's own, and once it is handed in for organisers.
    pub async fn get_file(&self, caller: &Caller, id: FileId) -> Result<(AnsweredFile, Vec<u8>)> {
        let (found, registration) = self.find_file(&self.store, id).await?;
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        if !is_own(caller, &found, &registration, &cohort) {
            self.ensure_reviewed(caller, registration.id).await?;
            if !found.answers {
                return Err(Error::not_found("file"));
            }
        }
        self.read_file(found.file).await
    }

    async fn read_file(&self, file: AnsweredFile) -> Result<(AnsweredFile, Vec<u8>)> {
        let bytes = self.files.get(file.id.0).await.map_err(|error| unavailable(&error))?;
        let bytes = bytes.ok_or_else(|| {
            tracing::error!(file = %file.id, "a file has a row and no bytes");
            Error::Internal
        })?;
        Ok((file, bytes))
    }

    /// Takes a file away from a draft.
    pub async fn delete_file(&self, caller: &Caller, id: FileId) -> Result<()> {
        let (_, registration) = self.find_file(&self.store, id).await?;
        self.atomically(Scope::Cohort(registration.cohort_id), async |tx| {
            let unknown = || Error::not_found("file");
            let cohort = cohorts::lock(tx, registration.cohort_id).await?.ok_or_else(unknown)?;
            let (found, registration) = self.find_file(tx, id).await?;
            if !is_own(caller, &found, &registration, &cohort) {
                return Err(unknown());
            }
            if !found.answers {
                return self.drop_files(tx, &[id]).await;
            }
            ensure_draft(&registration, "take a file away")?;
            ensure_open(&cohort, self.now())?;
            let mut sheets = answer_sheets::of_registration(tx, registration.id).await?;
            sheets.sheet(found.subject).remove(&found.question);
            answer_sheets::put_one(tx, registration.id, &sheets, found.subject, self.now()).await?;
            self.settle_files(tx, registration.id).await
        })
        .await
    }

    async fn find_file(&self, db: &impl Db, id: FileId) -> Result<(StoredFile, Registration)> {
        let unknown = || Error::not_found("file");
        let found = stored::find(db, id).await?.ok_or_else(unknown)?;
        let registration = registrations::find(db, found.registration_id).await?.ok_or_else(unknown)?;
        Ok((found, registration))
    }

    /// Refuses files among the answers that were not sent for that very question and person.
    pub(crate) async fn ensure_own_files(
        &self,
        db: &impl Db,
        id: RegistrationId,
        (form, sheets): (&Form, &Sheets),
        pointer: impl Fn(Subject, &str) -> String,
    ) -> Result<()> {
        if !form.asks_for_files() {
            return Ok(());
        }
        let known = stored::of_registration(db, id).await?;
        let foreign = sheets.answers().filter_map(|(subject, question, answered)| {
            let file = answered.file()?;
            let is_here =
                |one: &StoredFile| one.file == file && one.subject == subject && one.question == question;
            if known.iter().any(is_here) {
                return None;
            }
            let detail =
                "no such file was sent for this question; send it first, then write here what that answered";
            Some(FieldError::new(pointer(subject, question), FieldCode::NotAllowed, detail))
        });
        let errors: Vec<_> = foreign.collect();
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }
}

/// Pointers to answers, as requests of whoever answers for the registration have them below `at`.
pub(crate) fn places(at: &'static str) -> impl Fn(Subject, &str) -> String {
    move |subject, question| match subject {
        Subject::Registration => format!("{at}/registration/{question}"),
        Subject::Member(member) => format!("{at}/members/{member}/{question}"),
    }
}

/// Whether whoever answers for the registration may see it: what members give themselves is theirs.
fn is_own(caller: &Caller, found: &StoredFile, registration: &Registration, cohort: &Cohort) -> bool {
    let speaks = match found.subject {
        Subject::Registration => true,
        Subject::Member(id) => {
            registration.members.iter().any(|member| member.id == id && speaks_for(member, cohort.consent))
        }
    };
    registration.applicant_id == caller.id() && speaks
}

fn ensure_spoken_for(registration: &Registration, cohort: &Cohort, id: MemberId) -> Result<()> {
    let detail = match registration.members.iter().find(|member| member.id == id) {
        Some(member) if speaks_for(member, cohort.consent) => return Ok(()),
        Some(_) => "this person answers for themselves, by the link in the invitation",
        None => "choose a member of this registration; the id names nobody in it",
    };
    Err(FieldError::new("/member", FieldCode::NotAllowed, detail).into())
}

fn limits(form: &Form, of: AnswerOf, question: &str) -> Result<FileLimits> {
    let asked = form.questions().filter(|asked| asked.of == of);
    let takes: Vec<_> =
        asked.filter_map(|asked| Some((asked.code.as_str(), asked.kind.file_limits()?))).collect();
    if let Some((_, limits)) = takes.iter().find(|(code, _)| *code == question) {
        return Ok(limits.clone());
    }
    let codes: Vec<_> = takes.into_iter().map(|(code, _)| code).collect();
    let detail = match codes.as_slice() {
        [] => "no question takes a file here".to_owned(),
        codes => format!("this takes no file here; these do: {}", codes.join(", ")),
    };
    Err(FieldError::new("/question", FieldCode::UnknownCode, detail).into())
}

fn unavailable(error: &::files::Failure) -> Error {
    tracing::error!(%error, "the storage of files does not answer");
    Error::Unavailable { retry_after: std::time::Duration::from_secs(5) }
}
