//! Dates and hours as sentences need them: Estonian local time, with the weekday, in the case that the sentence asks
//! for. Only the forms that letters use are here.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use domain::Language;

type Month = [&'static str; 12];
type Week = [&'static str; 7];

const ET_MONTHS: Month = [
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
const ET_MONTHS_ON: Month = [
    "jaanuaril",
    "veebruaril",
    "märtsil",
    "aprillil",
    "mail",
    "juunil",
    "juulil",
    "augustil",
    "septembril",
    "oktoobril",
    "novembril",
    "detsembril",
];
const EN_MONTHS: Month = [
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
const RU_MONTHS: Month = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const ET_WEEK: Week = ["esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"];
const ET_WEEK_ON: Week =
    ["esmaspäeval", "teisipäeval", "kolmapäeval", "neljapäeval", "reedel", "laupäeval", "pühapäeval"];
const EN_WEEK: Week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const RU_WEEK: Week = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
const RU_WEEK_ON: Week =
    ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"];
const RU_WEEK_OF: Week =
    ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"];

/// A day by itself: "kolmapäev, 30. september 2026".
pub fn day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Et => et(date, &ET_WEEK, &ET_MONTHS),
        Language::En => en(date),
        Language::Ru => ru(date, &RU_WEEK),
    }
}

/// When something happens: "kolmapäeval, 30. septembril 2026".
pub fn on_day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Et => et(date, &ET_WEEK_ON, &ET_MONTHS_ON),
        Language::En => format!("on {}", en(date)),
        Language::Ru => ru(date, &RU_WEEK_ON),
    }
}

/// The last day of something, that day included: "hiljemalt kolmapäeval, 30. septembril 2026".
pub fn by_day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Et => format!("hiljemalt {}", et(date, &ET_WEEK_ON, &ET_MONTHS_ON)),
        Language::En => format!("by {}", en(date)),
        Language::Ru => format!("не позднее {}", ru(date, &RU_WEEK_OF)),
    }
}

/// An instant on the wall clock of `zone`: the day and the hour.
pub fn at(instant: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = instant.with_timezone(&zone);
    let hour = hour(local.time(), language);
    match language {
        Language::Et => format!("{} kell {hour}", on_day(local.date_naive(), language)),
        Language::En => format!("{} at {hour} Estonian time", on_day(local.date_naive(), language)),
        Language::Ru => format!("{} в {hour} по эстонскому времени", on_day(local.date_naive(), language)),
    }
}

/// The last instant of something: "hiljemalt reedel, 4. detsembril 2026 kell 23.59".
pub fn by(instant: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = instant.with_timezone(&zone);
    let (day, hour) = (by_day(local.date_naive(), language), hour(local.time(), language));
    match language {
        Language::Et => format!("{day} kell {hour}"),
        Language::En => format!("{day} at {hour} Estonian time"),
        Language::Ru => format!("{day} ({hour} по эстонскому времени)"),
    }
}

/// Hours of a meeting after its date, where they are known: ", kell 10.00–16.00".
pub fn hours(start: Option<NaiveTime>, end: Option<NaiveTime>, language: Language) -> String {
    let Some(start) = start else { return String::new() };
    let until = end.map(|end| format!("–{}", hour(end, language))).unwrap_or_default();
    let word = if language == Language::Et { "kell " } else { "" };
    format!(", {word}{}{until}", hour(start, language))
}

fn hour(time: NaiveTime, language: Language) -> String {
    let mark = if language == Language::Et { '.' } else { ':' };
    format!("{}{mark}{:02}", time.hour(), time.minute())
}

fn et(date: NaiveDate, week: &Week, months: &Month) -> String {
    format!("{}, {}. {} {}", weekday(date.weekday(), week), date.day(), month(date, months), date.year())
}

fn en(date: NaiveDate) -> String {
    format!(
        "{} {} {} {}",
        weekday(date.weekday(), &EN_WEEK),
        date.day(),
        month(date, &EN_MONTHS),
        date.year()
    )
}

fn ru(date: NaiveDate, week: &Week) -> String {
    format!(
        "{}, {} {} {} г.",
        weekday(date.weekday(), week),
        date.day(),
        month(date, &RU_MONTHS),
        date.year()
    )
}

fn weekday(day: Weekday, names: &Week) -> &'static str {
    usize::try_from(day.num_days_from_monday())
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}

fn month(date: NaiveDate, names: &Month) -> &'static str {
    usize::try_from(date.month0()).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEDNESDAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 9, 30);

    #[test]
    fn each_language_declines_day_and_month() {
        let date = WEDNESDAY.unwrap();
        assert_eq!(day(date, Language::Et), "kolmapäev, 30. september 2026");
        assert_eq!(by_day(date, Language::Et), "hiljemalt kolmapäeval, 30. septembril 2026");
        assert_eq!(on_day(date, Language::En), "on Wednesday 30 September 2026");
        assert_eq!(day(date, Language::Ru), "среда, 30 сентября 2026 г.");
        assert_eq!(on_day(date, Language::Ru), "в среду, 30 сентября 2026 г.");
        assert_eq!(by_day(date, Language::Ru), "не позднее среды, 30 сентября 2026 г.");
    }

    #[test]
    fn instants_follow_the_estonian_clock_on_both_sides_of_its_change() {
        let instant = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let summer = at(instant("2026-10-24T21:30:00Z"), domain::DEFAULT_ZONE, Language::Et);
        let winter = at(instant("2026-10-25T21:30:00Z"), domain::DEFAULT_ZONE, Language::Et);
        assert_eq!(summer, "pühapäeval, 25. oktoobril 2026 kell 0.30");
        assert_eq!(winter, "pühapäeval, 25. oktoobril 2026 kell 23.30");
    }

    #[test]
    fn a_last_instant_names_its_minute() {
        let last = "2026-12-04T21:59:59Z".parse().unwrap();
        let by = |language| by(last, domain::DEFAULT_ZONE, language);
        assert_eq!(by(Language::Et), "hiljemalt reedel, 4. detsembril 2026 kell 23.59");
        assert_eq!(by(Language::En), "by Friday 4 December 2026 at 23:59 Estonian time");
        assert_eq!(by(Language::Ru), "не позднее пятницы, 4 декабря 2026 г. (23:59 по эстонскому времени)");
    }

    #[test]
    fn a_meeting_without_hours_shows_none() {
        let ten = NaiveTime::from_hms_opt(10, 0, 0);
        let four = NaiveTime::from_hms_opt(16, 15, 0);
        assert_eq!(hours(ten, four, Language::Et), ", kell 10.00–16.15");
        assert_eq!(hours(ten, None, Language::Ru), ", 10:00");
        assert_eq!(hours(None, four, Language::En), "");
    }
}
