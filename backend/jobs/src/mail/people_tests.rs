//! Letters to and about the people of a team: each in every language, reviewed as snapshots.

use domain::{DEFAULT_ZONE, Edge, Language, Moment};

use super::people::{self, Facts, Subject};

const SUBJECTS: [Subject; 11] = [
    Subject::Asked,
    Subject::Reminded,
    Subject::Joined,
    Subject::Accepted,
    Subject::Declined,
    Subject::Left,
    Subject::Passed,
    Subject::Received,
    Subject::TakenOut,
    Subject::Interested,
    Subject::NotChosen,
];

fn facts(language: Language, subject: Subject) -> Facts {
    let (programme, team, organiser) = match language {
        Language::Et => ("Huvikaitse koolitus", "Põlva eestkõnelejad", "Eesti Koostöö Kogu"),
        Language::En => ("Advocacy training", "Põlva advocates", "Estonian Cooperation Assembly"),
        Language::Ru => ("Обучение защите интересов", "Голос Пылва", "Ассамблея Сотрудничества Эстонии"),
    };
    let day = "2026-09-30".parse().unwrap();
    let is_open = matches!(subject, Subject::Asked | Subject::Reminded | Subject::Interested);
    Facts {
        language,
        programme: programme.to_owned(),
        cohort: None,
        team: Some(team.to_owned()),
        lead: Some("Mari Maasikas".to_owned()),
        member: (subject == Subject::Accepted).then(|| "Jaan Tamm".to_owned()),
        deadline: Moment::resolve(day, None, DEFAULT_ZONE, Edge::End, None).ok(),
        expires_at: is_open.then(|| "2026-09-29T09:30:00Z".parse().unwrap()),
        zone: DEFAULT_ZONE,
        url: format!("https://kohort.example/{language}/invitation#token=kin_example"),
        organiser: Some(organiser.to_owned()),
        contact: Some("programm@koostookogu.example".to_owned()),
    }
}

#[test]
fn every_letter_about_people() {
    for language in Language::ALL {
        let letters = SUBJECTS.map(|subject| people::letter(subject, &facts(language, subject)));
        insta::assert_snapshot!(format!("people_{language}"), super::tests::shown(letters));
    }
}

/// Nobody has to have a name, a team or a deadline for a letter to read well.
#[test]
fn little_is_known_and_nothing_is_left_blank() {
    for language in Language::ALL {
        for subject in SUBJECTS {
            let known = facts(language, subject);
            let bare = Facts {
                team: None,
                lead: None,
                member: None,
                deadline: None,
                contact: None,
                ..known.clone()
            };
            let letters = [known, bare].map(|facts| people::letter(subject, &facts));
            let text = letters.map(|letter| format!("{}\n{}", letter.subject, letter.text())).join("\n");
            for gap in ["  ", "„“", "“”", "«»", " ,", " .", "..", "None"] {
                assert!(!text.contains(gap), "{gap:?} in {text}");
            }
        }
    }
}

#[test]
fn a_letter_about_a_refusal_names_nobody_and_gives_no_reason() {
    for language in Language::ALL {
        for subject in [Subject::Declined, Subject::Left] {
            let named = Facts { member: Some("Jaan Tamm".to_owned()), ..facts(language, subject) };
            let letter = people::letter(subject, &named);
            assert!(!letter.text().contains("Jaan") && !letter.subject.contains("Jaan"), "{}", letter.text());
        }
    }
}
