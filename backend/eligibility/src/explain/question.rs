//! Questions to the organiser and their answers, in words.

use super::amount::{genitive_of, number_of};
use super::check::Counting;
use super::language::{Language, Plural, embedded};
use super::literal::Speech;
use super::rule_text;
use crate::question::{About, Choice, Question, Reading};
use crate::rule::{Ambiguity, MEMBERS, RuleSet, Set};
use crate::schema::FactSchema;
use crate::value::Value;

/// What to ask. `rules` are those the question was found in.
pub fn question_text(
    question: &Question,
    rules: &RuleSet,
    schema: &FactSchema,
    language: Language,
) -> String {
    let speech = Speech { schema, over: MEMBERS, language };
    match (question.kind, &question.about) {
        (Ambiguity::SmallGroup, About::Group { size, needed, reachable }) => {
            small_group(*size, *needed, *reachable, schema, language)
        }
        (Ambiguity::Lead, About::Value { attribute, value }) => lead(attribute, value, &speech),
        (Ambiguity::SamePerson, About::Rule(other)) => same_person(question, other, rules, schema, language),
        (kind, About::Words(words)) => wording(kind, &language.quoted(words), &speech),
        (kind, _) => plain(kind, &speech),
    }
}

/// Questions that are the same for every rule.
fn plain(kind: Ambiguity, speech: &Speech) -> String {
    speech.word(match kind {
        Ambiguity::Majority => [
            "Kas vaja on rohkem kui poolt või piisab täpselt poolest?",
            "Is more than half needed, or is exactly half enough?",
            "Нужно больше половины или достаточно ровно половины?",
        ],
        Ambiguity::Reserved => [
            "Kas need kohad tuleb täita või hoitakse neid lihtsalt vabana?",
            "Must these places be filled, or are they only kept free?",
            "Эти места обязательно заполнить или их только держат свободными?",
        ],
        Ambiguity::AgeDay => [
            "Mis päeva seisuga vanust arvestatakse?",
            "On which day does the age count?",
            "На какой день считается возраст?",
        ],
        _ => [""; 3],
    })
}

/// Questions about words of the rule's title.
fn wording(kind: Ambiguity, words: &str, speech: &Speech) -> String {
    match kind {
        Ambiguity::Advice => speech.word([
            &format!("Sõna {words} jätab lahtiseks: kas see on tingimus või soovitus?"),
            &format!("The word {words} leaves it open: is this required or recommended?"),
            &format!("Слово {words} оставляет вопрос открытым: это условие или рекомендация?"),
        ]),
        Ambiguity::OpenList => speech.word([
            &format!("Sõnastuses on {words}. Mida teha nendega, keda loetelus ei ole?"),
            &format!("The wording says {words}. What about those who are not listed?"),
            &format!("В формулировке есть {words}. Как быть с теми, кого нет в перечне?"),
        ]),
        _ => plain(kind, speech),
    }
}

fn lead(attribute: &str, value: &Value, speech: &Speech) -> String {
    let who = match value {
        Value::Bool(_) => speech.label(attribute),
        value => speech.value(attribute, value),
    };
    let who = speech.language.quoted(who.trim_matches(['„', '“', '”', '«', '»']));
    speech.word([
        &format!("Kas {who} läheb liikmete arvu sisse?"),
        &format!("Does {who} count as one of the members?"),
        &format!("Входит ли {who} в число участников?"),
    ])
}

fn small_group(size: i64, needed: i64, reachable: bool, schema: &FactSchema, language: Language) -> String {
    let members = Set::default();
    let counting = Counting::new(&members, schema, language);
    let noun = &counting.noun;
    let among = match language {
        Language::Et => format!("Kui kokku on {}", number_of(noun, size, language)),
        Language::En => format!("Of {}", number_of(noun, size, language)),
        Language::Ru => format!("Из {}", genitive_of(noun, size, language)),
    };
    match (language, reachable) {
        (Language::Et, true) => {
            format!("{among}, on vaja vähemalt {needed}. Kas nõue kehtib ka nii väikese rühma kohta?")
        }
        (Language::En, true) => {
            format!("{among}, it takes at least {needed}. Does this hold for groups that small?")
        }
        (Language::Ru, true) => {
            format!("{among} нужно не менее {needed}. Действует ли это и для таких небольших групп?")
        }
        (Language::Et, false) => {
            format!("{among}, ei ole nõuet võimalik täita. Kas see kehtib ka nii väikese rühma kohta?")
        }
        (Language::En, false) => {
            format!("{among}, the shares cannot all be reached. Does this hold for groups that small?")
        }
        (Language::Ru, false) => {
            format!("{among} такие доли набрать невозможно. Действует ли это и для таких небольших групп?")
        }
    }
}

fn same_person(
    question: &Question,
    other: &str,
    rules: &RuleSet,
    schema: &FactSchema,
    language: Language,
) -> String {
    let said = |id: &str| {
        let rule = rules.rules.iter().find(|rule| rule.id == id);
        let text = rule.map_or_else(|| id.to_owned(), |rule| rule_text(rule, schema, language));
        language.quoted(&embedded(&text))
    };
    let (one, two) = (said(other), said(&question.rule));
    match language {
        Language::Et => format!("Kas üks inimene võib täita korraga mõlemat nõuet: {one} ja {two}?"),
        Language::En => format!("May one person count for both: {one} and {two}?"),
        Language::Ru => format!("Может ли один человек засчитываться сразу по двум условиям: {one} и {two}?"),
    }
}

