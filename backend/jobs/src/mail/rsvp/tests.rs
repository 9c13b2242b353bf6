//! Letters as readers get them, and the calendar file that goes with some.

use chrono::{NaiveDate, NaiveTime};
use domain::{Language, RsvpNotice};

use super::super::tests::envelope;
use super::super::{Envelope, mailbox};
use super::{Facts, letter};

const NOTICES: [RsvpNotice; 8] = [
    RsvpNotice::Asked,
    RsvpNotice::Attending,
    RsvpNotice::Waitlisted,
    RsvpNotice::MovedUp,
    RsvpNotice::Cancelled,
    RsvpNotice::SessionChanged,
    RsvpNotice::SessionCancelled,
    RsvpNotice::Reminder,
];
const JOIN: &str = "https://zoom.example/infopaev";

fn facts(language: Language) -> Facts {
    let [programme, title, organiser] = match language {
        Language::Et => ["Koosloome koolitusprogramm", "Infopäev Zoomis", "Viimsi vald"],
        Language::En => ["Co-creation training", "Info day on Zoom", "Viimsi municipality"],
        Language::Ru => ["Учебная программа сотворчества", "Инфодень в Zoom", "Волость Виймси"],
    };
    Facts {
        language,
        programme: programme.to_owned(),
        title: title.to_owned(),
        date: NaiveDate::from_ymd_opt(2027, 2, 16),
        start: NaiveTime::from_hms_opt(15, 30, 0),
        end: NaiveTime::from_hms_opt(16, 15, 0),
        when_note: None,
        place: None,
        join_url: Some(JOIN.to_owned()),
        waitlist_position: Some(3),
        url: format!("https://kohort.example/{language}/rsvp#token=krv_example"),
        organiser: Some(organiser.to_owned()),
        contact: Some("programm@viimsi.example".to_owned()),
    }
}

#[test]
fn every_notice_in_every_language() {
    for language in Language::ALL {
        let letters = NOTICES.map(|notice| letter(notice, &facts(language)));
        let shown = letters.map(|letter| format!("Subject: {}\n\n{}", letter.subject, letter.text()));
        insta::assert_snapshot!(format!("rsvp_{language}"), shown.join("\n----------\n\n"));
    }
}

#[test]
fn only_those_attending_are_told_where_to_join() {
    for notice in NOTICES {
        let told = letter(notice, &facts(Language::En)).text().contains(JOIN);
        let attends = matches!(
            notice,
            RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder
        );
        assert_eq!(told, attends, "{notice:?}");
    }
}

#[test]
fn a_calendar_file_travels_beside_the_words_and_keeps_its_line_ends() {
    let calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    let envelope = Envelope { calendar: Some(calendar.to_owned()), ..envelope() };
    let from = mailbox("Kohort <kohort@kohort.example>").unwrap();
    let message = envelope.message(&from, &letter(RsvpNotice::Attending, &facts(Language::Et))).unwrap();
    let raw = String::from_utf8(message.formatted()).unwrap();
    let (_, part) = raw.split_once("text/calendar; charset=utf-8; method=PUBLISH\r\n").expect("a calendar");
    assert!(part.contains("attachment; filename=\"kohort.ics\""), "{part}");
    // Base64 of the exact bytes, CRLF included.
    assert!(part.contains("QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo="), "{part}");
    assert!(raw.contains("multipart/mixed") && raw.contains("multipart/alternative"), "{raw}");
}
