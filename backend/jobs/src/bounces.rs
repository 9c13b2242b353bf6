//! Mails that came back: delivery reports that a mail server puts into a maildir, taken in every few seconds. Reports are
//! deleted once noted; anything else that lands there is set aside into `cur/` for a person to look at.

mod report;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use app::App;

use report::{Report, read};

/// A maildir: mail servers put whole mails into its `new/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounces {
    folder: PathBuf,
}

/// Larger mails are no reports of ours: those hold the headers of a letter, or a small letter.
const SIZE_MAX: u64 = 1024 * 1024;
/// Taken in at one look; the next look finds the others.
const BATCH: usize = 200;

/// What one look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Noted in the log.
    pub noted: usize,
    /// Came back, but the log knows none of that id or knows already; sign-in mails are not in it.
    pub unknown: usize,
    /// Reports of something else, such as a delay.
    pub passing: usize,
    /// No reports; set aside.
    pub other: usize,
}

impl Bounces {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Whether reports can be taken in, and how many wait.
    pub fn probe(&self) -> Result<usize, String> {
        let say = |error: std::io::Error| error.to_string();
        std::fs::create_dir_all(self.folder.join("new")).map_err(say)?;
        let waiting = std::fs::read_dir(self.folder.join("new")).map_err(say)?.count();
        let trial = self.folder.join("new").join(".kohort-trial");
        std::fs::write(&trial, b"").map_err(say)?;
        std::fs::remove_file(&trial).map_err(say)?;
        Ok(waiting)
    }

    /// Takes in what has arrived. A mail is removed only after its report was noted, so a crash repeats one at most.
    pub async fn take_in(&self, app: &App) -> Result<Taken, String> {
        let mut taken = Taken::default();
        for file in self.arrived().await.map_err(|error| error.to_string())? {
            // Another replica may have been faster.
            let Ok(metadata) = tokio::fs::metadata(&file).await else { continue };
            let content = match metadata.len() {
                ..=SIZE_MAX => tokio::fs::read(&file).await.map_err(|error| error.to_string())?,
                _ => Vec::new(),
            };
            let Some(report) = read(&content) else {
                taken.other += 1;
                self.set_aside(&file).await.map_err(|error| error.to_string())?;
                continue;
            };
            match report {
                Report::Bounced { mail, reason } => {
                    let known = app.note_bounce(mail, &reason).await.map_err(|error| error.to_string())?;
                    *(if known { &mut taken.noted } else { &mut taken.unknown }) += 1;
                }
                Report::Foreign => taken.unknown += 1,
                Report::Passing => taken.passing += 1,
            }
            tokio::fs::remove_file(&file).await.map_err(|error| error.to_string())?;
        }
        Ok(taken)
    }

    /// Names in `new/` begin with their time, so the oldest come first.
    async fn arrived(&self) -> std::io::Result<Vec<PathBuf>> {
        tokio::fs::create_dir_all(self.folder.join("new")).await?;
        let mut entries = tokio::fs::read_dir(self.folder.join("new")).await?;
        let mut files = Vec::new();
        while let Some(entry) = entries.next_entry().await? {
            let is_mail = !entry.file_name().to_string_lossy().starts_with('.');
            if is_mail && entry.file_type().await?.is_file() {
                files.push(entry.path());
            }
        }
        files.sort();
        files.truncate(BATCH);
        Ok(files)
    }

    /// As a mail program does that has seen a mail and not opened it.
    async fn set_aside(&self, file: &Path) -> std::io::Result<()> {
        let seen = self.folder.join("cur");
        tokio::fs::create_dir_all(&seen).await?;
        let Some(name) = file.file_name() else { return Ok(()) };
        tokio::fs::rename(file, seen.join(format!("{}:2,", name.to_string_lossy()))).await
    }
}
