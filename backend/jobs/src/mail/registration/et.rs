//! Estonian letters. Form of address: "teie" in lower case. Who is chosen hands in an "avaldus"; who comes first
//! makes a "registreerumine".

use domain::{AdmissionMode, Language, Notice};

use super::{Entrant, Facts, Words, dates, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Tere!",
    verdict: "Osalemistingimused esitamise ajal:",
    verdict_now: "Osalemistingimused nüüd:",
    met: "täidetud",
    not_met: "ei ole täidetud",
    advice_not_met: "ei ole täidetud (soovituslik)",
    open: "ei ole veel teada",
    reason: "Korraldaja põhjendus",
    meetings: "Kohtumised (Eesti aja järgi):",
    to_be_announced: "aeg teatatakse hiljem",
    subject,
    news,
    next,
    action,
    questions: |contact| {
        format!("Küsimuste korral vastake sellele kirjale või kirjutage aadressil {contact}.")
    },
    farewell: |organiser| format!("Lugupidamisega\n{organiser}"),
};

fn subject(notice: Notice, facts: &Facts) -> String {
    let what = match notice {
        Notice::Submitted => match facts.mode {
            AdmissionMode::Selection => "Avaldus on esitatud",
            AdmissionMode::FirstCome => "Registreerumine on kätte saadud",
        },
        Notice::Placed => "Koht on olemas",
        Notice::Offered => "Pakume kohta, palun vastake",
        Notice::OfferEnding => "Pakutud koht ootab teie vastust",
        Notice::OfferEnded => "Kohapakkumine on lõppenud",
        Notice::Waitlisted => "Olete ootenimekirjas",
        Notice::Declined => "Otsus avalduse kohta",
        Notice::Confirmed => "Osalemine on kinnitatud",
        Notice::Withdrawn => "Osalemisest on loobutud",
        Notice::Reopened => "Avaldus on taas läbivaatamisel",
        Notice::Completed => "Programm on läbitud",
        Notice::RulesChanged => "Osalemistingimused on muutunud",
    };
    format!("{what}: {}", facts.programme)
}

fn news(notice: Notice, facts: &Facts) -> String {
    let programme = quoted(facts, '„', '“');
    let (of, to) = (genitive(&facts.entrant), allative(&facts.entrant));
    let entry = entry(facts.mode);
    match notice {
        Notice::Submitted => format!("{of} {entry} programmi {programme} jõudis kohale{}.", when(facts)),
        Notice::Placed => format!("{to} on antud koht programmis {programme}. Eraldi kinnitada ei ole vaja."),
        Notice::Offered => format!("{to} pakutakse kohta programmis {programme}."),
        Notice::OfferEnding => format!("{to} pakutud koht programmis {programme} ootab veel vastust."),
        Notice::OfferEnded => format!(
            "{to} tehtud kohapakkumisele programmis {programme} ei vastatud õigel ajal. Pakkumine on lõppenud ja koht \
             pakutakse järgmisele."
        ),
        Notice::Waitlisted => format!("{of} {entry} programmi {programme} on ootenimekirjas."),
        Notice::Declined => {
            let thanks = format!("Täname huvi eest programmi {programme} vastu!");
            match facts.mode {
                AdmissionMode::Selection => {
                    format!("{thanks} Seekord ei osutunud {} {entry} valituks.", lower(&of))
                }
                AdmissionMode::FirstCome => {
                    format!("{thanks} Kahjuks ei saa {} seekord kohta anda.", lower(&to))
                }
            }
        }
        Notice::Confirmed => format!("Aitäh! {of} osalemine programmis {programme} on kinnitatud."),
        Notice::Withdrawn => format!("{of} {entry} programmi {programme} on tagasi võetud."),
        Notice::Reopened => {
            format!("{of} {entry} programmi {programme} on taas läbivaatamisel. Varasem otsus enam ei kehti.")
        }
        Notice::Completed => format!("Programm {programme} on läbitud. Täname osalemast!"),
        Notice::RulesChanged => match facts.submitted_at {
            Some(_) => format!(
                "Programmi {programme} osalemistingimused muutusid pärast seda, kui {} {entry} oli esitatud.",
                lower(&of)
            ),
            None => format!("Programmi {programme} osalemistingimused muutusid."),
        },
    }
}

