//! Why a configuration is refused. All problems are told at once, so that an operator repairs them in one go; no
//! message repeats a value that could be secret.

use std::fmt;

use super::settings::{self, Setting};

/// One refused key and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub key: String,
    pub problem: String,
}

impl Refusal {
    pub fn of(setting: &Setting, problem: impl Into<String>) -> Self {
        Self { key: setting.key.to_owned(), problem: problem.into() }
    }

    /// A key of ours that is not in the manual, with the name that was probably meant.
    pub fn unknown(key: &str) -> Self {
        let problem = match nearest(key) {
            Some(name) => format!("no such setting; did you mean {name}?"),
            None => "no such setting; `kohort config-reference` lists them all".to_owned(),
        };
        Self { key: key.to_owned(), problem }
    }
}

/// Everything that is wrong with a configuration; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(pub Vec<Refusal>);

impl fmt::Display for Refusals {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "the configuration is refused:")?;
        for Refusal { key, problem } in &self.0 {
            writeln!(out, "  {key}: {problem}")?;
        }
        write!(out, "`kohort config-reference` explains every setting")
    }
}

impl std::error::Error for Refusals {}

/// The known key closest to a misspelt one, if it is close enough to be a slip rather than another word.
fn nearest(key: &str) -> Option<&'static str> {
    settings::ALL
        .iter()
        .map(|setting| (distance(setting.key, key), setting.key))
        .min()
        .filter(|(slips, name)| *slips * 3 <= name.len() - settings::PREFIX.len() + 1)
        .map(|(_, name)| name)
}

/// Levenshtein distance, one row at a time.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (line, a) in left.chars().enumerate() {
        let mut diagonal = line;
        let mut previous = line + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(right.chars()) {
            let above = *cell;
            *cell = (diagonal + usize::from(a != b)).min(above + 1).min(previous + 1);
            diagonal = above;
            previous = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_answered_with_the_name_that_was_meant() {
        for (slip, meant) in [
            ("KOHORT_LISEN", "KOHORT_LISTEN"),
            ("KOHORT_DATABSE_URL", "KOHORT_DATABASE_URL"),
            ("KOHORT_SIGNINGKEY", "KOHORT_SIGNING_KEY"),
            ("KOHORT_ALLOWED_ORIGIN", "KOHORT_ALLOWED_ORIGINS"),
        ] {
            assert!(Refusal::unknown(slip).problem.contains(&format!("did you mean {meant}?")), "{slip}");
        }
    }

    #[test]
    fn another_word_is_not_guessed_at() {
        assert!(Refusal::unknown("KOHORT_COLOUR_SCHEME").problem.contains("config-reference"));
    }

    #[test]
    fn distance_counts_single_slips() {
        assert_eq!(distance("mail", "mail"), 0);
        assert_eq!(distance("mail", "mial"), 2);
        assert_eq!(distance("mail", "main"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
