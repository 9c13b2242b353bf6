//! The facts of a mail about a registration, read when it is written so that it says what is true then.

use domain::{Language, Notice, Registration, RegistrationId, State, Text};
use eligibility::{Effect, RuleStatus};
use store::{organisations, people, registrations};

use crate::case::judgement_of;
use crate::facts::judge_living;
use crate::{App, CohortSummary, Error, Judgement, Result};

/// What a mail about a registration needs.
#[derive(Debug, Clone, PartialEq)]
pub struct RegistrationLetter {
    pub to: String,
    pub registration: Registration,
    pub cohort: CohortSummary,
    pub judgement: Judgement,
    pub waitlist_position: Option<u64>,
    /// Address of the registration's page without the language's prefix, such as `/status#token=…`: it holds a secret.
    pub path: String,
    pub reply_to: Option<String>,
    /// Name of the organisation that answers for the programme.
    pub organiser: Option<Text>,
}

/// One rule of the verdict, as a letter mentions it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    pub sentence: String,
    pub standing: Standing,
}

/// How a rule stood when the registration was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Met,
    NotMet,
    /// Not met, but only advice.
    AdviceNotMet,
    Open,
}

impl RegistrationLetter {
    /// The verdict rule by rule. Rules that only sort registrations are the organiser's business.
    pub fn rule_lines(&self, language: Language) -> Vec<RuleLine> {
        let schema = domain::fact_schema(self.judgement.entry);
        let results = self.judgement.verdict.rules.iter().filter(|result| result.effect != Effect::Classify);
        results
            .filter_map(|result| {
                let rule = self.judgement.rules.rules.iter().find(|rule| rule.id == result.rule)?;
                let sentence = eligibility::rule_text(rule, schema, language.into());
                Some(RuleLine { sentence, standing: standing(result.status, result.effect) })
            })
            .collect()
    }
}

fn standing(status: RuleStatus, effect: Effect) -> Standing {
    match (status, effect) {
        (RuleStatus::Met, _) => Standing::Met,
        (RuleStatus::Open, _) => Standing::Open,
        (RuleStatus::NotMet, Effect::Advise) => Standing::AdviceNotMet,
        (RuleStatus::NotMet, Effect::Require | Effect::Waitlist | Effect::Classify) => Standing::NotMet,
    }
}

impl App {
    /// `None` when there is nothing to tell any more: the registration was deleted, or the offer answered, or
    /// nobody is left to tell.
    pub async fn registration_letter(
        &self,
        id: RegistrationId,
        notice: Notice,
    ) -> Result<Option<RegistrationLetter>> {
        let Some(registration) = registrations::find(&self.store, id).await? else { return Ok(None) };
        if notice == Notice::OfferEnding && !self.awaits_answer(&registration) {
            return Ok(None);
        }
        let applicant = people::find(&self.store, registration.applicant_id).await?.ok_or(Error::Internal)?;
        if applicant.is_erased() {
            return Ok(None);
        }
        let cohort = self.find_cohort(&self.store, registration.cohort_id).await?;
        let (cohort, programme) = self.cohort_summary(&self.store, cohort).await?;
        let judgement = match notice {
            // The news is how it stands now; what was stored at submission stays as it was.
            Notice::RulesChanged => {
                judge_living(&self.store, &registration, &cohort.cohort, &cohort.rules).await?
            }
            _ => judgement_of(&self.store, &registration, &cohort).await?,
        };
        let organiser = organisations::find(&self.store, programme.organisation_id).await?;
        Ok(Some(RegistrationLetter {
            organiser: organiser.map(|organisation| organisation.name),
            path: self.status_path(id, &applicant.email).await?,
            to: applicant.email,
            reply_to: programme.content.contact.and_then(|contact| contact.email),
            waitlist_position: registrations::waitlist_position(&self.store, &registration).await?,
            registration,
            cohort,
            judgement,
        }))
    }

    fn awaits_answer(&self, registration: &Registration) -> bool {
        registration.state == State::Offered && !registration.offer_is_over(self.now())
    }
}
