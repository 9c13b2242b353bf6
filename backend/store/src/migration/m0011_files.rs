//! Files that answer questions. Their bytes lie elsewhere, under the same id.

use sea_orm_migration::prelude::*;

use super::table::{create, flag, id, index, instant, long, migration, reference, text, uuid};

migration!("m0011_files", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let of_registration = index("file_registration", "file", &["registration_id"]);
    let unused = index("file_unused", "file", &["answers", "created_at"]);
    create(manager, vec![file()], vec![of_registration, unused]).await
}

/// As with answers, the subject has no foreign key: members are stored anew with each change of the team.
fn file() -> TableCreateStatement {
    Table::create()
        .table("file")
        .col(id())
        .col(uuid("registration_id"))
        .col(uuid("subject_id"))
        .col(text("question"))
        .col(text("name"))
        .col(text("media_type"))
        .col(long("bytes"))
        .col(flag("answers"))
        .col(instant("created_at"))
        .foreign_key(&mut reference("file", "registration_id", "registration", ForeignKeyAction::Cascade))
        .take()
}
