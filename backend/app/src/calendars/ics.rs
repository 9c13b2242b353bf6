//! Lines of iCalendar (RFC 5545): escaped text, folded at 75 octets, ended by CRLF. The crates that write calendars
//! give every component a stamp and an identity, also time zones, where neither may stand; so this is ours.

/// Octets of a line without its end.
const WIDTH: usize = 75;

/// A calendar being written.
#[derive(Default)]
pub struct Calendar(String);

impl Calendar {
    /// Writes a value that is not text: a date, a number, a word of the format.
    pub fn line(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// Writes what people wrote.
    pub fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escape(text));
    }

    /// Writes a component around what `inside` writes.
    pub fn component(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.line("BEGIN", name);
        inside(self);
        self.line("END", name);
    }

    pub fn finish(self) -> String {
        self.0
    }

    /// Never inside a character: readers join lines before they decode, but not all of them.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for character in line.chars() {
            if used + character.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(character);
            used += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// No control character reaches a line: a bare CR would end it for some readers.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\t' => escaped.push(' '),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_cannot_end_a_line_or_begin_a_property() {
        assert_eq!(escape("a\r\nEND:VEVENT;b,c\\d\u{7}"), "a\\nEND:VEVENT\\;b\\,c\\\\d");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = Calendar::default();
        calendar.text("SUMMARY", &"õ".repeat(100));
        let written = calendar.finish();
        assert!(written.split("\r\n").all(|line| line.len() <= WIDTH), "{written}");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "õ".repeat(100)));
    }
}
