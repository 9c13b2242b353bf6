//! Offers that end: how many days a cohort's offers wait, and until when each does. A waiting list that says why it
//! went past somebody, and links to look at it all without an account.

use sea_orm_migration::prelude::*;

use super::table::{
    create, id, index, instant, instant_null, integer_null, json, migration, reference, text, unique, uuid,
};

migration!("m0008_offers", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns =
        [("cohort", integer_null("offer_days")), ("registration", instant_null("offer_expires_at"))];
    for (table, mut column) in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    let indexes = vec![
        index("passed_over_registration", "passed_over", &["registration_id", "at"]),
        unique("status_link_token", "status_link", &["token_hash"]),
        unique("status_link_registration", "status_link", &["registration_id", "email"]),
    ];
    create(manager, vec![passed_over(), status_link()], indexes).await
}

fn passed_over() -> TableCreateStatement {
    Table::create()
        .table("passed_over")
        .col(id())
        .col(uuid("registration_id"))
        .col(instant("at"))
        .col(json("hindrance"))
        .foreign_key(&mut reference(
            "passed_over",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn status_link() -> TableCreateStatement {
    Table::create()
        .table("status_link")
        .col(id())
        .col(uuid("registration_id"))
        .col(text("email"))
        .col(text("token_hash"))
        .col(instant("expires_at"))
        .foreign_key(&mut reference(
            "status_link",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
