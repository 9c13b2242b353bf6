//! Everybody the rules could tell apart, and every registration, so that the search misses nothing that would help.

use super::sources::Sources;
use super::wish::Wish;
use super::work::EVERYBODY;
use crate::facts::Facts;
use crate::lint::{INVENTED, Kind, Look, Looks, Scale, kinds};
use crate::program::World;
use crate::rule::{MEMBERS, RuleSet};
use crate::schema::Origin;
use crate::value::Value;
use crate::weight;

const REGISTRATIONS: &str = "registrations";

/// Kinds of member beyond which there are too many to search among.
const MEMBERS_MOST: usize = 480;
/// Kinds of registration beyond which there are too many.
const REGISTRATIONS_MOST: usize = 64;

/// One of each kind, with the facts that make them so.
pub(super) struct Everybody {
    pub(super) members: Vec<Wish>,
    pub(super) registrations: Vec<Wish>,
}

impl Everybody {
    /// None when there are too many kinds, or when values would have to be made up to tell them apart.
    pub(super) fn of(rules: &RuleSet, sources: &Sources, facts: &Facts, world: &World) -> Option<Self> {
        let mut looks = Looks::new(world.schema);
        for rule in &rules.rules {
            looks.collect(&rule.check)?;
        }
        looks.link();
        let cost: usize = sources.seen.iter().map(|pred| weight::pred(pred)).sum();
        let scale = Scale { combinations: EVERYBODY / cost.max(1), ..looks.scale() };
        let registrations = registrations(&mut looks, sources, facts, world, scale)?;
        let members = members(looks.collections.remove(MEMBERS)?, sources, facts, world, scale)?;
        let few = members.len() <= MEMBERS_MOST && registrations.len() <= REGISTRATIONS_MOST;
        few.then_some(())?;
        let wishes = |kinds: Vec<Kind>, over: &str| -> Option<Vec<Wish>> {
            kinds.into_iter().map(|kind| wish(kind, over, world)).collect()
        };
        Some(Self {
            members: wishes(members, MEMBERS)?,
            registrations: wishes(registrations, REGISTRATIONS)?,
        })
    }
}

fn registrations(
    looks: &mut Looks,
    sources: &Sources,
    facts: &Facts,
    world: &World,
    scale: Scale,
) -> Option<Vec<Kind>> {
    let mut look = std::mem::take(&mut looks.registration);
    for (attr, other) in &sources.linked {
        look.named.extend(present(facts, attr).map(|value| (*other, value)));
    }
    let nothing = World { registration: [].into(), items: [].into(), statements: [].into(), ..*world };
    kinds(&look, REGISTRATIONS, &nothing, Scale { values: 1, ..scale })
}

fn members<'a>(
    mut look: Look<'a>,
    sources: &Sources<'a>,
    facts: &Facts,
    world: &World,
    scale: Scale,
) -> Option<Vec<Kind>> {
    look.preds.extend(&sources.seen);
    look.compared.extend(&sources.values);
    look.summed.clear();
    look.amounts = sources.amounts(facts);
    for name in look.compared.clone() {
        look.named.extend(present(facts, name).map(|value| (name, value)));
    }
    kinds(&look, MEMBERS, world, scale)
}

/// Values that members have.
fn present(facts: &Facts, name: &str) -> impl Iterator<Item = Value> {
    facts.members.iter().filter_map(|member| member.attributes.get(name)).cloned()
}

/// What the applicant would say of somebody of that kind; none if a value is made up.
fn wish(kind: Kind, over: &str, world: &World) -> Option<Wish> {
    let declared = world.schema.attributes(over)?;
    let mut wish = kind.attributes;
    wish.retain(|name, _| declared.get(name).is_none_or(|known| known.origin == Origin::Asked));
    let made_up = |value: &Value| value.as_str().is_some_and(|text| text.starts_with(INVENTED));
    (!wish.values().any(made_up)).then_some(wish)
}