fn when(facts: &Facts) -> String {
    facts.submitted_at.map(|at| format!(" {}", dates::at(at, facts.zone, Language::Et))).unwrap_or_default()
}

fn next(notice: Notice, facts: &Facts) -> Option<String> {
    match notice {
        Notice::Submitted | Notice::Reopened => Some(match facts.decisions_by {
            Some(date) => format!("Otsusest antakse teada {}.", dates::by_day(date, Language::Et)),
            None => "Otsusest antakse teada e-kirjaga.".to_owned(),
        }),
        Notice::Placed | Notice::Confirmed => Some(
            "Kui osaleda siiski ei saa, palume kohast loobuda aegsasti, et selle saaks keegi teine."
                .to_owned(),
        ),
        Notice::Offered | Notice::OfferEnding => Some(answer_by(facts)),
        Notice::OfferEnded => {
            Some("Kui soovite siiski osaleda, palume korraldajaga ühendust võtta.".to_owned())
        }
        Notice::Waitlisted => {
            let position =
                facts.waitlist_position.map(|place| format!("Olete praegu ootenimekirjas {place}. kohal. "));
            Some(
                position.unwrap_or_default()
                    + "Kui koht vabaneb, saadame kirja. Praegu ei ole vaja midagi teha.",
            )
        }
        Notice::Withdrawn => {
            Some("Kui see juhtus kogemata, palume kohe korraldajaga ühendust võtta.".to_owned())
        }
        Notice::RulesChanged => Some(match facts.submitted_at {
            Some(_) => format!(
                "Esitatud {} jääb kehtima koos esitamisel antud hinnanguga. Allpool on näha, kuidas see vastab uutele \
                 tingimustele.",
                entry(facts.mode)
            ),
            None => "Palun vaadake mustand enne esitamist üle. Allpool on näha, kuidas see vastab uutele tingimustele."
                .to_owned(),
        }),
        Notice::Declined | Notice::Completed => None,
    }
}

fn answer_by(facts: &Facts) -> String {
    match facts.offer_expires_at {
        Some(last) => format!(
            "Palume vastata {}: kinnitage osalemine või loobuge kohast allpool oleva lingi kaudu.",
            dates::by(last, facts.zone, Language::Et)
        ),
        None => "Palume kinnitada osalemine või loobuda kohast allpool oleva lingi kaudu.".to_owned(),
    }
}

fn action(notice: Notice, mode: AdmissionMode) -> &'static str {
    match notice {
        Notice::Offered | Notice::OfferEnding => "Vastake pakkumisele",
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
            AdmissionMode::Selection => "Vaadake avalduse seisu",
            AdmissionMode::FirstCome => "Vaadake registreerumise seisu",
        },
    }
}

fn entry(mode: AdmissionMode) -> &'static str {
    match mode {
        AdmissionMode::Selection => "avaldus",
        AdmissionMode::FirstCome => "registreerumine",
    }
}

fn genitive(entrant: &Entrant) -> String {
    match entrant {
        Entrant::Team { name: Some(name) } => format!("Meeskonna „{name}“"),
        Entrant::Team { name: None } => "Teie meeskonna".to_owned(),
        Entrant::Person => "Teie".to_owned(),
    }
}

fn allative(entrant: &Entrant) -> String {
    match entrant {
        Entrant::Team { name: Some(name) } => format!("Meeskonnale „{name}“"),
        Entrant::Team { name: None } => "Teie meeskonnale".to_owned(),
        Entrant::Person => "Teile".to_owned(),
    }
}

/// Inside a sentence: the first letter small, the rest (names) as they are.
fn lower(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect()
}
