//! The smallest team under a model, member by member: teams are told apart only by their tallies, each up to the
//! number beyond which nothing changes, so there are finitely many and running out of them is a proof.

use std::collections::BTreeSet;

use super::Assignment;
use super::model::{Model, Node};
use crate::rule::Frac;

/// Members and registration that fulfil the rules.
pub(super) type Witness = (Vec<Assignment>, Assignment);

/// The answer to whether there is a team.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Solution {
    Smallest(Witness),
    None,
    GaveUp,
}

/// Teams looked at before giving up.
const TEAMS: usize = 30_000;

/// A team, known by its tallies and by how it grew.
struct Team {
    tallies: Vec<i64>,
    /// The team one smaller, and the kind of member that joined it.
    grown_from: Option<(usize, usize)>,
}

impl Model {
    /// The smallest team that keeps the rules and breaks another one, where one is named.
    pub(super) fn smallest(&self, keep: &[usize], broken: Option<usize>) -> Solution {
        let keep: Vec<&Node> = keep.iter().filter_map(|index| self.rules.get(*index)).collect();
        let broken = broken.and_then(|index| self.rules.get(index));
        let nobody = vec![0; self.tallies.len()];
        let mut seen = BTreeSet::from([nobody.clone()]);
        let mut teams = vec![Team { tallies: nobody, grown_from: None }];
        let mut next = 0;
        while let Some(team) = teams.get(next) {
            if let Some(registration) = self.fitting(&team.tallies, &keep, broken) {
                return Solution::Smallest(self.witness(&teams, next, registration));
            }
            if teams.len() > TEAMS {
                return Solution::GaveUp;
            }
            let tallies = team.tallies.clone();
            for kind in 0..self.members.len() {
                let grown = self.grown(&tallies, kind);
                if seen.insert(grown.clone()) {
                    teams.push(Team { tallies: grown, grown_from: Some((next, kind)) });
                }
            }
            next += 1;
        }
        if self.exact { Solution::None } else { Solution::GaveUp }
    }

    /// A kind of registration with which the team does what is wanted.
    fn fitting(&self, tallies: &[i64], keep: &[&Node], broken: Option<&Node>) -> Option<usize> {
        let fits = |registration: &usize| {
            let holds = |node: &Node| holds(node, tallies, *registration);
            keep.iter().all(|node| holds(node)) && !broken.is_some_and(holds)
        };
        (0..self.registrations.len()).find(fits)
    }

    fn grown(&self, tallies: &[i64], kind: usize) -> Vec<i64> {
        let one_more = |(tally, number): (&super::model::Tally, &i64)| {
            let counts = tally.of.get(kind).copied().unwrap_or(false);
            (number + i64::from(counts)).min(tally.cap)
        };
        self.tallies.iter().zip(tallies).map(one_more).collect()
    }

    fn witness(&self, teams: &[Team], found: usize, registration: usize) -> Witness {
        let mut members = Vec::new();
        let mut at = teams.get(found).and_then(|team| team.grown_from);
        while let Some((smaller, kind)) = at {
            members.extend(self.members.get(kind).map(|kind| kind.attributes.clone()));
            at = teams.get(smaller).and_then(|team| team.grown_from);
        }
        members.reverse();
        let registration = self.registrations.get(registration).map(|kind| kind.attributes.clone());
        (members, registration.unwrap_or_default())
    }
}

fn holds(node: &Node, tallies: &[i64], registration: usize) -> bool {
    let tally = |place: usize| tallies.get(place).copied().unwrap_or(0);
    match node {
        Node::Count { tally: place, min, max } => {
            let number = tally(*place);
            min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
        }
        Node::Share { part, of, min, max } => {
            let form = |frac: &Frac| tally(*part) * i64::from(frac.1) - tally(*of) * i64::from(frac.0);
            min.as_ref().is_none_or(|frac| form(frac) >= 0) && max.as_ref().is_none_or(|frac| form(frac) <= 0)
        }
        Node::Registration(answers) => answers.get(registration).copied().unwrap_or(false),
        Node::All(nodes) => nodes.iter().all(|node| holds(node, tallies, registration)),
        Node::Any(nodes) => nodes.iter().any(|node| holds(node, tallies, registration)),
        Node::If(when, then, otherwise) => {
            if holds(when, tallies, registration) {
                holds(then, tallies, registration)
            } else {
                otherwise.as_ref().is_none_or(|node| holds(node, tallies, registration))
            }
        }
    }
}
