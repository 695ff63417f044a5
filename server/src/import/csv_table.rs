//! Text tables: comma, semicolon, tab or bar between fields.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use csv::{Reader, ReaderBuilder, StringRecord};
use domain::intake::{Layout, quarantine};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::{
    error::ImportError,
    scan::{Kind, open},
    table::{LONGEST_ROW, MOST_COLUMNS, Position, RowSink, is_blank},
};

const BUFFER: usize = 64 * 1024;
const DELIMITERS: [u8; 4] = *b",;\t|";
const NO_COLUMN_RECOGNISED: &str =
    "; is its first row a header? `header_row` under `[file]` says which row is";

type Table<R> = Reader<RowLimit<R>>;
type Decoded = DecodeReaderBytes<File, Vec<u8>>;

/// Hands header and rows of a text table to `sink`.
pub(super) fn read(
    path: &Path,
    kind: Kind,
    bytes: u64,
    layout: &Layout,
    sink: &mut dyn RowSink,
) -> Result<(), ImportError> {
    let file = TextFile {
        path,
        kind,
        header_line: layout.header_row.unwrap_or(1).into(),
    };
    let delimiter = match layout.delimiter {
        Some(delimiter) => delimiter,
        None => file.detect_delimiter(sink)?,
    };
    let mut rows = file.open(delimiter)?;
    let header = read_header(&mut rows, file.header_line)?;
    sink.header(header, Some(delimiter))
        .map_err(|error| file.explain(error, delimiter, sink))?;
    read_rows(rows, bytes, sink)
}

fn read_rows<R: Read>(
    mut rows: Table<R>,
    bytes: u64,
    sink: &mut dyn RowSink,
) -> Result<(), ImportError> {
    let mut record = StringRecord::new();
    while next(&mut rows, &mut record)? {
        if is_blank(record.iter()) {
            sink.blank();
            continue;
        }
        let number = line_of(&rows, &record);
        // Decoded texts are longer than their files.
        let position = Position {
            done: rows.position().byte().min(bytes),
            total: bytes,
        };
        let fields: Vec<&str> = record.iter().collect();
        sink.row(number, &fields, position)?;
    }
    Ok(())
}

/// A text table whose delimiter is not known yet.
struct TextFile<'path> {
    path: &'path Path,
    kind: Kind,
    header_line: u64,
}

impl TextFile<'_> {
    fn open(&self, delimiter: u8) -> Result<Table<Decoded>, ImportError> {
        Ok(table(decoded(open(self.path)?, self.kind), delimiter))
    }

    /// How many of the wanted columns, and how many in all, a delimiter
    /// gives.
    fn score(&self, delimiter: u8, sink: &dyn RowSink) -> Result<(usize, usize), ImportError> {
        let header = read_header(&mut self.open(delimiter)?, self.header_line)?;
        Ok((sink.recognised(&header), header.len()))
    }

    /// The delimiter that gives most of the wanted columns, and of several the
    /// one that gives most columns.
    fn detect_delimiter(&self, sink: &dyn RowSink) -> Result<u8, ImportError> {
        let mut best: Option<(u8, (usize, usize))> = None;
        let mut fault = None;
        for delimiter in DELIMITERS {
            match self.score(delimiter, sink) {
                Ok(score) if best.is_none_or(|(_, known)| score > known) => {
                    best = Some((delimiter, score));
                }
                Ok(_) => {}
                // What is wrong with this one may be right with another.
                Err(error) => fault = fault.or(Some(error)),
            }
        }
        match (best, fault) {
            (None | Some((_, (0, _))), Some(error @ ImportError::TooManyColumns { .. }))
            | (None, Some(error)) => Err(error),
            (Some((delimiter, _)), _) => Ok(delimiter),
            (None, None) => Err(ImportError::NoHeader),
        }
    }

    /// Adds what may be the reason that columns are missing.
    fn explain(&self, error: ImportError, delimiter: u8, sink: &dyn RowSink) -> ImportError {
        let ImportError::Header { source, .. } = error else {
            return error;
        };
        let recognised = |delimiter| self.score(delimiter, sink).map_or(0, |score| score.0);
        let other = self.detect_delimiter(sink).unwrap_or(delimiter);
        let hint = if recognised(other) > recognised(delimiter) {
            Some(format!(
                "; the mapping says that {:?} stands between fields, but it seems to be {:?}",
                char::from(delimiter),
                char::from(other),
            ))
        } else if recognised(delimiter) == 0 {
            Some(NO_COLUMN_RECOGNISED.to_owned())
        } else {
            None
        };
        ImportError::Header { source, hint }
    }
}

fn read_header<R: Read>(rows: &mut Table<R>, line: u64) -> Result<Vec<String>, ImportError> {
    let mut record = StringRecord::new();
    while next(rows, &mut record)? {
        let at = line_of(rows, &record);
        // A file out of quarantine begins with its header, wherever that of
        // the original stood.
        let is_above = at < line && !quarantine::is_header(record.iter());
        // Delimiters of another kind alone are no name either.
        if is_above || !record.as_slice().contains(char::is_alphanumeric) {
            continue;
        }
        if record.len() > MOST_COLUMNS {
            return Err(ImportError::TooManyColumns {
                limit: MOST_COLUMNS,
            });
        }
        return Ok(record.iter().map(str::to_owned).collect());
    }
    Err(ImportError::NoHeader)
}

