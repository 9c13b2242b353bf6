//! Files as answers: what a question takes, and what a file is. That is told by its content; its name only has to agree.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::content;
use crate::{FieldCode, FieldError, FileId};

/// Largest file that a question may take.
pub const FILE_BYTES_MAX: u32 = 10 * 1024 * 1024;
/// Longest name that is kept, in graphemes.
const NAME_MAX: usize = 120;

/// What a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaType {
    Pdf,
    Docx,
    Xlsx,
    Odt,
    Png,
    Jpeg,
}

impl MediaType {
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Docx, Self::Xlsx, Self::Odt, Self::Png, Self::Jpeg];

    /// The word by which it is known on the wire and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    /// As HTTP names it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
        }
    }
}

/// What a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLimits {
    pub media_types: Vec<MediaType>,
    pub max_bytes: u32,
}

/// A file that answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredFile {
    pub id: FileId,
    /// Cleaned, with the extension of its type.
    pub name: String,
    pub media_type: MediaType,
    pub bytes: u32,
}

impl FileLimits {
    /// The file that these bytes are, under the name that it was sent with; or why the question does not take it.
    pub fn take(
        &self,
        id: FileId,
        name: &str,
        bytes: &[u8],
        pointer: &str,
    ) -> Result<AnsweredFile, FieldError> {
        if bytes.is_empty() {
            let detail = "the file is empty; choose one that has something in it";
            return Err(FieldError::new(pointer, FieldCode::TooShort, detail));
        }
        let media_type = content::recognise(bytes).map_err(|seen| {
            let detail = format!("the file is {seen}; {}", self.way_out());
            FieldError::new(pointer, FieldCode::NotAllowed, detail)
        })?;
        let name = named(name, media_type, pointer)?;
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let file = AnsweredFile { id, name, media_type, bytes: size };
        self.fits(&file, pointer).map(|()| file)
    }

    /// Whether a file that was taken in before still answers the question.
    pub fn fits(&self, file: &AnsweredFile, pointer: &str) -> Result<(), FieldError> {
        if !self.media_types.contains(&file.media_type) {
            let detail = format!("the file is {}; {}", file.media_type.as_str(), self.way_out());
            return Err(FieldError::new(pointer, FieldCode::NotAllowed, detail));
        }
        if file.bytes > self.max_bytes { Err(self.too_large(pointer)) } else { Ok(()) }
    }

    pub fn too_large(&self, pointer: &str) -> FieldError {
        let detail = format!("the file may have {} bytes at most; make it smaller", self.max_bytes);
        FieldError::new(pointer, FieldCode::TooLong, detail)
    }

    fn way_out(&self) -> String {
        let words: Vec<_> = self.media_types.iter().map(|one| one.as_str()).collect();
        format!("send one of: {}", words.join(", "))
    }
}

/// The name without folders and what file systems and terminals stumble over, with an extension that agrees with the
/// content.
fn named(name: &str, media_type: MediaType, pointer: &str) -> Result<String, FieldError> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let cleaned: String = last.nfc().filter(|letter| is_kept(*letter)).collect();
    let cleaned = cleaned.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let (stem, extension) = cleaned.rsplit_once('.').unwrap_or((cleaned, ""));
    let is_extension =
        |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let lower = extension.to_lowercase();
    let (stem, extension) = if media_type.extensions().contains(&&*lower) {
        (stem, lower.as_str())
    } else if is_extension(extension) && extension.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        let is = media_type.as_str();
        let detail = format!(
            "the name says .{lower}, but the content is {is}; choose the right file, or name it .{is}"
        );
        return Err(FieldError::new(pointer, FieldCode::InvalidFormat, detail));
    } else {
        (cleaned, media_type.as_str())
    };
    let room = NAME_MAX - 1 - extension.len();
    let stem: String = stem.graphemes(true).take(room).collect();
    let stem = stem.trim();
    Ok(format!("{}.{extension}", if stem.is_empty() { "file" } else { stem }))
}

fn is_kept(letter: char) -> bool {
    let invisible = matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    !letter.is_control() && !invisible && !"\"<>:|?*".contains(letter)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

    fn take(media_types: &[MediaType], name: &str, bytes: &[u8]) -> Result<AnsweredFile, FieldCode> {
        let limits = FileLimits { media_types: media_types.to_vec(), max_bytes: 64 };
        limits.take(FileId(Uuid::nil()), name, bytes, "/at").map_err(|error| {
            assert_eq!(error.pointer, "/at");
            error.code
        })
    }

    #[test]
    fn content_decides_and_the_name_must_agree() {
        let both = [MediaType::Pdf, MediaType::Png];
        assert_eq!(take(&both, "kiri.pdf", PDF).unwrap().media_type, MediaType::Pdf);
        assert_eq!(take(&both, "kiri.png", PDF), Err(FieldCode::InvalidFormat));
        assert_eq!(take(&[MediaType::Png], "kiri.pdf", PDF), Err(FieldCode::NotAllowed));
        assert_eq!(take(&both, "kiri.pdf", b"hello"), Err(FieldCode::NotAllowed));
        assert_eq!(take(&both, "kiri.pdf", b""), Err(FieldCode::TooShort));
        let large = [PDF, &[b' '; 64]].concat();
        assert_eq!(take(&both, "kiri.pdf", &large), Err(FieldCode::TooLong));
    }

    #[test]
    fn names_are_cleaned_and_keep_their_letters() {
        for (given, kept) in [
            ("Toetuskiri õhtuks.PDF", "Toetuskiri õhtuks.pdf"),
            ("../../etc/kiri.pdf", "kiri.pdf"),
            ("C:\\Users\\mari\\kiri.pdf", "kiri.pdf"),
            ("kiri\r\nX: \"1\".pdf", "kiriX 1.pdf"),
            ("lepin\u{202E}gnp.pdf", "lepingnp.pdf"),
            ("", "file.pdf"),
            ("...", "file.pdf"),
            ("письмо", "письмо.pdf"),
            ("v1.2026", "v1.2026.pdf"),
        ] {
            assert_eq!(take(&[MediaType::Pdf], given, PDF).unwrap().name, kept, "{given:?}");
        }
        let long = take(&[MediaType::Pdf], &format!("{}.pdf", "õ".repeat(500)), PDF).unwrap().name;
        assert_eq!(long.graphemes(true).count(), NAME_MAX);
        assert!(long.ends_with("õ.pdf"));
    }
}
