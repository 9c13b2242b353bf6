//! Files that answer nothing any more: forgotten with what they answered, their bytes removed by a job. Whatever slips
//! through – a crash between bytes and row, a row that went with its registration – housekeeping finds.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{FileId, Job, JobId, RegistrationId};
use store::files::{self as stored, StoredFile};
use store::{Scope, Tx, answer_sheets, jobs};
use uuid::Uuid;

use super::unavailable;
use crate::{App, Result};

/// What nobody has used for so long, nobody will.
const WAITS: TimeDelta = TimeDelta::days(1);
/// Looked up or forgotten at once.
const BATCH: usize = 500;

impl App {
    /// Holds the files of a registration against its answers: what is an answer now stays, what was one goes.
    pub(crate) async fn settle_files(&self, tx: &Tx, id: RegistrationId) -> Result<()> {
        let files = stored::of_registration(tx, id).await?;
        if files.is_empty() {
            return Ok(());
        }
        let sheets = answer_sheets::of_registration(tx, id).await?;
        let answering: BTreeSet<FileId> =
            sheets.answers().filter_map(|(_, _, answered)| answered.file()).map(|file| file.id).collect();
        let those = |which: &dyn Fn(&StoredFile) -> bool| {
            files.iter().filter(|file| which(file)).map(|file| file.file.id).collect::<Vec<_>>()
        };
        let new = those(&|file| !file.answers && answering.contains(&file.file.id));
        if !new.is_empty() {
            stored::mark_answers(tx, &new).await?;
        }
        let gone = those(&|file| file.answers && !answering.contains(&file.file.id));
        self.drop_files(tx, &gone).await
    }

    /// Forgets every file of a registration that is about to be deleted.
    pub(crate) async fn drop_files_of(&self, tx: &Tx, id: RegistrationId) -> Result<()> {
        let files = stored::of_registration(tx, id).await?;
        let ids: Vec<_> = files.into_iter().map(|file| file.file.id).collect();
        self.drop_files(tx, &ids).await
    }

    /// Forgets files; their bytes go after the commit.
    pub(super) async fn drop_files(&self, tx: &Tx, ids: &[FileId]) -> Result<()> {
        if ids.is_empty() {
            return Ok(());
        }
        stored::delete(tx, ids).await?;
        for id in ids {
            let job = Job::RemoveFile { file_id: *id };
            jobs::enqueue(tx, JobId(self.new_id()), &job, self.now()).await?;
        }
        Ok(())
    }

    /// Removes the bytes of a file that is forgotten. One that is known again is left alone.
    pub async fn remove_file(&self, id: FileId) -> Result<()> {
        if stored::find(&self.store, id).await?.is_some() {
            return Ok(());
        }
        self.files.delete(id.0).await.map_err(|error| unavailable(&error))
    }

    /// Forgets files that no answer took within a day, and removes bytes as old that nothing is known of.
    pub async fn forget_stray_files(&self) -> Result<()> {
        let before = self.now() - WAITS;
        self.atomically(Scope::Free, async |tx| {
            let unused = stored::unused(tx, before, BATCH as u64).await?;
            self.drop_files(tx, &unused).await
        })
        .await?;
        let lying = self.files.list().await.map_err(|error| unavailable(&error))?;
        let old: Vec<_> = lying.into_iter().filter(|id| is_older(*id, before)).map(FileId).collect();
        for some in old.chunks(BATCH) {
            let known = stored::known(&self.store, some).await?;
            for id in some.iter().filter(|id| !known.contains(id)) {
                self.files.delete(id.0).await.map_err(|error| unavailable(&error))?;
            }
        }
        Ok(())
    }
}

/// An id tells when it was made; what has another kind of id is not ours.
fn is_older(id: Uuid, before: DateTime<Utc>) -> bool {
    let made = id.get_timestamp().map(|at| at.to_unix());
    made.is_some_and(|(seconds, _)| i64::try_from(seconds).is_ok_and(|seconds| seconds < before.timestamp()))
}
