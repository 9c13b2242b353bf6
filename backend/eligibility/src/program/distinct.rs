//! Checks that tell values apart: `distinct` and `per_value`.

use std::collections::{BTreeMap, BTreeSet};

use super::Wanted;
use super::condition::Compiler;
use super::form::Form;
use super::world::{Counted, sum};
use crate::rule::{Bound, Check, Frac, Set};
use crate::schema::AttributeKind;
use crate::value::Value;

/// The value of one attribute, or of several together.
type Key = Vec<Value>;
type Guard = Option<usize>;

/// Different values beyond which no rows are written.
const KEYS: usize = 200;
/// Items of one value beyond which they share a row.
const SHARP: usize = 12;

/// Items by their values.
#[derive(Default)]
struct Sorted<'a> {
    by_key: BTreeMap<Key, Vec<Counted<'a>>>,
    /// Items whose values are not known.
    floating: Vec<Counted<'a>>,
    /// Items whose values are known, each once.
    settled: Vec<Counted<'a>>,
}

/// The numbers of a `per_value` check.
struct Bounds<'a> {
    common: Bound,
    max_share: Option<Frac>,
    cover: Option<&'a String>,
    table: &'a BTreeMap<String, Bound>,
}

impl<'a> Compiler<'a> {
    fn sorted(&self, set: &Set, attrs: &[String]) -> Option<Sorted<'a>> {
        let world = self.world;
        let mut sorted = Sorted::default();
        for item in world.gather(set)? {
            let values: Option<Vec<Value>> =
                attrs.iter().map(|name| world.value(item.item, &set.over, name)).collect();
            let Some(values) = values else {
                sorted.floating.push(item);
                continue;
            };
            sorted.settled.push(item);
            for key in keys(&values) {
                sorted.by_key.entry(key).or_default().push(item);
            }
        }
        (sorted.by_key.len() <= KEYS).then_some(sorted)
    }

    pub(super) fn distinct(
        &mut self,
        set: &Set,
        attr: &str,
        bounds: (Option<i64>, Option<i64>),
        wanted: Wanted,
        guard: Guard,
    ) -> Option<()> {
        let sorted = self.sorted(set, &[attr.to_owned()])?;
        let several = self.world.schema.attributes(&set.over).and_then(|known| known.get(attr));
        let several = several.is_some_and(|known| matches!(known.kind, AttributeKind::CodeSet { .. }));
        let each = if several { 1000 } else { 1 };
        let mut low = Form::new();
        let mut high = sum(sorted.floating.iter().map(|item| (item.item.column, each)));
        for items in sorted.by_key.values() {
            let sure = sum(items.iter().filter(|item| item.sure()).map(|item| (item.item.column, 1)));
            let here = self.program.choice();
            self.program.at_least(sure, 1, Some(here));
            low.insert(here, 1);
            let maybe = self.occurs(items);
            high.insert(maybe, 1);
        }
        self.within((low, high), bounds, wanted, guard);
        Some(())
    }

    /// A choice that must be yes when any of the items may be there.
    fn occurs(&mut self, items: &[Counted]) -> usize {
        let yes = self.program.choice();
        let most =
            |item: &Counted| self.program.columns.get(item.item.column).map_or(0, |column| column.high);
        let each: Vec<(usize, i64)> = items.iter().map(|item| (item.item.column, most(item))).collect();
        // A row for each item is the sharper form, one row for all of them the shorter.
        if each.len() <= SHARP {
            for (column, most) in each {
                self.program.at_most(sum([(column, 1), (yes, -most)]), 0, None);
            }
        } else {
            let all = each.iter().map(|(_, most)| *most).fold(0, i64::saturating_add);
            let form = each.iter().map(|(column, _)| (*column, 1)).chain([(yes, -all)]);
            self.program.at_most(sum(form), 0, None);
        }
        yes
    }

    pub(super) fn per_value(&mut self, check: &Check, wanted: Wanted, guard: Guard) -> Option<()> {
        let Check::PerValue { set, attr, min, max, max_share, cover, table } = check else { return None };
        let bounds = Bounds {
            common: Bound { min: *min, max: *max },
            max_share: *max_share,
            cover: cover.as_ref(),
            table,
        };
        let sorted = self.sorted(set, attr)?;
        let asked = self.asked(&bounds)?;
        match wanted {
            Wanted::Met => self.each_fits(set, &sorted, &bounds, &asked, guard),
            Wanted::NotMet => self.one_breaks(&sorted, &bounds, &asked, guard),
        }
        Some(())
    }

    /// Codes that have to occur, with how often.
    fn asked(&self, bounds: &Bounds) -> Option<Vec<(String, i64)>> {
        let wanted: BTreeSet<String> = match bounds.cover {
            Some(name) => self.world.schema.groups.get(name)?.codes.clone(),
            None => BTreeSet::new(),
        };
        let often = bounds.common.min.unwrap_or(1).max(1);
        let tabled = bounds.table.iter().filter_map(|(code, bound)| Some((code.clone(), bound.min?)));
        Some(wanted.into_iter().map(|code| (code, often)).chain(tabled).collect())
    }

    fn each_fits(
        &mut self,
        set: &Set,
        sorted: &Sorted,
        bounds: &Bounds,
        asked: &[(String, i64)],
        guard: Guard,
    ) {
        let floats = || sorted.floating.iter().map(|item| (item.weight.column, item.weight.high.max(0)));
        for (key, items) in &sorted.by_key {
            let bound = bounds.of(key);
            if let Some(max) = bound.max {
                self.program.at_most(sum(items.iter().map(Counted::high).chain(floats())), max, guard);
            }
            if let Some(min) = bound.min {
                self.enough_where_it_occurs(items, min, guard);
            }
            if let Some(frac) = bounds.max_share {
                let form = share(frac, items.iter().map(Counted::high).chain(floats()), sorted, items);
                self.program.at_most(form, 0, guard);
            }
        }
        if let Some(max) = bounds.common.max {
            self.program.at_most(sum(floats()), max, guard);
        }
        let enough = set.sum.is_none() && bounds.common.min.is_none_or(|min| min <= 1);
        if !enough && bounds.common.min.is_some() {
            self.program.at_most(sum(sorted.floating.iter().map(|item| (item.item.column, 1))), 0, guard);
        }
        for (code, often) in asked {
            let items = sorted.by_key.get(&vec![Value::Code(code.clone())]);
            self.program.at_least(sum(items.into_iter().flatten().map(Counted::low)), *often, guard);
        }
    }

    /// A minimum binds only values that occur, and with a guard only where that holds as well.
    fn enough_where_it_occurs(&mut self, items: &[Counted], min: i64, guard: Guard) {
        let occurs = self.occurs(items);
        let binds = match guard {
            None => occurs,
            Some(guard) => {
                let both = self.program.choice();
                self.program.at_least(sum([(both, 1), (occurs, -1), (guard, -1)]), -1, None);
                both
            }
        };
        self.program.at_least(sum(items.iter().map(Counted::low)), min, Some(binds));
    }

    fn one_breaks(&mut self, sorted: &Sorted, bounds: &Bounds, asked: &[(String, i64)], guard: Guard) {
        let mut ways = Vec::new();
        let floats = || sorted.floating.iter().map(|item| (item.weight.column, item.weight.high.max(0)));
        for (key, items) in &sorted.by_key {
            let bound = bounds.of(key);
            if let Some(max) = bound.max {
                let way = self.program.choice();
                self.program.at_least(sum(items.iter().map(Counted::low)), max.saturating_add(1), Some(way));
                ways.push(way);
            }
            if let Some(min) = bound.min {
                let way = self.program.choice();
                let high = sum(items.iter().map(Counted::high).chain(floats()));
                let sure = sum(items.iter().filter(|item| item.sure()).map(|item| (item.item.column, 1)));
                self.program.at_most(high, min.saturating_sub(1), Some(way));
                self.program.at_least(sure, 1, Some(way));
                ways.push(way);
            }
            if let Some(frac) = bounds.max_share.filter(|_| sorted.floating.is_empty()) {
                let way = self.program.choice();
                let form = share(frac, items.iter().map(Counted::low), sorted, items);
                self.program.at_least(form, 1, Some(way));
                ways.push(way);
            }
        }
        for (code, often) in asked {
            let items = sorted.by_key.get(&vec![Value::Code(code.clone())]);
            let high = sum(items.into_iter().flatten().map(Counted::high).chain(floats()));
            let way = self.program.choice();
            self.program.at_most(high, often.saturating_sub(1), Some(way));
            ways.push(way);
        }
        self.one_of(&ways, guard);
    }
}

