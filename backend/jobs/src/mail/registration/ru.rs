//! Russian letters, addressing the reader as "вы" in lower case, like the interface. Who is chosen hands in a
//! "заявка", who comes first makes a "регистрация"; both are feminine, so one set of endings serves.

use domain::{AdmissionMode, Language, Notice};

use super::{Entrant, Facts, Words, dates, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Здравствуйте!",
    verdict: "Условия участия на момент подачи:",
    verdict_now: "Условия участия сейчас:",
    met: "выполнено",
    not_met: "не выполнено",
    advice_not_met: "не выполнено (рекомендация)",
    open: "пока неизвестно",
    reason: "Пояснение организатора",
    meetings: "Встречи (время эстонское):",
    to_be_announced: "время будет объявлено позже",
    subject,
    news,
    next,
    action,
    questions: |contact| {
        format!("Если есть вопросы, ответьте на это письмо или напишите по адресу {contact}.")
    },
    farewell: |organiser| format!("С уважением,\n{organiser}"),
};

fn subject(notice: Notice, facts: &Facts) -> String {
    let entry = entry(facts.mode);
    let what = match notice {
        Notice::Submitted => format!("{entry} получена"),
        Notice::Placed => "Для вас есть место".to_owned(),
        Notice::Offered => "Вам предложено место, ответьте, пожалуйста".to_owned(),
        Notice::OfferEnding => "Предложенное место ждёт вашего ответа".to_owned(),
        Notice::OfferEnded => "Предложение места больше не действует".to_owned(),
        Notice::Waitlisted => "Вы в листе ожидания".to_owned(),
        Notice::Declined => match facts.mode {
            AdmissionMode::Selection => "Решение по заявке".to_owned(),
            AdmissionMode::FirstCome => "Решение по регистрации".to_owned(),
        },
        Notice::Confirmed => "Участие подтверждено".to_owned(),
        Notice::Withdrawn => format!("{entry} отозвана"),
        Notice::Reopened => format!("{entry} снова на рассмотрении"),
        Notice::Completed => "Программа завершена".to_owned(),
        Notice::RulesChanged => "Условия участия изменились".to_owned(),
    };
    format!("{what}: {}", facts.programme)
}

fn news(notice: Notice, facts: &Facts) -> String {
    let programme = quoted(facts, '«', '»');
    let (whose, to) = (possessive(&facts.entrant, facts.mode), dative(&facts.entrant));
    match notice {
        Notice::Submitted => format!("{whose} на участие в программе {programme} получена{}.", when(facts)),
        Notice::Placed => {
            format!(
                "{to} предоставлено место в программе {programme}. Отдельно подтверждать ничего не нужно."
            )
        }
        Notice::Offered => format!("{to} предложено место в программе {programme}."),
        Notice::OfferEnding => {
            format!("{to} предложено место в программе {programme}, но ответа ещё нет.")
        }
        Notice::OfferEnded => offer_ended(&to, &programme),
        Notice::Waitlisted => {
            format!("{whose} на участие в программе {programme} находится в листе ожидания.")
        }
        Notice::Declined => declined(facts.mode, &whose, &to, &programme),
        Notice::Confirmed => {
            format!("Спасибо! {} в программе {programme} подтверждено.", participation(&facts.entrant))
        }
        Notice::Withdrawn => format!("{whose} на участие в программе {programme} отозвана."),
        Notice::Reopened => format!(
            "{whose} на участие в программе {programme} снова на рассмотрении. Прежнее решение больше не действует."
        ),
        Notice::Completed => format!("Программа {programme} завершена. Благодарим за участие!"),
        Notice::RulesChanged => match facts.submitted_at {
            Some(_) => format!(
                "Условия участия в программе {programme} изменились после того, как {} была подана.",
                lower(&whose)
            ),
            None => format!("Условия участия в программе {programme} изменились."),
        },
    }
}

fn declined(mode: AdmissionMode, whose: &str, to: &str, programme: &str) -> String {
    let thanks = format!("Благодарим за интерес к программе {programme}!");
    match mode {
        AdmissionMode::Selection => format!("{thanks} На этот раз {} не была отобрана.", lower(whose)),
        AdmissionMode::FirstCome => {
            format!("{thanks} К сожалению, на этот раз мы не можем предоставить {} место.", lower(to))
        }
    }
}

