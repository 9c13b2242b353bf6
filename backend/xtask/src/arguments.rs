//! The few `--name value` flags of the verbs. A flag that no verb took is an error, not a silence.

use crate::failure::{Failure, Outcome};

pub struct Arguments(Vec<String>);

impl Arguments {
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// Takes `--name value` or `--name=value` out of the words.
    pub fn take(&mut self, name: &str) -> Outcome<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&prefix)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            Ok(Some(self.0.remove(at)))
        } else {
            Err(Failure::new(format!("`{name}` needs a value")))
        }
    }

    /// Refuses whatever was not taken.
    pub fn finish(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => {
                Err(Failure::new(format!("`{word}` is not understood here; see `cargo xtask help`")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn arguments(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn both_spellings_of_a_flag_are_taken() {
        let mut given = arguments(&["--port", "9000", "--data=dir"]);
        assert_eq!(given.take("--data").unwrap().as_deref(), Some("dir"));
        assert_eq!(given.take("--port").unwrap().as_deref(), Some("9000"));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_flag_without_value_and_an_unknown_flag_are_refused() {
        assert!(arguments(&["--port"]).take("--port").is_err());
        assert!(arguments(&["--prot", "1"]).finish().is_err());
    }
}
