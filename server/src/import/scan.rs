//! A first look at a file: its hash, its kind, its encoding.

use std::{
    fs::File,
    io::{Read, Seek},
    path::Path,
};

use domain::intake::Encoding;
use sha2::{Digest, Sha256};

use super::error::ImportError;

const CHUNK: usize = 128 * 1024;
/// In a Windows-1252 text two letters can look like UTF-8 by chance, but
/// rarely: at most once for so many that cannot.
const CHANCE: u64 = 20;

/// What was found out about a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Scan {
    /// SHA-256 in hexadecimal.
    pub(super) hash: String,
    pub(super) bytes: u64,
    pub(super) kind: Kind,
}

/// What a file is, by its content: names lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Utf8,
    Utf16,
    Windows1252,
    Workbook,
}

/// Opens a file for reading, if it is one.
pub(super) fn open(path: &Path) -> Result<File, ImportError> {
    // Asked before opening: opening a pipe waits for somebody to write.
    let metadata = std::fs::metadata(path).map_err(ImportError::io(path))?;
    if !metadata.is_file() {
        return Err(ImportError::NotAFile(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(ImportError::Empty(path.to_owned()));
    }
    File::open(path).map_err(ImportError::io(path))
}

/// Reads a whole file once.
pub(super) fn scan(path: &Path, wanted: Option<Encoding>) -> Result<Scan, ImportError> {
    let mut file = open(path)?;
    let mut start = [0; 8];
    let read = read_full(&mut file, &mut start).map_err(ImportError::io(path))?;
    let start = Start::of(&start[..read])?;
    file.rewind().map_err(ImportError::io(path))?;
    let mut hasher = Sha256::new();
    let mut text = TextScan::default();
    let mut bytes = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = read_full(&mut file, &mut chunk).map_err(ImportError::io(path))?;
        if read == 0 {
            break;
        }
        hasher.update(&chunk[..read]);
        bytes += read as u64;
        if start == Start::Text || start == Start::Utf8 {
            text.add(&chunk[..read])?;
        }
    }
    let kind = match start {
        Start::Workbook => Kind::Workbook,
        Start::Utf16 => Kind::Utf16,
        Start::Utf8 => text.encoding(Some(Encoding::Utf8))?,
        Start::Text => text.encoding(wanted)?,
    };
    Ok(Scan {
        hash: hexadecimal(&hasher.finalize()),
        bytes,
        kind,
    })
}

/// SHA-256 of a text, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    hexadecimal(&Sha256::digest(text))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read_full(reader: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Text,
    /// With a byte order mark.
    Utf8,
    Utf16,
    Workbook,
}

impl Start {
    fn of(bytes: &[u8]) -> Result<Self, ImportError> {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => Ok(Self::Utf8),
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Ok(Self::Utf16),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Ok(Self::Workbook),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(ImportError::NotATable(
                "it is a workbook of the old kind (.xls) or one with a password; \
                 save it as .xlsx without password",
            )),
            [b'%', b'P', b'D', b'F', ..] => Err(ImportError::NotATable("it is a PDF document")),
            [0x1F, 0x8B, ..] => Err(ImportError::NotATable("it is compressed; unpack it first")),
            _ => Ok(Self::Text),
        }
    }
}

/// What the bytes of a text tell of its encoding.
#[derive(Default)]
struct TextScan {
    lines: u64,
    /// The line of the first byte that UTF-8 does not have there.
    first_invalid: Option<u64>,
    invalid: u64,
    multibyte: u64,
    /// The beginning of a character whose end is in the next chunk.
    rest: Vec<u8>,
}

impl TextScan {
    fn add(&mut self, chunk: &[u8]) -> Result<(), ImportError> {
        if let Some(place) = chunk.iter().position(|byte| *byte == 0) {
            let line = self.lines + newlines(&chunk[..place]) + 1;
            return Err(ImportError::NulByte { line });
        }
        if self.rest.is_empty() {
            self.examine(chunk);
        } else {
            let mut bytes = std::mem::take(&mut self.rest);
            bytes.extend_from_slice(chunk);
            self.examine(&bytes);
        }
        Ok(())
    }

    fn examine(&mut self, mut bytes: &[u8]) {
        loop {
            let error = match std::str::from_utf8(bytes) {
                Ok(_) => return self.count(bytes),
                Err(error) => error,
            };
            let (valid, invalid) = bytes.split_at(error.valid_up_to());
            self.count(valid);
            let Some(length) = error.error_len() else {
                self.rest = invalid.to_vec();
                return;
            };
            self.note_invalid();
            bytes = &invalid[length..];
        }
    }

