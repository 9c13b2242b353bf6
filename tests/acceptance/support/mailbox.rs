//! Reads the mails that the server has written into its folder, as far as tests need: recipient and plain text.

use std::path::Path;

#[derive(Debug, PartialEq, Eq)]
pub struct Mail {
    pub text: String,
    /// The calendar file that came with it.
    pub calendar: Option<String>,
}

impl Mail {
    /// What follows `#token=` in the first link of the text.
    pub fn token(&self) -> String {
        let (_, after) = self.text.split_once("#token=").expect("a link with a token");
        after.split_whitespace().next().unwrap().to_owned()
    }

    /// The code in the last word of the line that names it.
    pub fn code(&self) -> String {
        let line = self.text.lines().find(|line| line.starts_with("Code: ")).expect("a line with the code");
        line["Code: ".len()..].trim().to_owned()
    }
}

/// Mails to `address`, oldest first (file names sort by time).
pub fn received(folder: &Path, address: &str) -> Vec<Mail> {
    raw(folder).iter().filter(|raw| header(raw, "To").contains(address)).map(|raw| parse(raw)).collect()
}

fn raw(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// Message-IDs of the mails to `address`, oldest first.
pub fn message_ids(folder: &Path, address: &str) -> Vec<String> {
    let raw = raw(folder).into_iter().filter(|raw| header(raw, "To").contains(address));
    raw.map(|raw| header(&raw, "Message-ID")).collect()
}

fn parse(raw: &str) -> Mail {
    // With an attachment, parts lie in parts: cut at every boundary, what carries content is told by its type.
    let boundaries = raw.split("boundary=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut parts = vec![raw];
    for boundary in boundaries {
        let mark = format!("--{boundary}");
        parts = parts.into_iter().flat_map(|part| part.split(mark.as_str())).collect();
    }
    let content = |kind: &str| parts.iter().find_map(|part| content(part, kind));
    Mail { text: content("text/plain").expect("a plain text part"), calendar: content("text/calendar") }
}

/// What a mail server writes about one of our mails: `action` is `failed` where it came back.
pub fn delivery_report(message_id: &str, action: &str) -> String {
    format!(
        "From: MAILER-DAEMON@relay.example\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"report\"\r\n\r\n\
         --report\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you.\r\n\r\n\
         --report\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n\
         Final-Recipient: rfc822; somebody@example.org\r\nAction: {action}\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n\
         --report\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\nSubject: x\r\n\r\n\
         --report--\r\n"
    )
}

/// The decoded body of a part of this type.
fn content(part: &str, kind: &str) -> Option<String> {
    let (head, body) = part.trim_start().split_once("\r\n\r\n")?;
    if !header(head, "Content-Type").starts_with(kind) {
        return None;
    }
    let bytes = match header(head, "Content-Transfer-Encoding").as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.as_bytes().to_vec(),
    };
    let text = String::from_utf8(bytes).unwrap();
    Some(if kind == "text/plain" { text.replace("\r\n", "\n") } else { text })
}

/// Value of a header, with its continuation lines joined; "" when it is missing.
fn header(raw: &str, name: &str) -> String {
    let mut lines = raw.split("\r\n").take_while(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        if let Some(value) = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')) {
            let mut value = value.trim().to_owned();
            while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
                value.push_str(more);
            }
            return value;
        }
    }
    String::new()
}

fn quoted_printable(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let mut bytes = joined.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
            decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            decoded.push(byte);
        }
    }
    decoded
}

fn base64(body: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut decoded = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for value in body.bytes().filter_map(|byte| ALPHABET.iter().position(|known| *known == byte)) {
        bits = (bits << 6) | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push(u8::try_from((bits >> held) & 0xff).unwrap());
        }
    }
    decoded
}

#[test]
fn both_encodings_of_a_mail_are_read() {
    assert_eq!(quoted_printable("a=3Db=\r\nc =C3=B5"), "a=bc õ".as_bytes());
    assert_eq!(base64("VGVyZSwgw7Vo\r\ndXI="), "Tere, õhur".as_bytes());
}
