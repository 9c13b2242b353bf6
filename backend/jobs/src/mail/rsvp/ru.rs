//! Russian letters about RSVPs, addressing the reader as "вы" in lower case. A session that anyone may come to is a
//! "мероприятие".

use domain::RsvpNotice;

use super::{Facts, Words};

pub(super) const WORDS: Words = Words {
    details: "Мероприятие (время эстонское):",
    when: "Время",
    place: "Место",
    join: "Подключитесь по этой ссылке",
    to_be_announced: "будет объявлено позже",
    subject,
    news,
    next,
    action,
};

fn subject(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Подтвердите, пожалуйста, участие",
        RsvpNotice::Attending => "Вы в списке участников",
        RsvpNotice::Waitlisted => "Вы в листе ожидания",
        RsvpNotice::MovedUp => "Освободилось место, оно ваше",
        RsvpNotice::Cancelled => "Вы отказались от участия",
        RsvpNotice::SessionChanged => "В мероприятии есть изменения",
        RsvpNotice::SessionCancelled => "Отменено",
        RsvpNotice::Reminder => "Напоминание",
    }
}

fn news(notice: RsvpNotice, facts: &Facts) -> String {
    let what = facts.quoted('«', '»');
    match notice {
        RsvpNotice::Asked => format!(
            "С вашего адреса поступило пожелание участвовать в мероприятии {what}. Место закрепляется за вами только \
             после подтверждения."
        ),
        RsvpNotice::Attending => format!("Ваше участие в мероприятии {what} подтверждено. Ждём вас!"),
        RsvpNotice::Waitlisted => {
            let position =
                facts.waitlist_position.map(|place| format!(" Вы в листе ожидания под номером {place}."));
            format!("На мероприятии {what} сейчас заняты все места.{}", position.unwrap_or_default())
        }
        RsvpNotice::MovedUp => {
            format!("На мероприятии {what} освободилось место, и теперь оно ваше. Ждём вас!")
        }
        RsvpNotice::Cancelled => format!("Вы отказались от участия в мероприятии {what}."),
        RsvpNotice::SessionChanged => {
            format!("Сведения о мероприятии {what} изменились. Ниже то, что действует теперь.")
        }
        RsvpNotice::SessionCancelled => format!("К сожалению, мероприятие {what} не состоится."),
        RsvpNotice::Reminder => format!("Напоминаем, что вы записаны на мероприятие {what}."),
    }
}

fn next(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => {
            "Ссылка ждёт ответа 48 часов. Если это были не вы, ничего делать не нужно: неподтверждённое пожелание будет \
             удалено."
        }
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::Reminder => {
            "Если прийти всё же не получится, просим отказаться от места по ссылке ниже, чтобы его мог занять кто-то \
             другой."
        }
        RsvpNotice::Waitlisted => {
            "Когда место освободится и подойдёт ваша очередь, оно сразу станет вашим, и мы вам напишем. Если вы больше не хотите \
             прийти, просим отказаться по ссылке ниже."
        }
        RsvpNotice::Cancelled => "Если передумаете, на странице программы можно записаться снова.",
        RsvpNotice::SessionChanged => "Если это вам не подходит, просим отказаться от места по ссылке ниже.",
        RsvpNotice::SessionCancelled => "Вам ничего делать не нужно. Приносим извинения за неудобства.",
    }
}

fn action(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Подтвердите участие",
        RsvpNotice::Waitlisted => "Посмотрите свою очередь или откажитесь от неё",
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder => {
            "Посмотрите своё место или откажитесь от него"
        }
        RsvpNotice::Cancelled | RsvpNotice::SessionCancelled => "Откройте страницу программы",
    }
}
