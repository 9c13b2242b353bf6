//! The solver behind the program, with a bound on its work that does not depend on the clock.

use super::form::Program;

/// What was found out about a program.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// Columns of a cheapest solution.
    Best(Vec<i64>),
    Impossible,
    /// The budget ran out, the program is too large, or the solver failed.
    GaveUp,
}

/// Work left to spend, in entries of rows looked at.
#[derive(Debug)]
pub(crate) struct Budget(usize);

/// Entries of one program beyond which it is not tried.
const LARGEST: usize = 60_000;

impl Budget {
    pub(crate) fn new(work: usize) -> Self {
        Self(work)
    }

    /// Takes some work off the budget; false when it is used up.
    pub(crate) fn spend(&mut self, work: usize) -> bool {
        let enough = self.0 >= work;
        self.0 = self.0.saturating_sub(work);
        enough
    }
}

impl Program {
    /// Nodes that may be looked at, given what is left to spend. None when even one would be too many.
    fn nodes(&self, budget: &mut Budget) -> Option<u64> {
        let entries: usize = self.rows.iter().map(|row| row.form.len()).sum::<usize>() + self.columns.len();
        let once = entries + 50;
        (entries <= LARGEST && budget.spend(once * 10))
            .then(|| u64::try_from(budget.0 / once).unwrap_or(u64::MAX))
    }
}

#[cfg(not(feature = "solver"))]
impl Program {
    pub(crate) fn solve(&self, budget: &mut Budget) -> Outcome {
        let _ = self.nodes(budget);
        Outcome::GaveUp
    }
}

#[cfg(feature = "solver")]
impl Program {
    pub(crate) fn solve(&self, budget: &mut Budget) -> Outcome {
        use microlp::{Error, OptimizationDirection, Problem, SolveOptions};
        if self.columns.iter().any(|column| column.low > column.high)
            || self.rows.iter().any(super::form::Row::never)
        {
            return Outcome::Impossible;
        }
        let Some(nodes) = self.nodes(budget) else { return Outcome::GaveUp };
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<microlp::Variable> = self
            .columns
            .iter()
            .map(|column| problem.add_integer_var(real(column.cost), (small(column.low), small(column.high))))
            .collect();
        for row in &self.rows {
            let terms = row
                .form
                .iter()
                .filter_map(|(column, factor)| Some((*variables.get(*column)?, real(*factor))));
            problem.add_constraint(terms.collect::<Vec<_>>(), microlp::ComparisonOp::Le, real(row.bound));
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(nodes.min(2_000));
        match problem.solve_with(options) {
            Ok(outcome) => {
                let stats = outcome.stats();
                let _ = stats;
                let Some(solution) = outcome.solution().filter(|_| outcome.is_optimal()) else {
                    budget.spend(usize::MAX);
                    return Outcome::GaveUp;
                };
                Outcome::Best(variables.iter().map(|variable| whole(solution.var_value(*variable))).collect())
            }
            Err(Error::Infeasible) => Outcome::Impossible,
            Err(_) => Outcome::GaveUp,
        }
    }
}

#[cfg(feature = "solver")]
#[expect(clippy::cast_precision_loss, reason = "numbers of people and small factors")]
fn real(number: i64) -> f64 {
    number as f64
}

#[cfg(feature = "solver")]
fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[cfg(feature = "solver")]
#[expect(clippy::cast_possible_truncation, reason = "within the bounds of a column")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
