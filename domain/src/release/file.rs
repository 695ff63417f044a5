//! The bytes of a release.
//!
//! | part | bytes |
//! |---|---|
//! | name of the format and its version | 8 |
//! | length of the header, little endian | 4 |
//! | header: JSON without spaces, in the order of its fields | as said |
//! | the cells, see [`stream`]: whether each is published, and its difference from what is expected, or from the threshold where that is more | decisions, see [`coder`] |
//! | SHA-256 of all of the above | 32 |
//!
//! What is expected of a table follows from the smaller tables before it and
//! from the same table of the measure before it, see [`prediction`]. Withheld cells are not in the file. A release has one
//! spelling: a file that would be written otherwise is refused.

mod coder;
mod parts;
mod prediction;
mod stream;

use std::{borrow::Cow, fmt::Write as _};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::measure::Measure;

pub use self::parts::PartialRelease;
use self::{
    prediction::Prediction,
    stream::{CellReader, CellWriter},
};
use super::{Dimension, ExactSeries, InvalidRelease, Manifest, Release, stored::StoredMeasure};

/// Name of the format and its version.
const MAGIC: &[u8; 8] = b"ATALAYA2";
/// Bytes of the header's length.
const LENGTH_BYTES: usize = 4;
/// Bytes of the closing hash.
const HASH_BYTES: usize = 32;

/// The most cells that a release may have, withheld ones too: with none
/// published they take 12 MiB of memory.
pub const MAX_CELLS: usize = 1 << 26;

/// All but the cells.
#[derive(Serialize, Deserialize)]
struct Header<'a> {
    manifest: Cow<'a, Manifest>,
    dimensions: Cow<'a, [Dimension]>,
    series: Cow<'a, [ExactSeries]>,
    measures: Vec<MeasureHeader<'a>>,
}

#[derive(Serialize, Deserialize)]
struct MeasureHeader<'a> {
    measure: Measure,
    /// The dimensions of each table.
    tables: Vec<Cow<'a, [usize]>>,
}

impl Release {
    /// Reads the bytes of a release file.
    ///
    /// # Errors
    ///
    /// Anything but the whole of a sound release file.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidRelease> {
        let (header_bytes, cells) = split(MAGIC, bytes)?;
        let header: Header<'_> = serde_json::from_slice(header_bytes)
            .map_err(|error| InvalidRelease(format!("its header: {error}")))?;
        let (mut release, measures) = header.open()?;
        let mut cells = CellReader::new(cells, release.threshold())?;
        for (measure, tables) in measures {
            let mut stored = release.shapes(&tables)?;
            for place in 0..stored.len() {
                let (known, rest) = stored.split_at_mut(place);
                let table = &mut rest[0];
                let expected = Prediction::of(table, known, release.measures.last());
                cells.read(table, &expected)?;
            }
            release.add(StoredMeasure::new(measure, stored))?;
        }
        cells.finish()?;
        if release.header() != header_bytes {
            return InvalidRelease::because("its header is not written as it should be");
        }
        Ok(release)
    }

    /// The bytes of its file: the same release has the same bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut cells = CellWriter::new(self.threshold());
        let mut before = None;
        for stored in &self.measures {
            for table in &stored.tables {
                cells.write(table, &Prediction::of(table, &stored.tables, before));
            }
            before = Some(stored);
        }
        frame(MAGIC, &self.header(), &cells.finish())
    }

    /// SHA-256 of a release file, in hexadecimal.
    #[must_use]
    pub fn hash_of(bytes: &[u8]) -> String {
        let mut text = String::with_capacity(2 * HASH_BYTES);
        for byte in Sha256::digest(bytes) {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    fn header(&self) -> Vec<u8> {
        serde_json::to_vec(&Header::of(self)).expect("it has text keys only")
    }
}

/// The dimensions of each table of a measure.
type Tables<'a> = (Measure, Vec<Cow<'a, [usize]>>);

impl<'a> Header<'a> {
    fn of(release: &'a Release) -> Self {
        let measures = release.measures.iter().map(|stored| MeasureHeader {
            measure: stored.measure,
            tables: stored
                .tables
                .iter()
                .map(|table| Cow::Borrowed(table.dimensions.as_slice()))
                .collect(),
        });
        Self {
            manifest: Cow::Borrowed(&release.manifest),
            dimensions: Cow::Borrowed(&release.dimensions),
            series: Cow::Borrowed(&release.series),
            measures: measures.collect(),
        }
    }

    /// The release that it describes, still without tables, and those that it
    /// names.
    fn open(self) -> Result<(Release, impl Iterator<Item = Tables<'a>>), InvalidRelease> {
        let release = Release::without_tables(
            self.manifest.into_owned(),
            self.dimensions.into_owned(),
            self.series.into_owned(),
        )?;
        let measures = self.measures.into_iter();
        Ok((release, measures.map(|held| (held.measure, held.tables))))
    }
}

/// A file of this format.
fn frame(format: &[u8; 8], header: &[u8], cells: &[u8]) -> Vec<u8> {
    let length = u32::try_from(header.len()).expect("labels and codes are far below 4 GiB");
    let mut bytes = [&format[..], &length.to_le_bytes(), header, cells].concat();
    let hash = Sha256::digest(&bytes);
    bytes.extend(hash);
    bytes
}

/// Header and cells of a file of this format whose frame is sound.
fn split<'a>(format: &[u8; 8], bytes: &'a [u8]) -> Result<(&'a [u8], &'a [u8]), InvalidRelease> {
    if !bytes.starts_with(format) {
        return InvalidRelease::because("it does not begin as a release of this version");
    }
    let (content, hash) = bytes
        .split_last_chunk::<HASH_BYTES>()
        .ok_or_else(|| InvalidRelease("it is cut short".into()))?;
    if Sha256::digest(content).as_slice() != hash {
        return InvalidRelease::because("it is damaged: its hash does not match");
    }
    content
        .get(format.len()..)
        .and_then(|rest| rest.split_first_chunk::<LENGTH_BYTES>())
        .and_then(|(length, rest)| {
            rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
        })
        .ok_or_else(|| InvalidRelease("it is cut short".into()))
}
