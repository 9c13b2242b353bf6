//! Where the bytes of files lie: in a folder, or in storage that speaks S3. The only crate that knows `object_store`. What a
//! file is and whose, is known elsewhere; here it has an id and nothing else.

mod bucket;
mod place;

use std::sync::Arc;

use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use uuid::Uuid;

pub use bucket::{Bucket, Keys};
pub use place::{Place, Unreadable};

/// What keeps files from being stored or read, in words for operators.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    fn of(error: &dyn std::error::Error) -> Self {
        Self(error.to_string())
    }
}

/// The storage. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Makes the folder when it is missing; asks nothing of a bucket yet.
    pub fn open(place: &Place) -> Result<Self, Failure> {
        prepare_tls();
        match place {
            Place::Folder(folder) => {
                let words = |error: &dyn std::error::Error| Failure(format!("{}: {error}", folder.display()));
                std::fs::create_dir_all(folder).map_err(|error| words(&error))?;
                let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| words(&error))?;
                Ok(Self(Arc::new(store.with_automatic_cleanup(false))))
            }
            Place::Bucket(bucket) => Ok(Self(Arc::new(bucket.open()?))),
        }
    }

    /// All of it, or nothing.
    pub async fn put(&self, id: Uuid, bytes: Vec<u8>) -> Result<(), Failure> {
        self.0.put(&path(id), bytes.into()).await.map(drop).map_err(|error| Failure::of(&error))
    }

    /// `None` where nothing lies under this id.
    pub async fn get(&self, id: Uuid) -> Result<Option<Vec<u8>>, Failure> {
        let found = match self.0.get(&path(id)).await {
            Ok(found) => found.bytes().await,
            Err(error) => Err(error),
        };
        match found {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(Failure::of(&error)),
        }
    }

    /// Also where nothing lies under this id.
    pub async fn delete(&self, id: Uuid) -> Result<(), Failure> {
        match self.0.delete(&path(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Failure::of(&error)),
        }
    }

    /// Every id under which something lies. What has another name is somebody else's and left out.
    pub async fn list(&self) -> Result<Vec<Uuid>, Failure> {
        let listed = self.0.list(None).map_ok(|object| object.location.as_ref().parse::<Uuid>().ok());
        listed
            .filter_map(async |id| id.transpose())
            .try_collect()
            .await
            .map_err(|error: object_store::Error| Failure::of(&error))
    }

    /// Writes, reads and deletes something of its own.
    pub async fn probe(&self, id: Uuid) -> Result<(), Failure> {
        let bytes = b"kohort doctor".to_vec();
        self.put(id, bytes.clone()).await?;
        let read = self.get(id).await;
        self.delete(id).await?;
        if read? == Some(bytes) {
            Ok(())
        } else {
            Err(Failure("what was written does not read back".to_owned()))
        }
    }
}

/// Chooses the cryptography of every TLS client in this process that makes no choice itself.
pub fn prepare_tls() {
    // Refused where one was chosen before, and then that one serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn path(id: Uuid) -> Path {
    Path::from(id.to_string())
}

#[cfg(test)]
mod tests;
