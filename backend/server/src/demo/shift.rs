//! Moves a call's dates into the coming months. All dates of one call move by the same whole number of weeks, so
//! that weekdays and distances stay as published. Hours are wall-clock times and need no moving: a meeting at
//! 14:00 stays at 14:00 on both sides of a clock change.

use chrono::{Datelike, Days, NaiveDate};
use domain::{Language, Text};
use serde::Deserialize;

/// How a call is moved: the date that must still lie ahead, and how far ahead at the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// A date of the call as published.
    pub anchor: NaiveDate,
    /// The anchor ends up between this many weeks after the start day and six days later.
    pub weeks_ahead: i64,
}

/// A number of days to move by, always whole weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance(i64);

impl Distance {
    pub const NONE: Self = Self(0);
}

impl Shift {
    pub fn from(self, start: NaiveDate) -> Distance {
        let days = (start - self.anchor).num_days() + 7 * self.weeks_ahead;
        let incomplete_week = i64::from(days.rem_euclid(7) > 0);
        Distance(7 * (days.div_euclid(7) + incomplete_week))
    }
}

impl Distance {
    /// A date beyond chrono's calendar (year 262 143) stays as it is.
    pub fn after(self, date: NaiveDate) -> NaiveDate {
        let days = Days::new(self.0.unsigned_abs());
        let moved = if self.0 < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
        moved.unwrap_or(date)
    }

    pub fn apply(self, date: &mut Option<NaiveDate>) {
        *date = date.map(|date| self.after(date));
    }

    /// Replaces each `{month:2022-03-15}` by the month and year of the moved date, in the text's own language.
    /// For pages that name only months: a note about them must move with the dates.
    pub fn apply_to_text(self, text: &mut Option<Text>) {
        let Some(text) = text else { return };
        for (slot, language) in
            [(&mut text.et, Language::Et), (&mut text.en, Language::En), (&mut text.ru, Language::Ru)]
        {
            *slot = slot.take().map(|written| self.fill_months(&written, language));
        }
    }

    fn fill_months(self, written: &str, language: Language) -> String {
        let mut filled = String::new();
        let mut rest = written;
        while let Some((before, after)) = rest.split_once("{month:") {
            let (date, tail) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            match date.parse() {
                Ok(date) => filled.push_str(&month_and_year(self.after(date), language)),
                Err(_) => filled.push_str(date),
            }
            rest = tail;
        }
        filled + rest
    }
}

fn month_and_year(date: NaiveDate, language: Language) -> String {
    let names = match language {
        Language::Et => MONTHS_ET,
        Language::En => MONTHS_EN,
        Language::Ru => MONTHS_RU,
    };
    let month =
        usize::try_from(date.month0()).ok().and_then(|month| names.get(month)).copied().unwrap_or_default();
    format!("{month} {}", date.year())
}

const MONTHS_ET: [&str; 12] = [
    "jaanuar",
    "veebruar",
    "märts",
    "aprill",
    "mai",
    "juuni",
    "juuli",
    "august",
    "september",
    "oktoober",
    "november",
    "detsember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_anchor_lands_within_the_asked_week_on_its_weekday() {
        let anchor = date("2023-09-05");
        let shift = Shift { anchor, weeks_ahead: 2 };
        for day in 0..400 {
            let start = date("2026-11-22") + Days::new(day);
            let moved = shift.from(start).after(anchor);
            assert_eq!(moved.weekday(), anchor.weekday());
            assert!((14..=20).contains(&(moved - start).num_days()), "{start} {moved}");
        }
    }

    #[test]
    fn a_start_before_the_page_moves_backwards() {
        let shift = Shift { anchor: date("2023-09-05"), weeks_ahead: 1 };
        assert_eq!(shift.from(date("2023-01-01")).after(shift.anchor), date("2023-01-10"));
    }

    #[test]
    fn months_in_notes_follow() {
        let written = "{month:2022-03-15} kuni {month:2022-05-15}";
        let mut note =
            Some(Text { et: Some(written.into()), en: Some(written.into()), ru: Some(written.into()) });
        let shift = Shift { anchor: date("2022-02-14"), weeks_ahead: 2 };
        shift.from(date("2026-11-22")).apply_to_text(&mut note);
        let note = note.unwrap();
        assert_eq!(note.et.as_deref(), Some("jaanuar 2027 kuni märts 2027"));
        assert_eq!(note.en.as_deref(), Some("January 2027 kuni March 2027"));
        assert_eq!(note.ru.as_deref(), Some("январь 2027 kuni март 2027"));
    }
}
