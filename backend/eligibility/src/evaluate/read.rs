//! Reading facts into tables.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::mask::{CHUNK, Mask};
use super::plan::{Slot, TablePlan, Vocabulary};
use super::table::{Entry, Filling, Gap, Partition, Row, Table, Tables};
use super::words::{SEVERAL, SOURCE_UNKNOWN, Symbol, UNKNOWN};
use crate::facts::{Attributes, Facts, Item};
use crate::rule::MEMBERS;
use crate::value::Value;

pub(super) fn read<'t>(vocabulary: &'t Vocabulary<'t>, facts: &'t Facts) -> Tables<'t> {
    let mut reader = Reader { vocabulary, further: Vec::new(), number_of: BTreeMap::new() };
    let mut plans = vocabulary.tables.iter();
    let mut tables = Vec::with_capacity(vocabulary.tables.len());
    let registration = Row { id: &facts.registration_id, attributes: &facts.registration };
    tables.extend(plans.next().map(|plan| reader.table(plan, (vec![registration], Filling::Closed, 0))));
    tables.extend(plans.map(|plan| reader.table(plan, collection(facts, plan.name))));
    let mut read = Tables { vocabulary, further: reader.further, list: tables };
    for number in 0..read.list.len() {
        let Some(table) = read.list.get(number) else { continue };
        let partitions = table.plan.partitions.iter().map(|slots| partition(&read, table, slots)).collect();
        if let Some(table) = read.list.get_mut(number) {
            table.partitions = partitions;
        }
    }
    read
}

/// The items of a collection, how it can grow, and from where on they are the registration's own.
fn collection<'t>(facts: &'t Facts, name: &str) -> (Vec<Row<'t>>, Filling, usize) {
    let row = |item: &'t Item| Row { id: item.id.as_str(), attributes: &item.attributes };
    match name {
        MEMBERS => {
            let filling = if facts.may_join { Filling::Joining } else { Filling::Closed };
            (facts.members.iter().map(row).collect(), filling, 0)
        }
        "registrations" => {
            let others = facts.pool.iter().filter(|item| item.id != facts.registration_id);
            let mut items: Vec<Row> = others.map(row).collect();
            items.push(Row { id: &facts.registration_id, attributes: &facts.registration });
            let own_from = items.len() - 1;
            (items, Filling::Pool, own_from)
        }
        "registrations.members" => {
            let others = facts.collections.get(name).into_iter().flatten();
            let items: Vec<Row> = others.chain(&facts.members).map(row).collect();
            let own_from = items.len() - facts.members.len();
            (items, Filling::Pool, own_from)
        }
        _ => match facts.collections.get(name) {
            Some(items) => (items.iter().map(row).collect(), Filling::Closed, items.len()),
            None => (Vec::new(), Filling::Unlisted, 0),
        },
    }
}

struct Reader<'t> {
    vocabulary: &'t Vocabulary<'t>,
    further: Vec<Symbol<'t>>,
    number_of: BTreeMap<Symbol<'t>, u32>,
}

impl<'t> Reader<'t> {
    fn table(
        &mut self,
        plan: &'t TablePlan<'t>,
        (items, filling, own_from): (Vec<Row<'t>>, Filling, usize),
    ) -> Table<'t> {
        let chunks = items.len().div_ceil(CHUNK).max(1);
        let mut cells = Vec::with_capacity(plan.slots.len() * items.len());
        let mut gaps = Vec::with_capacity(plan.slots.len() * chunks);
        let mut several = Vec::new();
        for slot in &plan.slots {
            let column = cells.len();
            cells.extend(items.iter().map(|item| self.cell(slot, item.attributes, &mut several)));
            let column = cells.get(column..).unwrap_or_default();
            gaps.extend((0..chunks).map(|chunk| gap(column.chunks(CHUNK).nth(chunk).unwrap_or_default())));
        }
        Table { plan, items, filling, own_from, cells, gaps, several, partitions: Vec::new() }
    }

    fn cell(&mut self, slot: &'t Slot<'t>, attributes: &'t Attributes, several: &mut Vec<Vec<u32>>) -> u32 {
        if let Some(value) = attributes.get(slot.name.as_ref()) {
            return self.value(value, several);
        }
        let Some(source) = slot.source else { return UNKNOWN };
        match attributes.get(source.from) {
            None => SOURCE_UNKNOWN,
            Some(Value::Absent) => self.word(Symbol::Absent),
            Some(value) => match value.as_str().and_then(|code| source.table.get(code)) {
                Some(code) => self.word(Symbol::Text(code)),
                None => UNKNOWN,
            },
        }
    }

