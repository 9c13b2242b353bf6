//! Letters as readers get them: every notice in every language, reviewed as snapshots.

use app::letters::{RuleLine, Standing};
use chrono::{NaiveDate, NaiveTime};
use domain::{AdmissionMode, JobId, Language, Notice};
use lettre::message::Mailbox;

use super::registration::{self, Entrant, Facts, Meeting};
use super::{Envelope, Letter, Mailer, Route, sign_in};

const NOTICES: [Notice; 12] = [
    Notice::Submitted,
    Notice::Offered,
    Notice::OfferEnding,
    Notice::OfferEnded,
    Notice::Placed,
    Notice::Waitlisted,
    Notice::Declined,
    Notice::Confirmed,
    Notice::Withdrawn,
    Notice::Reopened,
    Notice::Completed,
    Notice::RulesChanged,
];

/// What organisers wrote, in the language of the reader.
struct Written {
    programme: &'static str,
    team: &'static str,
    rules: [&'static str; 2],
    meetings: [&'static str; 2],
    place: &'static str,
    reason: &'static str,
    organiser: &'static str,
}

fn written(language: Language) -> Written {
    match language {
        Language::Et => Written {
            programme: "Huvikaitse koolitus",
            team: "Põlva eestkõnelejad",
            rules: ["Meeskonnas on 4–6 liiget.", "Vähemalt 3 liiget on omavalitsusest."],
            meetings: ["Esimene koolituspäev", "Lõpuseminar"],
            place: "Tallinn, Telliskivi 60a",
            reason: "Kohti oli kümme.\nEelistasime omavalitsusi, kust varem osalejaid ei olnud.",
            organiser: "Eesti Koostöö Kogu",
        },
        Language::En => Written {
            programme: "Advocacy training",
            team: "Põlva advocates",
            rules: ["The team has 4–6 members.", "At least 3 members are from the municipality."],
            meetings: ["First training day", "Final seminar"],
            place: "Tallinn, Telliskivi 60a",
            reason: "There were ten places.\nWe preferred municipalities that had not taken part before.",
            organiser: "Estonian Cooperation Assembly",
        },
        Language::Ru => Written {
            programme: "Обучение защите интересов",
            team: "Голос Пылва",
            rules: ["В команде от 4 до 6 участников.", "Не менее 3 участников — из местного самоуправления."],
            meetings: ["Первый учебный день", "Заключительный семинар"],
            place: "Таллинн, Теллискиви 60a",
            reason: "Мест было десять.\nМы отдали предпочтение самоуправлениям, которые раньше не участвовали.",
            organiser: "Ассамблея Сотрудничества Эстонии",
        },
    }
}

/// A team that applies to be selected, with everything known.
fn team(language: Language, notice: Notice) -> Facts {
    let written = written(language);
    let [size, municipal] = written.rules;
    let [first, last] = written.meetings;
    Facts {
        language,
        programme: written.programme.to_owned(),
        cohort: None,
        entrant: Entrant::Team { name: Some(written.team.to_owned()) },
        mode: AdmissionMode::Selection,
        zone: domain::DEFAULT_ZONE,
        url: format!("https://kohort.example/{language}/registrations/018f"),
        submitted_at: "2026-09-15T20:59:59Z".parse().ok(),
        decisions_by: NaiveDate::from_ymd_opt(2026, 9, 30),
        offer_expires_at: "2026-10-07T20:59:59Z".parse().ok(),
        waitlist_position: Some(3),
        reason: (notice == Notice::Declined).then(|| written.reason.to_owned()),
        verdict: vec![
            RuleLine { sentence: size.to_owned(), standing: Standing::Met },
            RuleLine { sentence: municipal.to_owned(), standing: Standing::AdviceNotMet },
        ],
        sessions: vec![
            Meeting {
                title: first.to_owned(),
                date: NaiveDate::from_ymd_opt(2026, 10, 14),
                start: NaiveTime::from_hms_opt(10, 0, 0),
                end: NaiveTime::from_hms_opt(16, 0, 0),
                when_note: None,
                place: Some(written.place.to_owned()),
            },
            Meeting {
                title: last.to_owned(),
                date: None,
                start: None,
                end: None,
                when_note: None,
                place: None,
            },
        ],
        organiser: Some(written.organiser.to_owned()),
        contact: Some("programm@koostookogu.example".to_owned()),
    }
}

/// A single person in a programme of first come, with as little known as the call says.
fn person(language: Language, notice: Notice) -> Facts {
    Facts {
        entrant: Entrant::Person,
        mode: AdmissionMode::FirstCome,
        decisions_by: None,
        offer_expires_at: None,
        waitlist_position: None,
        verdict: Vec::new(),
        sessions: Vec::new(),
        organiser: None,
        contact: None,
        ..team(language, notice)
    }
}

pub(super) fn shown(letters: impl IntoIterator<Item = Letter>) -> String {
    letters
        .into_iter()
        .map(|letter| format!("Subject: {}\n\n{}", letter.subject, letter.text()))
        .collect::<Vec<_>>()
        .join("\n----------------------------------------\n\n")
}

#[test]
fn every_notice_to_a_team() {
    for language in Language::ALL {
        let letters = NOTICES.map(|notice| registration::letter(notice, &team(language, notice)));
        insta::assert_snapshot!(format!("team_{language}"), shown(letters));
    }
}

#[test]
fn every_notice_to_a_single_person() {
    for language in Language::ALL {
        let letters = NOTICES.map(|notice| registration::letter(notice, &person(language, notice)));
        insta::assert_snapshot!(format!("person_{language}"), shown(letters));
    }
}

#[test]
fn a_single_person_never_meets_the_word_team() {
    for language in Language::ALL {
        for notice in NOTICES {
            let text = registration::letter(notice, &person(language, notice)).text().to_lowercase();
            for word in ["meeskon", "team", "команд"] {
                assert!(!text.contains(word), "{language} {notice:?}: {text}");
            }
        }
    }
}

#[test]
fn the_sign_in_letter() {
    let url = |language| format!("https://kohort.example/{language}/sign-in#token=kh_signin_example");
    let letters = Language::ALL.map(|language| sign_in::letter(language, &url(language), "K7QM-3XPA"));
    insta::assert_snapshot!("sign_in", shown(letters));
}

#[test]
fn html_says_the_same() {
    let letter = registration::letter(Notice::Offered, &team(Language::En, Notice::Offered));
    insta::assert_snapshot!("offered_html", letter.html());
}

pub fn envelope() -> Envelope {
    Envelope {
        job: JobId("018f0000-0000-7000-8000-00000000abcd".parse().unwrap()),
        to: Mailbox::new(Some("Mari Õunapuu".to_owned()), "mari@example.org".parse().unwrap()),
        reply_to: Some("programm@koostookogu.example".parse().unwrap()),
        thread: Some(super::Thread::Registration(domain::RegistrationId(
            "018f0000-0000-7000-8000-00000000ffff".parse().unwrap(),
        ))),
        written_at: "2026-09-15T21:00:00Z".parse().unwrap(),
        calendar: None,
    }
}

#[tokio::test]
async fn a_repeated_job_leaves_one_and_the_same_mail() {
    let folder = tempfile::tempdir().unwrap();
    let from = super::mailbox("Kohort <kohort@kohort.example>").unwrap();
    let mailer = Mailer::new(&Route::Folder(folder.path().join("mail")), from).unwrap();
    let letter = registration::letter(Notice::Placed, &team(Language::Ru, Notice::Placed));
    mailer.send(&envelope(), &letter).await.unwrap();
    let first = only_mail(folder.path());
    mailer.send(&envelope(), &letter).await.unwrap();
    assert_eq!(first, only_mail(folder.path()));
    for header in [
        "Message-ID: <018f0000-0000-7000-8000-00000000abcd@kohort.example>\r\n",
        "Date: Tue, 15 Sep 2026 21:00:00 +0000\r\n",
        "Reply-To: programm@koostookogu.example\r\n",
        "In-Reply-To: <registration.018f0000-0000-7000-8000-00000000ffff@kohort.example>\r\n",
        "References: <registration.018f0000-0000-7000-8000-00000000ffff@kohort.example>\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "Content-Language: ru\r\n",
    ] {
        assert!(first.contains(header), "{header} is missing in {first}");
    }
    let (plain, html) = (first.find("text/plain").unwrap(), first.find("text/html").unwrap());
    assert!(plain < html, "text comes first");
}

fn only_mail(folder: &std::path::Path) -> String {
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("mail")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    std::fs::read_to_string(files.remove(0)).unwrap()
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_may_be_tried_again() {
    // A port that was free a moment ago and is closed again: nobody answers there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let route = format!("smtp://127.0.0.1:{port}").parse().unwrap();
    let mailer = Mailer::new(&route, super::mailbox("kohort@kohort.example").unwrap()).unwrap();
    let letter = sign_in::letter(Language::En, "https://kohort.example/en/sign-in", "K7QM-3XPA");
    let outcome = mailer.send(&envelope(), &letter).await;
    assert!(matches!(outcome, Err(super::DeliveryError::Passing(_))), "{outcome:?}");
}
