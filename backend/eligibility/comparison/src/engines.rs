//! "4–6 members, at least 3 municipal, roles from a list, all municipalities different" in the languages of the
//! others. Whatever can be prepared is prepared outside the measured part: rules compiled, documents converted.

use std::sync::Arc;

use cel::{Context, Env, Program};
use datalogic_rs::{Engine, Logic, ParsedData, bumpalo::Bump};
use regorus::{CompiledPolicy, Value as Rego};
use serde_json::{Value as Json, json};

use crate::teams::{ACCEPTED, ROLES};

/// Something that says whether a team, given by its number, fits.
pub trait Contestant {
    fn name(&self) -> &'static str;
    fn fits(&mut self, team: usize) -> bool;
}

pub fn all(documents: &[Json]) -> Vec<Box<dyn Contestant>> {
    vec![
        Box::new(DataLogic::new(documents)),
        Box::new(Schema::new(documents)),
        Box::new(Regorus::new(documents)),
        Box::new(Cel::new(documents)),
    ]
}

struct DataLogic {
    engine: Engine,
    logic: Logic,
    teams: Vec<ParsedData>,
    arena: Bump,
}

impl DataLogic {
    fn new(documents: &[Json]) -> Self {
        let engine = Engine::new();
        let size = json!({"length": {"var": "members"}});
        let municipal = json!({"length": {"filter": [
            {"var": "members"}, {"===": [{"var": "kind"}, "municipality"]}]}});
        let rule = json!({"and": [
            {"<=": [4, size, 6]},
            {">=": [municipal, 3]},
            {"all": [{"var": "members"}, {"in": [{"var": "role"}, &ROLES[..ACCEPTED]]}]},
            {"===": [{"length": {"distinct": [{"var": "municipalities"}]}}, size]},
        ]});
        let logic = engine.compile(rule.to_string().as_str()).expect("the rule compiles");
        let parse = |document: &Json| ParsedData::from_json(&document.to_string()).expect("a document");
        Self { engine, logic, teams: documents.iter().map(parse).collect(), arena: Bump::new() }
    }
}

impl Contestant for DataLogic {
    fn name(&self) -> &'static str {
        "datalogic-rs"
    }

    fn fits(&mut self, team: usize) -> bool {
        self.arena.reset();
        let said = self.engine.evaluate(&self.logic, self.teams[team].value(), &self.arena);
        said.expect("a verdict").as_bool().expect("a truth value")
    }
}

struct Schema {
    validator: jsonschema::Validator,
    teams: Vec<Json>,
}

impl Schema {
    fn new(documents: &[Json]) -> Self {
        // What is left out would count as fitting, so it has to be required.
        let schema = json!({"required": ["members", "municipalities"], "properties": {
            "members": {
                "minItems": 4,
                "maxItems": 6,
                "contains": {"required": ["kind"], "properties": {"kind": {"const": "municipality"}}},
                "minContains": 3,
                "items": {"required": ["role"], "properties": {"role": {"enum": &ROLES[..ACCEPTED]}}},
            },
            "municipalities": {"uniqueItems": true},
        }});
        let validator = jsonschema::validator_for(&schema).expect("the schema compiles");
        Self { validator, teams: documents.to_vec() }
    }
}

impl Contestant for Schema {
    fn name(&self) -> &'static str {
        "jsonschema"
    }

    fn fits(&mut self, team: usize) -> bool {
        self.validator.is_valid(&self.teams[team])
    }
}

struct Regorus {
    policy: CompiledPolicy,
    teams: Vec<Rego>,
}

impl Regorus {
    fn new(documents: &[Json]) -> Self {
        let roles = serde_json::to_string(&ROLES[..ACCEPTED]).expect("JSON");
        let list = roles.trim_matches(['[', ']']);
        let rule = format!(
            "package team\n\
             default fits := false\n\
             roles := {{{list}}}\n\
             fits if {{\n\
               size := count(input.members)\n\
               size >= 4\n\
               size <= 6\n\
               count([m | some m in input.members; m.kind == \"municipality\"]) >= 3\n\
               every m in input.members {{ m.role in roles }}\n\
               count({{m | some m in input.municipalities}}) == size\n\
             }}\n"
        );
        let mut engine = regorus::Engine::new();
        engine.add_policy("team.rego".into(), rule).expect("the policy parses");
        let policy = engine.compile_with_entrypoint(&"data.team.fits".into()).expect("the policy compiles");
        let parse = |document: &Json| Rego::from_json_str(&document.to_string()).expect("a document");
        Self { policy, teams: documents.iter().map(parse).collect() }
    }
}

impl Contestant for Regorus {
    fn name(&self) -> &'static str {
        "regorus"
    }

    fn fits(&mut self, team: usize) -> bool {
        let said = self.policy.eval_with_input(self.teams[team].clone()).expect("a verdict");
        *said.as_bool().expect("a truth value")
    }
}

struct Cel {
    program: Program,
    root: Context<'static, 'static>,
    teams: Vec<cel::Value>,
}

impl Cel {
    fn new(documents: &[Json]) -> Self {
        let roles = serde_json::to_string(&ROLES[..ACCEPTED]).expect("JSON");
        let rule = format!(
            "members.size() >= 4 && members.size() <= 6 \
             && members.filter(m, m.kind == 'municipality').size() >= 3 \
             && members.all(m, m.role in {roles}) \
             && members.all(m, members.exists_one(n, n.municipality == m.municipality))"
        );
        let env = Arc::new(Env::stdlib());
        let program = env.compile(&rule).expect("the rule compiles");
        let convert = |document: &Json| cel::to_value(&document["members"]).expect("a document");
        Self { program, root: Context::with_env(env), teams: documents.iter().map(convert).collect() }
    }
}

impl Contestant for Cel {
    fn name(&self) -> &'static str {
        "cel"
    }

    fn fits(&mut self, team: usize) -> bool {
        let mut context = self.root.new_inner_scope();
        context.add_variable_from_value("members", self.teams[team].clone());
        let said = self.program.execute(&context).expect("a verdict");
        said == cel::Value::Bool(true)
    }
}
