//! Where the built pages are: in the configured folder, in the program itself, or where a build of this project
//! leaves them.

use std::path::PathBuf;

use actix_web::web::Bytes;

use crate::config::Config;
use crate::site::{Site, SiteError};

const BUILD: &str = "frontend/dist";

/// The built pages with the place they come from.
pub struct Pages {
    pub site: Site,
    pub place: String,
}

/// Finds and reads the pages; `None` when there are none, which leaves the API.
pub fn load(config: &Config) -> Result<Option<Pages>, SiteError> {
    let from_folder = |folder: PathBuf| {
        let site = Site::load(&folder)?;
        Ok(Some(Pages { site, place: folder.display().to_string() }))
    };
    if let Some(folder) = &config.static_dir {
        return from_folder(folder.clone());
    }
    if !EMBEDDED.is_empty() {
        let files = EMBEDDED.iter().map(|(name, content)| ((*name).to_owned(), Bytes::from_static(content)));
        let site = Site::from_files(&files.collect())?;
        return Ok(Some(Pages { site, place: "in the program".to_owned() }));
    }
    let mut candidates = candidates().filter(|folder| folder.join("index.html").is_file());
    candidates.next().map_or(Ok(None), from_folder)
}

/// Below the working folder, and below every folder above the program: that finds the build of the source tree in
/// which the program was built.
fn candidates() -> impl Iterator<Item = PathBuf> {
    let program = std::env::current_exe().unwrap_or_default();
    let above: Vec<PathBuf> = program.ancestors().skip(1).map(|folder| folder.join(BUILD)).collect();
    std::iter::once(PathBuf::from(BUILD)).chain(above)
}

#[cfg(feature = "embedded-pages")]
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));
#[cfg(not(feature = "embedded-pages"))]
const EMBEDDED: &[(&str, &[u8])] = &[];
