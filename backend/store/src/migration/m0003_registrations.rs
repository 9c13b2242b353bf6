//! Registrations, their members, history and proposed decisions. "At most n per municipality" is held by the
//! schema: a registration must carry its cohort's limit (composite foreign key, updated by cascade), must name
//! its municipality and a slot within the limit once it holds a place, and no two may hold the same slot.

use sea_orm_migration::prelude::*;

use super::table::{
    create, flag, flag_null, id, index, instant, instant_null, integer, integer_null, json_null, long,
    long_null, migration, reference, text, text_null, unique, uuid, uuid_null,
};

migration!("m0003_registrations", up);

const HOLDS_PLACE: &str = "state IN ('offered', 'confirmed', 'completed')";

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut slot = unique(
        "registration_municipality_slot",
        "registration",
        &["cohort_id", "municipality", "municipality_slot"],
    );
    slot.and_where(Expr::cust(HOLDS_PLACE)).and_where(Expr::cust("municipality_limit > 0"));
    let mut lead = unique("member_lead", "member", &["registration_id"]);
    lead.and_where(Expr::cust("is_lead"));
    let indexes = vec![
        slot,
        lead,
        index("registration_applicant", "registration", &["applicant_id", "updated_at"]),
        index("registration_cohort", "registration", &["cohort_id", "state", "submitted_at", "id"]),
        index("registration_waitlist", "registration", &["cohort_id", "waitlisted_at"]),
        index("member_registration", "member", &["registration_id", "position"]),
        index("member_email", "member", &["email"]),
    ];
    create(manager, vec![registration(), member(), history(), proposal()], indexes).await
}

fn registration() -> TableCreateStatement {
    let slot_check = format!(
        "municipality_limit = 0 OR NOT ({HOLDS_PLACE}) OR (municipality IS NOT NULL \
         AND municipality_slot IS NOT NULL AND municipality_slot BETWEEN 1 AND municipality_limit)"
    );
    Table::create()
        .table("registration")
        .col(id())
        .col(uuid("cohort_id"))
        .col(uuid("applicant_id"))
        .col(text("state"))
        .col(text("language"))
        .col(text_null("team_name"))
        .col(text_null("municipality"))
        .col(integer("municipality_limit"))
        .col(integer_null("municipality_slot"))
        .col(long("member_count"))
        .col(text("search"))
        .col(long_null("rule_set_version"))
        .col(json_null("verdict"))
        .col(text_null("verdict_status"))
        .col(text_null("reason"))
        .col(instant_null("submitted_at"))
        .col(instant_null("waitlisted_at"))
        .col(long("version"))
        .col(long("review_version"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("registration")
                .from_col("cohort_id")
                .from_col("municipality_limit")
                .to_tbl("cohort")
                .to_col("id")
                .to_col("municipality_limit")
                .on_update(ForeignKeyAction::Cascade)
                .on_delete(ForeignKeyAction::Restrict),
        )
        .foreign_key(&mut reference("registration", "applicant_id", "person", ForeignKeyAction::Restrict))
        .check(Expr::cust(
            "state IN ('draft', 'submitted', 'waitlisted', 'offered', 'confirmed', 'declined', 'withdrawn', 'completed')",
        ))
        .check(Expr::cust(slot_check))
        .take()
}

fn member() -> TableCreateStatement {
    Table::create()
        .table("member")
        .col(id())
        .col(uuid("registration_id"))
        .col(integer("position"))
        .col(text_null("name"))
        .col(text_null("email"))
        .col(text_null("affiliation"))
        .col(text_null("organisation"))
        .col(text_null("municipality"))
        .col(text_null("role"))
        .col(flag_null("is_councillor"))
        .col(flag("is_lead"))
        .foreign_key(&mut reference("member", "registration_id", "registration", ForeignKeyAction::Cascade))
        .take()
}

fn history() -> TableCreateStatement {
    Table::create()
        .table("history")
        .col(uuid("registration_id"))
        .col(integer("position"))
        .col(text_null("from_state"))
        .col(text("to_state"))
        .col(instant("at"))
        .col(text("actor"))
        .col(uuid_null("person_id"))
        .col(text_null("reason"))
        .col(text_null("override_note"))
        .primary_key(Index::create().col("registration_id").col("position"))
        .foreign_key(&mut reference("history", "registration_id", "registration", ForeignKeyAction::Cascade))
        .take()
}

/// Apart from the registration, so that no query of an applicant can carry it along by accident.
fn proposal() -> TableCreateStatement {
    Table::create()
        .table("proposal")
        .col(ColumnDef::new("registration_id").uuid().not_null().primary_key())
        .col(text("outcome"))
        .col(text_null("reason"))
        .col(text_null("override_note"))
        .col(uuid("proposed_by"))
        .col(instant("proposed_at"))
        .foreign_key(&mut reference("proposal", "registration_id", "registration", ForeignKeyAction::Cascade))
        .check(Expr::cust("outcome IN ('offer', 'waitlist', 'decline')"))
        .take()
}
