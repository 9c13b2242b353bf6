//! What organisers ask beyond the rules, version by version, and what was answered: one sheet for a registration's own
//! answers, whose subject is the registration, and one for each member's.

use sea_orm_migration::prelude::*;

use super::table::{create, instant, json, long, long_null, migration, reference, uuid, uuid_null};

migration!("m0009_forms", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(manager, vec![form(), answer_sheet()], Vec::new()).await
}

fn form() -> TableCreateStatement {
    Table::create()
        .table("form")
        .col(uuid("cohort_id"))
        .col(long("version"))
        .col(json("content"))
        .col(uuid_null("published_by"))
        .col(instant("published_at"))
        .primary_key(Index::create().col("cohort_id").col("version"))
        .foreign_key(&mut reference("form", "cohort_id", "cohort", ForeignKeyAction::Cascade))
        .take()
}

/// The subject has no foreign key: members are stored anew with each change of the team, their answers stay.
fn answer_sheet() -> TableCreateStatement {
    Table::create()
        .table("answer_sheet")
        .col(uuid("registration_id"))
        .col(uuid("subject_id"))
        .col(json("answers"))
        .col(long_null("handed_in_under"))
        .col(long("version"))
        .col(instant("updated_at"))
        .primary_key(Index::create().col("registration_id").col("subject_id"))
        .foreign_key(&mut reference(
            "answer_sheet",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
