//! What a file is by its bytes. Word-processor files and spreadsheets are zip archives and are told apart by what is
//! inside them; nothing is unpacked.

use rawzip::ZipArchive;

use super::file::MediaType;

/// More entries than any letter has; whoever sends them sends something else.
const ENTRIES_MAX: usize = 5_000;

/// The type, or words for what it seems to be instead.
pub(super) fn recognise(bytes: &[u8]) -> Result<MediaType, String> {
    let found = infer::get(bytes);
    match found.map(|found| found.mime_type()) {
        Some("application/pdf") => Ok(MediaType::Pdf),
        Some("image/png") => Ok(MediaType::Png),
        Some("image/jpeg") => Ok(MediaType::Jpeg),
        _ if bytes.starts_with(b"PK\x03\x04") => archive(bytes),
        Some(other) => Err(format!("of the type {other}")),
        None => Err("of a type that is not known".to_owned()),
    }
}

fn archive(bytes: &[u8]) -> Result<MediaType, String> {
    let damaged = || "a damaged archive".to_owned();
    let archive = ZipArchive::from_slice(bytes).map_err(|_| damaged())?;
    let mut entries = archive.entries();
    let (mut described, mut main, mut seen) = (false, None, 0);
    while let Some(entry) = entries.next_entry().map_err(|_| damaged())? {
        seen += 1;
        if seen > ENTRIES_MAX {
            return Err("an archive of very many files".to_owned());
        }
        match entry.file_path().as_bytes() {
            b"mimetype" if seen == 1 => {
                let content = archive.get_entry(entry.wayfinder()).map_err(|_| damaged())?;
                return open_document(content.data());
            }
            b"[Content_Types].xml" => described = true,
            b"word/document.xml" => main = Some(MediaType::Docx),
            b"xl/workbook.xml" => main = Some(MediaType::Xlsx),
            path if path.ends_with(b"vbaProject.bin") => return Err("a document with macros".to_owned()),
            _ => {}
        }
    }
    main.filter(|_| described).ok_or_else(|| "an archive, not a document".to_owned())
}

/// The first entry of an `OpenDocument` file is its type, not compressed.
fn open_document(mime: &[u8]) -> Result<MediaType, String> {
    if mime == MediaType::Odt.mime().as_bytes() {
        return Ok(MediaType::Odt);
    }
    Err("an OpenDocument file of another type".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A zip archive of stored files, written by hand: header, content, directory, end.
    fn zip(files: &[(&str, &str)]) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        let u32s = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
        let u16s = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
        for (name, content) in files {
            let sizes = [u32s(0), u32s(content.len()), u32s(content.len())].concat();
            let common = [&u16s(20)[..], &[0; 8], &sizes, &u16s(name.len()), &u16s(0)].concat();
            directory
                .extend([b"PK\x01\x02".as_slice(), &u16s(20), &common, &[0; 10], &u32s(body.len())].concat());
            directory.extend(name.as_bytes());
            body.extend([b"PK\x03\x04".as_slice(), &common, name.as_bytes(), content.as_bytes()].concat());
        }
        let count = u16s(files.len());
        let end = [&[0; 4][..], &count, &count, &u32s(directory.len()), &u32s(body.len()), &[0; 2]].concat();
        [body, directory, b"PK\x05\x06".to_vec(), end].concat()
    }

    #[test]
    fn documents_are_told_apart_from_each_other_and_from_bare_archives() {
        let types = ("[Content_Types].xml", "<Types/>");
        let odt = MediaType::Odt.mime();
        for (files, expected) in [
            (vec![types, ("word/document.xml", "")], Ok(MediaType::Docx)),
            (vec![("word/document.xml", ""), ("docProps/app.xml", ""), types], Ok(MediaType::Docx)),
            (vec![types, ("xl/workbook.xml", "")], Ok(MediaType::Xlsx)),
            (vec![("mimetype", odt), ("content.xml", "")], Ok(MediaType::Odt)),
            (vec![("mimetype", "application/epub+zip")], Err("OpenDocument")),
            (vec![("content.xml", ""), ("mimetype", odt)], Err("archive")),
            (vec![("word/document.xml", "")], Err("archive")),
            (vec![types, ("ppt/presentation.xml", "")], Err("archive")),
            (vec![types, ("word/document.xml", ""), ("word/vbaProject.bin", "")], Err("macros")),
        ] {
            match (recognise(&zip(&files)), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{files:?}"),
                (Err(words), Err(expected)) => assert!(words.contains(expected), "{files:?}: {words}"),
                (found, expected) => panic!("{files:?}: {found:?} instead of {expected:?}"),
            }
        }
    }

    #[test]
    fn pictures_and_letters_are_recognised_by_their_first_bytes_and_others_are_named() {
        assert_eq!(recognise(b"%PDF-1.4\n"), Ok(MediaType::Pdf));
        assert_eq!(recognise(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Ok(MediaType::Png));
        assert_eq!(recognise(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]), Ok(MediaType::Jpeg));
        assert!(recognise(b"GIF89a\x01\0").unwrap_err().contains("image/gif"));
        assert!(recognise(b"MZ\x90\0").is_err());
        assert!(recognise(b"PK\x03\x04 and nothing more").unwrap_err().contains("damaged"));
        assert!(recognise(b"<script>alert(1)</script>").is_err());
    }
}
