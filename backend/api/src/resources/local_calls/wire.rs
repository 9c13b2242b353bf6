//! Data-transfer types of this resource: what it reads and what it answers.

use app::App;
use app::interests::{InterestCase, InterestRequest, OpenCall};
use app::invited::OwnDetails;
use app::local_calls::LocalCallCase;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::super::invitations::{EnteredView, InvitationProgramme};
use crate::http::Language;
use crate::wire::cohort::{Coded, CohortRef};
use crate::wire::moment::MomentView;
use crate::wire::text::{LocalText, Reader};
use crate::wire::word::{Affiliation, Language as LanguageWord, Role};

/// How a lead calls for people.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "closes_on": "2027-02-01", "text": "Otsime meeskonda kolme inimest kogukondadest.", "stopped": false
}))]
pub struct LocalCallReplace {
    /// The last day, in the cohort's zone; not after the end of its registration.
    pub closes_on: NaiveDate,
    /// What the people of the place read.
    #[serde(default)]
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000)]
    pub text: Option<String>,
    /// Ends the call before its last day, or opens it again.
    #[serde(default)]
    pub stopped: bool,
}

/// The call under a draft, as its lead sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LocalCallView {
    /// 0 while there is none; send it as `If-Match`.
    pub version: i64,
    /// Part of the public address `/local-calls/{code}`; null while there is no call.
    #[schema(example = "VLM7K2QX")]
    pub code: Option<String>,
    /// The address of its page.
    #[schema(example = "https://kohort.example/et/local-calls/VLM7K2QX")]
    pub url: Option<String>,
    pub closes: Option<MomentView>,
    pub text: Option<String>,
    pub stopped: bool,
    pub is_open: bool,
    /// Who wants to be in the team and has confirmed it, oldest first.
    pub interests: Vec<InterestRow>,
}

/// Somebody who wants to be in the team, as they described themselves.
#[derive(Debug, Serialize, ToSchema)]
pub struct InterestRow {
    pub id: Uuid,
    #[serde(flatten)]
    pub person: EnteredView,
    pub message: Option<String>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl LocalCallView {
    pub(super) fn of(case: LocalCallCase, app: &App, language: Language) -> Self {
        let interests = case.interests.into_iter().map(InterestRow::of).collect();
        let Some(call) = case.call else {
            return Self {
                version: 0,
                code: None,
                url: None,
                closes: None,
                text: None,
                stopped: false,
                is_open: false,
                interests,
            };
        };
        let address = &app.settings().public_url;
        Self {
            version: call.version,
            url: Some(format!("{address}/{language}{}", App::local_call_path(&call.code))),
            code: Some(call.code),
            closes: Some((&call.closes).into()),
            text: call.text,
            stopped: call.stopped,
            is_open: case.is_open,
            interests,
        }
    }
}

impl InterestRow {
    fn of(interest: domain::Interest) -> Self {
        Self {
            id: interest.id.0,
            person: EnteredView::of(interest.person),
            message: interest.message,
            confirmed_at: interest.confirmed_at,
        }
    }
}

/// Whom to take into the team.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"interests": ["0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a"]}))]
pub struct InterestChoice {
    #[validate(length(min = 1, max = 60))]
    #[schema(min_items = 1, max_items = 60)]
    pub interests: Vec<Uuid>,
}

/// A call as everyone sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenCallView {
    #[schema(example = "VLM7K2QX")]
    pub code: String,
    pub is_open: bool,
    pub closes: MomentView,
    pub text: Option<String>,
    /// Whose people are called.
    pub municipality: Option<Coded>,
    pub team_name: Option<String>,
    /// Who composes the team and reads what people write.
    pub lead_name: Option<String>,
    pub programme: InvitationProgramme,
    pub cohort: CohortRef,
    /// Names of those who organise the programme; the leading one first.
    pub organisers: Vec<LocalText>,
}

impl OpenCallView {
    pub(super) fn of(case: OpenCall, language: Language) -> Self {
        Self {
            is_open: case.is_open,
            closes: (&case.call.closes).into(),
            code: case.call.code,
            text: case.call.text,
            municipality: case.municipality.map(|code| Coded::municipality(code, language)),
            team_name: case.team_name,
            lead_name: case.lead_name,
            programme: InvitationProgramme {
                slug: case.cohort.programme.slug.clone(),
                title: LocalText::of(&case.cohort.programme.title, language),
                summary: LocalText::of(&case.summary, language),
            },
            cohort: CohortRef::of(&case.cohort, language),
            organisers: LocalText::list(&case.organisers, language),
        }
    }
}

/// Who wants to be in the team.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Jaan Tamm", "email": "jaan@example.org", "affiliation": "community", "organisation": "Leppneeme küla",
    "message": "Olen kolm aastat külavanem.", "consent": true
}))]
pub struct InterestCreate {
    pub name: String,
    pub email: String,
    /// Required where the cohort asks for it.
    #[serde(default)]
    pub affiliation: Option<Affiliation>,
    #[serde(default)]
    pub organisation: Option<String>,
    /// EHAK code.
    #[serde(default)]
    pub municipality: Option<String>,
    #[serde(default)]
    pub role: Option<Role>,
    #[serde(default)]
    pub is_councillor: Option<bool>,
    /// To who composes the team.
    #[serde(default)]
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// To being taken into the team, and to the lead and the organisers reading these details.
    pub consent: bool,
    /// Language of the mails; by `Accept-Language` where left out.
    #[serde(default)]
    pub language: Option<LanguageWord>,
}

impl InterestCreate {
    pub(super) fn into_request(self, accepted: Language, network: String) -> app::Result<InterestRequest> {
        let mut reader = Reader::default();
        let own = OwnDetails {
            name: self.name,
            email: self.email,
            affiliation: self.affiliation.map(Into::into),
            organisation: self.organisation,
            municipality: reader.code(self.municipality.as_deref(), "/municipality"),
            role: self.role.map(Into::into),
            is_councillor: self.is_councillor,
            consent: self.consent,
            language: self.language.map_or(accepted, Into::into),
        };
        let own = reader.finish(own)?;
        Ok(InterestRequest { own, message: self.message, network: Some(network) })
    }
}

/// The same for every address.
#[derive(Debug, Serialize, ToSchema)]
pub struct InterestAsked {
    /// Seconds for which the link waits for a yes.
    #[schema(example = 172_800)]
    pub expires_in: i64,
}

/// The secret of a link: what follows `#token=` in it.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "kit_example"}))]
pub struct InterestToken {
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    pub token: String,
}

/// An interest as the holder of its link sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct InterestView {
    pub confirmed: bool,
    #[serde(flatten)]
    pub person: EnteredView,
    pub message: Option<String>,
    /// Whose people are called.
    pub place: Option<Coded>,
    pub cohort: CohortRef,
    /// Whether it can still be confirmed.
    pub call_is_open: bool,
}

impl InterestView {
    pub(super) fn of(case: InterestCase, language: Language) -> Self {
        Self {
            confirmed: case.confirmed,
            person: EnteredView::of(case.person),
            message: case.message,
            place: case.municipality.map(|code| Coded::municipality(code, language)),
            cohort: CohortRef::of(&case.cohort, language),
            call_is_open: case.call_is_open,
        }
    }
}
