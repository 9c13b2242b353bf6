//! Local times on the wire: what was entered and the instant it means.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use domain::{Edge, FieldCode, FieldError, LocalTimeError, Moment};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A local time with its instant. `time` is null for a whole day; a whole-day deadline includes the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MomentView {
    /// UTC. For a whole-day deadline: the midnight after it.
    pub at: DateTime<Utc>,
    pub date: NaiveDate,
    #[schema(value_type = Option<String>, example = "16:00")]
    #[serde(with = "optional_time")]
    pub time: Option<NaiveTime>,
    /// IANA name.
    #[schema(example = "Europe/Tallinn")]
    pub timezone: String,
}

impl From<&Moment> for MomentView {
    fn from(moment: &Moment) -> Self {
        Self {
            at: moment.at,
            date: moment.date,
            time: moment.time,
            timezone: moment.timezone.name().to_owned(),
        }
    }
}

/// A local date and perhaps an hour, in the zone of the cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"date": "2027-02-14", "time": "16:00"}))]
pub struct MomentInput {
    pub date: NaiveDate,
    /// `HH:MM`; leave out for the whole day.
    #[schema(value_type = Option<String>, example = "16:00")]
    #[serde(default, with = "optional_time")]
    pub time: Option<NaiveTime>,
    /// Only for an hour that happens twice: which of its two offsets is meant, such as `+03:00`.
    #[serde(default)]
    #[schema(example = json!(null))]
    pub offset: Option<String>,
}

impl From<Moment> for MomentInput {
    fn from(moment: Moment) -> Self {
        Self { date: moment.date, time: moment.time, offset: None }
    }
}

impl MomentInput {
    pub fn resolve(&self, timezone: Tz, edge: Edge, pointer: &str) -> app::Result<Moment> {
        let offset = self.offset.as_deref().map(|text| parse_offset(text, pointer)).transpose()?;
        resolve(self.date, self.time, timezone, edge, offset, pointer)
    }
}

/// Resolves a local time or refuses it at `pointer`.
pub fn resolve(
    date: NaiveDate,
    time: Option<NaiveTime>,
    timezone: Tz,
    edge: Edge,
    offset: Option<FixedOffset>,
    pointer: &str,
) -> app::Result<Moment> {
    Moment::resolve(date, time, timezone, edge, offset).map_err(|error| match error {
        LocalTimeError::Nonexistent => FieldError::new(
            pointer,
            FieldCode::NonexistentLocalTime,
            "the clocks skip this hour on that day; choose another",
        )
        .into(),
        LocalTimeError::Ambiguous(candidates) => app::Error::AmbiguousLocalTime {
            pointer: pointer.to_owned(),
            candidates: candidates.iter().map(|candidate| candidate.offset().to_string()).collect(),
        },
    })
}

fn parse_offset(text: &str, pointer: &str) -> Result<FixedOffset, FieldError> {
    text.parse().map_err(|_| {
        let pointer = format!("{pointer}/offset");
        FieldError::new(pointer, FieldCode::InvalidFormat, "write an offset such as +03:00")
    })
}

/// Reads the name of a zone; the home zone where none is given.
pub fn zone(name: Option<&str>, pointer: &str) -> Result<Tz, FieldError> {
    name.map_or(Ok(domain::DEFAULT_ZONE), |name| {
        name.parse().map_err(|_| {
            FieldError::new(pointer, FieldCode::UnknownCode, "write an IANA zone such as Europe/Tallinn")
        })
    })
}

/// `HH:MM`, as people write it.
pub mod optional_time {
    use chrono::NaiveTime;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    const FORMAT: &str = "%H:%M";

    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(|time| time.format(FORMAT).to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveTime>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| {
            NaiveTime::parse_from_str(&text, FORMAT)
                .map_err(|_| D::Error::custom("write HH:MM, such as 16:00"))
        })
        .transpose()
    }
}
