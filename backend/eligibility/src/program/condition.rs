//! Checks as rows. A guarded condition binds only where its guard, a yes-or-no column, is yes.

use super::Wanted;
use super::form::{Form, Program};
use super::truth::truth;
use super::world::{Counted, World, sum};
use crate::evaluate::confirmation;
use crate::rule::{Check, Frac, Pred, Set};
use crate::value::Value;

pub(crate) struct Compiler<'a> {
    pub(crate) world: &'a World<'a>,
    pub(crate) program: Program,
}

type Guard = Option<usize>;
type Ends<T> = (Option<T>, Option<T>);

impl Compiler<'_> {
    /// Asks that the check stand as wanted. None when it cannot be put into rows.
    pub(crate) fn demand(&mut self, check: &Check, wanted: Wanted, guard: Guard) -> Option<()> {
        match check {
            Check::Count { set, min, max } => self.count(set, (*min, *max), wanted, guard),
            Check::Share { part, of, min, max } => {
                let parts = shared(self.world, part, of)?;
                self.compare(&parts, (*min, *max), wanted, guard);
                Some(())
            }
            Check::Ratio { left, right, min, max } => {
                let parts = apart(self.world, left, right)?;
                self.compare(&parts, (*min, *max), wanted, guard);
                Some(())
            }
            Check::Every { set, must } => self.every(set, must, wanted, guard),
            Check::Distinct { set, attr, min, max } => self.distinct(set, attr, (*min, *max), wanted, guard),
            Check::PerValue { .. } => self.per_value(check, wanted, guard),
            Check::Fact { must } => {
                let holds = truth(must, &self.world.registration, "registrations", self.world);
                self.settle(holds == Some(wanted == Wanted::Met), guard);
                Some(())
            }
            Check::Confirm { statement, .. } => {
                self.confirm(&confirmation(statement), wanted, guard);
                Some(())
            }
            Check::AllOf { checks } => self.several(checks, wanted == Wanted::Met, wanted, guard),
            Check::AnyOf { checks } => self.several(checks, wanted == Wanted::NotMet, wanted, guard),
            Check::If { when, then, otherwise } => {
                self.branches(when, then, otherwise.as_deref(), wanted, guard)
            }
        }
    }

    fn count(&mut self, set: &Set, (min, max): Ends<i64>, wanted: Wanted, guard: Guard) -> Option<()> {
        let items = self.world.gather(set)?;
        let (low, high) = (sum(items.iter().map(Counted::low)), sum(items.iter().map(Counted::high)));
        self.within((low, high), (min, max), wanted, guard);
        Some(())
    }

    /// A quantity, known by the least and the most it can be, within bounds or surely outside them.
    pub(super) fn within(
        &mut self,
        (low, high): (Form, Form),
        (min, max): Ends<i64>,
        wanted: Wanted,
        guard: Guard,
    ) {
        if wanted == Wanted::Met {
            if let Some(min) = min {
                self.program.at_least(low, min, guard);
            }
            if let Some(max) = max {
                self.program.at_most(high, max, guard);
            }
            return;
        }
        let mut ways = Vec::new();
        if let Some(min) = min {
            let way = self.program.choice();
            self.program.at_most(high, min.saturating_sub(1), Some(way));
            ways.push(way);
        }
        if let Some(max) = max {
            let way = self.program.choice();
            self.program.at_least(low, max.saturating_add(1), Some(way));
            ways.push(way);
        }
        self.one_of(&ways, guard);
    }

    fn every(&mut self, set: &Set, must: &Pred, wanted: Wanted, guard: Guard) -> Option<()> {
        let items = self.world.gather(set)?;
        let fits = |item: &Counted| truth(must, &item.item.attributes, &set.over, self.world);
        let breaking = |item: &&Counted| match wanted {
            Wanted::Met => fits(item) != Some(true),
            Wanted::NotMet => item.sure() && fits(item) == Some(false),
        };
        let form = sum(items.iter().filter(breaking).map(|item| (item.item.column, 1)));
        match wanted {
            Wanted::Met => self.program.at_most(form, 0, guard),
            Wanted::NotMet => self.program.at_least(form, 1, guard),
        }
        Some(())
    }

    /// `bottom · left − top · right` has the sign the bound asks for, or surely the other.
    fn compare(&mut self, parts: &[Choices], (min, max): Ends<Frac>, wanted: Wanted, guard: Guard) {
        let least = |frac| sum(parts.iter().flat_map(|part| part.extreme(frac, Side::Least)));
        let most = |frac| sum(parts.iter().flat_map(|part| part.extreme(frac, Side::Most)));
        if wanted == Wanted::Met {
            if let Some(frac) = min {
                self.program.at_least(least(frac), 0, guard);
            }
            if let Some(frac) = max {
                self.program.at_most(most(frac), 0, guard);
            }
            return;
        }
        let mut ways = Vec::new();
        if let Some(frac) = min {
            let way = self.program.choice();
            self.program.at_most(most(frac), -1, Some(way));
            ways.push(way);
        }
        if let Some(frac) = max {
            let way = self.program.choice();
            self.program.at_least(least(frac), 1, Some(way));
            ways.push(way);
        }
        self.one_of(&ways, guard);
    }

    fn confirm(&mut self, statement: &str, wanted: Wanted, guard: Guard) {
        let known = self.world.registration.get(statement).map(|value| *value == Value::Bool(true));
        match (known, self.world.statements.get(statement).copied(), wanted) {
            (Some(confirmed), _, _) => self.settle(confirmed == (wanted == Wanted::Met), guard),
            (None, Some(column), Wanted::Met) => self.program.at_least(sum([(column, 1)]), 1, guard),
            (None, Some(column), Wanted::NotMet) if self.world.settled => {
                self.program.at_most(sum([(column, 1)]), 0, guard);
            }
            (None, _, _) => self.settle(false, guard),
        }
    }

    /// All of the checks, or one of them.
    fn several(&mut self, checks: &[Check], all: bool, wanted: Wanted, guard: Guard) -> Option<()> {
        if all {
            return checks.iter().try_for_each(|check| self.demand(check, wanted, guard));
        }
        let mut ways = Vec::new();
        for check in checks {
            let way = self.program.choice();
            self.demand(check, wanted, Some(way))?;
            ways.push(way);
        }
        self.one_of(&ways, guard);
        Some(())
    }

    fn branches(
        &mut self,
        when: &Check,
        then: &Check,
        otherwise: Option<&Check>,
        wanted: Wanted,
        guard: Guard,
    ) -> Option<()> {
        let (applies, not) = (self.program.choice(), self.program.choice());
        let mut ways = vec![applies, not];
        self.demand(when, Wanted::Met, Some(applies))?;
        self.demand(then, wanted, Some(applies))?;
        self.demand(when, Wanted::NotMet, Some(not))?;
        self.fallback(otherwise, wanted, Some(not))?;
        if !self.world.settled {
            let either = self.program.choice();
            self.demand(then, wanted, Some(either))?;
            self.fallback(otherwise, wanted, Some(either))?;
            ways.push(either);
        }
        self.one_of(&ways, guard);
        Some(())
    }

    fn fallback(&mut self, otherwise: Option<&Check>, wanted: Wanted, guard: Guard) -> Option<()> {
        if let Some(check) = otherwise {
            return self.demand(check, wanted, guard);
        }
        self.settle(wanted == Wanted::Met, guard);
        Some(())
    }

    pub(super) fn one_of(&mut self, ways: &[usize], guard: Guard) {
        self.program.at_least(sum(ways.iter().map(|way| (*way, 1))), 1, guard);
    }

    /// Nothing to choose: either it stands as wanted, or whatever guards it is out of the question.
    pub(super) fn settle(&mut self, stands: bool, guard: Guard) {
        if !stands {
            self.program.at_most(Form::new(), -1, guard);
        }
    }
}

