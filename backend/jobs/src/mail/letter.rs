//! The inside of a mail: a subject and blocks, rendered as plain text and as plain HTML with the same words.

use std::fmt::Write as _;

use domain::Language;

/// One letter in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub language: Language,
    pub subject: String,
    pub blocks: Vec<Block>,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    /// What to do next, with the address to do it at.
    Action {
        label: String,
        url: String,
    },
    /// Something to type over, on its own line.
    Code {
        label: String,
        code: String,
    },
    /// A sentence and the lines under it.
    List {
        intro: String,
        items: Vec<String>,
    },
    /// Another person's words: several lines are kept.
    Quote {
        label: String,
        words: String,
    },
}

impl Letter {
    /// Plain text, blocks parted by blank lines.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            // Writing into a String cannot fail.
            let _ = match block {
                Block::Paragraph(words) => writeln!(text, "{words}\n"),
                Block::Action { label, url } => writeln!(text, "{label}:\n{url}\n"),
                Block::Code { label, code } => writeln!(text, "{label}: {code}\n"),
                Block::List { intro, items } => writeln!(text, "{intro}\n{}\n", lines(items, "- ")),
                Block::Quote { label, words } => {
                    let quoted: Vec<String> = words.lines().map(str::to_owned).collect();
                    writeln!(text, "{label}:\n{}\n", lines(&quoted, "> "))
                }
            };
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    /// The same in HTML without style sheets, pictures or anything loaded from elsewhere.
    pub fn html(&self) -> String {
        let mut html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n",
            self.language,
            escape(&self.subject)
        );
        for block in &self.blocks {
            let _ = match block {
                Block::Paragraph(words) => writeln!(html, "<p>{}</p>", lined(words)),
                Block::Action { label, url } => {
                    writeln!(html, "<p><a href=\"{}\">{}</a></p>", escape(url), escape(label))
                }
                Block::Code { label, code } => {
                    writeln!(html, "<p>{}: <strong>{}</strong></p>", escape(label), escape(code))
                }
                Block::List { intro, items } => {
                    let items: Vec<String> = items.iter().map(|item| escape(item)).collect();
                    writeln!(html, "<p>{}</p>\n<ul><li>{}</li></ul>", escape(intro), items.join("</li><li>"))
                }
                Block::Quote { label, words } => {
                    writeln!(html, "<p>{}:</p>\n<blockquote>{}</blockquote>", escape(label), lined(words))
                }
            };
        }
        html.push_str("</body>\n</html>\n");
        html
    }
}

fn lines(items: &[String], mark: &str) -> String {
    items.iter().map(|item| format!("{mark}{item}")).collect::<Vec<_>>().join("\n")
}

/// Escaped, with line ends kept visible.
fn lined(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_cannot_write_markup_into_a_letter() {
        let letter = Letter {
            language: Language::En,
            subject: "A <b> & c".to_owned(),
            blocks: vec![
                Block::Paragraph("<script>alert(1)</script>".to_owned()),
                Block::Action { label: "Go".to_owned(), url: "https://x.example/?a=\"b\"&c".to_owned() },
                Block::Quote { label: "Reason".to_owned(), words: "one\n<two>".to_owned() },
            ],
        };
        let html = letter.html();
        assert!(!html.contains("<script>") && !html.contains("<two>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("one<br>&lt;two&gt;") && html.contains("?a=&quot;b&quot;&amp;c\""), "{html}");
        assert!(letter.text().ends_with("Reason:\n> one\n> <two>\n"), "{}", letter.text());
    }
}
