//! A release in parts, as browsers load it.
//!
//! | file | name of the format | header, as JSON | cells |
//! |---|---|---|---|
//! | head | `ATALAYH2` | SHA-256 of the release file, and its header | none |
//! | part | `ATALAYP2` | SHA-256 of the release file, and the name of the part | those of the part's tables |
//!
//! Lengths and hashes stand as in a release file, and cells are written as
//! there, but expected without the other measure. Head and parts follow from
//! the release: nobody stores them.

use std::{borrow::Cow, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    super::{
        InvalidRelease, Part, Release,
        stored::{StoredMeasure, StoredTable},
    },
    Header, Prediction, frame, split,
    stream::{CellReader, CellWriter},
};

const HEAD: &[u8; 8] = b"ATALAYH2";
const PART: &[u8; 8] = b"ATALAYP2";

#[derive(Serialize, Deserialize)]
struct Head<'a> {
    /// SHA-256 of the release file.
    whole: Cow<'a, str>,
    header: Header<'a>,
}

#[derive(Serialize, Deserialize)]
struct PartHeader<'a> {
    /// SHA-256 of the release file.
    whole: Cow<'a, str>,
    part: Cow<'a, str>,
}

/// A release of which some parts are there.
///
/// It describes itself as the whole does and knows which tables there are. A
/// table whose part has not come is refused, never taken for withheld.
///
/// # Examples
///
/// ```
/// use domain::{measure::Measure, release::{self, PartialRelease, Part, Release}};
///
/// let whole = release::sample();
/// let hash = Release::hash_of(&whole.encode());
/// let mut partial = PartialRelease::begin(&whole.encode_head(&hash))?;
/// for part in Part::all(Measure::Accredited) {
///     partial.add(&whole.encode_part(&hash, part))?;
/// }
/// let selection = "by=sex&province=1".parse().expect("a selection");
/// assert_eq!(partial.release().table(&selection), whole.table(&selection));
/// # Ok::<(), domain::release::InvalidRelease>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialRelease {
    release: Arc<Release>,
    /// SHA-256 of the release file.
    whole: String,
}

impl PartialRelease {
    /// A release of which its head is known.
    ///
    /// # Errors
    ///
    /// Anything but the whole of a sound head.
    pub fn begin(head: &[u8]) -> Result<Self, InvalidRelease> {
        let (header_bytes, cells) = split(HEAD, head)?;
        let Head { whole, header } = serde_json::from_slice(header_bytes)
            .map_err(|error| InvalidRelease(format!("its header: {error}")))?;
        let (mut release, measures) = header.open()?;
        for (measure, tables) in measures {
            let shapes = release.shapes(&tables)?;
            release.add(StoredMeasure::empty(measure, shapes))?;
        }
        if !cells.is_empty() || release.head(&whole) != header_bytes {
            return InvalidRelease::because("its head is not written as it should be");
        }
        Ok(Self {
            release: Arc::new(release),
            whole: whole.into_owned(),
        })
    }

    /// Adds a part. That of the measure's small tables comes first.
    ///
    /// # Errors
    ///
    /// Anything but the whole of a sound part of this release that is not there
    /// yet. The release is then as it was.
    pub fn add(&mut self, bytes: &[u8]) -> Result<Part, InvalidRelease> {
        let (header_bytes, cells) = split(PART, bytes)?;
        let header: PartHeader<'_> = serde_json::from_slice(header_bytes)
            .map_err(|error| InvalidRelease(format!("its header: {error}")))?;
        if header.whole != self.whole {
            return InvalidRelease::because("it is a part of another release");
        }
        let part: Part = header
            .part
            .parse()
            .map_err(|error| InvalidRelease(format!("{error}")))?;
        if part_header(&self.whole, part) != header_bytes {
            return InvalidRelease::because("its header is not written as it should be");
        }
        let mut release = Release::clone(&self.release);
        release.fill(part, cells)?;
        self.release = Arc::new(release);
        Ok(part)
    }

    /// The release, as far as it is there.
    #[must_use]
    pub fn release(&self) -> &Arc<Release> {
        &self.release
    }
}

impl Release {
    /// All but its cells, for [`PartialRelease::begin`]; `hash` is that of its
    /// file.
    #[must_use]
    pub fn encode_head(&self, hash: &str) -> Vec<u8> {
        frame(HEAD, &self.head(hash), &[])
    }

    /// One of its parts, for [`PartialRelease::add`]; `hash` is that of its file.
    #[must_use]
    pub fn encode_part(&self, hash: &str, part: Part) -> Vec<u8> {
        let mut cells = CellWriter::new(self.threshold());
        if let Some(stored) = self.stored(part.measure) {
            for table in &stored.tables {
                if self.part_of(table, stored) == part {
                    cells.write(table, &Prediction::of(table, &stored.tables, None));
                }
            }
        }
        frame(PART, &part_header(hash, part), &cells.finish())
    }

    fn head(&self, hash: &str) -> Vec<u8> {
        let head = Head {
            whole: Cow::Borrowed(hash),
            header: Header::of(self),
        };
        serde_json::to_vec(&head).expect("it has text keys only")
    }

    /// Reads the cells of a part.
    fn fill(&mut self, part: Part, cells: &[u8]) -> Result<(), InvalidRelease> {
        let mut cells = CellReader::new(cells, self.threshold())?;
        let found = self
            .measures
            .iter()
            .position(|it| it.measure == part.measure);
        if let Some(place) = found {
            let mut stored = self.measures[place].clone();
            stored.begin(part.block)?;
            for at in 0..stored.tables.len() {
                if self.part_of(&stored.tables[at], &stored) == part {
                    let (known, rest) = stored.tables.split_at_mut(at);
                    let expected = Prediction::of(&rest[0], known, None);
                    cells.read(&mut rest[0], &expected)?;
                    self.check_pools(&rest[0])?;
                }
            }
            self.measures[place] = stored;
        }
        cells.finish()
    }

    fn part_of(&self, table: &StoredTable, stored: &StoredMeasure) -> Part {
        let variables = table.dimensions.iter();
        let variables: Vec<_> = variables.map(|&at| self.dimensions[at].variable).collect();
        Part::of(stored.measure, &variables)
    }
}

fn part_header(hash: &str, part: Part) -> Vec<u8> {
    let header = PartHeader {
        whole: Cow::Borrowed(hash),
        part: Cow::Owned(part.to_string()),
    };
    serde_json::to_vec(&header).expect("it has text keys only")
}