/// What one item can add to the left and to the right, every combination that is possible.
#[derive(Default)]
struct Choices<'a>(Vec<(Option<Counted<'a>>, Option<Counted<'a>>)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Least,
    Most,
}

impl Choices<'_> {
    /// Terms of the least or greatest `bottom · left − top · right` among the choices.
    fn extreme(&self, frac: Frac, side: Side) -> Vec<(usize, i64)> {
        let (top, bottom) = (i64::from(frac.0), i64::from(frac.1));
        let terms = |(left, right): &(Option<Counted>, Option<Counted>)| {
            let mut terms = Vec::new();
            if let Some(item) = left {
                let weight = if side == Side::Least { item.weight.low } else { item.weight.high };
                terms.push((item.weight.column, weight.saturating_mul(bottom)));
            }
            if let Some(item) = right {
                let weight = if side == Side::Least { item.weight.high } else { item.weight.low };
                terms.push((item.weight.column, weight.saturating_mul(-top)));
            }
            terms
        };
        let total =
            |terms: &Vec<(usize, i64)>| terms.iter().map(|(_, factor)| *factor).fold(0, i64::saturating_add);
        let all = self.0.iter().map(terms);
        let best = if side == Side::Least { all.min_by_key(total) } else { all.max_by_key(total) };
        best.unwrap_or_default()
    }
}

/// What each item adds to a part and to its whole. What is not in the whole is not in the part either.
fn shared<'a>(world: &'a World, part: &Set, of: &Set) -> Option<Vec<Choices<'a>>> {
    if part.over != of.over {
        return apart(world, part, of);
    }
    let (inside, whole) = (world.gather(part)?, world.gather(of)?);
    let each = whole.iter().map(|item| {
        let also = inside.iter().find(|other| std::ptr::eq(other.item, item.item));
        let mut choices = Choices::default();
        if !item.sure() {
            choices.0.push((None, None));
        }
        if !also.is_some_and(Counted::sure) {
            choices.0.push((None, Some(*item)));
        }
        if let Some(also) = also {
            choices.0.push((Some(*also), Some(*item)));
        }
        choices
    });
    Some(each.collect())
}

/// Two sets counted separately.
fn apart<'a>(world: &'a World, left: &Set, right: &Set) -> Option<Vec<Choices<'a>>> {
    let mut parts = Vec::new();
    for item in world.gather(left)? {
        let absent = (!item.sure()).then_some((None, None));
        parts.push(Choices(absent.into_iter().chain([(Some(item), None)]).collect()));
    }
    for item in world.gather(right)? {
        let absent = (!item.sure()).then_some((None, None));
        parts.push(Choices(absent.into_iter().chain([(None, Some(item))]).collect()));
    }
    Some(parts)
}
