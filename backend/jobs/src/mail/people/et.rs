//! Estonian letters, addressing the reader as "teie" in lower case, like the interface.

use super::{Facts, Subject, Words, deadline, expiry, quoted};

pub(super) const WORDS: Words = Words {
    greeting: "Tere!",
    subject,
    paragraphs,
    action,
    rights: &[
        "Küsime teie nime ja e-posti aadressi ning seda, mida programmi tingimused nõuavad, näiteks keda te esindate. \
         Teie andmeid näevad meeskonna kontaktisik ja programmi korraldajad.",
        "Kui te ei soovi osaleda, saate samal lehel loobuda. Siis kustutatakse kõik, mis teie kohta on sisestatud.",
        "Link on ainult teile. Palun ärge saatke seda edasi.",
    ],
    questions: |contact| {
        format!("Küsimuste korral vastake sellele kirjale või kirjutage aadressil {contact}.")
    },
    farewell: |organiser| format!("Lugupidamisega\n{organiser}"),
};

fn subject(subject: Subject, facts: &Facts) -> String {
    let what = match subject {
        Subject::Asked => match &facts.lead {
            Some(lead) => format!("{lead} kutsub teid meeskonda"),
            None => "Kutse meeskonda".to_owned(),
        },
        Subject::Reminded => "Kutse ootab teie vastust".to_owned(),
        Subject::Joined => "Olete meeskonna liige".to_owned(),
        Subject::Accepted => match &facts.member {
            Some(member) => format!("{member} kinnitas osalemise"),
            None => "Üks liige kinnitas osalemise".to_owned(),
        },
        Subject::Declined => "Üks kutsutu loobus".to_owned(),
        Subject::Left => "Üks liige lahkus meeskonnast".to_owned(),
        Subject::Passed => "Meeskonna eest vastab nüüd teine liige".to_owned(),
        Subject::Received => "Nüüd vastate meeskonna eest teie".to_owned(),
        Subject::TakenOut => "Te ei ole enam meeskonna liige".to_owned(),
        Subject::Interested => "Kinnitage, et soovite meeskonda".to_owned(),
        Subject::NotChosen => "Meeskond on koos".to_owned(),
    };
    format!("{what}: {}", facts.programme)
}

fn paragraphs(subject: Subject, facts: &Facts) -> Vec<String> {
    let programme = quoted(facts, '„', '“');
    let (of, into) = (genitive(facts), illative(facts));
    match subject {
        Subject::Asked | Subject::Reminded => asked(subject, facts, &programme, &into),
        Subject::Joined => vec![
            format!("Olete nüüd {of} liige programmis {programme}."),
            "Alloleva lingiga saate oma andmeid vaadata, neid kuni registreerumiseni parandada või meeskonnast lahkuda. \
             Link on ainult teile."
                .to_owned(),
        ],
        Subject::Accepted => {
            let member = facts.member.as_deref().unwrap_or("Üks liige");
            vec![format!("{member} kinnitas, et osaleb programmis {programme} {of} liikmena.")]
        }
        Subject::Declined => vec![
            format!("Üks inimene, kelle kutsusite {into}, loobus programmist {programme}."),
            "Kõik, mis tema kohta oli sisestatud, on kustutatud. Palun vaadake üle, kas meeskond vastab tingimustele."
                .to_owned(),
        ],
        Subject::Left => vec![
            format!("Üks {of} liige lahkus programmist {programme}."),
            "Tema andmed on kustutatud. Teiste liikmete osalemist see ei mõjuta.".to_owned(),
        ],
        Subject::Passed => passed(facts, &programme, &of),
        Subject::Received => vec![
            format!("Nüüd vastate {of} eest programmis {programme} teie."),
            "Logige sisse selle e-posti aadressiga, kuhu kiri tuli. Edasised teated meeskonna kohta saadame teile."
                .to_owned(),
        ],
        Subject::TakenOut => taken_out(facts, &programme, &of),
        Subject::Interested => interested(facts, &programme, &of),
        Subject::NotChosen => vec![
            format!(
                "Soovisite meeskonda, mis osaleb programmis {programme}. Meeskond on nüüd koos ja seekord teid selles ei \
                 ole. Aitäh, et olite valmis osalema!"
            ),
            "Kõik, mis te enda kohta kirjutasite, on kustutatud.".to_owned(),
        ],
    }
}

