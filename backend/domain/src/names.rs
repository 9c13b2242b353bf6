//! Text that people type: normalised (NFC, trimmed), bounded as people count, free of control and
//! direction-override characters. Estonian, Cyrillic and Arabic names are all legitimate.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::{FieldCode, FieldError};

/// Longest name of a person, team or organisation, in graphemes.
pub const NAME_MAX: usize = 200;
/// Longest e-mail address, in bytes (RFC 5321).
pub const EMAIL_MAX: usize = 254;
/// Longest reason or note, in graphemes.
pub const NOTE_MAX: usize = 4_000;
/// Longest body of text in one language, in graphemes.
pub const TEXT_MAX: usize = 20_000;
/// Longest slug, in characters.
pub const SLUG_MAX: usize = 80;

/// Cleans one line of text (a name). Empty after trimming is `None`.
pub fn clean_line(text: &str, max: usize, pointer: &str) -> Result<Option<String>, FieldError> {
    clean(text, max, pointer, Lines::One)
}

/// Cleans text that may have several lines (a reason, a description). Empty after trimming is `None`.
pub fn clean_text(text: &str, max: usize, pointer: &str) -> Result<Option<String>, FieldError> {
    clean(text, max, pointer, Lines::Many)
}

#[derive(Clone, Copy, PartialEq)]
enum Lines {
    One,
    Many,
}

fn clean(text: &str, max: usize, pointer: &str, lines: Lines) -> Result<Option<String>, FieldError> {
    let cleaned: String = text.replace("\r\n", "\n").trim().nfc().collect();
    if let Some(bad) = cleaned.chars().find(|character| !is_allowed(*character, lines)) {
        let detail = format!("remove the invisible character U+{:04X}", u32::from(bad));
        return Err(FieldError::new(pointer, FieldCode::InvalidFormat, detail));
    }
    let length = cleaned.graphemes(true).count();
    if length > max {
        let detail = format!("shorten to {max} characters (now {length})");
        return Err(FieldError::new(pointer, FieldCode::TooLong, detail));
    }
    Ok(Some(cleaned).filter(|text| !text.is_empty()))
}

fn is_allowed(character: char, lines: Lines) -> bool {
    match character {
        '\n' | '\t' => lines == Lines::Many,
        // Bidirectional overrides and isolates can make one text look like another.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => false,
        other => !other.is_control(),
    }
}

/// Normalises an e-mail address: trimmed, the whole folded to lower case, as mailboxes are compared here.
pub fn clean_email(text: &str, pointer: &str) -> Result<Option<String>, FieldError> {
    let Some(email) = clean_line(text, EMAIL_MAX, pointer)? else { return Ok(None) };
    let email = email.to_lowercase();
    let refuse = || {
        FieldError::new(pointer, FieldCode::InvalidFormat, "write an e-mail address such as mari@example.org")
    };
    if email.len() > EMAIL_MAX
        || !email.is_ascii()
        || email.contains([' ', '<', '>', ',', ';', '"', '\\', '(', ')'])
    {
        return Err(refuse());
    }
    let (local, host) = email.rsplit_once('@').ok_or_else(refuse)?;
    let labels_ok = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
        });
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && !local.contains('@')
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    if labels_ok && local_ok { Ok(Some(email)) } else { Err(refuse()) }
}

/// Checks the part of an address that stands for a programme: `a-z`, `0-9` and single hyphens.
pub fn check_slug(slug: &str, pointer: &str) -> Result<(), FieldError> {
    let parts_ok = slug.split('-').all(|part| {
        !part.is_empty()
            && part.chars().all(|character| character.is_ascii_lowercase() || character.is_ascii_digit())
    });
    let looks_like_id = slug.len() == 36 && slug.matches('-').count() == 4;
    if parts_ok && slug.len() <= SLUG_MAX && !looks_like_id {
        return Ok(());
    }
    let detail =
        format!("use 1 to {SLUG_MAX} of a–z, 0–9 and single hyphens between them, such as co-creation-2027");
    Err(FieldError::new(pointer, FieldCode::InvalidFormat, detail))
}

/// Folds text for searching: lower case without diacritics.
pub fn fold(text: &str) -> String {
    text.nfd().filter(|character| !is_combining(*character)).flat_map(char::to_lowercase).collect()
}

fn is_combining(character: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_three_languages_pass_unchanged() {
        for name in ["Mari Õunapuu", "Андрей Йыги", "Жанна д’Арк", "محمد", "O'Neill-Žukov"]
        {
            assert_eq!(clean_line(name, NAME_MAX, "/name"), Ok(Some(name.to_owned())));
        }
    }

    #[test]
    fn decomposed_letters_are_composed_and_blank_is_nothing() {
        assert_eq!(clean_line(" O\u{0303}ie ", NAME_MAX, ""), Ok(Some("Õie".to_owned())));
        assert_eq!(clean_line(" \t ", NAME_MAX, ""), Ok(None));
    }

    #[test]
    fn control_and_override_characters_are_refused() {
        for text in ["a\u{202E}b", "a\u{0}b", "two\nlines"] {
            assert_eq!(clean_line(text, NAME_MAX, "/x").unwrap_err().code, FieldCode::InvalidFormat);
        }
        assert_eq!(clean_text("two\r\nlines", NAME_MAX, ""), Ok(Some("two\nlines".to_owned())));
    }

    #[test]
    fn length_counts_what_people_see() {
        let family = "👨‍👩‍👧";
        assert!(clean_line(&family.repeat(3), 3, "").is_ok());
        assert_eq!(clean_line(&family.repeat(4), 3, "").unwrap_err().code, FieldCode::TooLong);
    }

    #[test]
    fn addresses() {
        assert_eq!(clean_email(" Mari@Example.ORG ", ""), Ok(Some("mari@example.org".to_owned())));
        for bad in
            ["mari", "mari@", "@example.org", "a b@example.org", "a@b", "a@-b.ee", "a..b@c.ee", "a@b@c.ee"]
        {
            assert!(clean_email(bad, "").is_err(), "{bad}");
        }
    }

    #[test]
    fn slugs() {
        assert!(check_slug("koosloome-2027", "").is_ok());
        for bad in ["", "-a", "a--b", "Ä", "a_b", "018f0000-0000-7000-8000-000000000000"] {
            assert!(check_slug(bad, "").is_err(), "{bad}");
        }
    }

    #[test]
    fn folding_drops_case_and_diacritics() {
        assert_eq!(fold("Põlva VALD Šokk"), "polva vald sokk");
    }
}
