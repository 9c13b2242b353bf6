//! Russian letters, addressing the reader as "вы" in lower case, like the interface.

use super::{Facts, Subject, Words, deadline, expiry, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Здравствуйте!",
    subject,
    paragraphs,
    action,
    rights: &[
        "Мы попросим указать имя, адрес электронной почты и то, чего требуют условия программы, например, кого вы \
         представляете. Ваши данные увидят контактное лицо команды и организаторы программы.",
        "Если вы не хотите участвовать, откажитесь на той же странице. Тогда всё, что о вас внесено, будет удалено.",
        "Ссылка предназначена только для вас. Пожалуйста, не пересылайте её.",
    ],
    questions: |contact| {
        format!("Если есть вопросы, ответьте на это письмо или напишите по адресу {contact}.")
    },
    farewell: |organiser| format!("С уважением,\n{organiser}"),
};

fn subject(subject: Subject, facts: &Facts) -> String {
    let what = match subject {
        Subject::Asked => match &facts.lead {
            Some(lead) => format!("{lead} приглашает вас в команду"),
            None => "Приглашение в команду".to_owned(),
        },
        Subject::Reminded => "Приглашение ждёт вашего ответа".to_owned(),
        Subject::Joined => "Вы в команде".to_owned(),
        Subject::Accepted => match &facts.member {
            Some(member) => format!("Участие подтверждено: {member}"),
            None => "Участие подтверждено".to_owned(),
        },
        Subject::Declined => "Один из приглашённых отказался".to_owned(),
        Subject::Left => "Один из участников покинул команду".to_owned(),
        Subject::Passed => "За команду теперь отвечает другой участник".to_owned(),
        Subject::Received => "Теперь за команду отвечаете вы".to_owned(),
        Subject::TakenOut => "Вы больше не в команде".to_owned(),
        Subject::Interested => "Подтвердите, что хотите в команду".to_owned(),
        Subject::NotChosen => "Команда собрана".to_owned(),
    };
    format!("{what}. {}", facts.programme)
}

fn paragraphs(subject: Subject, facts: &Facts) -> Vec<String> {
    let programme = quoted(facts, '«', '»');
    let (of, into) = (named("команды", facts), named("команду", facts));
    match subject {
        Subject::Asked | Subject::Reminded => asked(subject, facts, &programme, &into),
        Subject::Joined => vec![
            format!("Теперь вы участник {of} в программе {programme}."),
            "По ссылке ниже можно посмотреть свои данные, исправить их до подачи или покинуть команду. Ссылка \
             предназначена только для вас."
                .to_owned(),
        ],
        Subject::Accepted => {
            let member = facts.member.as_deref().unwrap_or("один из участников");
            vec![format!("Участие в программе {programme} в составе {of} подтверждено: {member}.")]
        }
        Subject::Declined => vec![
            format!("Один из тех, кого вы пригласили в {into}, отказался от участия в программе {programme}."),
            "Всё, что было о нём внесено, удалено. Проверьте, пожалуйста, соответствует ли команда условиям.".to_owned(),
        ],
        Subject::Left => vec![
            format!("Один из участников {of} отказался от участия в программе {programme}."),
            "Его данные удалены. На участие остальных это не влияет.".to_owned(),
        ],
        Subject::Passed => passed(facts, &programme, &into),
        Subject::Received => vec![
            format!("Теперь за {into} в программе {programme} отвечаете вы."),
            "Войдите с тем адресом электронной почты, на который пришло это письмо. Дальнейшие новости о команде будут \
             приходить вам."
                .to_owned(),
        ],
        Subject::TakenOut => taken_out(facts, &programme, &of),
        Subject::Interested => interested(facts, &programme, &into),
        Subject::NotChosen => vec![
            format!(
                "Вы хотели войти в команду, которая участвует в программе {programme}. Команда собрана, и на этот раз вас в \
                 ней нет. Спасибо за готовность участвовать!"
            ),
            "Всё, что вы о себе написали, удалено.".to_owned(),
        ],
    }
}

fn asked(subject: Subject, facts: &Facts, programme: &str, into: &str) -> Vec<String> {
    let mut paragraphs = vec![match (&facts.lead, subject) {
        (Some(lead), Subject::Reminded) => {
            format!(
                "{lead} приглашает вас в {into} в программе {programme}. Вы ещё не ответили на приглашение."
            )
        }
        (Some(lead), _) => format!("{lead} приглашает вас в {into} в программе {programme}."),
        (None, _) => format!("Вас приглашают в {into} в программе {programme}."),
    }];
    paragraphs.extend(deadline(facts).map(|day| format!("Срок регистрации: {}.", day.trim_end_matches('.'))));
    paragraphs.extend(
        expiry(facts)
            .map(|at| format!("Пожалуйста, ответьте, пока ссылка действует. Её срок истекает {at}.")),
    );
    paragraphs
}

fn passed(facts: &Facts, programme: &str, into: &str) -> Vec<String> {
    vec![
        format!(
            "За {into} в программе {programme} теперь отвечает {}.",
            facts.lead.as_deref().unwrap_or("другой участник")
        ),
        "Вы остаётесь в команде. По ссылке ниже можно посмотреть свои данные или покинуть команду. Ссылка \
             предназначена только для вас."
            .to_owned(),
    ]
}

fn interested(facts: &Facts, programme: &str, into: &str) -> Vec<String> {
    let mut paragraphs = vec![format!(
        "Кто-то, надеемся, что вы сами, указал этот адрес электронной почты и сообщил, что хочет войти в {into} в программе \
         {programme}."
    )];
    paragraphs.push(match expiry(facts) {
        Some(at) => {
            format!("Пожалуйста, подтвердите это, пока ссылка действует: её срок истекает {at}. Иначе всё написанное будет удалено.")
        }
        None => "Вы это уже подтвердили. На странице можно отозвать своё желание.".to_owned(),
    });
    paragraphs
}

fn taken_out(facts: &Facts, programme: &str, of: &str) -> Vec<String> {
    vec![
        format!("Состав {of} изменился. Вы больше не участвуете в программе {programme}."),
        match &facts.lead {
            Some(lead) => format!("Заявку меняет контактное лицо команды: {lead}."),
            None => "Заявку меняет контактное лицо команды.".to_owned(),
        },
        "Ваши данные удалены из заявки, прежняя ссылка больше не действует. Если это для вас неожиданность, \
             обратитесь, пожалуйста, к контактному лицу команды."
            .to_owned(),
    ]
}

fn action(subject: Subject) -> &'static str {
    match subject {
        Subject::Asked | Subject::Reminded => "Посмотрите приглашение и ответьте",
        Subject::Joined | Subject::Passed => "Посмотрите свои данные",
        Subject::Accepted | Subject::Declined | Subject::Left | Subject::Received => "Посмотрите команду",
        Subject::TakenOut | Subject::NotChosen => "Посмотрите программу",
        Subject::Interested => "Посмотрите и подтвердите",
    }
}

fn named(word: &str, facts: &Facts) -> String {
    facts.team.as_ref().map_or_else(|| word.to_owned(), |team| format!("{word} «{team}»"))
}
