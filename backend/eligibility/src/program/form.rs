//! Columns (whole numbers within bounds, each with a cost) and rows (sums that must not exceed a bound).

use std::collections::BTreeMap;

/// A sum of columns, each times a whole number.
pub(crate) type Form = BTreeMap<usize, i64>;

/// A whole number to be chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) low: i64,
    pub(super) high: i64,
    #[cfg_attr(not(feature = "solver"), expect(dead_code, reason = "only a solver looks at it"))]
    pub(super) cost: i64,
}

/// `form` ≤ `bound`.
#[derive(Debug, Clone)]
pub(super) struct Row {
    #[cfg_attr(not(feature = "solver"), expect(dead_code, reason = "only a solver looks at it"))]
    pub(super) form: Form,
    #[cfg_attr(not(feature = "solver"), expect(dead_code, reason = "only a solver looks at it"))]
    pub(super) bound: i64,
}

/// Choose the columns so that all rows hold and the costs are least.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

impl Program {
    pub(crate) fn column(&mut self, low: i64, high: i64, cost: i64) -> usize {
        self.columns.push(Column { low, high, cost });
        self.columns.len() - 1
    }

    /// Yes or no, at no cost.
    pub(super) fn choice(&mut self) -> usize {
        self.column(0, 1, 0)
    }

    /// The form is at most `bound`, at least where the guard (a choice) is yes.
    pub(crate) fn at_most(&mut self, mut form: Form, bound: i64, guard: Option<usize>) {
        form.retain(|_, factor| *factor != 0);
        let excess = self.largest(&form).saturating_sub(bound);
        if excess <= 0 {
            return;
        }
        let Some(guard) = guard else {
            self.rows.push(Row { form, bound });
            return;
        };
        let factor = form.entry(guard).or_default();
        *factor = factor.saturating_add(excess);
        self.rows.push(Row { form, bound: bound.saturating_add(excess) });
    }

    pub(crate) fn at_least(&mut self, form: Form, bound: i64, guard: Option<usize>) {
        let negated = form.into_iter().map(|(column, factor)| (column, factor.saturating_neg()));
        self.at_most(negated.collect(), bound.saturating_neg(), guard);
    }

    fn largest(&self, form: &Form) -> i64 {
        let most = |(column, factor): (&usize, &i64)| {
            let bounds = self.columns.get(*column);
            bounds
                .map_or(0, |known| (factor.saturating_mul(known.low)).max(factor.saturating_mul(known.high)))
        };
        form.iter().map(most).fold(0, i64::saturating_add)
    }
}

impl Row {
    /// Nothing to choose, and broken all the same.
    #[cfg(feature = "solver")]
    pub(super) fn never(&self) -> bool {
        self.form.is_empty() && self.bound < 0
    }
}
