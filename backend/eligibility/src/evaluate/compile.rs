//! From the rule language to plans: names are looked up once here, so that judging never compares a string.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::confirmation;
use super::plan::{
    Branches, CheckPlan, CompiledRules, Fractions, Other, PerValuePlan, PredPlan, REGISTRATION, SetPlan,
    Slot, Source, TablePlan, Version, Vocabulary,
};
use super::words::{Symbol, WordSet, Words};
use crate::rule::{Bound, Check, Pred, RuleSet, Set};
use crate::schema::{AttributeKind, FactSchema, Origin};
use crate::value::Value;

const REGISTRATIONS: &str = "registrations";

impl<'a, const N: usize> CompiledRules<'a, N> {
    /// Several rule sets for the same facts, such as the one in force and a proposal: facts are read once for all.
    pub fn versions(rules: [&'a RuleSet; N], schema: &'a FactSchema) -> Self {
        let mut symbols = vec![Symbol::Bool(true)];
        let all = rules.iter().flat_map(|rules| &rules.rules);
        all.for_each(|rule| check_symbols(&rule.check, schema, &mut symbols));
        let mut compiler = Compiler::new(schema, Words::new(symbols));
        let versions = rules.map(|rules| Version {
            rules,
            checks: rules.rules.iter().map(|rule| compiler.check(&rule.check)).collect(),
            largest: crate::summary::team_size(rules).and_then(|size| size.max),
        });
        Self { vocabulary: Vocabulary { words: compiler.words, tables: compiler.tables }, versions }
    }
}

fn check_symbols<'a>(check: &'a Check, schema: &'a FactSchema, symbols: &mut Vec<Symbol<'a>>) {
    let mut set = |set: &'a Set| {
        if let Some(filter) = &set.filter {
            pred_symbols(filter, schema, symbols);
        }
    };
    match check {
        Check::Count { set: of, .. } | Check::Distinct { set: of, .. } => set(of),
        Check::Share { part: left, of: right, .. } | Check::Ratio { left, right, .. } => {
            set(left);
            set(right);
        }
        Check::Every { set: of, must } => {
            set(of);
            pred_symbols(must, schema, symbols);
        }
        Check::PerValue { set: of, cover, table, .. } => {
            set(of);
            let group = cover.as_ref().and_then(|name| schema.groups.get(name));
            symbols.extend(group.into_iter().flat_map(|group| &group.codes).map(|code| Symbol::Text(code)));
            symbols.extend(table.keys().map(|code| Symbol::Text(code)));
        }
        Check::Fact { must } => pred_symbols(must, schema, symbols),
        Check::Confirm { .. } => {}
        Check::AllOf { checks } | Check::AnyOf { checks } => {
            for check in checks {
                check_symbols(check, schema, symbols);
            }
        }
        Check::If { when, then, otherwise } => {
            let branches = [Some(when), Some(then), otherwise.as_ref()].into_iter().flatten();
            branches.for_each(|check| check_symbols(check, schema, symbols));
        }
    }
}

fn pred_symbols<'a>(pred: &'a Pred, schema: &'a FactSchema, symbols: &mut Vec<Symbol<'a>>) {
    match pred {
        Pred::Is { value, .. } => symbols.extend(singles(value)),
        Pred::In { values, .. } => symbols.extend(values.iter().flat_map(singles)),
        Pred::InGroup { group, .. } => {
            let codes = schema.groups.get(group).into_iter().flat_map(|group| &group.codes);
            symbols.extend(codes.map(|code| Symbol::Text(code)));
        }
        Pred::Between { .. } | Pred::SameAs { .. } | Pred::Has { .. } => {}
        Pred::All { of } | Pred::Any { of } => {
            for pred in of {
                pred_symbols(pred, schema, symbols);
            }
        }
        Pred::Not { of } => pred_symbols(of, schema, symbols),
    }
}

/// The single values of a value: each of several codes, or the value itself.
fn singles(value: &Value) -> impl Iterator<Item = Symbol<'_>> {
    let codes = match value {
        Value::Codes(codes) => codes.as_slice(),
        _ => &[],
    };
    Symbol::of(value).into_iter().chain(codes.iter().map(|code| Symbol::Text(code)))
}

