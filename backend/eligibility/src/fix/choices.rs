//! Everything the applicant could do, as moves between classes of members.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, Eyes};
use super::present::{Alike, alike, news, with};
use super::sources::Sources;
use super::wish::{Wish, Wishes};
use crate::evaluate::confirmation;
use crate::facts::{Attributes, Facts, Item};
use crate::program::World;
use crate::rule::{Check, RuleSet};
use crate::schema::FactSchema;
use crate::value::Value;
use crate::verdict::{FixKind, FixStep, Setting};

/// A single step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Move {
    pub(super) kind: FixKind,
    /// Place of the member it changes or takes away.
    pub(super) from: Option<usize>,
    /// Place of the member, or of the registration's facts, that is there afterwards.
    pub(super) to: Option<usize>,
    pub(super) wish: Wish,
    /// What it uses up; none for additions, which may repeat.
    pub(super) source: Option<usize>,
}

/// What a number of a state counts.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// Members of a class, by one of them.
    Member(Attributes),
    /// Facts that the registration gives once the number is one.
    Registration(Wish),
}

/// How many there are at each place.
pub(super) type State = Vec<usize>;

#[derive(Debug, Clone, Default)]
pub(super) struct Choices {
    pub(super) places: Vec<Place>,
    pub(super) start: State,
    /// How often moves may be made of each source.
    pub(super) capacities: Vec<usize>,
    /// The members of each source, in the order they are changed; none for the registration's.
    members: Vec<Vec<String>>,
    pub(super) moves: Vec<Move>,
    /// Facts of the registration that may still change and decide about several members at once.
    pub(super) linked: BTreeSet<String>,
    /// There may be more to choose from, but telling it all apart cost too much.
    pub(super) cut: bool,
    /// Nothing is unknown of anybody who is there or could come.
    pub(super) settled: bool,
    /// What is unknown has been imagined.
    pub(super) imagined: bool,
}

/// Places of classes.
type PlaceOf = BTreeMap<Class, usize>;

impl Choices {
    pub(super) fn of(rules: &RuleSet, schema: &FactSchema, facts: &Facts) -> Self {
        let sources = Sources::of(rules, schema, facts);
        let registration = facts.registration.clone();
        let world = World { schema, registration, items: [].into(), statements: [].into(), settled: false };
        let wishes = Wishes::of(rules, &sources, facts, &world);
        let eyes = Eyes::of(&sources, &world);
        let linked = sources.linked.iter().map(|(_, other)| (*other).to_owned()).collect();
        let mut choices = Self { linked, ..Self::default() };
        choices.registration(rules, &wishes, schema, facts);
        let mut place_of = BTreeMap::new();
        let newcomers = choices.newcomers(&wishes, &eyes, &mut place_of);
        choices.members_present(alike(&wishes, &eyes, schema, facts), &newcomers, &mut place_of, schema);
        for (to, wish) in newcomers {
            choices.moves.push(Move { kind: FixKind::Add, from: None, to: Some(to), wish, source: None });
        }
        choices.cut = wishes.cut || eyes.spent();
        choices.settled = place_of.keys().all(Class::is_settled);
        choices
    }

    /// Statements to be confirmed, each on its own, and one way to fill in what the registration lacks.
    fn registration(&mut self, rules: &RuleSet, wishes: &Wishes, schema: &FactSchema, facts: &Facts) {
        let mut named = BTreeSet::new();
        rules.rules.iter().for_each(|rule| collect_statements(&rule.check, &mut named));
        named.retain(|name| !facts.registration.contains_key(name));
        for name in named {
            let source = self.source(1, Vec::new());
            self.say(FixKind::Confirm, Wish::from([(name, Value::Bool(true))]), source);
        }
        for kind in [FixKind::Fill, FixKind::Correct] {
            let news = |wish| news(kind, wish, &facts.registration, Some(&schema.registration));
            let ways: BTreeSet<Wish> = wishes.registration.iter().map(news).collect();
            let source = self.source(1, Vec::new());
            for wish in ways.into_iter().filter(|wish| !wish.is_empty()) {
                self.say(kind, wish, source);
            }
        }
    }

    fn say(&mut self, kind: FixKind, wish: Wish, source: usize) {
        let to = Some(self.place(Place::Registration(wish.clone())));
        self.moves.push(Move { kind, from: None, to, wish, source: Some(source) });
    }

    fn source(&mut self, capacity: usize, members: Vec<String>) -> usize {
        self.capacities.push(capacity);
        self.members.push(members);
        self.capacities.len() - 1
    }

