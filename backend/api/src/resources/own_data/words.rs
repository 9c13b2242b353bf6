//! What each group of data is for and on what ground it is kept, in plain words of three languages. Beside the numbers
//! of `domain::retention`, this is all that Kohort promises about people's data.

use domain::Language;

use super::wire::DataGroup;

/// What a group is for, and the ground on which it is kept.
pub(super) struct Words {
    pub purpose: &'static str,
    pub ground: &'static str,
}

pub(super) fn words(group: DataGroup, language: Language) -> Words {
    match language {
        Language::Et => et(group),
        Language::En => en(group),
        Language::Ru => ru(group),
    }
}

fn et(group: DataGroup) -> Words {
    let (purpose, ground) = match group {
        DataGroup::Account => (
            "Et saaksite sisse logida ja et kirjad jõuaksid teieni teie keeles.",
            "Lõite konto ise; ilma selle andmeteta ei saa seda pidada.",
        ),
        DataGroup::Roles => (
            "Et näeksite ja teeksite seda, mis teie ülesandeks organisatsioonis on antud.",
            "Organisatsioon andis teile rolli; see kehtib, kuni ta selle lõpetab.",
        ),
        DataGroup::Registrations => (
            "Et korraldaja teaks, kes osalevad, kas tingimused on täidetud, ja saaks teiega ühendust.",
            "Teie nõusolek või osalemine programmis; pärast lõppu aruanne rahastajale ja vaidlused otsuste üle.",
        ),
        DataGroup::Answers => (
            "Iga küsimuse juures on kirjas, milleks korraldaja vastust vajab.",
            "Vastasite ise; vastust hoitakse nii kaua, nagu küsimuse juures lubati.",
        ),
        DataGroup::Rsvps => (
            "Et korraldaja teaks, kui palju inimesi tuleb, ja saaks muudatusest teada anda.",
            "Andsite ise teada, et tulete.",
        ),
        DataGroup::SignIns => (
            "Et te ise näeksite, kus olete sisse logitud, ja saaksite võõra sisselogimise lõpetada.",
            "Teie konto turvalisus.",
        ),
        DataGroup::Links => (
            "Et kirjades olevad lingid avaneksid. Linkide endi kohta hoitakse ainult räsi.",
            "Palusite kirja, milles link oli, või registreerusite.",
        ),
        DataGroup::Decisions => (
            "Et iga otsuse kohta oleks teada, kes ja millal selle tegi.",
            "Korraldaja kohustus otsuseid põhjendada. Konto kustutamisel jääb rida alles ilma teie nimeta.",
        ),
    };
    Words { purpose, ground }
}

fn en(group: DataGroup) -> Words {
    let (purpose, ground) = match group {
        DataGroup::Account => (
            "So that you can sign in, and mails reach you in your language.",
            "You made the account yourself; without these data there is none.",
        ),
        DataGroup::Roles => (
            "So that you see and do what your organisation has entrusted to you.",
            "The organisation gave you the role; it holds until they end it.",
        ),
        DataGroup::Registrations => (
            "So that the organiser knows who takes part and whether the rules are met, and can reach you.",
            "Your consent, or your taking part; afterwards the report to the funder and disputes about decisions.",
        ),
        DataGroup::Answers => (
            "Each question says what its organiser needs the answer for.",
            "You answered yourself; the answer is kept for as long as the question promised.",
        ),
        DataGroup::Rsvps => (
            "So that the organiser knows how many come, and can tell you of a change.",
            "You said yourself that you would come.",
        ),
        DataGroup::SignIns => (
            "So that you can see where you are signed in, and end a sign-in that is not yours.",
            "The safety of your account.",
        ),
        DataGroup::Links => (
            "So that links in mails open. Of the links themselves only a hash is kept.",
            "You asked for the mail that the link was in, or you registered.",
        ),
        DataGroup::Decisions => (
            "So that of each decision it is known who made it, and when.",
            "The organiser's duty to give reasons. When the account is erased the line stays without your name.",
        ),
    };
    Words { purpose, ground }
}

fn ru(group: DataGroup) -> Words {
    let (purpose, ground) = match group {
        DataGroup::Account => (
            "Чтобы вы могли входить в систему и получать письма на своём языке.",
            "Вы создали учётную запись сами; без этих данных её не бывает.",
        ),
        DataGroup::Roles => (
            "Чтобы вы видели и делали то, что поручила вам организация.",
            "Организация дала вам роль; она действует, пока организация её не прекратит.",
        ),
        DataGroup::Registrations => (
            "Чтобы организатор знал, кто участвует и выполнены ли условия, и мог с вами связаться.",
            "Ваше согласие или участие; после окончания — отчёт перед финансирующей стороной и споры о решениях.",
        ),
        DataGroup::Answers => (
            "У каждого вопроса написано, для чего организатору нужен ответ.",
            "Вы ответили сами; ответ хранится столько, сколько обещано у вопроса.",
        ),
        DataGroup::Rsvps => (
            "Чтобы организатор знал, сколько человек придёт, и мог сообщить об изменении.",
            "Вы сами сообщили, что придёте.",
        ),
        DataGroup::SignIns => (
            "Чтобы вы видели, где выполнен вход, и могли завершить чужой сеанс.",
            "Безопасность вашей учётной записи.",
        ),
        DataGroup::Links => (
            "Чтобы открывались ссылки из писем. От самих ссылок хранится только хеш.",
            "Вы запросили письмо со ссылкой или зарегистрировались.",
        ),
        DataGroup::Decisions => (
            "Чтобы о каждом решении было известно, кто и когда его принял.",
            "Обязанность организатора обосновывать решения. При удалении учётной записи строка остаётся без имени.",
        ),
    };
    Words { purpose, ground }
}
