//! Whether a workbook can be unpacked without filling the memory.
//!
//! A workbook is a ZIP archive of XML files; a few kilobytes can claim to be
//! terabytes, or be them without saying so. Everything is unpacked once here,
//! into nothing, and looked at on the way. Sheets are read piece by piece
//! later and may be large; what is kept in memory as a whole may not.

use std::{
    cell::Cell,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    rc::Rc,
};

use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::{
    super::error::ImportError,
    markup::{Limits, Markup},
};

/// Bytes that may be read to find out what the archive holds.
const LARGEST_DIRECTORY: u64 = 4 * MIB;
const MOST_ENTRIES: usize = 4_096;
/// Sheets of records are ten to forty times smaller when packed.
const HIGHEST_RATIO: u64 = 200;
/// Less cannot do harm, however well it was packed.
const SMALL: u64 = MIB;
const MIB: u64 = 1024 * 1024;
/// The entry that says which other one is the workbook.
const ROOT: &str = "_rels/.rels";

/// Checks a workbook before it is read.
pub(super) fn check(file: File) -> Result<(), ImportError> {
    let budget = Rc::new(Cell::new(LARGEST_DIRECTORY));
    let source = Budgeted {
        source: file,
        left: Rc::clone(&budget),
    };
    let mut archive = ZipArchive::new(source).map_err(|error| unreadable(&error))?;
    budget.set(u64::MAX);
    if archive.len() > MOST_ENTRIES {
        return Err(refused(format!("it holds more than {MOST_ENTRIES} files")));
    }
    for index in 0..archive.len() {
        let entry = archive
            .by_index(index)
            .map_err(|error| unreadable(&error))?;
        check_entry(entry)?;
    }
    Ok(())
}

/// How large an entry may be, and what its markup may hold.
struct Allowance {
    bytes: u64,
    markup: Limits,
}

impl Allowance {
    fn of(path: &str) -> Self {
        let (bytes, markup) = match path {
            // Texts that cells share: each takes a few times its length.
            "xl/sharedstrings.xml" => (6 * MIB, Limits::default()),
            // Each format of cells copies the names that it refers to.
            "xl/styles.xml" => (
                MIB,
                Limits {
                    piece_bytes: 1_024,
                    tags: 8_000,
                },
            ),
            path if is_below_book(path) => (512 * MIB, Limits::default()),
            _ => (2 * MIB, Limits::default()),
        };
        Self { bytes, markup }
    }
}

/// Sheets, drawings and the like, which stand in folders beside the workbook.
fn is_below_book(path: &str) -> bool {
    path.strip_prefix("xl/")
        .is_some_and(|rest| rest.contains('/') && !path.ends_with(".rels"))
}

fn check_entry<R: Read>(mut entry: ZipFile<'_, R>) -> Result<(), ImportError> {
    let name = entry.name().map_err(|error| unreadable(&error))?;
    let path = name.to_lowercase().replace('\\', "/");
    let name = name.into_owned();
    let allowed = Allowance::of(&path);
    let declared = entry.size();
    if declared > allowed.bytes {
        return Err(refused(format!(
            "{name} is larger than {} MiB when unpacked; save the sheet as CSV",
            allowed.bytes / MIB
        )));
    }
    if declared > SMALL && declared / HIGHEST_RATIO > entry.compressed_size() {
        return Err(refused(format!("{name} is packed too well to be a table")));
    }
    let mut look = Look::new(allowed.markup);
    let mut unpacked = 0;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = entry
            .read(&mut chunk)
            .map_err(|error| ImportError::Workbook(format!("{name}: {error}")))?;
        if read == 0 {
            break;
        }
        unpacked += read as u64;
        if unpacked > declared {
            return Err(refused(format!("{name} is larger than it says")));
        }
        look.at(&chunk[..read])
            .map_err(|fault| refused(format!("{name} {fault}")))?;
    }
    if path == ROOT && !names_an_ordinary_book(&look.start) {
        return Err(refused(format!(
            "{name} names a workbook in an unusual place"
        )));
    }
    Ok(())
}

/// Whether the workbook stands beside its folders, not in one of them, where
/// larger entries are allowed.
fn names_an_ordinary_book(relations: &[u8]) -> bool {
    let text = String::from_utf8_lossy(relations).to_lowercase();
    let plain = |target: &str| {
        let target = target.split(['"', '\'']).next().unwrap_or_default();
        !target.contains(['/', '\\', '%'])
    };
    relations.len() < Look::START
        && !text.contains('&')
        && text.replace('\\', "/").split("xl/").skip(1).all(plain)
}

/// Looks at an unpacked entry: at its markup if it is text. Pictures are not,
/// and a parser that is led to one stops at its first bytes.
struct Look {
    markup: Option<Markup>,
    start: Vec<u8>,
}

impl Look {
    /// How much of the beginning is kept.
    const START: usize = 16 * 1024;

    fn new(limits: Limits) -> Self {
        Self {
            markup: Some(Markup::new(limits)),
            start: Vec::new(),
        }
    }

    fn at(&mut self, chunk: &[u8]) -> Result<(), super::markup::Fault> {
        if self.start.is_empty() && !is_text(&chunk[..chunk.len().min(1_024)]) {
            self.markup = None;
        }
        let kept = Self::START.saturating_sub(self.start.len());
        self.start
            .extend_from_slice(&chunk[..kept.min(chunk.len())]);
        match &mut self.markup {
            Some(markup) => markup.add(chunk),
            None => Ok(()),
        }
    }
}

/// Whether these are characters, the last one perhaps cut off.
fn is_text(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

fn refused(reason: String) -> ImportError {
    ImportError::Oversized(reason)
}

fn unreadable(error: &ZipError) -> ImportError {
    ImportError::Workbook(error.to_string())
}

/// A source of which only so much may be read.
struct Budgeted<R> {
    source: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        match self.left.get().checked_sub(read as u64) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::other("its directory is too large")),
        }
        Ok(read)
    }
}

impl<R: Seek> Seek for Budgeted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}
