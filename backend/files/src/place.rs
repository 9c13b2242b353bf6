//! Where files lie, as operators write it.

use std::path::PathBuf;

use crate::bucket::Bucket;

/// A folder of this machine, or a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
    Bucket(Bucket),
}

/// Why an address of a place cannot be read, in words that say what is expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub(crate) String);

impl std::str::FromStr for Place {
    type Err = Unreadable;

    /// `folder:PATH` or `s3://BUCKET?endpoint=…&region=…`.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        if let Some(folder) = text.strip_prefix("folder:") {
            return match folder {
                "" => Err(Unreadable("the folder has no name".to_owned())),
                folder => Ok(Self::Folder(PathBuf::from(folder))),
            };
        }
        match text.strip_prefix("s3://") {
            Some(rest) => Bucket::parse(rest).map(Self::Bucket),
            None => Err(Unreadable("it begins neither with folder: nor with s3://".to_owned())),
        }
    }
}
