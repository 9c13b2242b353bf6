//! What a registration still lacks besides what its rules demand.

use domain::{Consent, FieldCode, FieldError, Registration};

use crate::CohortSummary;

/// What a submission needs besides the rules: somebody to answer for it, everybody's name, and the municipality
/// where places are counted by it.
pub(crate) fn missing(registration: &Registration, cohort: &CohortSummary) -> Vec<FieldError> {
    let required = |pointer: String, detail: &str| FieldError::new(pointer, FieldCode::Required, detail);
    let mut missing = Vec::new();
    if registration.members.is_empty() {
        missing.push(required("/members".to_owned(), "add at least one person"));
    }
    for (position, member) in registration.members.iter().enumerate() {
        if member.name.is_none() {
            missing.push(required(format!("/members/{position}/name"), "write the person's name"));
        }
        if member.is_lead && member.email.is_none() {
            missing.push(required(
                format!("/members/{position}/email"),
                "write the e-mail address of the person who answers for the registration",
            ));
        }
    }
    if cohort.cohort.consent == Consent::ByEachMember {
        missing.extend(unconfirmed(registration));
    }
    if cohort.asks_municipality() && registration.municipality.is_none() {
        missing.push(required(
            "/municipality".to_owned(),
            "choose the municipality that the registration stands for",
        ));
    }
    missing
}

fn unconfirmed(registration: &Registration) -> impl Iterator<Item = FieldError> {
    let members = registration.members.iter().enumerate();
    // Who came after handing in is asked then, and pending meanwhile.
    let waiting = members.filter(|(_, member)| member.is_pending() && member.came_at.is_none());
    waiting.map(|(position, _)| {
        let detail =
            "this person has not confirmed taking part; invite them, remind them, or take them off the list";
        FieldError::new(format!("/members/{position}"), FieldCode::NotConfirmed, detail)
    })
}

impl CohortSummary {
    /// Fields that rules look at: what a form has to ask beyond names.
    pub fn asks(&self) -> Vec<&'static str> {
        let used = eligibility::attributes_used(&self.rules);
        let uses = |attributes: &[&str]| attributes.iter().any(|attribute| used.contains(*attribute));
        let fields: [(&'static str, &[&str]); 6] = [
            ("municipality", &["municipality", "county"]),
            ("affiliation", &["affiliation.kind"]),
            ("organisation", &["affiliation.organisation"]),
            ("member_municipality", &["affiliation.municipality", "affiliation.county"]),
            ("role", &["role"]),
            ("is_councillor", &["is_councillor"]),
        ];
        fields.into_iter().filter(|(_, attributes)| uses(attributes)).map(|(field, _)| field).collect()
    }

    fn asks_municipality(&self) -> bool {
        self.cohort.municipality_limit.is_some() || self.asks().contains(&"municipality")
    }
}
