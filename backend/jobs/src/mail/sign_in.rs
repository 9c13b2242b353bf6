//! The letter with the link and the code for signing in.

use domain::Language;

use super::{Block, Letter};

/// Writes the letter. Opening the link consumes nothing; the page behind it asks first.
pub fn letter(language: Language, url: &str, code: &str) -> Letter {
    let words = words(language);
    Letter {
        language,
        subject: words.subject.to_owned(),
        blocks: vec![
            Block::Paragraph(words.greeting.to_owned()),
            Block::Action { label: words.action.to_owned(), url: url.to_owned() },
            Block::Paragraph(words.other_device.to_owned()),
            Block::Code { label: words.code.to_owned(), code: code.to_owned() },
            Block::Paragraph(words.validity.to_owned()),
            Block::Paragraph(words.not_you.to_owned()),
        ],
    }
}

struct Words {
    subject: &'static str,
    greeting: &'static str,
    action: &'static str,
    other_device: &'static str,
    code: &'static str,
    validity: &'static str,
    not_you: &'static str,
}

fn words(language: Language) -> Words {
    match language {
        Language::Et => Words {
            subject: "Kohordi sisselogimislink",
            greeting: "Tere!",
            action: "Logige sisse selle lingiga",
            other_device: "Kui loete kirja teises seadmes või brauseris kui see, kus sisselogimist alustasite, sisestage \
                           sisselogimislehel kood.",
            code: "Kood",
            validity: "Link ja kood kehtivad 10 minutit ja neid saab kasutada ühe korra.",
            not_you: "Kui te ise sisse logida ei soovinud, ei ole vaja midagi teha: ilma selle kirjata sisse ei saa. Palume \
                      linki ja koodi mitte edasi saata.",
        },
        Language::En => Words {
            subject: "Your sign-in link for Kohort",
            greeting: "Hello,",
            action: "Sign in with this link",
            other_device: "If you are reading this on another device or in another browser than the one where you began to \
                           sign in, type the code on the sign-in page instead.",
            code: "Code",
            validity: "The link and the code are valid for 10 minutes and can be used once.",
            not_you: "If you did not ask to sign in, you need not do anything: nobody can get in without this mail. Please \
                      do not forward the link or the code.",
        },
        Language::Ru => Words {
            subject: "Ссылка для входа в Kohort",
            greeting: "Здравствуйте!",
            action: "Войдите по этой ссылке",
            other_device: "Если вы читаете письмо на другом устройстве или в другом браузере, чем тот, где начали вход, \
                           введите код на странице входа.",
            code: "Код",
            validity: "Ссылка и код действуют 10 минут, воспользоваться ими можно один раз.",
            not_you: "Если вы не запрашивали вход, ничего делать не нужно: без этого письма войти нельзя. Пожалуйста, не \
                      пересылайте ссылку и код.",
        },
    }
}
