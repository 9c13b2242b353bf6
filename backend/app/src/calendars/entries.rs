//! Sessions as entries of a calendar. A calendar never says more than is certain: who waits sees it in the title and
//! in the status, and a cancelled session stays in it as cancelled, because a vanished one would go unnoticed.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::{Language, Session, Text};

use super::ics::Calendar;
use super::zone;
use crate::CohortSummary;

/// How sure it is that the reader will be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Certain,
    Pending,
    /// Withdrawn or declined.
    Off,
}

/// One session for one reader.
pub struct Entry<'a> {
    pub session: &'a Session,
    pub standing: Standing,
    /// Whether the reader may see where an online session is joined.
    pub is_private: bool,
}

impl Entry<'_> {
    fn standing(&self) -> Standing {
        if self.session.is_cancelled { Standing::Off } else { self.standing }
    }

    fn prefix(&self, language: Language) -> &'static str {
        let [et, en, ru] = match self.standing {
            _ if self.session.is_cancelled => ["Jääb ära: ", "Cancelled: ", "Отменено: "],
            Standing::Certain => ["", "", ""],
            Standing::Pending => ["Ootel: ", "Pending: ", "В ожидании: "],
            Standing::Off => ["Ei osale: ", "Not attending: ", "Без участия: "],
        };
        match language {
            Language::Et => et,
            Language::En => en,
            Language::Ru => ru,
        }
    }

    fn title(&self, programme: &str, language: Language) -> String {
        let own = in_language(self.session.title.as_ref(), language);
        let own = own.unwrap_or_else(|| self.session.kind.label(language));
        format!("{}{programme}: {own}", self.prefix(language))
    }

    fn join_url(&self) -> Option<&str> {
        self.session.join_url.as_deref().filter(|_| self.is_private)
    }

    fn location(&self, language: Language) -> Option<&str> {
        in_language(self.session.place.as_ref(), language).or_else(|| self.join_url())
    }

    fn description(&self, language: Language) -> String {
        let own = in_language(self.session.description.as_ref(), language);
        own.into_iter().chain(self.join_url()).collect::<Vec<_>>().join("\n\n")
    }
}

fn in_language(text: Option<&Text>, language: Language) -> Option<&str> {
    Some(text?.resolve(language)?.0)
}

/// The whole calendar. Sessions without a date are not in it yet.
pub fn calendar(
    summary: &CohortSummary,
    public_url: &str,
    language: Language,
    entries: &[Entry<'_>],
) -> String {
    let programme = in_language(Some(&summary.programme.title), language).unwrap_or(&summary.programme.slug);
    let page = format!("{public_url}/{language}/programmes/{}", summary.programme.slug);
    let changed = summary.cohort.updated_at;
    let instants = || entries.iter().filter_map(|entry| entry.session.begins_at());
    let (first, last) = (instants().min().unwrap_or(changed), instants().max().unwrap_or(changed));
    let mut calendar = Calendar::default();
    calendar.component("VCALENDAR", |calendar| {
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Kohort//Kohort//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.text("X-WR-CALNAME", programme);
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.line("X-PUBLISHED-TTL", "PT1H");
        zone::write(calendar, summary.cohort.content.timezone, first, last);
        for entry in entries {
            if let Some(date) = entry.session.date {
                calendar.component("VEVENT", |calendar| {
                    identity(calendar, entry, changed);
                    times(calendar, entry.session, date);
                    words(calendar, entry, programme, language);
                    calendar.line("URL", &page);
                });
            }
        }
    });
    calendar.finish()
}

fn identity(calendar: &mut Calendar, entry: &Entry<'_>, changed: DateTime<Utc>) {
    let stamp = changed.format("%Y%m%dT%H%M%SZ").to_string();
    calendar.line("UID", &format!("{}@kohort", entry.session.id));
    calendar.line("DTSTAMP", &stamp);
    calendar.line("LAST-MODIFIED", &stamp);
    calendar.line("SEQUENCE", &entry.session.sequence.to_string());
}

fn times(calendar: &mut Calendar, session: &Session, date: NaiveDate) {
    let Some(start) = session.start_time else {
        let after = date.checked_add_days(Days::new(1)).unwrap_or(date);
        calendar.line("DTSTART;VALUE=DATE", &date.format("%Y%m%d").to_string());
        return calendar.line("DTEND;VALUE=DATE", &after.format("%Y%m%d").to_string());
    };
    let zone = session.timezone.name();
    let local = |time: NaiveTime| date.and_time(time).format("%Y%m%dT%H%M%S").to_string();
    calendar.line(&format!("DTSTART;TZID={zone}"), &local(start));
    if let Some(end) = session.end_time {
        calendar.line(&format!("DTEND;TZID={zone}"), &local(end));
    }
}

fn words(calendar: &mut Calendar, entry: &Entry<'_>, programme: &str, language: Language) {
    calendar.text("SUMMARY", &entry.title(programme, language));
    if let Some(location) = entry.location(language) {
        calendar.text("LOCATION", location);
    }
    let description = entry.description(language);
    if !description.is_empty() {
        calendar.text("DESCRIPTION", &description);
    }
    let status = match entry.standing() {
        Standing::Certain => "CONFIRMED",
        Standing::Pending => "TENTATIVE",
        Standing::Off => "CANCELLED",
    };
    calendar.line("STATUS", status);
}
