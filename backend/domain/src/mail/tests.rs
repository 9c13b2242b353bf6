use uuid::Uuid;

use super::*;
use crate::{InvitationId, InvitationOccasion, Notice, PersonId};

const REGISTRATION: RegistrationId = RegistrationId(Uuid::nil());

fn news() -> Job {
    Job::RegistrationMail { registration_id: REGISTRATION, notice: Notice::Confirmed, reason: None }
}

fn mail(job: &Job) -> Mail {
    Mail {
        id: MailId(Uuid::nil()),
        kind: MailKind::of(job).unwrap(),
        cohort_id: CohortId(Uuid::nil()),
        registration_id: Some(REGISTRATION),
        member_id: None,
        rsvp_id: None,
        to: Some("mari@example.org".to_owned()),
        language: None,
        subject: None,
        state: MailState::Waiting,
        attempts: 0,
        reason: None,
        message_id: None,
        queued_at: now(),
        due_at: Some(now()),
        sent_at: None,
        bounced_at: None,
        replaced_by: None,
        again: repeatable(job),
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

#[test]
fn a_bounce_stays_whatever_is_noted_after_it() {
    let mut mail = mail(&news());
    assert!(mail.bounced(now(), "550 5.1.1 unknown"));
    mail.sent(now());
    assert_eq!((mail.state, mail.reason.as_deref()), (MailState::Bounced, Some("550 5.1.1 unknown")));
    assert!(!mail.bounced(now(), "once more"));
}

#[test]
fn only_what_was_not_delivered_and_holds_no_secret_is_sent_again() {
    let mut undelivered = mail(&news());
    assert_eq!(undelivered.resend(), Err(NotAgain::NotUndelivered));
    undelivered.failed(1, "550 no");
    assert_eq!(undelivered.resend(), Ok(&news()));
    undelivered.replaced_by = Some(MailId(Uuid::nil()));
    assert_eq!(undelivered.resend(), Err(NotAgain::Replaced));

    let (to, token) = ("mari@example.org".to_owned(), "kin_secret".to_owned());
    let id = InvitationId(Uuid::nil());
    let asked = Job::InvitationMail {
        invitation_id: id,
        to,
        token: token.clone(),
        occasion: InvitationOccasion::Asked,
    };
    let side = HandOverSide::From;
    let passed = Job::HandedOver {
        registration_id: REGISTRATION,
        to: PersonId(Uuid::nil()),
        side,
        token: Some(token),
    };
    for job in [asked, passed] {
        let mut undelivered = mail(&job);
        undelivered.failed(1, "550 no");
        assert_eq!(undelivered.resend(), Err(NotAgain::Secret));
        assert!(!serde_json::to_string(&undelivered.again).unwrap().contains("kin_"));
    }
}

#[test]
fn of_somebody_taken_out_no_address_stays() {
    let job = Job::TakenOut {
        registration_id: REGISTRATION,
        to: "mari@example.org".to_owned(),
        language: Language::Et,
    };
    let mut mail = mail(&job);
    mail.retrying(now(), 1, "451 later");
    assert!(mail.to.is_some(), "it is still to be written to");
    mail.failed(2, "550 <mari@example.org> unknown");
    assert_eq!((mail.to.as_deref(), mail.reason.as_deref(), mail.state), (None, None, MailState::Failed));
    mail.bounced(now(), "550 <mari@example.org> unknown");
    assert_eq!(mail.reason, None);
}

#[test]
fn what_a_server_quotes_opens_nothing() {
    let said = "554 5.7.1 refused:\r\n https://kohort.example/et/status#token=kst_x (kst_\
                AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA) <mari@example.org> token=3Dkin_y\u{7}";
    assert_eq!(cleaned_reason(said), "554 5.7.1 refused: … … <mari@example.org> …");
    assert_eq!(cleaned_reason(&"long ".repeat(200)).chars().count(), REASON_MAX);
}
