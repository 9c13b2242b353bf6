//! What a cohort keeps about people and when that ends: shown to its organisers beforehand, and erased when it is over.
//! The terms themselves are `domain::retention`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::retention::DETAILS_DAYS;
use domain::{Cohort, CohortId, Form, Kept, Text, Until};
use store::retention::{self as stored, KeptSheet, Which};
use store::{Db, Scope, cohorts, forms};
use uuid::Uuid;

use crate::policy::Permission;
use crate::{App, Caller, Error, Result};

/// Registrations erased in one transaction.
const BATCH: u64 = 20;
/// Cohorts read at once.
const PAGE: u64 = 100;

/// Things of one kind that a cohort keeps until the same moment.
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionLine {
    pub kept: Kept,
    pub until: Until,
    /// The session that RSVPs belong to.
    pub session_id: Option<Uuid>,
    /// Registrations, RSVPs or answers.
    pub things: u64,
    /// People named; of drafts and details only.
    pub people: u64,
    /// What the answers answer.
    pub questions: Vec<Text>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CohortRetention {
    pub lines: Vec<RetentionLine>,
    pub as_of: DateTime<Utc>,
}

/// How much was erased, or would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Erased {
    pub drafts: u64,
    /// Registrations that lost everything that told who their people were.
    pub registrations: u64,
    pub people: u64,
    pub answers: u64,
    pub rsvps: u64,
    /// The longest overdue of it.
    pub oldest: Option<DateTime<Utc>>,
}

impl Erased {
    fn add(&mut self, line: &RetentionLine) {
        let counter = match line.kept {
            Kept::Draft => &mut self.drafts,
            Kept::Details => &mut self.registrations,
            Kept::Answer { .. } => &mut self.answers,
            Kept::Rsvp => &mut self.rsvps,
        };
        *counter += line.things;
        self.people += line.people;
        if let Until::At(end) = line.until {
            self.oldest = Some(self.oldest.map_or(end, |oldest| oldest.min(end)));
        }
    }

    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// When an answer on a sheet ends.
struct Terms(BTreeMap<i64, Form>);

impl Terms {
    async fn of(db: &impl Db, cohort: CohortId) -> Result<Self> {
        let published = forms::history(db, cohort).await?;
        Ok(Self(published.into_iter().map(|one| (one.version, one.form)).collect()))
    }

    fn of_answer(&self, code: &str, version: i64) -> (Kept, Option<Text>) {
        let question = self.0.get(&version).and_then(|form| form.find(code));
        let days = question.map_or(DETAILS_DAYS, |question| question.retention_days);
        (Kept::Answer { days }, question.map(|question| question.label.clone()))
    }
}

impl App {
    /// What the cohort keeps, soonest to be erased first.
    pub async fn cohort_retention(&self, caller: &Caller, id: CohortId) -> Result<CohortRetention> {
        self.require_in_cohort(&self.store, caller, id, Permission::ReadRegistrations).await?;
        let cohort = self.find_cohort(&self.store, id).await?;
        let mut lines = self.retention_lines(&cohort).await?;
        lines.sort_by_key(|line| line.until);
        Ok(CohortRetention { lines, as_of: self.now() })
    }

    /// Everything of which there is something.
    async fn retention_lines(&self, cohort: &Cohort) -> Result<Vec<RetentionLine>> {
        let db = &self.store;
        let mut lines = Vec::new();
        for (kept, which) in [(Kept::Draft, Which::Drafts), (Kept::Details, Which::HandedIn)] {
            let count = stored::count(db, cohort.id, which).await?;
            let (things, people) = (count.registrations, count.people);
            lines.push(RetentionLine { things, people, ..line(kept, cohort.kept_until(kept)) });
        }
        lines.extend(self.answer_lines(cohort).await?);
        for session in cohort.content.sessions.iter().filter(|session| session.rsvp.is_some()) {
            let things = stored::count_rsvps(db, session.id).await?;
            let session_id = Some(session.id);
            lines.push(RetentionLine {
                session_id,
                things,
                ..line(Kept::Rsvp, cohort.rsvps_kept_until(session))
            });
        }
        lines.retain(|line| line.things > 0);
        Ok(lines)
    }

    async fn answer_lines(&self, cohort: &Cohort) -> Result<Vec<RetentionLine>> {
        let sheets = stored::sheets(&self.store, cohort.id).await?;
        if sheets.is_empty() {
            return Ok(Vec::new());
        }
        let terms = Terms::of(&self.store, cohort.id).await?;
        let mut found: BTreeMap<Kept, (u64, BTreeSet<String>, Vec<Text>)> = BTreeMap::new();
        for (code, answered) in sheets.iter().flat_map(|sheet| &sheet.answers) {
            let (kept, label) = terms.of_answer(code, answered.form_version);
            let (things, codes, labels) = found.entry(kept).or_default();
            *things += 1;
            if codes.insert(code.clone()) {
                labels.extend(label);
            }
        }
        let line = |(kept, (things, _, questions))| RetentionLine {
            things,
            questions,
            ..line(kept, cohort.kept_until(kept))
        };
        Ok(found.into_iter().map(line).collect())
    }

