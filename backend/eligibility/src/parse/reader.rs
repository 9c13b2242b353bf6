//! Typed access to JSON that records every problem with its place and carries on.
//! Functions are `Refused` exactly when they recorded a problem.

use serde_json::{Map, Value as Json};

use super::{MAX_ATOMS, MAX_DEPTH, MAX_LENGTH, MAX_POOL_SETS, MAX_VALUES, Problem, ProblemKind};
use crate::rule::Frac;

pub(super) type Fields = Map<String, Json>;

/// A problem was recorded; whoever asked may go on to find more.
pub(super) struct Refused;

pub(super) type Read<T> = Result<T, Refused>;

#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
    atoms: usize,
    values: usize,
    pool_sets: usize,
}

impl Reader {
    pub(super) fn problem(&mut self, kind: ProblemKind, pointer: String, message: String) {
        self.problems.push(Problem::new(kind, pointer, message));
    }

    fn choose<T>(
        &mut self,
        kind: ProblemKind,
        pointer: String,
        message: String,
        allowed: &[&str],
    ) -> Read<T> {
        let allowed = allowed.iter().map(|&name| name.to_owned()).collect();
        self.problems.push(Problem { allowed, ..Problem::new(kind, pointer, message) });
        Err(Refused)
    }

    /// Another sort of value than wanted.
    fn refuse<T>(&mut self, at: &str, wanted: &str, found: &Json) -> Read<T> {
        self.refuse_as(ProblemKind::WrongType, at, wanted, found)
    }

    fn refuse_as<T>(&mut self, kind: ProblemKind, at: &str, wanted: &str, found: &Json) -> Read<T> {
        self.problem(kind, at.to_owned(), format!("expected {wanted}, found {}", describe(found)));
        Err(Refused)
    }

    /// Counts one check or predicate; refuses the one that nests too deep or is one too many.
    pub(super) fn enter(&mut self, at: &str, depth: usize) -> Read<()> {
        self.atoms += 1;
        if depth > MAX_DEPTH {
            self.problem(
                ProblemKind::TooDeep,
                at.to_owned(),
                format!("nested deeper than {MAX_DEPTH} levels"),
            );
            return Err(Refused);
        }
        if self.atoms == MAX_ATOMS + 1 {
            let message = format!("more than {MAX_ATOMS} checks and predicates in one rule set");
            self.problem(ProblemKind::TooMany, at.to_owned(), message);
        }
        if self.atoms <= MAX_ATOMS { Ok(()) } else { Err(Refused) }
    }

    /// Counts values listed; reports the list that is one too many.
    pub(super) fn list(&mut self, at: &str, length: usize) {
        let before = self.values;
        self.values += length;
        if before <= MAX_VALUES && self.values > MAX_VALUES {
            let message = format!("more than {MAX_VALUES} listed values in one rule set");
            self.problem(ProblemKind::TooMany, at.to_owned(), message);
        }
    }

    /// Counts a set over another collection than the members; reports the one too many.
    pub(super) fn pool_set(&mut self, at: &str) {
        self.pool_sets += 1;
        if self.pool_sets == MAX_POOL_SETS + 1 {
            let message = format!("more than {MAX_POOL_SETS} sets of a rule set look beyond the members");
            self.problem(ProblemKind::TooMany, at.to_owned(), message);
        }
    }

