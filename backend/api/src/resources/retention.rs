//! What a cohort keeps about people and when it will be erased, for its organisers.

use actix_web::get;
use actix_web::web::{Data, Path};
use app::App;
use app::retention::{CohortRetention, RetentionLine};
use chrono::{DateTime, Utc};
use domain::{CohortId, Kept};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::own_data::KeepingView;
use crate::http::{AcceptLanguage, Json, Language, Register};
use crate::problem::{Problem, ReadProblems};
use crate::wire::caller::SignedIn;
use crate::wire::text::LocalText;

pub fn routes(config: &mut impl Register) {
    config.service(get_retention);
}

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RetentionKind {
    /// Registrations that were not handed in, with everything in them.
    Drafts,
    /// Names, addresses and facts of the people of registrations that were.
    Details,
    Answers,
    /// Names and addresses of who said that they would come to a session.
    Rsvps,
}

/// Things of one kind that are kept until the same moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionLineView {
    pub kind: RetentionKind,
    /// Days that it is kept after the event from which it counts: the deadline for drafts, its session for RSVPs, the last
    /// meeting otherwise.
    #[schema(example = 365)]
    pub days: u32,
    pub kept: KeepingView,
    /// It is erased within 30 days.
    pub is_near: bool,
    /// Registrations, answers or RSVPs.
    #[schema(example = 12)]
    pub things: u64,
    /// People whose names go; of drafts and details.
    #[schema(example = 48)]
    pub people: u64,
    /// What the answers answer.
    pub questions: Vec<LocalText>,
    pub session_id: Option<Uuid>,
}

impl RetentionLineView {
    fn of(line: &RetentionLine, as_of: DateTime<Utc>, language: Language) -> Self {
        Self {
            kind: match line.kept {
                Kept::Draft => RetentionKind::Drafts,
                Kept::Details => RetentionKind::Details,
                Kept::Answer { .. } => RetentionKind::Answers,
                Kept::Rsvp => RetentionKind::Rsvps,
            },
            days: line.kept.days(),
            kept: line.until.into(),
            is_near: line.until.is_near(as_of),
            things: line.things,
            people: line.people,
            questions: LocalText::list(&line.questions, language),
            session_id: line.session_id,
        }
    }
}

/// What a cohort keeps about people, soonest to be erased first.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionView {
    pub lines: Vec<RetentionLineView>,
    pub server_time: DateTime<Utc>,
}

impl RetentionView {
    fn of(retention: &CohortRetention, language: Language) -> Self {
        let line = |line: &RetentionLine| RetentionLineView::of(line, retention.as_of, language);
        Self { lines: retention.lines.iter().map(line).collect(), server_time: retention.as_of }
    }
}

/// Shows what the cohort keeps about people, and when each part of it will be erased.
///
/// **Permissions:** members of the programme's organisation.
#[utoipa::path(
    tag = "cohorts",
    params(("id" = Uuid, Path), AcceptLanguage),
    responses((status = 200, body = RetentionView), ReadProblems),
    security(("session" = []), ("bearer" = []))
)]
#[get("/cohorts/{id}/retention")]
pub async fn get_retention(
    id: Path<Uuid>,
    caller: SignedIn,
    AcceptLanguage(language): AcceptLanguage,
    app: Data<App>,
) -> Result<Json<RetentionView>, Problem> {
    let retention = app.cohort_retention(&caller.0, CohortId(*id)).await?;
    Ok(Json(RetentionView::of(&retention, language)))
}
