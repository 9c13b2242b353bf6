//! What the lead may still change of those who speak for themselves: nothing but to take them off the list. And which
//! invitations an edit makes void.

use domain::{FieldCode, FieldError, Member, MemberId};

/// Names each field of a confirmed member that the lead's edit would change.
pub(crate) fn others_words_changed(before: &[Member], after: &[Member]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (position, member) in after.iter().enumerate() {
        let earlier = before.iter().find(|earlier| earlier.id == member.id);
        let Some(earlier) = earlier.filter(|earlier| earlier.consented.is_some() && !earlier.is_lead) else {
            continue;
        };
        errors.extend(member.fields_changed_from(earlier).into_iter().map(|field| {
            let detail = "this person confirmed their details; only they can change them, by their own link";
            FieldError::new(format!("/members/{position}/{field}"), FieldCode::NotAllowed, detail)
        }));
        if member.is_lead {
            let detail =
                "hand the registration over to this person instead; then their account answers for it";
            errors.push(FieldError::new(
                format!("/members/{position}/is_lead"),
                FieldCode::NotAllowed,
                detail,
            ));
        }
    }
    errors
}

/// Members whose links an edit ends: they are gone, have another address, or answer for the registration now.
pub(crate) fn recall(before: &[Member], after: &mut [Member]) -> Vec<MemberId> {
    let mut recalled = Vec::new();
    for earlier in before {
        match after.iter_mut().find(|member| member.id == earlier.id) {
            None => recalled.push(earlier.id),
            Some(member) if member.invited && (member.is_lead || member.email != earlier.email) => {
                member.invited = false;
                recalled.push(member.id);
            }
            Some(_) => {}
        }
    }
    recalled
}
