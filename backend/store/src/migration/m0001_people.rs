//! Organisations, people, how they sign in and what they may do.

use sea_orm_migration::prelude::*;

use super::table::{
    create, flag, id, index, instant, instant_null, integer, json, long, migration, reference, text,
    text_null, unique, uuid,
};

migration!("m0001_people", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let organisation = Table::create()
        .table("organisation")
        .col(id())
        .col(text("slug"))
        .col(json("name"))
        .col(text_null("website"))
        .col(long("version"))
        .col(instant("created_at"))
        .take();
    let person = Table::create()
        .table("person")
        .col(id())
        .col(text("email"))
        .col(text_null("name"))
        .col(text("language"))
        .col(flag("is_administrator"))
        .col(instant("created_at"))
        .take();
    let membership = Table::create()
        .table("membership")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid("person_id"))
        .col(text("role"))
        .col(instant("created_at"))
        .foreign_key(&mut reference(
            "membership",
            "organisation_id",
            "organisation",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut reference("membership", "person_id", "person", ForeignKeyAction::Cascade))
        .check(Expr::cust("role IN ('viewer', 'reviewer', 'coordinator', 'owner')"))
        .take();
    let indexes = vec![
        unique("organisation_slug", "organisation", &["slug"]),
        unique("person_email", "person", &["email"]),
        unique("membership_person", "membership", &["person_id", "organisation_id"]),
        index("membership_organisation", "membership", &["organisation_id"]),
        unique("sign_in_token", "sign_in", &["token_hash"]),
        index("sign_in_email", "sign_in", &["email"]),
        index("session_person", "session", &["person_id"]),
    ];
    create(manager, vec![organisation, person, membership, sign_in(), session(), rate()], indexes).await
}

fn sign_in() -> TableCreateStatement {
    Table::create()
        .table("sign_in")
        .col(id())
        .col(text("token_hash"))
        .col(text("code_hash"))
        .col(text_null("browser_hash"))
        .col(text("email"))
        .col(text("language"))
        .col(text_null("return_to"))
        .col(integer("wrong_codes"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .col(instant_null("consumed_at"))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(id())
        .col(uuid("person_id"))
        .col(text_null("user_agent"))
        .col(text("refresh_hash"))
        .col(text_null("previous_hash"))
        .col(instant("rotated_at"))
        .col(instant("created_at"))
        .col(instant("last_used_at"))
        .col(instant("expires_at"))
        .col(instant_null("ended_at"))
        .foreign_key(&mut reference("session", "person_id", "person", ForeignKeyAction::Cascade))
        .take()
}

/// Counters of limits that all replicas share.
fn rate() -> TableCreateStatement {
    Table::create()
        .table("rate")
        .col(text("bucket"))
        .col(instant("window_start"))
        .col(long("hits"))
        .primary_key(Index::create().col("bucket").col("window_start"))
        .take()
}