fn when(facts: &Facts) -> String {
    facts.submitted_at.map(|at| format!(" {}", dates::at(at, facts.zone, Language::Ru))).unwrap_or_default()
}

fn next(notice: Notice, facts: &Facts) -> Option<String> {
    match notice {
        Notice::Submitted | Notice::Reopened => Some(match facts.decisions_by {
            Some(date) => format!("О решении сообщим {}.", dates::by_day(date, Language::Ru)),
            None => "О решении сообщим по электронной почте.".to_owned(),
        }),
        Notice::Placed | Notice::Confirmed => Some(
            "Если принять участие всё же не получится, просим заранее отказаться от места, чтобы его мог занять кто-то \
             другой."
                .to_owned(),
        ),
        Notice::Offered | Notice::OfferEnding => Some(answer_by(facts)),
        Notice::OfferEnded => {
            Some("Если вы всё же хотите участвовать, просим связаться с организатором.".to_owned())
        }
        Notice::Waitlisted => {
            let position = facts.waitlist_position.map(|place| format!("Сейчас вы под номером {place}. "));
            Some(position.unwrap_or_default() + "Если место освободится, мы напишем. Сейчас ничего делать не нужно.")
        }
        Notice::Withdrawn => Some("Если это произошло по ошибке, просим сразу связаться с организатором.".to_owned()),
        Notice::RulesChanged => Some(match facts.submitted_at {
            Some(_) => format!(
                "Поданная {} остаётся в силе вместе с оценкой, полученной при подаче. Ниже показано, как она \
                 соответствует новым условиям.",
                entry(facts.mode).to_lowercase()
            ),
            None => "Просим ещё раз просмотреть черновик перед подачей. Ниже показано, как он соответствует новым \
                     условиям."
                .to_owned(),
        }),
        Notice::Declined | Notice::Completed => None,
    }
}

fn answer_by(facts: &Facts) -> String {
    match facts.offer_expires_at {
        Some(last) => format!(
            "Просим ответить {}: подтвердите участие или откажитесь от места по ссылке ниже.",
            dates::by(last, facts.zone, Language::Ru)
        ),
        None => "Просим подтвердить участие или отказаться от места по ссылке ниже.".to_owned(),
    }
}

fn offer_ended(to: &str, programme: &str) -> String {
    format!(
        "{to} было предложено место в программе {programme}, но ответ вовремя не поступил. Предложение больше не \
         действует, место перейдёт следующим."
    )
}

fn action(notice: Notice, mode: AdmissionMode) -> &'static str {
    match notice {
        Notice::Offered | Notice::OfferEnding => "Ответьте на предложение",
        Notice::Submitted
        | Notice::OfferEnded
        | Notice::Placed
        | Notice::Waitlisted
        | Notice::Declined
        | Notice::Confirmed
        | Notice::Withdrawn
        | Notice::Reopened
        | Notice::Completed
        | Notice::RulesChanged => match mode {
            AdmissionMode::Selection => "Посмотрите состояние заявки",
            AdmissionMode::FirstCome => "Посмотрите состояние регистрации",
        },
    }
}

fn entry(mode: AdmissionMode) -> &'static str {
    match mode {
        AdmissionMode::Selection => "Заявка",
        AdmissionMode::FirstCome => "Регистрация",
    }
}

fn possessive(entrant: &Entrant, mode: AdmissionMode) -> String {
    let entry = entry(mode);
    match entrant {
        Entrant::Team { name: Some(name) } => format!("{entry} команды «{name}»"),
        Entrant::Team { name: None } => format!("{entry} вашей команды"),
        Entrant::Person => format!("Ваша {}", entry.to_lowercase()),
    }
}

fn dative(entrant: &Entrant) -> String {
    match entrant {
        Entrant::Team { name: Some(name) } => format!("Команде «{name}»"),
        Entrant::Team { name: None } => "Вашей команде".to_owned(),
        Entrant::Person => "Вам".to_owned(),
    }
}

fn participation(entrant: &Entrant) -> String {
    match entrant {
        Entrant::Team { name: Some(name) } => format!("Участие команды «{name}»"),
        Entrant::Team { name: None } => "Участие вашей команды".to_owned(),
        Entrant::Person => "Ваше участие".to_owned(),
    }
}

/// Inside a sentence: the first letter small, the rest (names) as they are.
fn lower(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}
