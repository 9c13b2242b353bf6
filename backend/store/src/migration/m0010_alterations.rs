//! Changes to what was handed in: whether a cohort lets them be made, how many a registration has seen, what each did,
//! and the verdicts that stood before. A decision remembers how many it was proposed on.

use sea_orm_migration::prelude::*;

use super::table::{
    counter, create, flag, instant_null, json, json_null, long, long_null, migration, reference, uuid,
};

migration!("m0010_alterations", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        ("cohort", flag("amendable").default(true).take()),
        ("member", instant_null("came_at")),
        ("registration", counter("alterations")),
        ("proposal", counter("alterations")),
        ("history", json_null("changes")),
    ];
    for (table, mut column) in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    create(manager, vec![earlier_verdict()], Vec::new()).await
}

/// By the number of changes that the registration had seen while the verdict stood.
fn earlier_verdict() -> TableCreateStatement {
    Table::create()
        .table("earlier_verdict")
        .col(uuid("registration_id"))
        .col(long("alterations"))
        .col(long_null("rule_set_version"))
        .col(json("verdict"))
        .col(json("facts"))
        .primary_key(Index::create().col("registration_id").col("alterations"))
        .foreign_key(&mut reference(
            "earlier_verdict",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
