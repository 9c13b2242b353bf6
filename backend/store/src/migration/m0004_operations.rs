//! What keeps operations honest: answers kept for repeated requests, and work that follows a commit.

use sea_orm_migration::prelude::*;

use super::table::{
    create, id, index, instant, instant_null, integer, json, json_null, migration, text, text_null, uuid,
};

migration!("m0004_operations", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let idempotency = Table::create()
        .table("idempotency")
        .col(uuid("person_id"))
        .col(text("key"))
        .col(text("fingerprint"))
        .col(json_null("outcome"))
        .col(instant("created_at"))
        .primary_key(Index::create().col("person_id").col("key"))
        .take();
    let job = Table::create()
        .table("job")
        .col(id())
        .col(text("kind"))
        .col(json("payload"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(instant("run_at"))
        .col(instant_null("leased_until"))
        .col(text_null("last_error"))
        .col(instant("created_at"))
        .col(instant_null("finished_at"))
        .check(Expr::cust("state IN ('queued', 'done', 'dead')"))
        .take();
    let indexes = vec![
        index("idempotency_created", "idempotency", &["created_at"]),
        index("job_due", "job", &["state", "run_at"]),
    ];
    create(manager, vec![idempotency, job], indexes).await
}
