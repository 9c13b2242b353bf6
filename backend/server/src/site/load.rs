//! Reads a build of the application from its folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use actix_web::web::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Language;
use sha2::{Digest, Sha256};

use super::{File, Lifetime, START_PAGE, Site, SiteError, start_page};

impl Site {
    /// Reads every file below `folder` except hidden ones, which are notes of the build.
    pub fn load(folder: &Path) -> Result<Self, SiteError> {
        let mut contents = HashMap::new();
        read_folder(folder, "", &mut contents)?;
        Self::from_files(&contents)
    }

    /// From the contents of a build by name.
    pub fn from_files(contents: &HashMap<String, Bytes>) -> Result<Self, SiteError> {
        let names: Vec<String> =
            contents.keys().filter(|name| !is_compressed_form(name, contents)).cloned().collect();
        let files: HashMap<String, File> =
            names.into_iter().filter_map(|name| file(&name, contents).map(|file| (name, file))).collect();
        let needed = Language::ALL.into_iter().map(start_page).chain([START_PAGE.to_owned()]);
        match needed.into_iter().find(|name| !files.contains_key(name)) {
            Some(missing) => Err(SiteError::Missing(missing)),
            None => Ok(Self { files }),
        }
    }
}

/// The compressed forms that the build writes beside a file.
const BROTLI: &str = ".br";
const GZIP: &str = ".gz";

fn is_compressed_form(name: &str, contents: &HashMap<String, Bytes>) -> bool {
    [BROTLI, GZIP]
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .any(|plain| contents.contains_key(plain))
}

fn file(name: &str, contents: &HashMap<String, Bytes>) -> Option<File> {
    let form = |ending: &str| contents.get(&format!("{name}{ending}")).cloned();
    let plain = contents.get(name).cloned()?;
    let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&plain));
    let lifetime = if name.starts_with("assets/") { Lifetime::Forever } else { Lifetime::AskEachTime };
    Some(File { media_type: media_type(name), hash, plain, brotli: form(BROTLI), gzip: form(GZIP), lifetime })
}

/// What the build can contain; anything else is sent as bytes, which browsers neither run nor show.
fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn read_folder(folder: &Path, prefix: &str, contents: &mut HashMap<String, Bytes>) -> Result<(), SiteError> {
    let unreadable = |path: &Path| {
        let path = PathBuf::from(path);
        move |reason| SiteError::Unreadable { path, reason }
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let Some(name) =
            path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'))
        else {
            continue;
        };
        if path.is_dir() {
            read_folder(&path, &format!("{prefix}{name}/"), contents)?;
        } else {
            let content = std::fs::read(&path).map_err(unreadable(&path))?;
            contents.insert(format!("{prefix}{name}"), Bytes::from(content));
        }
    }
    Ok(())
}
