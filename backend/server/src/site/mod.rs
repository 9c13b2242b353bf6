//! The built single-page application, held in memory: it is small, and a request can then name nothing but a file
//! that was there at start. Which file answers which path is decided here; how it is sent, in `answer`.

mod answer;
mod load;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::PathBuf;

use actix_web::web::Bytes;
use domain::Language;

pub use answer::answer;

/// Files by their path below the root, such as `assets/index-1a2b.js`.
pub struct Site {
    files: HashMap<String, File>,
}

/// One file with the compressed forms that the build made.
pub struct File {
    media_type: &'static str,
    /// Hash of the content; the base of the entity tag.
    hash: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    lifetime: Lifetime,
}

/// How long a browser may keep a file without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lifetime {
    /// The name holds a hash of the content.
    Forever,
    AskEachTime,
}

/// Why no pages can be served.
#[derive(Debug)]
pub enum SiteError {
    Unreadable {
        path: PathBuf,
        reason: std::io::Error,
    },
    /// The folder is not a build of the application: this file is missing.
    Missing(String),
}

impl std::fmt::Display for SiteError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable { path, reason } => write!(out, "cannot read {}: {reason}", path.display()),
            Self::Missing(file) => write!(out, "{file} is missing, so this is not the built application"),
        }
    }
}

impl std::error::Error for SiteError {}

/// Whether the reader asked for a page (a browser opening an address) or for a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Page,
    Anything,
}

impl Site {
    /// The file that answers `path` (as in the request, beginning with `/`). Addresses inside the application have
    /// no file of their own: they get the start page, in their language where the address names one.
    pub fn find(&self, path: &str, wanted: Wanted) -> Option<&File> {
        let path = path.trim_start_matches('/');
        if let Some(file) = self.files.get(path) {
            return Some(file);
        }
        let first = path.split('/').next().unwrap_or_default();
        if let Ok(language) = first.parse::<Language>() {
            return self.files.get(&start_page(language));
        }
        // A missing part of a page must not be answered with a page: the browser would run it as a script.
        let inside = path.is_empty() || (wanted == Wanted::Page && first != "assets" && first != "api");
        if inside { self.files.get(START_PAGE) } else { None }
    }
}

const START_PAGE: &str = "index.html";

fn start_page(language: Language) -> String {
    format!("{language}/{START_PAGE}")
}
