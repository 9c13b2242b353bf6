//! Members who speak for themselves, in cohorts that ask for everybody's own word: those of a registration that is to
//! be handed in join by the lead's link; those of a draft are asked and have not answered yet.

use app::invited::OwnDetails;
use app::{App, Caller};
use domain::{Consent, Language, Registration, State};

use super::LoadError;
use super::content::{DemoMember, DemoRegistration};
use super::load::{at, intent};

/// Takes those out of the lead's entry who are to join by themselves.
pub fn speaking_for_themselves(consent: Consent, demo: &mut DemoRegistration) -> Vec<DemoMember> {
    if consent == Consent::ByLead || demo.state == State::Draft {
        return Vec::new();
    }
    let members = std::mem::take(&mut demo.registration.members);
    let (lead, others) = members.into_iter().partition(|member| member.is_lead);
    demo.registration.members = lead;
    others
}

/// Lets `others` join, or asks those whom the lead entered. Returns the registration as it is then.
pub async fn gather(
    app: &App,
    lead: &Caller,
    registration: Registration,
    consent: Consent,
    others: Vec<DemoMember>,
) -> Result<Registration, LoadError> {
    if consent == Consent::ByLead {
        return Ok(registration);
    }
    if others.is_empty() {
        return ask(app, lead, registration).await;
    }
    let step = format!("people of {}", registration.id);
    let link = app.open_join_link(lead, registration.id, registration.version, &intent(&step)).await;
    let token = at(&step, link)?.value.token.unwrap_or_default();
    for (number, member) in others.into_iter().enumerate() {
        let step = format!("{step}: {number}");
        let own = own(member, registration.language);
        at(&step, app.accept_invitation(&token, &own, &intent(&step)).await)?;
    }
    let step = format!("closing {step}");
    let version = at(&step, app.get_registration(lead, registration.id).await)?.registration.version;
    let closed = app.close_join_link(lead, registration.id, version, &intent(&step)).await;
    Ok(at(&step, closed)?.value.registration)
}

async fn ask(app: &App, lead: &Caller, mut registration: Registration) -> Result<Registration, LoadError> {
    let entered: Vec<_> = registration.pending().map(|member| member.id).collect();
    for member in entered {
        let step = format!("invitation of {member}");
        let (id, version) = (registration.id, registration.version);
        let asked = app.invite_member(lead, id, version, member, None, &intent(&step)).await;
        registration = at(&step, asked)?.value.registration;
    }
    Ok(registration)
}

fn own(member: DemoMember, language: Language) -> OwnDetails {
    OwnDetails {
        name: member.name,
        email: member.email,
        affiliation: member.affiliation,
        organisation: member.organisation,
        municipality: None,
        role: member.role,
        is_councillor: None,
        consent: true,
        language,
    }
}
