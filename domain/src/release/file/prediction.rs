//! What tables that are known let a reader expect of another.
//!
//! A table of two or three variables is close to what its margins would give
//! if no variables depended on each other more than in pairs; and where the
//! table of another measure differs from that, this one differs alike. A file
//! holds only what is not expected.
//!
//! The arithmetic is that of IEEE 754, with each step written out in order:
//! every machine expects the same.

use super::super::stored::{StoredMeasure, StoredTable};

/// Larger margins are not used: they would take too much memory.
const MAX_MARGIN_CELLS: usize = 1 << 20;

/// What is expected of a cell.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    /// The nearest whole number of persons.
    pub(super) persons: u32,
    /// Cells of the same kind are as likely to be published, and differ alike.
    pub(super) kind: usize,
    /// Whether a margin of the cell is withheld: so is, nearly always, the
    /// cell.
    pub(super) is_withheld: bool,
}

impl Expected {
    /// How many kinds there are.
    pub(super) const KINDS: usize = SIZES * GAPS * TWINS;

    /// Nothing is known of the cell.
    const UNKNOWN: Self = Self {
        persons: 0,
        kind: 0,
        is_withheld: false,
    };
    /// A margin of the cell is withheld.
    pub(super) const WITHHELD: Self = Self {
        is_withheld: true,
        ..Self::UNKNOWN
    };

    /// A cell expected to hold `persons` and no more than `limit`.
    fn new(persons: f64, limit: u32, twin: Twin) -> Self {
        Self {
            persons: (persons + 0.5) as u32,
            kind: (size(persons) * GAPS + gap(persons, limit)) * TWINS + twin as usize,
            is_withheld: false,
        }
    }
}

/// What the same cell of the other measure says.
#[derive(Clone, Copy)]
enum Twin {
    Unknown,
    Withheld,
    Published,
}

const TWINS: usize = 3;
const GAPS: usize = 5;
const SIZES: usize = 48;

/// Numbers below it have a size for each half, larger ones four an octave.
const HALVES_END: f64 = 12.0;

fn size(persons: f64) -> usize {
    if persons < HALVES_END {
        return (persons * 2.0) as usize;
    }
    let number = persons as u32;
    let octave = number.ilog2();
    let quarter = number >> (octave - 2) & 3;
    let size = 24 + (octave - 3) * 4 + quarter - 2;
    (size as usize).min(SIZES - 1)
}

/// How far a cell is expected to stay below its smallest margin.
fn gap(persons: f64, limit: u32) -> usize {
    match ((f64::from(limit) - persons) * 2.0) as u32 {
        0 => 0,
        1..=2 => 1,
        3..=6 => 2,
        7..=15 => 3,
        _ => 4,
    }
}

/// What is expected of one table.
pub(super) struct Prediction {
    /// None where nothing is: no smaller table says anything of this one.
    margins: Option<Margins>,
    /// The same table of another measure.
    twin: Option<TwinTable>,
    /// How many rows the table has.
    pub(super) rows: usize,
    /// Cells of a row: items of the last dimension.
    pub(super) row_len: usize,
}

/// A table of another measure, with what its own margins would give.
struct TwinTable {
    margins: Margins,
    cells: Vec<u32>,
}

/// The margins of a table of the dimensions a, b (if there are three), c, as
/// persons in each cell, zero where withheld.
struct Margins {
    total: f64,
    /// The margin of each row: a, or a with b.
    rows: Vec<u32>,
    c: Vec<u32>,
    pairs: Option<Pairs>,
}

/// What a table of three dimensions has besides.
struct Pairs {
    a: Vec<u32>,
    b: Vec<u32>,
    ac: Vec<u32>,
    bc: Vec<u32>,
}

impl Prediction {
    /// What is expected of a table, by those of its measure, ascending by
    /// their set of dimensions, and by the measure before it. Tables that are
    /// not among its margins do not matter.
    pub(super) fn of(
        table: &StoredTable,
        known: &[StoredTable],
        before: Option<&StoredMeasure>,
    ) -> Self {
        let margins = Margins::of(&table.dimensions, known);
        let row_len = match table.strides.as_slice() {
            [.., row_len, _] => *row_len,
            _ => table.len,
        };
        let twin = before
            .filter(|_| margins.is_some())
            .and_then(|before| TwinTable::of(&table.dimensions, &before.tables));
        Self {
            margins,
            twin,
            rows: table.len / row_len,
            row_len,
        }
    }

