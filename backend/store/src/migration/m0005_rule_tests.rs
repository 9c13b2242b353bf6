//! What travels with a published rule set: teams it was tried with, and why contradictory rules were published. What
//! travels with a verdict: the facts it was found on.

use sea_orm_migration::prelude::*;

use super::table::{json_null, migration, text_null};

migration!("m0005_rule_tests", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [&mut json_null("test_teams"), &mut text_null("override_reason")] {
        manager.alter_table(Table::alter().table("rule_set").add_column(column).take()).await?;
    }
    let facts = Table::alter().table("registration").add_column(json_null("facts")).take();
    manager.alter_table(facts).await
}
