//! Turns what PostgreSQL logged of two submissions into a pgbench script that does the same to other drafts.
//!
//! A parameter that is the same both times stays as it was. The registration's own id becomes the draft's, and every
//! other parameter that differs (new ids, keys) becomes a value that is new for each transaction. Moments and documents
//! may be written again as they were: only their size matters.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::outcome::{Failure, Outcome};

/// One statement with its parameters, as the log has them: `None` is NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    text: String,
    parameters: Vec<Option<String>>,
}

/// Reads the log of the server and the two submitted registrations, prints the script and what its variables are.
pub fn print(log: &str, submitted: &str) -> Outcome {
    let submitted: Value = serde_json::from_slice(&std::fs::read(submitted)?)?;
    let drafts = submitted["drafts"].as_array().ok_or("no drafts")?;
    let ids: Vec<&str> = drafts.iter().filter_map(|draft| draft["id"].as_str()).collect();
    let [first, second] = ids.as_slice() else { return Err(Failure::from("two submissions are compared")) };
    let transactions = transactions(&std::fs::read_to_string(log)?)?;
    let of = |id: &str| {
        let found = transactions.iter().rev().find(|transaction| writes(transaction, id));
        found.ok_or_else(|| Failure::from(format!("no transaction submits {id}")))
    };
    let (script, fresh) = script((of(first)?, first), (of(second)?, second))?;
    println!("-- fresh {}", fresh.join(" "));
    print!("{script}");
    Ok(())
}

fn writes(transaction: &[Statement], id: &str) -> bool {
    transaction.iter().any(|statement| {
        statement.text.starts_with("UPDATE") && statement.parameters.iter().flatten().any(|value| value == id)
    })
}

/// Statements between BEGIN and COMMIT, per backend process, in the order of their commits.
fn transactions(log: &str) -> Outcome<Vec<Vec<Statement>>> {
    let mut open: BTreeMap<u64, Vec<Statement>> = BTreeMap::new();
    let mut done = Vec::new();
    for line in log.lines().filter(|line| line.starts_with('{')) {
        let entry: Value = serde_json::from_str(line)?;
        let (Some(process), Some(message)) = (entry["pid"].as_u64(), entry["message"].as_str()) else {
            continue;
        };
        let text = match (message.strip_prefix("statement: "), message.strip_prefix("execute ")) {
            (Some(text), _) => text,
            (_, Some(named)) => named.split_once(": ").map_or("", |(_, text)| text),
            (None, None) => continue,
        };
        match text.split_whitespace().next().map(str::to_uppercase).as_deref() {
            Some("BEGIN") => drop(open.insert(process, Vec::new())),
            Some("COMMIT") => done.extend(open.remove(&process)),
            Some("ROLLBACK") | None => drop(open.remove(&process)),
            Some(_) => {
                let parameters = parameters(entry["detail"].as_str().unwrap_or(""));
                if let Some(statements) = open.get_mut(&process) {
                    statements.push(Statement { text: text.to_owned(), parameters });
                }
            }
        }
    }
    Ok(done)
}

/// `Parameters: $1 = 'it''s', $2 = NULL` (older servers write it in lower case).
fn parameters(detail: &str) -> Vec<Option<String>> {
    let mut rest = detail.split_once(": ").map_or("", |(_, list)| list);
    let mut found = Vec::new();
    while let Some((_, after)) = rest.split_once(" = ") {
        let Some(quoted) = after.strip_prefix('\'') else {
            found.push(None);
            rest = after.strip_prefix("NULL").unwrap_or(after);
            continue;
        };
        let mut value = String::new();
        let mut pieces = quoted.split('\'').peekable();
        let mut used = 0;
        while let Some(piece) = pieces.next() {
            value.push_str(piece);
            used += piece.len() + 1;
            // Two quotes in a row are one quote of the value.
            if pieces.peek() == Some(&"") && quoted.get(used..used + 1) == Some("'") {
                value.push('\'');
                pieces.next();
                used += 1;
            } else {
                break;
            }
        }
        found.push(Some(value));
        rest = quoted.get(used..).unwrap_or("");
    }
    found
}

fn script(first: (&[Statement], &str), second: (&[Statement], &str)) -> Outcome<(String, Vec<&'static str>)> {
    let ((one, id), (two, _)) = (first, second);
    let alike = one.len() == two.len() && one.iter().zip(two).all(|(a, b)| a.text == b.text);
    if !alike {
        return Err(Failure::from("the two submissions did not say the same to the database"));
    }
    let mut fresh: Vec<String> = Vec::new();
    let mut script = String::from("BEGIN;\n");
    for (statement, other) in one.iter().zip(two) {
        let mut text = statement.text.clone();
        let pairs = statement.parameters.iter().zip(&other.parameters).enumerate().rev();
        for (at, (value, other)) in pairs {
            let written = match value {
                None => "NULL".to_owned(),
                Some(value) if value == id => ":registration".to_owned(),
                Some(value) if Some(value) != other.as_ref() && is_key(value) => variable(&mut fresh, value),
                Some(value) => literal(value),
            };
            text = text.replace(&format!("${}", at + 1), &written);
        }
        script.push_str(&text.replace('\n', " "));
        script.push_str(";\n");
    }
    script.push_str("COMMIT;\n");
    Ok((script, fresh.iter().map(|value| kind(value)).collect()))
}

/// A constant in which pgbench sees no variable: colons are written by their code.
fn literal(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace('\'', "''").replace(':', "\\003A");
    format!("U&'{escaped}'")
}

fn kind(value: &str) -> &'static str {
    if value.starts_with("\\x") {
        "bytea"
    } else if value.len() == 36 && value.matches('-').count() == 4 {
        "uuid"
    } else {
        "text"
    }
}

/// What must be unique: ids and hashes, but neither moments nor documents.
fn is_key(value: &str) -> bool {
    !value.starts_with(['{', '[']) && !value.contains(' ')
}

fn variable(fresh: &mut Vec<String>, value: &str) -> String {
    let at = fresh.iter().position(|known| known == value).unwrap_or_else(|| {
        fresh.push(value.to_owned());
        fresh.len() - 1
    });
    format!(":fresh{at}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_as_they_were_given() {
        let read = parameters("Parameters: $1 = 'a', $2 = NULL, $3 = 'it''s', $4 = ''");
        let expected = [Some("a"), None, Some("it's"), Some("")];
        assert_eq!(read, expected.map(|value| value.map(str::to_owned)));
    }

    #[test]
    fn what_differs_is_made_anew_and_the_rest_stays() {
        let statement = |values: [&str; 3]| Statement {
            text: "UPDATE t SET a = $1, b = $2 WHERE id = $3".to_owned(),
            parameters: values.map(|value| Some(value.to_owned())).to_vec(),
        };
        let (one, two) = ([statement(["x", "a:b", "r1"])], [statement(["y", "a:b", "r2"])]);
        let (script, fresh) =
            script((&one, "r1"), (&two, "r2")).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!(
            script,
            "BEGIN;\nUPDATE t SET a = :fresh0, b = U&'a\\003Ab' WHERE id = :registration;\nCOMMIT;\n"
        );
        assert_eq!(fresh, ["text"]);
    }
}