    /// An object with no other fields than the allowed ones.
    pub(super) fn object<'v>(&mut self, json: &'v Json, at: &str, allowed: &[&str]) -> Read<&'v Fields> {
        let Json::Object(fields) = json else { return self.refuse(at, "an object", json) };
        for name in fields.keys().filter(|name| !allowed.contains(&name.as_str())) {
            let message = format!("unknown field {name:?}");
            // Recorded; the known fields are still read.
            let _: Read<()> =
                self.choose(ProblemKind::UnknownField, format!("{at}/{}", escape(name)), message, allowed);
        }
        Ok(fields)
    }

    /// The kind of a tagged object, before its other fields are known.
    pub(super) fn tag<'v>(&mut self, json: &'v Json, at: &str, tag: &str, kinds: &[&str]) -> Read<&'v str> {
        let Json::Object(fields) = json else { return self.refuse(at, "an object", json) };
        match fields.get(tag) {
            Some(Json::String(kind)) if kinds.contains(&kind.as_str()) => Ok(kind),
            Some(Json::String(kind)) => {
                let (at, message) = (format!("{at}/{tag}"), format!("unknown {tag} {kind:?}"));
                self.choose(ProblemKind::UnknownCode, at, message, kinds)
            }
            Some(other) => self.refuse(&format!("{at}/{tag}"), "a string", other),
            None => {
                let message = format!("the field {tag:?} is missing");
                self.choose(ProblemKind::Missing, at.to_owned(), message, kinds)
            }
        }
    }

    pub(super) fn required<'v>(&mut self, fields: &'v Fields, at: &str, name: &str) -> Read<&'v Json> {
        fields.get(name).ok_or_else(|| {
            let message = format!("the field {name:?} is missing");
            self.problem(ProblemKind::Missing, at.to_owned(), message);
            Refused
        })
    }

    /// An optional field read by `read`. Null is the same as leaving the field out.
    pub(super) fn optional<T>(
        &mut self,
        fields: &Fields,
        at: &str,
        name: &str,
        read: impl FnOnce(&mut Self, &Json, &str) -> Read<T>,
    ) -> Read<Option<T>> {
        match fields.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(json) => read(self, json, &format!("{at}/{name}")).map(Some),
        }
    }

    pub(super) fn array<'v>(&mut self, json: &'v Json, at: &str, longest: usize) -> Read<&'v [Json]> {
        let Json::Array(items) = json else { return self.refuse(at, "a list", json) };
        if items.len() > longest {
            self.problem(ProblemKind::TooMany, at.to_owned(), format!("more than {longest} entries"));
            return Err(Refused);
        }
        Ok(items)
    }

    /// A list with at least one entry.
    pub(super) fn some<'v>(&mut self, json: &'v Json, at: &str) -> Read<&'v [Json]> {
        let items = self.array(json, at, MAX_LENGTH)?;
        if items.is_empty() {
            self.problem(ProblemKind::Empty, at.to_owned(), "expected at least one entry".to_owned());
            return Err(Refused);
        }
        Ok(items)
    }

    /// A non-empty string of reasonable length.
    pub(super) fn name(&mut self, json: &Json, at: &str) -> Read<String> {
        match json {
            Json::String(text) if text.trim().is_empty() => {
                self.problem(ProblemKind::Empty, at.to_owned(), "expected some text".to_owned());
                Err(Refused)
            }
            Json::String(text) if text.chars().count() > MAX_LENGTH => {
                let message = format!("longer than {MAX_LENGTH} characters");
                self.problem(ProblemKind::TooLong, at.to_owned(), message);
                Err(Refused)
            }
            Json::String(text) => Ok(text.clone()),
            other => self.refuse(at, "a string", other),
        }
    }

    pub(super) fn names(&mut self, json: &Json, at: &str) -> Read<Vec<String>> {
        let items = self.some(json, at)?;
        items.iter().enumerate().map(|(index, item)| self.name(item, &format!("{at}/{index}"))).collect()
    }

    pub(super) fn integer(&mut self, json: &Json, at: &str) -> Read<i64> {
        match json.as_i64() {
            Some(number) => Ok(number),
            None => self.refuse(at, "a whole number", json),
        }
    }

    /// `[numerator, denominator]`: exact, so never a float.
    pub(super) fn fraction(&mut self, json: &Json, at: &str) -> Read<Frac> {
        let kind = ProblemKind::NotAFraction;
        let parts = json.as_array().map(Vec::as_slice);
        let number = |json: &Json| json.as_u64().and_then(|number| u32::try_from(number).ok());
        match parts {
            Some([top, bottom]) => match (number(top), number(bottom)) {
                (Some(top), Some(bottom)) if bottom > 0 => Ok(Frac(top, bottom)),
                _ => self.refuse_as(kind, at, "a fraction of whole numbers such as [1, 2]", json),
            },
            _ => self.refuse_as(kind, at, "a fraction such as [1, 2]", json),
        }
    }

    /// A field with a closed list of words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        fields: &Fields,
        at: &str,
        name: &str,
        words: &[(&str, T)],
    ) -> Read<Option<T>> {
        let Some(json) = fields.get(name) else { return Ok(None) };
        self.word(json, &format!("{at}/{name}"), name, words).map(Some)
    }

    /// One word of a closed list.
    pub(super) fn word<T: Copy>(
        &mut self,
        json: &Json,
        at: &str,
        name: &str,
        words: &[(&str, T)],
    ) -> Read<T> {
        let found = words.iter().find(|(word, _)| json.as_str() == Some(word));
        if let Some((_, value)) = found {
            return Ok(*value);
        }
        let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("unknown {name}: {}", describe(json));
        self.choose(ProblemKind::UnknownCode, at.to_owned(), message, &allowed)
    }
}

/// A JSON pointer segment (RFC 6901).
pub(crate) fn escape(segment: &str) -> String {
    segment.replace('~', "~0").replace('/', "~1")
}

fn describe(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) if text.chars().count() <= 40 => format!("{text:?}"),
        Json::String(_) => "a long string".to_owned(),
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}