struct Compiler<'a> {
    schema: &'a FactSchema,
    words: Words<'a>,
    tables: Vec<TablePlan<'a>>,
    /// Places of what was met before.
    table_of: BTreeMap<&'a str, usize>,
    slot_of: BTreeMap<(usize, Cow<'a, str>), usize>,
    partition_of: BTreeMap<(usize, Vec<usize>), usize>,
}

impl<'a> Compiler<'a> {
    fn new(schema: &'a FactSchema, words: Words<'a>) -> Self {
        let registration = TablePlan { name: "", slots: Vec::new(), partitions: Vec::new() };
        Self {
            schema,
            words,
            tables: vec![registration],
            table_of: BTreeMap::new(),
            slot_of: BTreeMap::new(),
            partition_of: BTreeMap::new(),
        }
    }

    fn table(&mut self, name: &'a str) -> usize {
        *self.table_of.entry(name).or_insert_with(|| {
            self.tables.push(TablePlan { name, slots: Vec::new(), partitions: Vec::new() });
            self.tables.len() - 1
        })
    }

    /// Name of the collection whose attributes the items of a table have.
    fn kind(&self, table: usize) -> &'a str {
        match self.tables.get(table) {
            Some(plan) if table != REGISTRATION => plan.name,
            _ => REGISTRATIONS,
        }
    }

    fn slot(&mut self, table: usize, name: Cow<'a, str>) -> usize {
        if let Some(&known) = self.slot_of.get(&(table, name.clone())) {
            return known;
        }
        let declared = self.schema.attributes(self.kind(table)).and_then(|known| known.get(name.as_ref()));
        let source = match declared.map(|attribute| &attribute.origin) {
            Some(Origin::Derived { from, table }) => Some(Source { from, table }),
            _ => None,
        };
        let Some(plan) = self.tables.get_mut(table) else { return 0 };
        plan.slots.push(Slot { name: name.clone(), source });
        let slot = plan.slots.len() - 1;
        self.slot_of.insert((table, name), slot);
        slot
    }

    fn partition(&mut self, table: usize, names: &'a [String]) -> usize {
        let slots: Vec<usize> = names.iter().map(|name| self.slot(table, name.into())).collect();
        let known = self.partition_of.get(&(table, slots.clone()));
        if let Some(&known) = known {
            return known;
        }
        let Some(plan) = self.tables.get_mut(table) else { return 0 };
        plan.partitions.push(slots.clone());
        let partition = plan.partitions.len() - 1;
        self.partition_of.insert((table, slots), partition);
        partition
    }

    fn set(&mut self, set: &'a Set) -> SetPlan<'a> {
        let table = self.table(&set.over);
        SetPlan {
            table,
            filter: set.filter.as_ref().map(|filter| self.pred(table, filter)),
            sum: set.sum.as_ref().map(|name| self.slot(table, name.into())),
        }
    }

    fn check(&mut self, check: &'a Check) -> CheckPlan<'a> {
        match check {
            Check::Count { set, min, max } => {
                CheckPlan::Count { set: self.set(set), bound: Bound { min: *min, max: *max } }
            }
            Check::Distinct { set, attr, min, max } => {
                self.distinct(set, attr, Bound { min: *min, max: *max })
            }
            Check::Every { set, must } => {
                let set = self.set(set);
                CheckPlan::Every { must: self.pred(set.table, must), set }
            }
            Check::Share { part, of, min, max } => CheckPlan::Share {
                part: self.set(part),
                of: self.set(of),
                between: Fractions { min: *min, max: *max },
            },
            Check::Ratio { left, right, min, max } => CheckPlan::Ratio {
                left: self.set(left),
                right: self.set(right),
                between: Fractions { min: *min, max: *max },
            },
            Check::PerValue { .. } => self.per_value(check),
            Check::Fact { must } => CheckPlan::Fact { must: self.pred(REGISTRATION, must) },
            Check::Confirm { statement, .. } => CheckPlan::Confirm {
                slot: self.slot(REGISTRATION, confirmation(statement).into()),
                yes: self.words.find(Symbol::Bool(true)),
            },
            Check::AllOf { checks } => CheckPlan::AllOf(self.checks(checks)),
            Check::AnyOf { checks } => CheckPlan::AnyOf(self.checks(checks)),
            Check::If { when, then, otherwise } => CheckPlan::If(Box::new(Branches {
                when: self.check(when),
                then: self.check(then),
                otherwise: otherwise.as_ref().map(|check| self.check(check)),
            })),
        }
    }

    fn checks(&mut self, checks: &'a [Check]) -> Vec<CheckPlan<'a>> {
        checks.iter().map(|check| self.check(check)).collect()
    }

    fn distinct(&mut self, set: &'a Set, attr: &'a String, bound: Bound) -> CheckPlan<'a> {
        let declared = self.schema.attributes(&set.over).and_then(|known| known.get(attr));
        let several = declared.is_some_and(|known| matches!(known.kind, AttributeKind::CodeSet { .. }));
        let set = self.set(set);
        let partition = self.partition(set.table, std::slice::from_ref(attr));
        CheckPlan::Distinct { set, partition, several, bound }
    }

    fn per_value(&mut self, check: &'a Check) -> CheckPlan<'a> {
        let Check::PerValue { set, attr, min, max, max_share, cover, table } = check else {
            return CheckPlan::AllOf(Vec::new());
        };
        let set = self.set(set);
        let group = cover.as_ref().and_then(|name| self.schema.groups.get(name));
        let word = |code: &'a String| self.words.find(Symbol::Text(code));
        let cover_words = group.into_iter().flat_map(|group| &group.codes).filter_map(word).collect();
        let rows = table.iter().filter_map(|(code, bound)| Some((word(code)?, *bound))).collect();
        CheckPlan::PerValue(Box::new(PerValuePlan {
            partition: self.partition(set.table, attr),
            set,
            common: Bound { min: *min, max: *max },
            max_share: *max_share,
            cover: cover_words,
            undeclared: cover.is_some() && group.is_none(),
            table: rows,
        }))
    }

    fn pred(&mut self, table: usize, pred: &'a Pred) -> PredPlan<'a> {
        let nested =
            |compiler: &mut Self, of: &'a [Pred]| of.iter().map(|pred| compiler.pred(table, pred)).collect();
        match pred {
            Pred::Is { attr, value } => self.listed(table, attr, singles(value)),
            Pred::In { attr, values } => self.listed(table, attr, values.iter().flat_map(singles)),
            Pred::InGroup { attr, group } => match self.schema.groups.get(group) {
                Some(group) => self.listed(table, attr, group.codes.iter().map(|code| Symbol::Text(code))),
                None => PredPlan::Undeclared,
            },
            Pred::Between { attr, min, max } => PredPlan::Between {
                slot: self.slot(table, attr.into()),
                min: min.as_ref().map(Symbol::of),
                max: max.as_ref().map(Symbol::of),
            },
            Pred::SameAs { attr, other } => {
                PredPlan::Same { slot: self.slot(table, attr.into()), other: self.other(table, other) }
            }
            Pred::Has { attr } => PredPlan::Has { slot: self.slot(table, attr.into()) },
            Pred::All { of } => PredPlan::All(nested(self, of)),
            Pred::Any { of } => PredPlan::Any(nested(self, of)),
            Pred::Not { of } => PredPlan::Not(Box::new(self.pred(table, of))),
        }
    }

    fn listed(
        &mut self,
        table: usize,
        attr: &'a String,
        symbols: impl Iterator<Item = Symbol<'a>>,
    ) -> PredPlan<'a> {
        let mut words = WordSet::default();
        symbols.filter_map(|symbol| self.words.find(symbol)).for_each(|word| words.insert(word));
        PredPlan::Listed { slot: self.slot(table, attr.into()), words }
    }

    /// The registration's attribute, or else the item's own.
    fn other(&mut self, table: usize, name: &'a String) -> Other {
        let declared = self.schema.attributes(self.kind(table)).is_some_and(|known| known.contains_key(name));
        if declared && !self.schema.registration.contains_key(name) {
            Other::Own(self.slot(table, name.into()))
        } else {
            Other::Registration(self.slot(REGISTRATION, name.into()))
        }
    }
}
