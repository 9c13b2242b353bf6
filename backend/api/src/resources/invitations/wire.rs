//! Data-transfer types of this resource: what it reads and what it answers.

use app::InvitationCase;
use app::invited::OwnDetails;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::super::form_answers::InvitationQuestions;
use crate::http::Language;
use crate::wire::cohort::CohortRef;
use crate::wire::moment::MomentView;
use crate::wire::text::{LocalText, Reader};
use crate::wire::word::{Affiliation, InvitationState, Language as LanguageWord, Role};

/// Whom to ask.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"member_id": "0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a", "language": "et"}))]
pub struct InvitationCreate {
    /// Needs an e-mail address.
    pub member_id: Uuid,
    /// Language of the mail; that of the registration where left out.
    #[serde(default)]
    pub language: Option<LanguageWord>,
}

/// One member of the registration.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"member_id": "0190a5c4-8f0e-7c3a-9b1d-2f6e5d4c3b2a"}))]
pub struct MemberChoice {
    pub member_id: Uuid,
}

/// The link for joining.
#[derive(Debug, Serialize, ToSchema)]
pub struct JoinLinkView {
    /// Shown once; null when the request is repeated.
    #[schema(example = "https://kohort.example/et/invitation#token=kin_example")]
    pub url: Option<String>,
    pub expires_at: DateTime<Utc>,
    /// The registration's, for its next change.
    pub version: i64,
}

/// The secret of a link.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"token": "kin_example"}))]
pub struct InvitationToken {
    /// What follows `#token=` in the link.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub token: String,
}

/// A person's own details and consent.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "token": "kin_example", "name": "Jaan Tamm", "email": "jaan@example.org", "affiliation": "ngo",
    "organisation": "MTÜ Viimsi noored", "municipality": "0890", "role": "ngo_member", "consent": true
}))]
pub struct Acceptance {
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200)]
    pub token: String,
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
    /// To taking part, and to the lead and the organisers reading these details.
    pub consent: bool,
}

impl Acceptance {
    pub(super) fn into_details(self, language: Language) -> app::Result<OwnDetails> {
        let mut reader = Reader::default();
        let details = OwnDetails {
            name: self.name,
            email: self.email,
            affiliation: self.affiliation.map(Into::into),
            organisation: self.organisation,
            municipality: reader.code(self.municipality.as_deref(), "/municipality"),
            role: self.role.map(Into::into),
            is_councillor: self.is_councillor,
            consent: self.consent,
            language,
        };
        reader.finish(details)
    }
}

/// Whether the link asks one person or lets anyone join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitationKind {
    Personal,
    Join,
}

/// Who reads the details.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DetailsReader {
    Lead,
    Organisers,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationProgramme {
    pub slug: String,
    pub title: LocalText,
    pub summary: LocalText,
}

/// What is known of the invited person: as the lead entered it, or as they gave it themselves.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnteredView {
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<String>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
}

/// An invitation as whoever holds its link sees it. Of other members it says nothing.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitationView {
    pub kind: InvitationKind,
    pub state: InvitationState,
    /// Null once the invitation is over, like everything personal.
    pub lead_name: Option<String>,
    pub team_name: Option<String>,
    pub programme: InvitationProgramme,
    pub cohort: CohortRef,
    /// Names of those who organise the programme; the leading one first.
    pub organisers: Vec<LocalText>,
    pub who_sees: Vec<DetailsReader>,
    /// Null for a link for joining.
    pub entered: Option<EnteredView>,
    pub deadline: Option<MomentView>,
    pub expires_at: DateTime<Utc>,
    /// Whether the details can be changed: the registration is a draft of an open cohort.
    pub editable: bool,
    /// Null where members are asked nothing beyond their details.
    pub questions: Option<InvitationQuestions>,
    /// After joining: the secret of one's own link, shown once and sent by mail too.
    #[schema(example = "kin_example")]
    pub own_token: Option<String>,
}

impl InvitationView {
    pub(in crate::resources) fn of(case: InvitationCase, language: Language) -> Self {
        let (programme, cohort) = (&case.cohort.programme, &case.cohort.cohort);
        Self {
            kind: if case.is_join_link { InvitationKind::Join } else { InvitationKind::Personal },
            state: case.state.into(),
            lead_name: case.lead_name,
            team_name: case.team_name,
            programme: InvitationProgramme {
                slug: programme.slug.clone(),
                title: LocalText::of(&programme.title, language),
                summary: LocalText::of(&case.summary, language),
            },
            organisers: LocalText::list(&case.organisers, language),
            who_sees: vec![DetailsReader::Lead, DetailsReader::Organisers],
            entered: case.member.map(EnteredView::of),
            deadline: cohort.closes.as_ref().map(Into::into),
            expires_at: case.expires_at,
            editable: case.editable,
            questions: case.questions.map(|questions| InvitationQuestions::of(questions, language)),
            own_token: case.own_token,
            cohort: CohortRef::of(&case.cohort, language),
        }
    }
}

impl EnteredView {
    pub(in crate::resources) fn of(member: domain::Member) -> Self {
        Self {
            name: member.name,
            email: member.email,
            affiliation: member.affiliation.map(Into::into),
            organisation: member.organisation,
            municipality: member.municipality.map(|code| code.as_str().to_owned()),
            role: member.role.map(Into::into),
            is_councillor: member.is_councillor,
        }
    }
}
