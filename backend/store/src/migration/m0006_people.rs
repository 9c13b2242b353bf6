//! A team of people: whose consent a cohort waits for, how each member stands, and the invitations by which they join.
//! One invitation a member and one link for joining a registration; what replaces an earlier one takes its row.

use sea_orm_migration::prelude::*;

use super::table::{
    create, flag, id, index, instant, instant_null, long, migration, reference, text, text_null, unique,
    uuid, uuid_null,
};

migration!("m0006_people", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        ("cohort", text("consent").default("by_lead").take()),
        ("member", flag("invited").default(false).take()),
        ("member", instant_null("consented_at")),
        ("member", text_null("privacy_version")),
        ("history", text("kind").default("step").take()),
    ];
    for (table, mut column) in columns {
        manager.alter_table(Table::alter().table(table).add_column(&mut column).take()).await?;
    }
    let mut join_link = unique("invitation_join_link", "invitation", &["registration_id"]);
    join_link.and_where(Expr::cust("member_id IS NULL"));
    let indexes = vec![
        join_link,
        unique("invitation_member", "invitation", &["member_id"]),
        unique("invitation_token", "invitation", &["token_hash"]),
        unique("invitation_reminder", "invitation", &["reminder_hash"]),
        index("invitation_registration", "invitation", &["registration_id"]),
        index("invitation_expiry", "invitation", &["state", "expires_at"]),
    ];
    create(manager, vec![invitation()], indexes).await
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(id())
        .col(uuid("registration_id"))
        .col(uuid_null("member_id"))
        .col(text("token_hash"))
        .col(text_null("reminder_hash"))
        .col(text("language"))
        .col(text("state"))
        .col(instant("created_at"))
        .col(instant("expires_at"))
        .col(instant_null("sent_at"))
        .col(long("sent_count"))
        .col(instant_null("answered_at"))
        .foreign_key(&mut reference(
            "invitation",
            "registration_id",
            "registration",
            ForeignKeyAction::Cascade,
        ))
        .check(Expr::cust("state IN ('open', 'accepted', 'declined', 'withdrawn')"))
        .take()
}