    fn value(&mut self, value: &'t Value, several: &mut Vec<Vec<u32>>) -> u32 {
        match (Symbol::of(value), value) {
            (Some(symbol), _) => self.word(symbol),
            (None, Value::Codes(codes)) => {
                let mut words: Vec<u32> = codes.iter().map(|code| self.word(Symbol::Text(code))).collect();
                words.sort_unstable();
                words.dedup();
                several.push(words);
                SEVERAL + number(several.len() - 1)
            }
            (None, _) => UNKNOWN,
        }
    }

    fn word(&mut self, symbol: Symbol<'t>) -> u32 {
        let words = &self.vocabulary.words;
        words.find(symbol).unwrap_or_else(|| {
            *self.number_of.entry(symbol).or_insert_with(|| {
                self.further.push(symbol);
                number(words.len() + self.further.len() - 1)
            })
        })
    }
}

/// Memory ends long before numbers do.
fn number(count: usize) -> u32 {
    u32::try_from(count).map_or(SEVERAL - 1, |count| count.min(SEVERAL - 1))
}

fn gap(cells: &[u32]) -> Gap {
    let mut gap = Gap::default();
    for (bit, &cell) in cells.iter().enumerate() {
        gap.unknown |= u64::from(cell >= SOURCE_UNKNOWN) << bit;
        gap.several |= u64::from((SEVERAL..SOURCE_UNKNOWN).contains(&cell)) << bit;
    }
    gap
}

fn partition(read: &Tables, table: &Table, slots: &[usize]) -> Partition {
    let unknown = Mask::of(table.chunks(), |chunk| {
        slots.iter().fold(0, |unknown, &slot| unknown | table.gap(slot, chunk).unknown)
    });
    let known = Mask::of(table.chunks(), |chunk| table.all(chunk) & !unknown.chunk(chunk));
    let entries = if let [slot] = slots {
        by_value(read, table, *slot, &known)
    } else {
        by_combination(read, table, slots, &known)
    };
    Partition { entries, unknown }
}

fn by_value(read: &Tables, table: &Table, slot: usize, known: &Mask) -> Vec<Entry> {
    let mut pairs = Vec::with_capacity(table.items.len());
    for item in known.positions() {
        pairs.extend(table.values(&table.cell(slot, item)).iter().map(|&word| (word, item)));
    }
    pairs.sort_unstable_by(|one, other| read.order(one.0, other.0).then(one.1.cmp(&other.1)));
    entries(&pairs, |&word| Some(word))
}

fn by_combination(read: &Tables, table: &Table, slots: &[usize], known: &Mask) -> Vec<Entry> {
    let mut pairs: Vec<(Vec<u32>, usize)> = Vec::new();
    for item in known.positions() {
        pairs.extend(combinations(table, slots, item).into_iter().map(|key| (key, item)));
    }
    let order = |one: &[u32], other: &[u32]| {
        let each = one.iter().zip(other).map(|(&one, &other)| read.order(one, other));
        each.fold(Ordering::Equal, Ordering::then)
    };
    pairs.sort_unstable_by(|one, other| order(&one.0, &other.0).then(one.1.cmp(&other.1)));
    entries(&pairs, |_| None)
}

/// Every combination of an item's values; one with several codes has several.
fn combinations(table: &Table, slots: &[usize], item: usize) -> Vec<Vec<u32>> {
    slots.iter().fold(vec![Vec::new()], |keys, &slot| {
        let cell = table.cell(slot, item);
        let values = table.values(&cell);
        let longer = |key: &Vec<u32>| {
            let key = key.clone();
            values.iter().map(move |&word| [key.as_slice(), &[word]].concat()).collect::<Vec<_>>()
        };
        keys.iter().flat_map(longer).collect()
    })
}

fn entries<K: PartialEq>(pairs: &[(K, usize)], word: impl Fn(&K) -> Option<u32>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(pairs.len());
    for (key, group) in pairs.chunk_by(|one, other| one.0 == other.0).enumerate() {
        for near in group.chunk_by(|one, other| one.1 / CHUNK == other.1 / CHUNK) {
            let mask = near.iter().fold(0, |mask, (_, item)| mask | 1 << (item % CHUNK));
            let Some((value, item)) = near.first() else { continue };
            entries.push(Entry { key, word: word(value), chunk: item / CHUNK, mask });
        }
    }
    entries
}
