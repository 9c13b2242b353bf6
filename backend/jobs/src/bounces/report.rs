//! Reading a delivery report (RFC 3464): which of our mails it is about, and whether it came back.

use domain::MailId;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// What a delivery report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    Bounced {
        mail: MailId,
        /// The mail server's words, as they came.
        reason: String,
    },
    /// Something came back that does not look like ours.
    Foreign,
    /// Nothing came back: delayed, delivered or passed on.
    Passing,
}

/// `None` where the mail is no delivery report.
pub fn read(content: &[u8]) -> Option<Report> {
    let message = MessageParser::default().parse(content)?;
    let status = message.parts.iter().find(|part| is_of(part, "message", "delivery-status"))?;
    let status = status
        .text_contents()
        .map_or_else(|| String::from_utf8_lossy(status.contents()).into_owned(), str::to_owned);
    let Some(failed) = recipients(&status).into_iter().find(|fields| fields.is("Action", "failed")) else {
        return Some(Report::Passing);
    };
    Some(match returned(&message).and_then(|id| mail_of(&id)) {
        Some(mail) => Report::Bounced { mail, reason: failed.reason() },
        None => Report::Foreign,
    })
}

fn is_of(part: &MessagePart<'_>, kind: &str, subtype: &str) -> bool {
    part.content_type().is_some_and(|found| {
        found.ctype().eq_ignore_ascii_case(kind)
            && found.subtype().is_some_and(|found| found.eq_ignore_ascii_case(subtype))
    })
}

/// The Message-ID of what came back: whole, or as its headers, or at least named by the report.
fn returned(report: &Message<'_>) -> Option<String> {
    let whole = report.parts.iter().find_map(|part| match &part.body {
        PartType::Message(letter) => letter.message_id().map(str::to_owned),
        _ => None,
    });
    let headers = || {
        let part = report.parts.iter().find(|part| is_of(part, "text", "rfc822-headers"))?;
        let headers = MessageParser::default().parse_headers(part.contents())?;
        headers.message_id().map(str::to_owned)
    };
    whole.or_else(headers).or_else(|| report.in_reply_to().as_text().map(str::to_owned))
}

/// Our Message-IDs begin with the mail's id.
fn mail_of(message_id: &str) -> Option<MailId> {
    let (local, _) = message_id.trim_matches(['<', '>', ' ']).split_once('@')?;
    local.parse().ok().map(MailId)
}

/// The fields of one recipient.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
    }

    /// `smtp; 550 5.1.1 …` without its kind, or the bare status.
    fn reason(&self) -> String {
        let told =
            self.get("Diagnostic-Code").map(|code| code.split_once(';').map_or(code, |(_, words)| words));
        told.or_else(|| self.get("Status")).unwrap_or_default().trim().to_owned()
    }
}

/// Groups of fields parted by blank lines; the first is about the report itself and holds no `Action`.
fn recipients(status: &str) -> Vec<Fields> {
    let mut groups = vec![Fields(Vec::new())];
    for line in status.lines() {
        let Some(group) = groups.last_mut() else { continue };
        if line.trim().is_empty() {
            groups.push(Fields(Vec::new()));
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            group.0.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    groups
}
