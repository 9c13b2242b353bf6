//! Things that tests need before they begin, made through the API as an organiser or applicant would: an organisation
//! with an owner, a published programme, an open cohort, a team.

use serde_json::{Value, json};

use super::{Caller, Role, TestApp};

/// One organisation with one published programme and one published cohort.
pub struct Scene {
    pub administrator: Caller,
    pub owner: Caller,
    pub organisation: String,
    pub programme: String,
    pub cohort: String,
}

/// The slug of the scene's organisation.
pub const ORGANISATION: &str = "koostoo-kogu";

impl TestApp {
    /// The usual scene with an `open_cohort` of these changes.
    pub async fn scene(&self, cohort: Value) -> Scene {
        let administrator = self.administrator().await;
        let organisation =
            json!({ "slug": ORGANISATION, "name": { "et": "Koostöö Kogu", "en": "Cooperation Assembly" } });
        let organisation = id(&administrator.post("/organisations", &organisation).await.expect(201));
        let owner = self.colleague(&Role::Owner.email(), ORGANISATION, "owner").await;
        let programme = owner.post("/programmes", &programme(&organisation, "huvikaitse")).await.expect(201);
        let programme = publish(&owner, "programmes", &programme).await;
        let path = format!("/programmes/{programme}/cohorts");
        let cohort = owner.post(&path, &open_cohort(cohort)).await.expect(201);
        let cohort = publish(&owner, "cohorts", &cohort).await;
        Scene { administrator, owner, organisation, programme, cohort }
    }

    /// A draft of `lead` in `cohort`.
    pub async fn draft(&self, lead: &Caller, cohort: &str, team: &Value) -> Value {
        lead.post(&format!("/cohorts/{cohort}/registrations"), team).await.expect(201)
    }

    /// A registration of `lead` that has been submitted.
    pub async fn submitted(&self, lead: &Caller, cohort: &str, team: &Value) -> Value {
        let draft = self.draft(lead, cohort, team).await;
        submit(lead, &draft).await.expect(200)
    }
}

/// Submits a registration as it was last seen.
pub fn submit(lead: &Caller, registration: &Value) -> super::Call {
    lead.post(&format!("/registrations/{}/submit", id(registration)), &json!({}))
        .seen(&registration["version"])
}

/// Publishes a thing as it was last seen and returns its id.
pub async fn publish(owner: &Caller, resource: &str, thing: &Value) -> String {
    let published = owner.post(&format!("/{resource}/{}/publish", id(thing)), &json!({}));
    id(&published.seen(&thing["version"]).await.expect(200))
}

/// Members of a view as a form sends them back: what only the view knows is left out.
pub fn as_inputs(members: &Value) -> Vec<Value> {
    let shown_only = ["standing", "invitation", "came_at"];
    let input = |member: &Value| {
        let mut input = member.clone();
        input.as_object_mut().unwrap().retain(|field, _| !shown_only.contains(&field.as_str()));
        input
    };
    members.as_array().unwrap().iter().map(input).collect()
}

/// The `id` of a view.
#[track_caller]
pub fn id(view: &Value) -> String {
    view["id"].as_str().unwrap_or_else(|| panic!("no id in {view}")).to_owned()
}

/// `changes` laid over `base`, key by key; null removes.
pub fn merged(base: Value, changes: Value) -> Value {
    let (Value::Object(mut merged), Value::Object(changes)) = (base, changes) else { panic!("two objects") };
    merged.extend(changes);
    merged.retain(|_, value| !value.is_null());
    Value::Object(merged)
}

pub fn programme(organisation: &str, slug: &str) -> Value {
    json!({
        "organisation_id": organisation,
        "programme": {
            "slug": slug,
            "title": { "et": "Huvikaitse koolitused", "en": "Advocacy trainings", "ru": "Обучение защите интересов" },
            "summary": { "et": "Meeskondadele omavalitsustest.", "en": "For teams from municipalities." },
            "description": { "et": "Huvikaitse alused." },
            "audiences": ["municipal_employee"],
            "themes": ["advocacy"],
            "languages": ["et"],
        },
    })
}

/// Open at the start of every test, until the end of 15 October; ten teams of 4 to 6, at least 3 from a municipality.
/// `changes` are laid over the cohort, and over its rules if they hold some.
pub fn open_cohort(mut changes: Value) -> Value {
    let rules = changes.as_object_mut().unwrap().remove("rules").unwrap_or_else(rules);
    let cohort = json!({
        "participation": "team",
        "admission_mode": "selection",
        "opens": { "date": "2026-09-01" },
        "closes": { "date": "2026-10-15" },
        "capacity": { "unit": "teams", "total": 10 },
    });
    json!({ "cohort": merged(cohort, changes), "rules": rules })
}

pub fn rules() -> Value {
    json!([
        { "id": "size", "scope": "registration", "effect": "require",
          "check": { "kind": "count", "set": {}, "min": 4, "max": 6 } },
        { "id": "municipal", "scope": "registration", "effect": "require",
          "check": { "kind": "count", "min": 3, "set": {
              "where": { "op": "is", "attr": "affiliation.kind", "value": "municipality" } } } },
    ])
}

/// Facts of so many members from a municipality and so many from NGOs, as the checker asks for them.
pub fn with_members(municipal: usize, ngo: usize) -> Vec<Value> {
    let kinds = std::iter::repeat_n("municipality", municipal).chain(std::iter::repeat_n("ngo", ngo));
    kinds.map(|kind| json!({ "affiliation": kind })).collect()
}

/// A team of so many members from Viimsi's municipality and so many from its NGOs. The first member is the lead.
pub fn team(name: &str, municipal: usize, ngo: usize) -> Value {
    let kinds = std::iter::repeat_n("municipality", municipal).chain(std::iter::repeat_n("ngo", ngo));
    let members: Vec<_> = kinds
        .enumerate()
        .map(|(at, affiliation)| {
            json!({
                "name": format!("Liige {}", at + 1),
                "email": format!("liige-{}@{}.example", at + 1, name.to_lowercase().replace(' ', "-")),
                "affiliation": affiliation,
                "organisation": if affiliation == "ngo" { "Viimsi noored" } else { "Viimsi vallavalitsus" },
                "municipality": "0890",
                "role": "specialist",
                "is_lead": at == 0,
            })
        })
        .collect();
    json!({ "team_name": name, "municipality": "0890", "language": "en", "members": members })
}