impl Bounds<'_> {
    /// Bounds of one value: its own row of the table, or the common ones.
    fn of(&self, key: &Key) -> Bound {
        let single = match key.as_slice() {
            [value] => value.as_str(),
            _ => None,
        };
        single.and_then(|code| self.table.get(code)).copied().unwrap_or(self.common)
    }
}

/// (bottom − top) · value − top · rest, where the rest are the items with other values.
fn share(frac: Frac, value: impl Iterator<Item = (usize, i64)>, sorted: &Sorted, items: &[Counted]) -> Form {
    let (top, bottom) = (i64::from(frac.0.min(frac.1)), i64::from(frac.1));
    let mine = value.map(|(column, factor)| (column, factor.saturating_mul(bottom - top)));
    let other = |item: &&Counted| !items.iter().any(|mine| std::ptr::eq(mine.item, item.item));
    let rest = sorted.settled.iter().filter(other).map(Counted::low);
    sum(mine.chain(rest.map(|(column, factor)| (column, factor.saturating_mul(-top)))))
}

/// Every combination of the single values of each value: a code set has several, known absence none.
fn keys(values: &[Value]) -> Vec<Key> {
    let mut keys: Vec<Key> = vec![Vec::new()];
    for value in values {
        let single: Vec<Value> = match value {
            Value::Absent => Vec::new(),
            Value::Codes(codes) => codes.iter().cloned().map(Value::Code).collect(),
            other => vec![other.clone()],
        };
        keys = keys
            .iter()
            .flat_map(|key| single.iter().map(move |value| [key.clone(), vec![value.clone()]].concat()))
            .collect();
    }
    keys
}
