//! People who come to a session by saying so, and calendars at secret addresses. Seats are counted beside the sessions,
//! which live inside their cohort's content: a CHECK holds the capacity even for a caller that forgets to look. Secrets
//! are stored as hashes only.

use sea_orm_migration::prelude::*;

use super::table::{
    counter, create, id, index, instant, instant_null, long_null, migration, reference, text, unique, uuid,
};

migration!("m0007_events", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut living = unique("rsvp_living", "rsvp", &["session_id", "email"]);
    living.and_where(Expr::cust("state <> 'cancelled'"));
    let indexes = vec![
        living,
        index("session_seat_cohort", "session_seat", &["cohort_id"]),
        index("session_seat_begins", "session_seat", &["begins_at"]),
        index("rsvp_waitlist", "rsvp", &["session_id", "state", "waitlisted_at", "id"]),
        index("rsvp_listing", "rsvp", &["session_id", "confirmed_at", "id"]),
        index("rsvp_asked", "rsvp", &["state", "asked_at"]),
        index("rsvp_link_rsvp", "rsvp_link", &["rsvp_id"]),
        unique("calendar_link_hash", "calendar_link", &["secret_hash"]),
    ];
    create(manager, vec![session_seat(), rsvp(), rsvp_link(), calendar_link()], indexes).await
}

fn session_seat() -> TableCreateStatement {
    Table::create()
        .table("session_seat")
        .col(ColumnDef::new("session_id").uuid().not_null().primary_key())
        .col(uuid("cohort_id"))
        .col(long_null("capacity"))
        .col(counter("taken"))
        .col(instant_null("begins_at"))
        .foreign_key(&mut reference("session_seat", "cohort_id", "cohort", ForeignKeyAction::Cascade))
        .check(Expr::cust("taken >= 0 AND (capacity IS NULL OR taken <= capacity)"))
        .take()
}

fn rsvp() -> TableCreateStatement {
    Table::create()
        .table("rsvp")
        .col(id())
        .col(uuid("cohort_id"))
        .col(uuid("session_id"))
        .col(text("name"))
        .col(text("email"))
        .col(text("language"))
        .col(text("state"))
        .col(instant("asked_at"))
        .col(instant_null("confirmed_at"))
        .col(instant_null("waitlisted_at"))
        .col(instant_null("cancelled_at"))
        .col(instant_null("reminded_at"))
        .foreign_key(
            ForeignKey::create()
                .from("rsvp", "session_id")
                .to("session_seat", "session_id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .check(Expr::cust("state IN ('asked', 'attending', 'waitlisted', 'cancelled')"))
        .check(Expr::cust("(state = 'waitlisted') = (waitlisted_at IS NOT NULL)"))
        .take()
}

/// Every mail carries an address of its own, because the earlier ones are not kept in clear.
fn rsvp_link() -> TableCreateStatement {
    Table::create()
        .table("rsvp_link")
        .col(ColumnDef::new("secret_hash").text().not_null().primary_key())
        .col(uuid("rsvp_id"))
        .col(instant("created_at"))
        .foreign_key(&mut reference("rsvp_link", "rsvp_id", "rsvp", ForeignKeyAction::Cascade))
        .take()
}

fn calendar_link() -> TableCreateStatement {
    Table::create()
        .table("calendar_link")
        .col(ColumnDef::new("registration_id").uuid().not_null().primary_key())
        .col(text("secret_hash"))
        .col(instant("created_at"))
        .foreign_key(&mut reference(
            "calendar_link",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
