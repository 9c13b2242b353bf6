//! How far answers have come: what fits the form, what the form does not ask in this case, what is still lacking.

use std::collections::{BTreeMap, BTreeSet};

use eligibility::{Attributes, Value, VerdictStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::condition::{Sight, attribute, fact};
use super::{AnswerOf, Form, Question, Sheet};
use crate::{EntryKind, FieldCode, MemberId};

/// A form with the answers of a registration and of each of its members, in their order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    pub registration: FilledSheet,
    pub members: Vec<(MemberId, FilledSheet)>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FilledSheet {
    /// What answers a question of the form, also one that is hidden now.
    pub answers: BTreeMap<String, Json>,
    /// Questions whose condition does not hold.
    pub hidden: BTreeSet<String>,
    pub lacking: Vec<Lacking>,
    /// Answers to questions that the form does not ask any more, or asks in another way.
    pub set_aside: Sheet,
}

/// A question that keeps the registration from being handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// Position of its part in the form.
    pub part: usize,
    pub question: String,
    pub code: FieldCode,
    pub detail: String,
}

/// Who answers: what is known of them grows with each answer, because later questions may depend on it.
struct Subject {
    known: Attributes,
    stored: Sheet,
    filled: FilledSheet,
}

impl Subject {
    fn new(known: Attributes, stored: Sheet) -> Self {
        Self { known, stored, filled: FilledSheet::default() }
    }

    /// Takes in the answer to one question. A hidden one counts as known to have none; one whose condition is not known
    /// to hold is asked, and not demanded.
    fn take(&mut self, part: usize, question: &Question, condition: VerdictStatus) {
        let value = self.stored.get(&question.code).and_then(|answered| answered.to_question(question));
        let seen = if condition == VerdictStatus::Violated {
            self.filled.hidden.insert(question.code.clone());
            Some(Value::Absent)
        } else {
            if condition == VerdictStatus::Satisfied || value.is_some() {
                self.demand(part, question, value.as_ref());
            }
            value.as_ref().and_then(|value| fact(&question.kind, value))
        };
        if let Some(seen) = seen {
            self.known.insert(attribute(&question.code), seen);
        }
        if let Some(value) = value {
            self.stored.remove(&question.code);
            self.filled.answers.insert(question.code.clone(), value);
        }
    }

    fn demand(&mut self, part: usize, question: &Question, value: Option<&Json>) {
        let Some((code, detail)) = question.lacks(value) else { return };
        self.filled.lacking.push(Lacking { part, question: question.code.clone(), code, detail });
    }

    fn finish(self) -> FilledSheet {
        FilledSheet { set_aside: self.stored, ..self.filled }
    }
}

/// Holds answers against a form. `known` is what is known of the registration, `members` the same of each member
/// beside their answers.
pub fn fill(
    form: &Form,
    entry: EntryKind,
    (known, answers): (&Attributes, Sheet),
    members: Vec<(MemberId, Attributes, Sheet)>,
) -> Filled {
    let mut sight = Sight::of(entry, AnswerOf::Member);
    let mut registration = Subject::new(known.clone(), answers);
    let mut ids = Vec::with_capacity(members.len());
    let mut people = Vec::with_capacity(members.len());
    for (id, mut own, answers) in members {
        own.extend(known.clone());
        ids.push(id);
        people.push(Subject::new(own, answers));
    }
    let questions =
        form.parts.iter().enumerate().flat_map(|(at, part)| part.questions.iter().map(move |one| (at, one)));
    for (part, question) in questions {
        match question.of {
            AnswerOf::Registration => {
                ask(&sight, part, question, std::slice::from_mut(&mut registration));
                share(question, &registration, &mut people);
            }
            AnswerOf::Member => ask(&sight, part, question, &mut people),
        }
        sight.add(question);
    }
    Filled {
        registration: registration.finish(),
        members: ids.into_iter().zip(people.into_iter().map(Subject::finish)).collect(),
    }
}

fn ask(sight: &Sight, part: usize, question: &Question, subjects: &mut [Subject]) {
    let shown = question
        .shown_if
        .as_ref()
        .map(|condition| sight.shown_to(condition, subjects.iter().map(|subject| &subject.known)));
    for (position, subject) in subjects.iter_mut().enumerate() {
        let holds = shown.as_ref().and_then(|shown| shown.get(position).copied());
        subject.take(part, question, holds.unwrap_or(VerdictStatus::Satisfied));
    }
}

/// What the registration answered is known of each member too.
fn share(question: &Question, registration: &Subject, people: &mut [Subject]) {
    let name = attribute(&question.code);
    let Some(seen) = registration.known.get(&name) else { return };
    for person in people {
        person.known.insert(name.clone(), seen.clone());
    }
}