    fn place(&mut self, place: Place) -> usize {
        self.places.push(place);
        self.start.push(0);
        self.places.len() - 1
    }

    fn member_place(&mut self, class: &Class, attributes: &Attributes, place_of: &mut PlaceOf) -> usize {
        if let Some(place) = place_of.get(class) {
            return *place;
        }
        let place = self.place(Place::Member(attributes.clone()));
        place_of.insert(class.clone(), place);
        place
    }

    /// Whoever could come, each class once; one of whom less is known only if nobody like that is better known.
    fn newcomers(&mut self, wishes: &Wishes, eyes: &Eyes, place_of: &mut PlaceOf) -> Vec<(usize, Wish)> {
        let mut seen = BTreeSet::new();
        let classes: Vec<(Class, &Wish)> = wishes
            .members
            .iter()
            .map_while(|wish| Some((eyes.look(wish)?, wish)))
            .filter(|(class, _)| seen.insert(class.clone()))
            .collect();
        let best = |class: &Class| !classes.iter().any(|(other, _)| other.refines(class));
        let kept = classes.iter().filter(|(class, _)| best(class));
        kept.map(|(class, wish)| (self.member_place(class, wish, place_of), (*wish).clone())).collect()
    }

    /// Those who are there, with what can be made of each.
    fn members_present(
        &mut self,
        groups: Vec<Alike>,
        newcomers: &[(usize, Wish)],
        place_of: &mut PlaceOf,
        schema: &FactSchema,
    ) {
        for Alike { class, changes, members } in groups {
            let Some(first) = members.first() else { continue };
            let from = self.member_place(&class, &first.attributes, place_of);
            if let Some(count) = self.start.get_mut(from) {
                *count += members.len();
            }
            let ids = members.iter().map(|member| member.id.clone()).collect();
            let source = self.source(members.len(), ids);
            for ((kind, class), wish) in changes {
                let changed = with(&first.attributes, &wish, schema);
                let to = self.member_place(&class, &changed, place_of);
                self.change(kind, from, Some(to), wish, source);
            }
            for (to, wish) in newcomers.iter().filter(|(to, _)| *to != from) {
                self.change(FixKind::Replace, from, Some(*to), wish.clone(), source);
            }
            self.change(FixKind::Remove, from, None, Wish::new(), source);
        }
    }

    fn change(&mut self, kind: FixKind, from: usize, to: Option<usize>, wish: Wish, source: usize) {
        self.moves.push(Move { kind, from: Some(from), to, wish, source: Some(source) });
    }

    /// Sources that are members, with their place.
    pub(super) fn present(&self) -> impl Iterator<Item = (usize, usize)> {
        let removals = self.moves.iter().filter(|step| step.kind == FixKind::Remove);
        removals.filter_map(|step| Some((step.source?, step.from?)))
    }

    /// The facts a state stands for.
    pub(super) fn facts(&self, state: &State, start: &Facts, schema: &FactSchema) -> Facts {
        let mut facts = Facts { members: Vec::new(), ..start.clone() };
        for (place, &count) in self.places.iter().zip(state) {
            match place {
                Place::Member(attributes) => {
                    let item =
                        || Item { id: facts.members.len().to_string(), attributes: attributes.clone() };
                    let items: Vec<Item> = (0..count).map(|_| item()).collect();
                    facts.members.extend(items);
                }
                Place::Registration(wish) if count > 0 => {
                    FactSchema::put(Some(&schema.registration), &mut facts.registration, wish.clone());
                }
                Place::Registration(_) => {}
            }
        }
        facts
    }

    /// The steps for the applicant: who exactly is changed, and what is to be said of whom.
    pub(super) fn steps(&self, taken: &[usize]) -> Vec<FixStep> {
        let mut used = vec![0; self.capacities.len()];
        let moves = taken.iter().filter_map(|index| self.moves.get(*index));
        let steps = moves.map(|step| {
            let place = step.source.and_then(|source| {
                let next = used.get_mut(source)?;
                *next += 1;
                self.members.get(source)?.get(*next - 1).cloned()
            });
            let setting = |(attribute, value): (&String, &Value)| Setting {
                attribute: attribute.clone(),
                value: value.clone(),
            };
            FixStep { kind: step.kind, member: place, set: step.wish.iter().map(setting).collect() }
        });
        steps.collect()
    }
}

fn collect_statements(check: &Check, named: &mut BTreeSet<String>) {
    if let Check::Confirm { statement, .. } = check {
        named.insert(confirmation(statement));
    }
    check.parts().into_iter().for_each(|part| collect_statements(part, named));
}
