//! Estonian letters about RSVPs. A session that anyone may come to is an "üritus".

use domain::RsvpNotice;

use super::{Facts, Words};

pub(super) const WORDS: Words = Words {
    details: "Üritus (Eesti aja järgi):",
    when: "Aeg",
    place: "Koht",
    join: "Liituge selle lingi kaudu",
    to_be_announced: "teatatakse hiljem",
    subject,
    news,
    next,
    action,
};

fn subject(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Palun kinnitage osalemine",
        RsvpNotice::Attending => "Olete osalejate nimekirjas",
        RsvpNotice::Waitlisted => "Olete ootenimekirjas",
        RsvpNotice::MovedUp => "Koht vabanes ja on nüüd teie",
        RsvpNotice::Cancelled => "Osalemisest on loobutud",
        RsvpNotice::SessionChanged => "Ürituse andmed on muutunud",
        RsvpNotice::SessionCancelled => "Jääb ära",
        RsvpNotice::Reminder => "Meeldetuletus",
    }
}

fn news(notice: RsvpNotice, facts: &Facts) -> String {
    let what = facts.quoted('„', '“');
    match notice {
        RsvpNotice::Asked => format!(
            "Teie aadressiga anti teada soovist osaleda üritusel {what}. Koht hoitakse teile alles siis, kui olete \
             osalemist kinnitanud."
        ),
        RsvpNotice::Attending => format!("Teie osalemine üritusel {what} on kinnitatud. Ootame teid!"),
        RsvpNotice::Waitlisted => {
            let position =
                facts.waitlist_position.map(|place| format!(" Olete ootenimekirjas {place}. kohal."));
            format!("Üritusel {what} on praegu kõik kohad võetud.{}", position.unwrap_or_default())
        }
        RsvpNotice::MovedUp => format!("Üritusel {what} vabanes koht ja see on nüüd teie. Ootame teid!"),
        RsvpNotice::Cancelled => format!("Olete loobunud osalemisest üritusel {what}."),
        RsvpNotice::SessionChanged => {
            format!("Ürituse {what} andmed on muutunud. Allpool on andmed, mis kehtivad nüüd.")
        }
        RsvpNotice::SessionCancelled => format!("Kahjuks jääb üritus {what} ära."),
        RsvpNotice::Reminder => format!("Tuletame meelde, et olete kirjas üritusel {what}."),
    }
}

fn next(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => {
            "Link ootab vastust 48 tundi. Kui see ei olnud teie soov, ei ole vaja midagi teha: kinnitamata soov \
             kustutatakse."
        }
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::Reminder => {
            "Kui tulla siiski ei saa, palume loobuda alloleva lingi kaudu, et koha saaks keegi teine."
        }
        RsvpNotice::Waitlisted => {
            "Kui koht vabaneb ja järjekord jõuab teieni, on koht kohe teie ja saadame teile kirja. Kui te enam tulla ei \
             soovi, palume loobuda alloleva lingi kaudu."
        }
        RsvpNotice::Cancelled => "Kui mõtlete ümber, saate programmi lehel end uuesti kirja panna.",
        RsvpNotice::SessionChanged => "Kui see teile ei sobi, palume loobuda alloleva lingi kaudu.",
        RsvpNotice::SessionCancelled => "Teil ei ole vaja midagi teha. Vabandame ebamugavuste pärast.",
    }
}

fn action(notice: RsvpNotice) -> &'static str {
    match notice {
        RsvpNotice::Asked => "Kinnitage osalemine",
        RsvpNotice::Waitlisted => "Vaadake oma kohta järjekorras või loobuge sellest",
        RsvpNotice::Attending | RsvpNotice::MovedUp | RsvpNotice::SessionChanged | RsvpNotice::Reminder => {
            "Vaadake oma kohta või loobuge sellest"
        }
        RsvpNotice::Cancelled | RsvpNotice::SessionCancelled => "Avage programmi leht",
    }
}
