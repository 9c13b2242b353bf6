//! Offers that end: how many days a cohort's offers wait, and until when each does.

use sea_orm_migration::prelude::*;

use super::table::{instant_null, integer_null, migration};

migration!("m0008_offers", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns =
        [("cohort", integer_null("offer_days")), ("registration", instant_null("offer_expires_at"))];
    for (table, mut column) in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    Ok(())
}
