//! What an applicant types into a registration, cleaned field by field. Everything may be missing in a draft;
//! what is present must make sense.

use domain::names::{NAME_MAX, clean_email, clean_line};
use domain::{
    Affiliation, EntryKind, FieldCode, FieldError, Language, MEMBERS_MAX, Member, MemberId, MunicipalityCode,
    Registration, Role,
};
use uuid::Uuid;

use crate::own_words::others_words_changed;
use crate::{App, Error, Result};

/// One person as typed. `id` keeps a member's identity when the list is sent again.
#[derive(Debug, Clone, Default)]
pub struct MemberInput {
    pub id: Option<Uuid>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub organisation: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub role: Option<Role>,
    pub is_councillor: Option<bool>,
    pub is_lead: bool,
}

/// A new draft.
#[derive(Debug, Clone, Default)]
pub struct DraftInput {
    pub team_name: Option<String>,
    pub municipality: Option<MunicipalityCode>,
    pub language: Option<Language>,
    pub members: Vec<MemberInput>,
}

/// Changes of a draft: the outer `None` leaves as it is, the inner clears. Members are replaced as a whole.
#[derive(Debug, Clone, Default)]
pub struct DraftChanges {
    pub team_name: Option<Option<String>>,
    pub municipality: Option<Option<MunicipalityCode>>,
    pub language: Option<Language>,
    pub members: Option<Vec<MemberInput>>,
}

impl DraftChanges {
    pub(crate) fn of_new(input: DraftInput) -> Self {
        Self {
            team_name: Some(input.team_name),
            municipality: Some(input.municipality),
            language: input.language,
            members: Some(input.members),
        }
    }
}

impl App {
    /// Applies changes to a draft, or names every refused field.
    pub(crate) fn apply_draft(
        &self,
        registration: &mut Registration,
        changes: &DraftChanges,
        entry: EntryKind,
    ) -> Result<()> {
        let mut errors = Vec::new();
        if let Some(team_name) = &changes.team_name {
            registration.team_name = line(team_name.as_deref(), "/team_name", &mut errors);
        }
        if let Some(municipality) = changes.municipality {
            registration.municipality = municipality;
        }
        registration.language = changes.language.unwrap_or(registration.language);
        if let Some(members) = &changes.members {
            check_number(members, entry, &mut errors);
            let entered = self.members(registration, members, &mut errors);
            errors.extend(others_words_changed(&registration.members, &entered));
            registration.members = entered;
        }
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }

    fn members(
        &self,
        registration: &Registration,
        inputs: &[MemberInput],
        errors: &mut Vec<FieldError>,
    ) -> Vec<Member> {
        let mut members: Vec<Member> = inputs
            .iter()
            .enumerate()
            .map(|(position, input)| self.member(registration, input, position, errors))
            .collect();
        if members.iter().filter(|member| member.is_lead).count() > 1 {
            errors.push(FieldError::new(
                "/members",
                FieldCode::NotAllowed,
                "mark only one person as the one who answers for the registration",
            ));
        }
        if !members.iter().any(|member| member.is_lead)
            && let Some(first) = members.first_mut()
        {
            first.is_lead = true;
        }
        members
    }

    fn member(
        &self,
        registration: &Registration,
        input: &MemberInput,
        position: usize,
        errors: &mut Vec<FieldError>,
    ) -> Member {
        let pointer = |field: &str| format!("/members/{position}/{field}");
        let known = input.id.and_then(|id| registration.members.iter().find(|member| member.id.0 == id));
        if input.id.is_some() && known.is_none() {
            errors.push(FieldError::new(
                pointer("id"),
                FieldCode::NotAllowed,
                "leave the id out for a new person; it names nobody in this registration",
            ));
        }
        let email = input.email.as_deref().unwrap_or_default();
        let email = clean_email(email, &pointer("email")).unwrap_or_else(|error| {
            errors.push(error);
            None
        });
        Member {
            id: known.map_or_else(|| MemberId(self.new_id()), |known| known.id),
            name: line(input.name.as_deref(), &pointer("name"), errors),
            email,
            affiliation: input.affiliation,
            organisation: line(input.organisation.as_deref(), &pointer("organisation"), errors),
            municipality: input.municipality,
            role: input.role,
            is_councillor: input.is_councillor,
            is_lead: input.is_lead,
            invited: known.is_some_and(|known| known.invited),
            consented: known.and_then(|known| known.consented.clone()),
            came_at: known.and_then(|known| known.came_at),
        }
    }
}

pub(crate) fn line(text: Option<&str>, pointer: &str, errors: &mut Vec<FieldError>) -> Option<String> {
    clean_line(text.unwrap_or_default(), NAME_MAX, pointer).unwrap_or_else(|error| {
        errors.push(error);
        None
    })
}

fn check_number(members: &[MemberInput], entry: EntryKind, errors: &mut Vec<FieldError>) {
    let (max, detail) = match entry {
        EntryKind::Team => (MEMBERS_MAX, format!("list at most {MEMBERS_MAX} people")),
        EntryKind::Person => (1, "people register for this one by one; list only yourself".to_owned()),
    };
    if members.len() > max {
        errors.push(FieldError::new("/members", FieldCode::TooMany, detail));
    }
    let mut ids: Vec<Uuid> = members.iter().filter_map(|member| member.id).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair.first() == pair.last()) {
        errors.push(FieldError::new("/members", FieldCode::NotAllowed, "each id may appear once"));
    }
}