/// One of the answers to a question.
pub fn choice_text(question: &Question, choice: &Choice, schema: &FactSchema, language: Language) -> String {
    let speech = Speech { schema, over: MEMBERS, language };
    match &choice.reading {
        Reading::AsItStands => speech.word(as_it_stands(question)),
        Reading::MoreThanHalf => {
            speech.word(["Vaja on rohkem kui poolt.", "More than half is needed.", "Нужно больше половины."])
        }
        Reading::FromSize(size) => from_size(*size, schema, language),
        Reading::LeadApart => speech.word([
            "Ei, tema lisandub liikmetele.",
            "No, that person comes on top of them.",
            "Нет, это сверх числа участников.",
        ]),
        Reading::DifferentPeople => speech.word([
            "Ei, selleks on vaja eri inimesi.",
            "No, it takes different people.",
            "Нет, нужны разные люди.",
        ]),
        Reading::CapOnOthers(places) => cap(*places, language),
        Reading::Advice => speech.word([
            "See on soovitus: osaleda saab ka siis, kui see ei ole täidetud.",
            "It is a recommendation: those who do not fit can still take part.",
            "Это рекомендация: участвовать можно и без этого.",
        ]),
        Reading::ReviewerDecides => speech.word([
            "Nende sobivuse üle otsustab hindaja.",
            "A reviewer decides whether they fit.",
            "Подходят ли они, решает оценщик.",
        ]),
        Reading::OtherAge(attribute) => {
            let label = language.quoted(&speech.label(attribute));
            match language {
                Language::Et => format!("Arvesse läheb {label}."),
                Language::En => format!("What counts is {label}."),
                Language::Ru => format!("Учитывается {label}."),
            }
        }
    }
}

fn as_it_stands(question: &Question) -> [&'static str; 3] {
    match (question.kind, &question.about) {
        (Ambiguity::Majority, _) => ["Piisab poolest.", "Half is enough.", "Достаточно половины."],
        (Ambiguity::SmallGroup, About::Group { reachable: false, .. }) => [
            "Jah, nii väike rühm osaleda ei saa.",
            "Yes, groups that small cannot take part.",
            "Да, такие небольшие группы участвовать не могут.",
        ],
        (Ambiguity::SmallGroup, _) => {
            ["Jah, ümardatakse üles.", "Yes, rounded up.", "Да, с округлением вверх."]
        }
        (Ambiguity::Lead, _) => [
            "Jah, tema on üks liikmetest.",
            "Yes, that person is one of them.",
            "Да, это один из участников.",
        ],
        (Ambiguity::SamePerson, _) => [
            "Jah, üks inimene võib täita mõlemat.",
            "Yes, one person may count for both.",
            "Да, один человек может засчитываться по обоим.",
        ],
        (Ambiguity::Reserved, _) => ["Need tuleb täita.", "They must be filled.", "Их нужно заполнить."],
        (Ambiguity::Advice, _) => [
            "See on tingimus: ilma selleta osaleda ei saa.",
            "It is required: those who do not fit cannot take part.",
            "Это условие: без этого участвовать нельзя.",
        ],
        (Ambiguity::OpenList, _) => [
            "Loetelu on täielik: teised osaleda ei saa.",
            "The list is complete: nobody else fits.",
            "Перечень полный: остальные не подходят.",
        ],
        (Ambiguity::AgeDay, _) => {
            ["Nii, nagu vormis küsitakse.", "As the form asks for it.", "Так, как спрашивается в форме."]
        }
    }
}

fn from_size(size: i64, schema: &FactSchema, language: Language) -> String {
    let members = Set::default();
    let counting = Counting::new(&members, schema, language);
    match language {
        Language::Et => format!("Ei, alles alates {size} {}st.", counting.noun.et.genitive),
        Language::En => format!("No, only from {} on.", number_of(&counting.noun, size, language)),
        Language::Ru => format!("Нет, только начиная с {}.", genitive_of(&counting.noun, size, language)),
    }
}

fn cap(places: i64, language: Language) -> String {
    let one = language.plural(places) == Plural::One;
    match (language, one) {
        (Language::Et, true) => format!("Teistele jääb kuni {places} koht."),
        (Language::Et, false) => format!("Teistele jääb kuni {places} kohta."),
        (Language::En, true) => format!("Others get up to {places} place."),
        (Language::En, false) => format!("Others get up to {places} places."),
        (Language::Ru, true) => format!("Остальным достаётся до {places} места."),
        (Language::Ru, false) => format!("Остальным достаётся до {places} мест."),
    }
}

/// What a repair does: "4 → 5", with the rule as it reads afterwards.
pub fn repair_text(rules: &RuleSet, repaired: &RuleSet, schema: &FactSchema, language: Language) -> String {
    let changed = rules.rules.iter().zip(&repaired.rules).find(|(before, after)| before.check != after.check);
    changed.map_or_else(String::new, |(_, after)| super::check::sentence(&after.check, schema, language))
}