/// Reads the next row, if there is one.
fn next<R: Read>(rows: &mut Table<R>, record: &mut StringRecord) -> Result<bool, ImportError> {
    let line = rows.position().line();
    rows.get_mut().begin_row();
    let read = rows.read_record(record);
    match read {
        Ok(read) => Ok(read),
        Err(_) if rows.get_ref().is_exceeded => Err(ImportError::RowTooLong {
            line,
            limit: LONGEST_ROW,
        }),
        Err(error) => Err(ImportError::Csv(error.to_string())),
    }
}

/// The line on which a row that was just read begins. The row's own position
/// is that of the blank lines before it.
fn line_of<R: Read>(rows: &Table<R>, record: &StringRecord) -> u64 {
    let within = record.as_slice().bytes().filter(|byte| *byte == b'\n');
    // A line feed behind a carriage return is not counted yet, and there is
    // none at the end of the file.
    let source = rows.get_ref();
    let is_past_end = !source.has_carriage_returns && !source.is_read;
    rows.position().line() - within.count() as u64 - u64::from(is_past_end)
}

fn table<R: Read>(source: R, delimiter: u8) -> Table<R> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(BUFFER)
        .from_reader(RowLimit::new(source))
}

fn decoded(file: File, kind: Kind) -> Decoded {
    let mut builder = DecodeReaderBytesBuilder::new();
    if kind == Kind::Windows1252 {
        builder.encoding(Some(encoding_rs::WINDOWS_1252));
    }
    builder
        .utf8_passthru(true)
        .strip_bom(true)
        .build_with_buffer(file, vec![0; BUFFER])
        .expect("the buffer is larger than a character")
}

/// Stops a source that gives no end of a row: the table's reader would keep
/// all of it in memory.
struct RowLimit<R> {
    source: R,
    in_row: u64,
    is_exceeded: bool,
    /// The byte before the next one, until the end of the first line.
    last: Option<u8>,
    has_carriage_returns: bool,
    is_read: bool,
}

impl<R> RowLimit<R> {
    fn new(source: R) -> Self {
        Self {
            source,
            in_row: 0,
            is_exceeded: false,
            last: Some(0),
            has_carriage_returns: false,
            is_read: false,
        }
    }

    fn begin_row(&mut self) {
        self.in_row = 0;
    }

    fn look_for_carriage_return(&mut self, bytes: &[u8]) {
        let Some(last) = self.last else { return };
        match bytes.iter().position(|byte| *byte == b'\n') {
            Some(place) => {
                let before = place.checked_sub(1).map_or(last, |before| bytes[before]);
                self.has_carriage_returns = before == b'\r';
                self.last = None;
            }
            None => self.last = bytes.last().copied().or(Some(last)),
        }
    }
}

impl<R: Read> Read for RowLimit<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.in_row > LONGEST_ROW {
            self.is_exceeded = true;
            return Err(io::Error::other("the row is too long"));
        }
        let read = self.source.read(buffer)?;
        self.in_row += read as u64;
        self.is_read = read == 0;
        self.look_for_carriage_return(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A quoted field that never ends, and how much of it was read.
    struct Endless {
        read: u64,
    }

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            buffer.fill(b'a');
            if self.read == 0 {
                buffer[..5].copy_from_slice(b"a,b\n\"");
            }
            self.read += buffer.len() as u64;
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_field_without_end_is_refused_before_it_fills_the_memory() {
        let mut rows = table(Endless { read: 0 }, b',');
        let mut record = StringRecord::new();
        assert!(next(&mut rows, &mut record).expect("the header"));
        let error = next(&mut rows, &mut record).expect_err("no end");
        assert!(
            matches!(error, ImportError::RowTooLong { line: 2, .. }),
            "{error}"
        );
        let read = rows.get_ref().source.read;
        assert!(read <= LONGEST_ROW + 3 * BUFFER as u64, "{read}");
    }

    fn lines(text: &str) -> Vec<u64> {
        let mut rows = table(text.as_bytes(), b',');
        let mut record = StringRecord::new();
        let mut lines = Vec::new();
        while next(&mut rows, &mut record).expect("a row") {
            lines.push(line_of(&rows, &record));
        }
        lines
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        for end in ["\n", "\r\n"] {
            for last in ["", end] {
                let text = ["a,b", "1,2", "", "", "3,\"4", "5\"", "6,7"].join(end) + last;
                assert_eq!(lines(&text), [1, 2, 5, 7], "{text:?}");
                assert_eq!(
                    lines(&format!("{end}{end}{text}")),
                    [3, 4, 7, 9],
                    "{text:?}"
                );
            }
        }
    }

    #[test]
    fn many_rows_together_may_be_longer_than_one() {
        let row = format!("1,{}\n", "a".repeat(60_000));
        let text = row.repeat(40);
        assert!(text.len() as u64 > LONGEST_ROW);
        let mut rows = table(text.as_bytes(), b',');
        let mut record = StringRecord::new();
        for _ in 0..40 {
            assert!(next(&mut rows, &mut record).expect("a row"));
        }
        assert!(!next(&mut rows, &mut record).expect("the end"));
    }
}
