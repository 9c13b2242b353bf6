//! Both kinds of storage do the same; the bucket is one that a few lines here pretend to be.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn behaves(files: &Files) {
    assert_eq!(files.get(id(1)).await.unwrap(), None);
    files.delete(id(1)).await.unwrap();
    files.put(id(1), b"one".to_vec()).await.unwrap();
    files.put(id(2), b"two".to_vec()).await.unwrap();
    files.put(id(1), b"one again".to_vec()).await.unwrap();
    assert_eq!(files.get(id(1)).await.unwrap(), Some(b"one again".to_vec()));
    let mut listed = files.list().await.unwrap();
    listed.sort();
    assert_eq!(listed, [id(1), id(2)]);
    files.delete(id(1)).await.unwrap();
    assert_eq!(files.list().await.unwrap(), [id(2)]);
    files.probe(id(3)).await.unwrap();
    assert_eq!(files.list().await.unwrap(), [id(2)], "nothing is left of the probe");
}

#[tokio::test]
async fn a_folder_is_made_and_keeps_files_and_leaves_others_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("made/files");
    let files = Files::open(&Place::Folder(inner.clone())).unwrap();
    std::fs::write(inner.join("notes.txt"), "of somebody else").unwrap();
    behaves(&files).await;
    assert!(inner.join("notes.txt").exists());
    let not_a_folder = folder.path().join("file");
    std::fs::write(&not_a_folder, "").unwrap();
    assert!(Files::open(&Place::Folder(not_a_folder)).is_err());
}

#[tokio::test]
async fn a_bucket_does_the_same_by_signed_requests() {
    let pretended = Pretended::start().await;
    let files = Files::open(&pretended.place("kohort-files")).unwrap();
    behaves(&files).await;
    assert!(pretended.signed.lock().unwrap().iter().all(|line| line.contains("Credential=kohort/")));
    let other = Files::open(&pretended.place("another")).unwrap();
    assert!(other.probe(id(4)).await.is_err(), "a bucket that is not there");
}

#[test]
fn places_are_read_strictly() {
    let place: Place = "folder:/srv/files".parse().unwrap();
    assert_eq!(place, Place::Folder(PathBuf::from("/srv/files")));
    let Place::Bucket(bucket) =
        "s3://kohort-files?endpoint=https://s3.example/&region=eu-north-1".parse().unwrap()
    else {
        panic!("a bucket")
    };
    assert_eq!(bucket.endpoint.as_deref(), Some("https://s3.example"));
    assert_eq!((&*bucket.name, &*bucket.region, bucket.is_plain()), ("kohort-files", "eu-north-1", false));
    for wrong in [
        "",
        "folder:",
        "/srv/files",
        "s3://",
        "s3://Kohort",
        "s3://kohort/files",
        "s3://kohort?endpoint=s3.example",
        "s3://kohort?region=",
        "s3://kohort?zone=a",
    ] {
        assert!(wrong.parse::<Place>().is_err(), "{wrong}");
    }
    let keys = Keys { id: "kohort".to_owned(), secret: "kN3v0QmJ8yX".to_owned() };
    assert!(!format!("{keys:?}").contains("kN3v"));
}

/// Storage with one bucket in memory, which understands as much of HTTP as the client says.
#[derive(Clone, Default)]
struct Pretended {
    port: u16,
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    signed: Arc<Mutex<Vec<String>>>,
}

impl Pretended {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let pretended = Self { port: listener.local_addr().unwrap().port(), ..Self::default() };
        let serving = pretended.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().talk(stream));
            }
        });
        pretended
    }

    fn place(&self, bucket: &str) -> Place {
        let Place::Bucket(bucket) =
            format!("s3://{bucket}?endpoint=http://127.0.0.1:{}", self.port).parse().unwrap()
        else {
            panic!("a bucket")
        };
        let keys = Keys { id: "kohort".to_owned(), secret: "kN3v0QmJ8yX".to_owned() };
        Place::Bucket(Bucket { keys: Some(keys), ..bucket })
    }

    async fn talk(self, mut stream: TcpStream) {
        let mut read = Vec::new();
        loop {
            let end = loop {
                if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
                    break end + 4;
                }
                if stream.read_buf(&mut read).await.unwrap_or(0) == 0 {
                    return;
                }
            };
            let head = String::from_utf8(read.drain(..end).collect()).unwrap();
            let header = |name: &str| {
                let found = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
                found.map(|line| line[name.len() + 1..].trim().to_owned()).unwrap_or_default()
            };
            let length: usize = header("content-length").parse().unwrap_or(0);
            while read.len() < length {
                stream.read_buf(&mut read).await.unwrap();
            }
            let body = read.drain(..length).collect();
            self.signed.lock().unwrap().push(header("authorization"));
            let (status, answer) = self.answer(head.lines().next().unwrap(), body);
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\netag: \"1\"\r\nlast-modified: Thu, 01 Oct 2026 09:00:00 GMT\r\n\r\n",
                answer.len()
            );
            stream.write_all(&[head.into_bytes(), answer].concat()).await.unwrap();
        }
    }

    fn answer(&self, line: &str, body: Vec<u8>) -> (&'static str, Vec<u8>) {
        let [method, address, _] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let path = address.split('?').next().unwrap();
        let Some(key) = path.strip_prefix("/kohort-files") else { return ("404 Not Found", Vec::new()) };
        let key = key.trim_start_matches('/').to_owned();
        let mut objects = self.objects.lock().unwrap();
        match method {
            "PUT" => {
                objects.insert(key, body);
                ("200 OK", Vec::new())
            }
            "DELETE" => {
                objects.remove(&key);
                ("204 No Content", Vec::new())
            }
            _ if key.is_empty() => {
                let entry = |(key, bytes): (&String, &Vec<u8>)| {
                    let size = bytes.len();
                    format!(
                        "<Contents><Key>{key}</Key><LastModified>2026-10-01T09:00:00.000Z</LastModified>\
                         <ETag>\"1\"</ETag><Size>{size}</Size></Contents>"
                    )
                };
                let entries: String = objects.iter().map(entry).collect();
                ("200 OK", format!("<ListBucketResult>{entries}</ListBucketResult>").into_bytes())
            }
            _ => objects.get(&key).map_or(("404 Not Found", Vec::new()), |bytes| ("200 OK", bytes.clone())),
        }
    }
}
