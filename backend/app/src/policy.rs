//! Every permission on one page. Roles in an organisation include the ones before them:
//! viewer < reviewer < coordinator < owner. An administrator runs the installation (organisations, colleagues)
//! and reads no registration by that office.

use domain::{Cohort, OrganisationId, OrganisationRole, Programme, Publication, Registration};

use crate::{Caller, Error, Result};

/// What an organiser may want to do with an organisation's things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Unpublished programmes and cohorts, rule sets with their history.
    ReadDrafts,
    /// Submitted registrations with verdicts and proposals; who comes to sessions.
    ReadRegistrations,
    ProposeDecisions,
    ReleaseDecisions,
    /// Reopen and complete registrations.
    RunCohort,
    /// Create, edit and publish programmes, cohorts and rules.
    Publish,
    /// Invite colleagues and end their roles.
    ManageColleagues,
}

fn least_role(permission: Permission) -> OrganisationRole {
    match permission {
        Permission::ReadDrafts | Permission::ReadRegistrations => OrganisationRole::Viewer,
        Permission::ProposeDecisions => OrganisationRole::Reviewer,
        Permission::ReleaseDecisions | Permission::RunCohort | Permission::Publish => {
            OrganisationRole::Coordinator
        }
        Permission::ManageColleagues => OrganisationRole::Owner,
    }
}

/// Whether the caller's role in the organisation suffices. Without any role the thing does not exist for them:
/// `what` names it.
pub fn require(
    caller: &Caller,
    organisation: OrganisationId,
    permission: Permission,
    what: &str,
) -> Result<()> {
    let least = least_role(permission);
    match caller.role_in(organisation) {
        Some(role) if role >= least => Ok(()),
        Some(_) => {
            Err(Error::Forbidden { needs: format!("this needs the role {} or higher", least.as_str()) })
        }
        None => Err(Error::not_found(what)),
    }
}

/// Creating under an organisation: its existence is public, so the refusal may say what is missing.
pub fn require_in_public(
    caller: &Caller,
    organisation: OrganisationId,
    permission: Permission,
) -> Result<()> {
    require(caller, organisation, permission, "organisation").map_err(|refusal| match refusal {
        Error::NotFound { .. } => Error::Forbidden {
            needs: format!(
                "this needs the role {} or higher in the organisation",
                least_role(permission).as_str()
            ),
        },
        other => other,
    })
}

pub fn require_administrator(caller: &Caller) -> Result<()> {
    if caller.person.is_administrator {
        Ok(())
    } else {
        Err(Error::Forbidden { needs: "this needs an administrator of the installation".to_owned() })
    }
}

/// Owners manage their colleagues; an administrator can help where no owner is left.
pub fn require_colleague_management(caller: &Caller, organisation: OrganisationId) -> Result<()> {
    if caller.person.is_administrator {
        return Ok(());
    }
    require_in_public(caller, organisation, Permission::ManageColleagues)
}

/// Published programmes are for everyone, others for their organisation.
pub fn can_see_programme(caller: Option<&Caller>, programme: &Programme) -> bool {
    programme.publication == Publication::Published
        || caller.is_some_and(|caller| caller.role_in(programme.organisation_id).is_some())
}

/// A cohort is public when it and its programme are.
pub fn can_see_cohort(caller: Option<&Caller>, cohort: &Cohort, programme: &Programme) -> bool {
    (cohort.publication == Publication::Published && programme.publication == Publication::Published)
        || caller.is_some_and(|caller| caller.role_in(programme.organisation_id).is_some())
}

/// An applicant sees and changes only their own; another's does not exist for them.
pub fn require_own(caller: &Caller, registration: &Registration) -> Result<()> {
    if registration.applicant_id == caller.id() { Ok(()) } else { Err(Error::not_found("registration")) }
}
