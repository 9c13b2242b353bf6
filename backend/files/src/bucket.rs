//! A bucket of storage that speaks S3: its address, the keys to it, and the client.

use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::{ClientOptions, RetryConfig};

use crate::Failure;
use crate::place::Unreadable;

/// Requests of people wait for it, so it is not waited for longer than they would.
const PATIENCE: Duration = Duration::from_secs(15);
const RETRIES: usize = 2;

/// Who we are to the storage.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    pub id: String,
    pub secret: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keys(…)")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// `None`: Amazon's own, of the region.
    pub endpoint: Option<String>,
    pub region: String,
    /// Without them nothing is asked of the bucket.
    pub keys: Option<Keys>,
}

impl Bucket {
    /// `NAME?endpoint=https://…&region=…`; without a region it is `us-east-1`, which storage elsewhere ignores.
    pub(crate) fn parse(text: &str) -> Result<Self, Unreadable> {
        let (name, query) = text.split_once('?').unwrap_or((text, ""));
        let letters =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-".contains(letter);
        if !(3..=63).contains(&name.len()) || !name.chars().all(letters) {
            return Err(Unreadable(format!("\"{name}\" is not the name of a bucket")));
        }
        let mut bucket =
            Self { name: name.to_owned(), endpoint: None, region: "us-east-1".to_owned(), keys: None };
        for (key, value) in query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        {
            match key {
                "endpoint" if value.starts_with("http://") || value.starts_with("https://") => {
                    bucket.endpoint = Some(value.trim_end_matches('/').to_owned());
                }
                "endpoint" => {
                    return Err(Unreadable(
                        "the endpoint is not an address that begins with https://".to_owned(),
                    ));
                }
                "region" if !value.is_empty() => bucket.region = value.to_owned(),
                "region" => return Err(Unreadable("the region has no name".to_owned())),
                other => {
                    return Err(Unreadable(format!(
                        "\"{other}\" is not known; there are endpoint and region"
                    )));
                }
            }
        }
        Ok(bucket)
    }

    /// Whether bytes travel unencrypted.
    pub fn is_plain(&self) -> bool {
        self.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"))
    }

    /// Whether the storage is on this machine.
    pub fn is_local(&self) -> bool {
        let host = self
            .endpoint
            .as_deref()
            .and_then(|endpoint| endpoint.split_once("://"))
            .map_or("", |(_, rest)| rest);
        let names = ["localhost", "127.0.0.1", "[::1]"];
        names.iter().any(|name| {
            host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        })
    }

    pub(crate) fn open(&self) -> Result<AmazonS3, Failure> {
        let retry = RetryConfig { max_retries: RETRIES, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let options = ClientOptions::new().with_timeout(PATIENCE).with_allow_http(self.is_plain());
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_client_options(options)
            .with_retry(retry)
            // What speaks S3 elsewhere need not know how to delete many things at once.
            .with_disable_bulk_delete(true);
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some(Keys { id, secret }) = &self.keys {
            builder = builder.with_access_key_id(id).with_secret_access_key(secret);
        }
        builder.build().map_err(|error| Failure::of(&error))
    }
}