fn asked(subject: Subject, facts: &Facts, programme: &str, into: &str) -> Vec<String> {
    let mut paragraphs = vec![match (&facts.lead, subject) {
        (Some(lead), Subject::Reminded) => {
            format!("{lead} kutsus teid {into} programmis {programme}. Te ei ole kutsele veel vastanud.")
        }
        (Some(lead), _) => format!("{lead} kutsub teid {into} programmis {programme}."),
        (None, _) => format!("Teid kutsutakse {into} programmis {programme}."),
    }];
    paragraphs.extend(deadline(facts).map(|day| format!("Registreerumise tähtaeg: {day}.")));
    paragraphs.extend(
        expiry(facts).map(|at| format!("Palun vastake hiljemalt {at}. Seejärel link enam ei kehti.")),
    );
    paragraphs
}

fn passed(facts: &Facts, programme: &str, of: &str) -> Vec<String> {
    vec![
            match &facts.lead {
                Some(lead) => format!("{of} eest vastab programmis {programme} nüüd {lead}.", of = upper(of)),
                None => format!("{of} eest vastab programmis {programme} nüüd teine liige.", of = upper(of)),
            },
            "Jäite meeskonna liikmeks. Alloleva lingiga saate oma andmeid vaadata või meeskonnast lahkuda. Link on \
             ainult teile."
                .to_owned(),
        ]
}

fn interested(facts: &Facts, programme: &str, of: &str) -> Vec<String> {
    let mut paragraphs = vec![format!(
        "Keegi, loodetavasti teie ise, kirjutas selle e-posti aadressiga, et soovib olla {of} liige programmis {programme}."
    )];
    paragraphs.push(match expiry(facts) {
        Some(at) => format!("Palun kinnitage seda hiljemalt {at}. Muidu kustutatakse kõik, mis kirjas on."),
        None => "Olete seda juba kinnitanud. Lehel saate soovi tagasi võtta.".to_owned(),
    });
    paragraphs
}

fn taken_out(facts: &Facts, programme: &str, of: &str) -> Vec<String> {
    vec![
        match &facts.lead {
            Some(lead) => format!("{lead} muutis {of} koosseisu. Te ei osale enam programmis {programme}."),
            None => {
                format!("{of} koosseis on muutunud. Te ei osale enam programmis {programme}.", of = upper(of))
            }
        },
        "Teie andmed meeskonna juures on kustutatud ja varasem link enam ei kehti. Kui te seda ei oodanud, \
             küsige palun selgitust meeskonna kontaktisikult."
            .to_owned(),
    ]
}

fn action(subject: Subject) -> &'static str {
    match subject {
        Subject::Asked | Subject::Reminded => "Vaadake kutset ja vastake",
        Subject::Joined | Subject::Passed => "Vaadake oma osalemist",
        Subject::Accepted | Subject::Declined | Subject::Left | Subject::Received => "Vaadake meeskonda",
        Subject::TakenOut | Subject::NotChosen => "Vaadake programmi",
        Subject::Interested => "Vaadake üle ja kinnitage",
    }
}

fn genitive(facts: &Facts) -> String {
    facts.team.as_ref().map_or_else(|| "meeskonna".to_owned(), |team| format!("meeskonna „{team}“"))
}

fn illative(facts: &Facts) -> String {
    facts.team.as_ref().map_or_else(|| "meeskonda".to_owned(), |team| format!("meeskonda „{team}“"))
}

/// At the beginning of a sentence.
fn upper(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}
