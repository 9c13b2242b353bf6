//! Checks about the registration itself as sentences.

use super::clause::Clause;
use super::language::{Language, capitalised, join};
use super::literal::Speech;
use crate::rule::Pred;
use crate::schema::FactSchema;
use crate::value::Value;

pub(super) fn fact(must: &Pred, schema: &FactSchema, language: Language) -> String {
    let listed = match must {
        Pred::Is { attr, value } => region(attr, std::slice::from_ref(value), schema, language),
        Pred::In { attr, values } => region(attr, values, schema, language),
        _ => None,
    };
    listed.unwrap_or_else(|| stated(must, schema, language))
}

/// "Teams from these municipalities can take part: …"
fn region(attr: &str, values: &[Value], schema: &FactSchema, language: Language) -> Option<String> {
    let speech = Speech { schema, over: "registrations", language };
    let [one, more] = &speech.attribute(attr)?.place.as_ref()?.listed;
    let noun = &schema.collections.get("registrations")?.noun;
    let from = language.pick(if values.len() == 1 { one } else { more });
    let names: Vec<String> = values.iter().map(|value| speech.value(attr, value)).collect();
    let list = join(&names, language.and());
    Some(match language {
        Language::Et => format!("Osaleda saavad {} {from}: {list}.", noun.et.plural),
        Language::En => format!("{} {from} can take part: {list}.", capitalised(&noun.en[1])),
        Language::Ru => format!("Участвовать могут {} {from}: {list}.", noun.ru.plural),
    })
}

pub(super) fn stated(must: &Pred, schema: &FactSchema, language: Language) -> String {
    let speech = Speech { schema, over: "registrations", language };
    let clause = speech.clause(must);
    let stated = clause.stated(language);
    match (language, clause) {
        (Language::Et, Clause::Phrase(_)) => format!("Avaldus on {stated}."),
        (Language::En, Clause::Phrase(_)) => format!("The registration is {stated}."),
        (Language::En, _) => format!("The {stated}."),
        (Language::Ru, Clause::Phrase(_)) => format!("Заявка — {stated}."),
        (Language::Et | Language::Ru, _) => format!("{}.", capitalised(&stated)),
    }
}