    fn count(&mut self, valid: &[u8]) {
        self.lines += newlines(valid);
        let leads = valid.iter().filter(|byte| **byte >= 0xC0).count();
        self.multibyte += leads as u64;
    }

    fn note_invalid(&mut self) {
        self.invalid += 1;
        self.first_invalid.get_or_insert(self.lines + 1);
    }

    fn encoding(mut self, wanted: Option<Encoding>) -> Result<Kind, ImportError> {
        if !self.rest.is_empty() {
            self.note_invalid();
        }
        match (wanted, self.first_invalid) {
            (Some(Encoding::Windows1252), _) => Ok(Kind::Windows1252),
            (_, None) => Ok(Kind::Utf8),
            (Some(Encoding::Utf8), Some(line)) => Err(ImportError::NotUtf8 { line }),
            (None, Some(line)) if self.multibyte * CHANCE > self.invalid => {
                Err(ImportError::MixedEncodings { line })
            }
            (None, Some(_)) => Ok(Kind::Windows1252),
        }
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn scanned(bytes: &[u8]) -> Result<Scan, ImportError> {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(bytes).expect("written");
        scan(file.path(), None)
    }

    fn kind(bytes: &[u8]) -> Kind {
        scanned(bytes).expect("a table").kind
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(kind(b"a,b\n1,2\n"), Kind::Utf8);
        assert_eq!(kind("a,b\nLimón,2\n".as_bytes()), Kind::Utf8);
        assert_eq!(kind("\u{feff}a,b\n".as_bytes()), Kind::Utf8);
        assert_eq!(kind(b"a,b\nLim\xF3n,2\n"), Kind::Windows1252);
        assert_eq!(kind(b"a,b\nLim\xF3"), Kind::Windows1252);
        assert_eq!(kind(b"\xFF\xFEa\0,\0"), Kind::Utf16);
        assert_eq!(kind(b"PK\x03\x04...."), Kind::Workbook);
    }

    #[test]
    fn a_character_between_two_chunks_is_whole() {
        let mut text = vec![b'a'; CHUNK - 1];
        text.extend_from_slice("ñ\n".as_bytes());
        assert_eq!(kind(&text), Kind::Utf8);
    }

    #[test]
    fn two_encodings_in_one_file_are_refused_with_the_line() {
        let mut text = "a\nLimón\n".as_bytes().to_vec();
        text.extend_from_slice(b"Lim\xF3n\n");
        let error = scanned(&text).expect_err("mixed");
        assert!(
            matches!(error, ImportError::MixedEncodings { line: 3 }),
            "{error}"
        );
    }

    #[test]
    fn two_letters_that_look_like_utf_8_by_chance_do_not_mislead() {
        let mut text = b"Lim\xF3n\n".repeat(30);
        text.extend_from_slice(b"\xD1\xBA\n");
        assert_eq!(kind(&text), Kind::Windows1252);
    }

    #[test]
    fn a_byte_order_mark_binds() {
        let error = scanned(b"\xEF\xBB\xBFa\nLim\xF3n\n").expect_err("not UTF-8");
        assert!(matches!(error, ImportError::NotUtf8 { line: 2 }), "{error}");
    }

    #[test]
    fn nul_bytes_are_refused_with_the_line() {
        let error = scanned(b"a,b\n1,\0\n").expect_err("a NUL byte");
        assert!(matches!(error, ImportError::NulByte { line: 2 }), "{error}");
    }

    #[test]
    fn other_kinds_of_files_are_named() {
        for bytes in [
            &b"%PDF-1.7"[..],
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"\x1F\x8B\x08",
        ] {
            let error = scanned(bytes).expect_err("not a table");
            assert!(matches!(error, ImportError::NotATable(_)), "{error}");
        }
    }

    #[test]
    fn a_folder_and_an_empty_file_are_no_tables() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = scan(folder.path(), None).expect_err("a folder");
        assert!(matches!(error, ImportError::NotAFile(_)), "{error}");
        let error = scanned(b"").expect_err("empty");
        assert!(matches!(error, ImportError::Empty(_)), "{error}");
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let scan = scanned(b"abc").expect("a text");
        assert_eq!(scan.hash, hash("abc"));
        assert!(scan.hash.starts_with("ba7816bf"));
        assert_eq!(scan.bytes, 3);
    }
}