    /// Writes what is expected of each cell of a row; false, and nothing
    /// written, where the margin of the row is withheld.
    pub(super) fn write_row(&self, row: usize, expected: &mut Vec<Expected>) -> bool {
        expected.clear();
        let Some(margins) = &self.margins else {
            expected.resize(self.row_len, Expected::UNKNOWN);
            return true;
        };
        if margins.rows[row] == 0 {
            return false;
        }
        let fit = margins.row(row);
        let twin = self.twin.as_ref().map(|twin| twin.row(row, self.row_len));
        for place in 0..self.row_len {
            let limit = fit.limit(place);
            expected.push(match &twin {
                _ if limit == 0 => Expected::WITHHELD,
                None => Expected::new(fit.persons(place, limit), limit, Twin::Unknown),
                Some((cells, twin)) => {
                    alike(fit.persons(place, limit), limit, cells[place], twin, place)
                }
            });
        }
        true
    }
}

/// What is expected where the other measure's table is known as well.
fn alike(persons: f64, limit: u32, other: u32, twin: &RowFit<'_>, place: usize) -> Expected {
    if other == 0 {
        return Expected::new(persons, limit, Twin::Withheld);
    }
    let limit = limit.min(other);
    let fitted = twin.persons(place, twin.limit(place));
    if fitted <= 0.0 {
        return Expected::new(persons, limit, Twin::Unknown);
    }
    let persons = persons * f64::from(other) / fitted;
    Expected::new(persons.min(f64::from(limit)), limit, Twin::Published)
}

impl TwinTable {
    fn of(dimensions: &[usize], known: &[StoredTable]) -> Option<Self> {
        Some(Self {
            margins: Margins::of(dimensions, known)?,
            cells: dense(dimensions, known)?,
        })
    }

    fn row(&self, row: usize, row_len: usize) -> (&[u32], RowFit<'_>) {
        (
            &self.cells[row * row_len..][..row_len],
            self.margins.row(row),
        )
    }
}

/// The margins that meet in a row.
struct RowFit<'a> {
    factor: f64,
    limit: u32,
    c: &'a [u32],
    /// Those of a with c, and of b with c.
    pairs: Option<(&'a [u32], &'a [u32])>,
}

impl RowFit<'_> {
    /// The smallest margin of a cell: zero where one is withheld.
    fn limit(&self, place: usize) -> u32 {
        let limit = self.limit.min(self.c[place]);
        match self.pairs {
            None => limit,
            Some((ac, bc)) => limit.min(ac[place]).min(bc[place]),
        }
    }

    /// The persons of a cell if variables depended on each other in pairs
    /// only; `limit` at most.
    fn persons(&self, place: usize, limit: u32) -> f64 {
        let c = f64::from(self.c[place]);
        let persons = match self.pairs {
            None => self.factor * c,
            Some((ac, bc)) => self.factor * f64::from(ac[place]) * f64::from(bc[place]) / c,
        };
        // Where a margin of one variable is withheld it is infinite or not a
        // number, and the smallest margin is all that is known.
        persons.min(f64::from(limit))
    }
}

impl Margins {
    fn of(dimensions: &[usize], known: &[StoredTable]) -> Option<Self> {
        let margin = |places: &[usize]| dense(places, known);
        let total = f64::from(*margin(&[])?.first()?);
        let (rows, c, pairs) = match *dimensions {
            [a, c] => (margin(&[a])?, c, None),
            [a, b, c] => {
                let pairs = Pairs {
                    a: margin(&[a])?,
                    b: margin(&[b])?,
                    ac: margin(&[a, c])?,
                    bc: margin(&[b, c])?,
                };
                (margin(&[a, b])?, c, Some(pairs))
            }
            _ => return None,
        };
        Some(Self {
            total,
            rows,
            c: margin(&[c])?,
            pairs,
        })
    }

    fn row<'a>(&'a self, row: usize) -> RowFit<'a> {
        let limit = self.rows[row];
        let row_len = self.c.len();
        let (factor, pairs) = match &self.pairs {
            None => (f64::from(limit) / self.total, None),
            Some(pairs) => {
                let (a, b) = (row / pairs.b.len(), row % pairs.b.len());
                let alone = f64::from(pairs.a[a]) * f64::from(pairs.b[b]);
                let with = |margin: &'a [u32], place| &margin[place * row_len..][..row_len];
                (
                    f64::from(limit) * self.total / alone,
                    Some((with(&pairs.ac, a), with(&pairs.bc, b))),
                )
            }
        };
        RowFit {
            factor,
            limit,
            c: &self.c,
            pairs,
        }
    }
}

/// The cells of a table over these dimensions, if it is known.
fn dense(places: &[usize], known: &[StoredTable]) -> Option<Vec<u32>> {
    let set = places.iter().fold(0, |set, place| set | 1 << place);
    let found = known.binary_search_by_key(&set, |table| table.set).ok()?;
    let table = &known[found];
    if table.len > MAX_MARGIN_CELLS {
        return None;
    }
    let mut cells = vec![0; table.len];
    for (index, persons) in table.cells.iter() {
        cells[index] = persons;
    }
    Some(cells)
}
