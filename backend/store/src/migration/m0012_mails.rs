//! The log of mails about registrations and RSVPs. A row goes with what it is about. Members are stored anew with each
//! change of their list, so there is no foreign key to them; `mails::forget_others` takes its place.

use sea_orm_migration::prelude::*;

use super::table::{
    create, id, index, instant, instant_null, integer, json_null, migration, reference, text, text_null,
    uuid, uuid_null,
};

migration!("m0012_mails", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let indexes = vec![
        index("mail_listing", "mail", &["cohort_id", "id"]),
        index("mail_standing", "mail", &["cohort_id", "state"]),
        index("mail_registration", "mail", &["registration_id", "id"]),
        index("mail_rsvp", "mail", &["rsvp_id"]),
    ];
    create(manager, vec![mail()], indexes).await
}

fn mail() -> TableCreateStatement {
    let parent = |column, table| reference("mail", column, table, ForeignKeyAction::Cascade);
    Table::create()
        .table("mail")
        .col(id())
        .col(text("kind"))
        .col(uuid("cohort_id"))
        .col(uuid_null("registration_id"))
        .col(uuid_null("member_id"))
        .col(uuid_null("rsvp_id"))
        .col(text_null("recipient"))
        .col(text_null("language"))
        .col(text_null("subject"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(text_null("reason"))
        .col(text_null("message_id"))
        .col(instant("queued_at"))
        .col(instant_null("due_at"))
        .col(instant_null("sent_at"))
        .col(instant_null("bounced_at"))
        .col(uuid_null("replaced_by"))
        .col(json_null("again"))
        .foreign_key(&mut parent("cohort_id", "cohort"))
        .foreign_key(&mut parent("registration_id", "registration"))
        .foreign_key(&mut parent("rsvp_id", "rsvp"))
        .check(Expr::cust("(registration_id IS NULL) <> (rsvp_id IS NULL)"))
        .check(Expr::cust("state IN ('waiting', 'retrying', 'sent', 'failed', 'bounced', 'not_needed')"))
        .take()
}
