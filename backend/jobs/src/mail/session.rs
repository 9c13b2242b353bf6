//! Letters to those who registered about a session that is at another time or place, or does not happen. What is said
//! of the session itself is shared with letters about RSVPs.

use domain::Language;

use super::registration::{closing, greeting};
use super::rsvp::{Facts, details, joining};
use super::{Block, Letter};

/// The sentences of one language; pairs are for a changed session and for a cancelled one.
struct Words {
    /// In front of the session's title.
    subject: [&'static str; 2],
    news: fn(bool, &Facts) -> String,
    details: &'static str,
    earlier: &'static str,
    next: [&'static str; 2],
    registration: &'static str,
    programme: &'static str,
}

const ET: Words = Words {
    subject: ["Kohtumise andmed on muutunud", "Jääb ära"],
    news: |is_cancelled, facts| {
        let what = facts.quoted('„', '“');
        if is_cancelled {
            format!("Kahjuks jääb kohtumine {what} ära.")
        } else {
            format!("Kohtumise {what} andmed on muutunud. Allpool on andmed, mis kehtivad nüüd.")
        }
    },
    details: "Kohtumine (Eesti aja järgi):",
    earlier: "Kohtumine oleks olnud (Eesti aja järgi):",
    next: [
        "Kui uus aeg või koht teile ei sobi, palume anda sellest korraldajale teada.",
        "Teil ei ole vaja midagi teha, teie koht programmis jääb alles. Vabandame ebamugavuste pärast.",
    ],
    registration: "Vaadake oma registreerimist ja kõiki kohtumisi",
    programme: "Vaadake programmi kõiki kohtumisi",
};

const EN: Words = Words {
    subject: ["A meeting has changed", "Cancelled"],
    news: |is_cancelled, facts| {
        let what = facts.quoted('“', '”');
        if is_cancelled {
            format!("We are sorry: the meeting {what} will not take place.")
        } else {
            format!("The meeting {what} has changed. Below is what holds now.")
        }
    },
    details: "The meeting (Estonian time):",
    earlier: "It would have been (Estonian time):",
    next: [
        "If the new time or place does not suit you, please tell the organiser.",
        "You need not do anything; your place in the programme stays. We are sorry for the inconvenience.",
    ],
    registration: "See your registration and all meetings",
    programme: "See all meetings of the programme",
};

const RU: Words = Words {
    subject: ["Во встрече есть изменения", "Отменено"],
    news: |is_cancelled, facts| {
        let what = facts.quoted('«', '»');
        if is_cancelled {
            format!("К сожалению, встреча {what} не состоится.")
        } else {
            format!("Сведения о встрече {what} изменились. Ниже то, что действует теперь.")
        }
    },
    details: "Встреча (время эстонское):",
    earlier: "Встреча должна была пройти (время эстонское):",
    next: [
        "Если новое время или место вам не подходит, сообщите, пожалуйста, организатору.",
        "Вам ничего не нужно делать, ваше место в программе сохраняется. Приносим извинения за неудобства.",
    ],
    registration: "Посмотрите свою регистрацию и все встречи",
    programme: "Посмотрите все встречи программы",
};

/// Writes the letter. `is_applicant`: its link opens the registration, not the programme.
pub fn letter(is_cancelled: bool, is_applicant: bool, facts: &Facts) -> Letter {
    let words = match facts.language {
        Language::Et => &ET,
        Language::En => &EN,
        Language::Ru => &RU,
    };
    let [changed, cancelled] = words.subject;
    let [after_change, after_cancelling] = words.next;
    let (subject, intro, next) = if is_cancelled {
        (cancelled, words.earlier, after_cancelling)
    } else {
        (changed, words.details, after_change)
    };
    let news = Block::Paragraph((words.news)(is_cancelled, facts));
    let mut blocks = vec![greeting(facts.language), news, details(facts, intro)];
    if !is_cancelled {
        blocks.extend(joining(facts));
    }
    let label = if is_applicant { words.registration } else { words.programme };
    blocks.push(Block::Paragraph(next.to_owned()));
    blocks.push(Block::Action { label: label.to_owned(), url: facts.url.clone() });
    blocks.extend(closing(facts.language, facts.contact.as_deref(), facts.organiser.as_deref()));
    Letter { language: facts.language, subject: format!("{subject}: {}", facts.title), blocks }
}
