use domain::MailId;

use super::report::{Report, read};

const OURS: &str = "018f0000-0000-7000-8000-00000000abcd";

/// As Postfix writes it, with the headers of what came back.
fn postfix(action: &str, returned: &str) -> String {
    format!(
        "From: MAILER-DAEMON@relay.example\r\nTo: kohort@kohort.example\r\nSubject: Undelivered Mail\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; relay.example\r\n\r\n\
         Final-Recipient: rfc822; mari@example.org\r\nAction: {action}\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 <mari@example.org>:\r\n    user unknown\r\n\r\n{returned}--b--\r\n"
    )
}

fn headers() -> String {
    format!(
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         From: Kohort <kohort@kohort.example>\r\nMessage-ID: <{OURS}@kohort.example>\r\nSubject: x\r\n\r\n"
    )
}

fn whole() -> String {
    format!(
        "--b\r\nContent-Type: message/rfc822\r\n\r\n\
         From: Kohort <kohort@kohort.example>\r\nMessage-Id: <{OURS}@kohort.example>\r\nSubject: x\r\n\r\nTere\r\n\r\n"
    )
}

fn bounced() -> Report {
    let reason = "550 5.1.1 <mari@example.org>: user unknown".to_owned();
    Report::Bounced { mail: MailId(OURS.parse().unwrap()), reason }
}

#[test]
fn a_report_names_our_mail_by_its_headers_or_by_the_letter_itself() {
    assert_eq!(read(postfix("failed", &headers()).as_bytes()), Some(bounced()));
    assert_eq!(read(postfix("Failed", &whole()).as_bytes()), Some(bounced()));
}

#[test]
fn a_report_without_the_letter_may_answer_to_it() {
    let answer = format!("In-Reply-To: <{OURS}@kohort.example>\r\n{}", postfix("failed", ""));
    assert_eq!(read(answer.as_bytes()), Some(bounced()));
    assert_eq!(read(postfix("failed", "").as_bytes()), Some(Report::Foreign));
    let foreign = headers().replace(OURS, "20261122.somebody");
    assert_eq!(read(postfix("failed", &foreign).as_bytes()), Some(Report::Foreign));
}

#[test]
fn what_is_only_late_or_arrived_has_not_come_back() {
    for action in ["delayed", "delivered", "relayed", "expanded"] {
        assert_eq!(read(postfix(action, &headers()).as_bytes()), Some(Report::Passing), "{action}");
    }
}

#[test]
fn letters_of_people_and_nonsense_are_no_reports() {
    let person = "From: mari@example.org\r\nSubject: Tere\r\n\r\nAction: failed\r\n";
    for other in [person, "", "\r\n\r\n", "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"] {
        assert_eq!(read(other.as_bytes()), None, "{other:?}");
    }
}
