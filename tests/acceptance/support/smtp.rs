//! A mail server of a few lines: it refuses one recipient for good and writes every other mail into the folder that
//! tests read.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// Listens on the loopback until the process ends; returns its address as the server's setting wants it.
pub fn serve(folder: PathBuf, refused: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            converse(&stream, &folder, refused);
        }
    });
    url
}

fn converse(mut stream: &TcpStream, folder: &Path, refused: &str) {
    let mut letter: Option<Vec<String>> = None;
    stream.write_all(b"220 trial\r\n").unwrap();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let answer = match (&mut letter, line.split(' ').next().unwrap_or_default()) {
            (Some(lines), ".") => {
                keep(folder, lines);
                letter = None;
                "250 kept"
            }
            (Some(lines), _) => {
                lines.push(line.strip_prefix('.').unwrap_or(&line).to_owned());
                continue;
            }
            (None, "DATA") => {
                letter = Some(Vec::new());
                "354 go on"
            }
            (None, "RCPT") if line.contains(refused) => "550 5.1.1 no such mailbox",
            (None, "QUIT") => "221 bye",
            (None, _) => "250 fine",
        };
        if stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            break;
        }
    }
}

/// Under its Message-ID, which begins with its time, and under another name until it is whole.
fn keep(folder: &Path, lines: &[String]) {
    let id = lines.iter().find_map(|line| line.strip_prefix("Message-ID: <")).unwrap();
    let name = id.split('@').next().unwrap();
    let unfinished = folder.join(name);
    std::fs::write(&unfinished, lines.join("\r\n")).unwrap();
    std::fs::rename(unfinished, folder.join(format!("{name}.eml"))).unwrap();
}
