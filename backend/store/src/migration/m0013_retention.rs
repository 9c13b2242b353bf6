//! When a registration lost everything that told who its people were, so that the job that erases asks once.

use sea_orm_migration::prelude::*;

use super::table::{index, instant_null, migration};

migration!("m0013_retention", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut column = instant_null("erased_at");
    manager.alter_table(Table::alter().table("registration").add_column(&mut column).take()).await?;
    manager.create_index(index("rsvp_email", "rsvp", &["email"])).await
}
