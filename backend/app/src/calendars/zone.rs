//! A time zone as calendars carry it: every change of its clock in the years in question, as the zone database has
//! it, rather than a rule that some year will break.

use chrono::{DateTime, Datelike, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::ics::Calendar;

/// What the clock shows from an instant on.
struct Observance {
    from: DateTime<Utc>,
    seconds_before: i32,
    seconds: i32,
    is_summer: bool,
    name: String,
}

fn seconds_at(zone: Tz, instant: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc()
}

fn observance(zone: Tz, from: DateTime<Utc>, seconds_before: i32) -> Observance {
    let offset = zone.offset_from_utc_datetime(&from.naive_utc());
    Observance {
        from,
        seconds_before,
        seconds: offset.fix().local_minus_utc(),
        is_summer: !offset.dst_offset().is_zero(),
        name: offset.abbreviation().map_or_else(|| zone.name().to_owned(), str::to_owned),
    }
}

/// The instant between two days at which the clock is set, to the second.
fn change(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> DateTime<Utc> {
    let old = seconds_at(zone, before);
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if seconds_at(zone, middle) == old {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

fn observances(zone: Tz, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Observance> {
    let mut found = vec![observance(zone, from, seconds_at(zone, from))];
    let mut day = from;
    while day < until {
        let next = day + TimeDelta::days(1);
        let (old, new) = (seconds_at(zone, day), seconds_at(zone, next));
        if old != new {
            found.push(observance(zone, change(zone, day, next), old));
        }
        day = next;
    }
    found
}

/// Writes the zone from the beginning of the first year to the end of the last.
pub fn write(calendar: &mut Calendar, zone: Tz, first: DateTime<Utc>, last: DateTime<Utc>) {
    let new_year = |year: i32| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single().unwrap_or(first);
    let found = observances(zone, new_year(first.year()), new_year(last.year() + 1));
    calendar.component("VTIMEZONE", |calendar| {
        calendar.line("TZID", zone.name());
        for one in &found {
            calendar.component(if one.is_summer { "DAYLIGHT" } else { "STANDARD" }, |calendar| {
                // By the clock that is about to change.
                let local = one.from.naive_utc() + TimeDelta::seconds(one.seconds_before.into());
                calendar.line("DTSTART", &local.format("%Y%m%dT%H%M%S").to_string());
                calendar.line("TZOFFSETFROM", &offset(one.seconds_before));
                calendar.line("TZOFFSETTO", &offset(one.seconds));
                calendar.text("TZNAME", &one.name);
            });
        }
    });
}

fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_clock_of_estonia_changes_on_the_last_sundays_of_march_and_october() {
        let mut calendar = Calendar::default();
        write(&mut calendar, domain::DEFAULT_ZONE, at("2027-02-16T13:30:00Z"), at("2027-05-01T10:00:00Z"));
        let expected = "BEGIN:VTIMEZONE\r\nTZID:Europe/Tallinn\r\n\
            BEGIN:STANDARD\r\nDTSTART:20270101T020000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\nEND:STANDARD\r\n\
            BEGIN:DAYLIGHT\r\nDTSTART:20270328T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nTZNAME:EEST\r\nEND:DAYLIGHT\r\n\
            BEGIN:STANDARD\r\nDTSTART:20271031T040000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nTZNAME:EET\r\nEND:STANDARD\r\n\
            END:VTIMEZONE\r\n";
        assert_eq!(calendar.finish(), expected);
    }

    #[test]
    fn a_zone_without_changes_has_one_line_of_time() {
        let mut calendar = Calendar::default();
        write(&mut calendar, chrono_tz::UTC, at("2027-02-16T13:30:00Z"), at("2027-05-01T10:00:00Z"));
        assert_eq!(calendar.finish().matches("BEGIN:STANDARD").count(), 1);
    }
}
