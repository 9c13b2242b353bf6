//! What the demonstration's organisers ask, and what its applicants answer.

use std::collections::{BTreeMap, HashMap};

use app::form_answers::AnswerChanges;
use app::{App, Caller};
use domain::{CohortId, Form, RegistrationId};
use serde_json::Value;

use super::LoadError;
use super::load::at;

/// Publishes the first version of each form, unless it is there already.
pub async fn publish(
    app: &App,
    editor: &Caller,
    cohorts: &HashMap<String, CohortId>,
    forms: BTreeMap<String, Form>,
) -> Result<(), LoadError> {
    for (key, form) in forms {
        let cohort = *cohorts.get(&key).ok_or_else(|| LoadError::Unknown(key.clone()))?;
        let step = format!("form of {key}");
        if at(&step, app.get_form_source(editor, cohort).await)?.is_none() {
            at(&step, app.publish_form(editor, cohort, 0, form).await)?;
        }
    }
    Ok(())
}

/// Answers once; a load that is taken up again finds the answers there, or the registration handed in.
pub async fn answer(
    app: &App,
    applicant: &Caller,
    id: RegistrationId,
    answers: BTreeMap<String, Value>,
) -> Result<(), LoadError> {
    let step = format!("answers of {id}");
    let case = at(&step, app.get_answers(applicant, id).await)?;
    if answers.is_empty() || !case.editable || case.version > 0 {
        return Ok(());
    }
    let changes = AnswerChanges { registration: answers, members: BTreeMap::new() };
    at(&step, app.update_answers(applicant, id, 0, &changes).await)?;
    Ok(())
}
