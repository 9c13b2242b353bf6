//! Local calls under drafts, and who said that they want to be in the team. Both go with the draft.

use sea_orm_migration::prelude::*;

use super::table::{
    create, flag, id, index, instant, instant_null, json, long, migration, reference, text, text_null,
};
use super::table::{unique, uuid};

migration!("m0014_local_calls", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let indexes = vec![
        unique("local_call_code", "local_call", &["code"]),
        unique("interest_email", "interest", &["registration_id", "email"]),
        unique("interest_token", "interest", &["token_hash"]),
        index("interest_unconfirmed", "interest", &["confirmed_at", "asked_at"]),
    ];
    create(manager, vec![local_call(), interest()], indexes).await
}

fn local_call() -> TableCreateStatement {
    Table::create()
        .table("local_call")
        .col(uuid("registration_id").primary_key())
        .col(text("code"))
        .col(json("closes"))
        .col(text_null("words"))
        .col(flag("stopped"))
        .col(long("version"))
        .foreign_key(&mut reference(
            "local_call",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn interest() -> TableCreateStatement {
    Table::create()
        .table("interest")
        .col(id())
        .col(uuid("registration_id"))
        .col(text("token_hash"))
        .col(text("email"))
        .col(json("person"))
        .col(text_null("message"))
        .col(text("language"))
        .col(instant("asked_at"))
        .col(instant_null("confirmed_at"))
        .foreign_key(&mut reference("interest", "registration_id", "registration", ForeignKeyAction::Cascade))
        .take()
}
