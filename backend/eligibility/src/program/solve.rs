//! The solver behind the program, with a bound on its work that does not depend on the clock.

use super::form::Program;

/// What was found out about a program.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    /// Columns of a cheapest solution.
    #[cfg_attr(not(feature = "solver"), expect(dead_code, reason = "only a solver looks at it"))]
    Best(Vec<i64>),
    #[cfg_attr(not(feature = "solver"), expect(dead_code, reason = "only a solver looks at it"))]
    Impossible,
    /// The budget ran out, the program is too large, or the solver failed.
    GaveUp,
}

/// Work left to spend. A unit is about a third of a microsecond on a machine of 2025.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
    spent: usize,
    gave_up: bool,
}

/// Columns and rows of one program beyond which it is not tried.
const LARGEST: usize = 6_000;
/// Nodes of the search looked at before the budget is asked again.
#[cfg(feature = "solver")]
const SLICE: usize = 50;

impl Budget {
    pub(crate) fn new(work: usize) -> Self {
        Self { left: work, spent: 0, gave_up: false }
    }

    fn give_up(&mut self) -> Outcome {
        self.gave_up = true;
        Outcome::GaveUp
    }

    /// One of so many parts of what is left, to be spent apart.
    pub(crate) fn part(&self, of: usize) -> Self {
        Self::new(self.left / of.max(1))
    }

    /// Pays for what was spent apart.
    pub(crate) fn pay(&mut self, part: &Self) {
        self.left = self.left.saturating_sub(part.spent);
    }

    /// Notes that something was not even asked.
    pub(crate) fn leave_open(&mut self) {
        self.gave_up = true;
    }

    /// Whether some question stayed open.
    pub(crate) fn gave_up(&self) -> bool {
        self.gave_up
    }

    /// Takes some work off the budget; false when it is used up.
    pub(crate) fn spend(&mut self, work: usize) -> bool {
        let enough = self.left >= work;
        self.left = self.left.saturating_sub(work);
        self.spent = self.spent.saturating_add(work);
        self.gave_up |= !enough;
        enough
    }
}

impl Program {
    /// Work of looking at one node: a few pivots, each over all columns and rows. None for a program too large.
    fn node(&self) -> Option<usize> {
        let size = self.rows.len() + self.columns.len();
        (size <= LARGEST).then_some(size * size / 200 + 1)
    }
}

#[cfg(not(feature = "solver"))]
impl Program {
    pub(crate) fn solve(&self, budget: &mut Budget) -> Outcome {
        let _enough = self.node().is_some_and(|node| budget.spend(node));
        budget.give_up()
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
        let Some(node) = self.node().filter(|node| budget.spend(node * 5)) else {
            return budget.give_up();
        };
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
        options.node_limit = u64::try_from(SLICE).ok();
        let mut answer = problem.solve_with(options);
        loop {
            match answer {
                Ok(outcome) if outcome.is_optimal() => {
                    let Some(solution) = outcome.solution() else { return budget.give_up() };
                    let number = |variable: &microlp::Variable| whole(solution.var_value(*variable));
                    return Outcome::Best(variables.iter().map(number).collect());
                }
                Ok(outcome) if budget.spend(node * SLICE) => answer = outcome.resume(),
                Err(Error::Infeasible) => return Outcome::Impossible,
                Ok(_) | Err(_) => return budget.give_up(),
            }
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