    /// Erases whatever is over, or only counts it. Safe to run at any time and on several replicas: what is gone is not
    /// found again.
    pub async fn erase_due(&self, only_count: bool) -> Result<Erased> {
        let mut erased = Erased::default();
        let mut after = None;
        loop {
            let page = cohorts::after(&self.store, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for cohort in &page {
                for line in self.retention_lines(cohort).await? {
                    if !line.until.is_over(self.now()) {
                        continue;
                    }
                    if !only_count {
                        self.erase_line(cohort.id, &line).await?;
                    }
                    erased.add(&line);
                }
            }
        }
        if !only_count && !erased.is_nothing() {
            let Erased { drafts, registrations, people, answers, rsvps, .. } = erased;
            tracing::info!(drafts, registrations, people, answers, rsvps, "erased what was due");
        }
        Ok(erased)
    }

    async fn erase_line(&self, id: CohortId, line: &RetentionLine) -> Result<()> {
        match (line.kept, line.session_id) {
            (Kept::Draft, _) => while self.erase_drafts(id).await? {},
            (Kept::Details, _) => while self.erase_details(id).await? {},
            (Kept::Answer { .. }, _) => self.erase_answers(id).await?,
            (Kept::Rsvp, Some(session)) => self.erase_rsvps(id, session).await?,
            (Kept::Rsvp, None) => {}
        }
        Ok(())
    }

    /// One batch; says whether there may be more. Every batch asks again under the lock: a date may have been moved.
    async fn erase_drafts(&self, id: CohortId) -> Result<bool> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let cohort = cohorts::lock(tx, id).await?.ok_or(Error::Internal)?;
            if !cohort.kept_until(Kept::Draft).is_over(self.now()) {
                return Ok(false);
            }
            let batch = stored::first(tx, id, Which::Drafts, BATCH).await?;
            for draft in &batch {
                crate::alterations::people::forget_answers(tx, draft).await?;
                self.forget_draft(tx, draft).await?;
            }
            Ok(!batch.is_empty())
        })
        .await
    }

    async fn erase_details(&self, id: CohortId) -> Result<bool> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let cohort = cohorts::lock(tx, id).await?.ok_or(Error::Internal)?;
            if !cohort.kept_until(Kept::Details).is_over(self.now()) {
                return Ok(false);
            }
            let batch = stored::first(tx, id, Which::HandedIn, BATCH).await?;
            let more = !batch.is_empty();
            for mut registration in batch {
                registration.erased_at = Some(self.now());
                registration.reason = None;
                let people: Vec<_> = registration.members.iter().map(|member| member.id).collect();
                stored::forget_beside(tx, registration.id).await?;
                self.empty(tx, &cohort, registration, &people).await?;
            }
            Ok(more)
        })
        .await
    }

    async fn erase_answers(&self, id: CohortId) -> Result<()> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let cohort = cohorts::lock(tx, id).await?.ok_or(Error::Internal)?;
            let terms = Terms::of(tx, id).await?;
            let now = self.now();
            for sheet in stored::sheets(tx, id).await? {
                let KeptSheet { answers, .. } = &sheet;
                let is_kept = |code: &String, version| {
                    !cohort.kept_until(terms.of_answer(code, version).0).is_over(now)
                };
                let mut kept = sheet.clone();
                kept.answers.retain(|code, answered| is_kept(code, answered.form_version));
                if kept.answers.len() < answers.len() {
                    stored::keep_answers(tx, &kept).await?;
                    self.settle_files(tx, kept.registration_id).await?;
                }
            }
            Ok(())
        })
        .await
    }

    async fn erase_rsvps(&self, id: CohortId, session: Uuid) -> Result<()> {
        self.atomically(Scope::Cohort(id), async |tx| {
            let cohort = cohorts::lock(tx, id).await?.ok_or(Error::Internal)?;
            let over = cohort.session(session).map(|session| cohort.rsvps_kept_until(session));
            if over.is_some_and(|until| until.is_over(self.now())) {
                stored::forget_rsvps(tx, session).await?;
            }
            Ok(())
        })
        .await
    }
}

fn line(kept: Kept, until: Until) -> RetentionLine {
    RetentionLine { kept, until, session_id: None, things: 0, people: 0, questions: Vec::new() }
}
