//! Initiatives, programmes, cohorts and their rules. Capacity is a CHECK over counters that change under the
//! cohort's lock, so that even a caller that forgets to count cannot give a place twice.

use sea_orm_migration::prelude::*;

use super::table::{
    counter, create, flag, id, index, instant, instant_null, integer, json, json_null, long, long_null,
    migration, reference, text, text_null, unique, uuid, uuid_null,
};

migration!("m0002_catalogue", up);

const CAPACITY: &str = "(capacity_unit IS NULL) = (capacity_total IS NULL) \
    AND (capacity_unit IS NULL OR capacity_unit IN ('teams', 'people')) \
    AND (capacity_unit IS NULL OR capacity_unit <> 'teams' OR admitted_teams <= capacity_total) \
    AND (capacity_unit IS NULL OR capacity_unit <> 'people' OR admitted_people <= capacity_total) \
    AND admitted_teams >= 0 AND admitted_people >= admitted_teams";

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let indexes = vec![
        unique("initiative_slug", "initiative", &["slug"]),
        unique("programme_slug", "programme", &["slug"]),
        index("programme_organisation", "programme", &["organisation_id"]),
        index("programme_initiative", "programme", &["initiative_id"]),
        index("programme_tag_code", "programme_tag", &["kind", "code"]),
        index("cohort_programme", "cohort", &["programme_id"]),
        index("cohort_deadline", "cohort", &["publication", "deadline_sort", "id"]),
        index("cohort_county_county", "cohort_county", &["county"]),
    ];
    let tables = vec![initiative(), programme(), programme_tag(), cohort(), cohort_county(), rule_set()];
    create(manager, tables, indexes).await
}

fn initiative() -> TableCreateStatement {
    Table::create()
        .table("initiative")
        .col(id())
        .col(uuid("organisation_id"))
        .col(text("slug"))
        .col(json("content"))
        .col(long("version"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .foreign_key(&mut reference(
            "initiative",
            "organisation_id",
            "organisation",
            ForeignKeyAction::Restrict,
        ))
        .take()
}

fn programme() -> TableCreateStatement {
    Table::create()
        .table("programme")
        .col(id())
        .col(uuid("organisation_id"))
        .col(uuid_null("initiative_id"))
        .col(text("slug"))
        .col(text("publication"))
        .col(json("content"))
        .col(text("search"))
        .col(text_null("capacity_unit"))
        .col(long_null("capacity_total"))
        .col(counter("admitted_teams"))
        .col(counter("admitted_people"))
        .col(long("version"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .foreign_key(&mut reference(
            "programme",
            "organisation_id",
            "organisation",
            ForeignKeyAction::Restrict,
        ))
        .foreign_key(&mut reference("programme", "initiative_id", "initiative", ForeignKeyAction::Restrict))
        .check(Expr::cust("publication IN ('draft', 'published')"))
        .check(Expr::cust(CAPACITY))
        .take()
}

fn programme_tag() -> TableCreateStatement {
    Table::create()
        .table("programme_tag")
        .col(uuid("programme_id"))
        .col(text("kind"))
        .col(text("code"))
        .primary_key(Index::create().col("programme_id").col("kind").col("code"))
        .foreign_key(&mut reference("programme_tag", "programme_id", "programme", ForeignKeyAction::Cascade))
        .take()
}

fn cohort() -> TableCreateStatement {
    Table::create()
        .table("cohort")
        .col(id())
        .col(uuid("programme_id"))
        .col(text("publication"))
        .col(text("entry"))
        .col(text("admission_mode"))
        .col(flag("confirmation_required"))
        .col(instant_null("opens_at"))
        .col(instant_null("closes_at"))
        .col(instant("deadline_sort"))
        .col(json_null("opens"))
        .col(json_null("closes"))
        .col(text_null("capacity_unit"))
        .col(long_null("capacity_total"))
        .col(counter("admitted_teams"))
        .col(counter("admitted_people"))
        .col(integer("municipality_limit"))
        .col(text_null("format"))
        .col(long_null("rule_set_version"))
        .col(json("content"))
        .col(long("version"))
        .col(instant("created_at"))
        .col(instant("updated_at"))
        .foreign_key(&mut reference("cohort", "programme_id", "programme", ForeignKeyAction::Restrict))
        // The target of registrations' composite foreign key.
        .index(Index::create().name("cohort_municipality_limit").col("id").col("municipality_limit").unique())
        .check(Expr::cust("publication IN ('draft', 'published')"))
        .check(Expr::cust("entry IN ('team', 'person')"))
        .check(Expr::cust("admission_mode IN ('first_come', 'selection')"))
        .check(Expr::cust("municipality_limit >= 0"))
        .check(Expr::cust(CAPACITY))
        .take()
}

fn cohort_county() -> TableCreateStatement {
    Table::create()
        .table("cohort_county")
        .col(uuid("cohort_id"))
        .col(text("county"))
        .primary_key(Index::create().col("cohort_id").col("county"))
        .foreign_key(&mut reference("cohort_county", "cohort_id", "cohort", ForeignKeyAction::Cascade))
        .take()
}

fn rule_set() -> TableCreateStatement {
    Table::create()
        .table("rule_set")
        .col(uuid("cohort_id"))
        .col(long("version"))
        .col(json("rules"))
        .col(text("hash"))
        .col(text_null("reason"))
        .col(uuid_null("published_by"))
        .col(instant("published_at"))
        .primary_key(Index::create().col("cohort_id").col("version"))
        .foreign_key(&mut reference("rule_set", "cohort_id", "cohort", ForeignKeyAction::Cascade))
        .take()
}
