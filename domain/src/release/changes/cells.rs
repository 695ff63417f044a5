//! Published cells that are not what they were.

use crate::{
    release::Release,
    selection::{Selection, SelectionError},
    table::{Axis, Cell, Item, PublishedTable},
    variable::Variable,
};

/// The cells of one selection that differ between two releases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChanges {
    /// The variables of the breakdown, outermost first.
    pub by: Vec<Variable>,
    /// How many cells were compared: those of the items of either release.
    pub compared: usize,
    /// Those that differ, in the order of the later release; items that only
    /// the earlier one has come last.
    pub cells: Vec<CellChange>,
}

/// A cell that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// Its item of each variable of the breakdown.
    pub items: Vec<Item>,
    /// In the earlier release; [`Cell::NotPublished`] where that has no such
    /// item or no such table.
    pub before: Cell,
    /// In the later release, likewise.
    pub now: Cell,
}

/// In what way a cell changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// Another number.
    Revised,
    /// A number where there was none.
    NumberAdded,
    /// No number where there was one.
    NumberRemoved,
    /// No number in either, for another reason.
    StateChanged,
}

impl Revision {
    /// Every way.
    pub const ALL: [Self; 4] = [
        Self::Revised,
        Self::NumberAdded,
        Self::NumberRemoved,
        Self::StateChanged,
    ];

    /// Its name, as in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Revised => "revised",
            Self::NumberAdded => "number_added",
            Self::NumberRemoved => "number_removed",
            Self::StateChanged => "state_changed",
        }
    }
}

impl CellChange {
    /// In what way it changed.
    #[must_use]
    pub fn revision(&self) -> Revision {
        match (self.before.persons(), self.now.persons()) {
            (Some(_), Some(_)) => Revision::Revised,
            (None, Some(_)) => Revision::NumberAdded,
            (Some(_), None) => Revision::NumberRemoved,
            (None, None) => Revision::StateChanged,
        }
    }

    /// Persons more than before, or fewer; none where a number is missing.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        let (before, now) = (self.before.persons()?, self.now.persons()?);
        Some(i64::from(now) - i64::from(before))
    }
}

/// The cells of a selection that differ between two releases, whatever release
/// the selection itself names.
///
/// A selection that only one of them answers is compared all the same: in the
/// other none of its cells is published.
///
/// # Errors
///
/// When neither answers the selection: why the later one does not.
///
/// # Examples
///
/// ```
/// use domain::{release::{changed_cells, sample}, selection::Selection};
///
/// let same = changed_cells(&sample(), &sample(), &Selection::parse("by=period")?)?;
/// assert!(same.compared > 0 && same.cells.is_empty());
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
pub fn changed_cells(
    before: &Release,
    now: &Release,
    selection: &Selection,
) -> Result<CellChanges, SelectionError> {
    let selection = Selection {
        release: None,
        ..selection.clone()
    };
    let earlier = before.table(&selection).ok();
    let later = match now.table(&selection) {
        Ok(later) => Some(later),
        Err(_) if earlier.is_some() => None,
        Err(error) => return Err(error),
    };
    let axes = both_axes(earlier.as_ref(), later.as_ref());
    let compared = axes.iter().map(Vec::len).product();
    let cells = (0..compared).filter_map(|flat| {
        let items = items_at(&axes, flat);
        let of = |table: &Option<PublishedTable>| {
            let cell = table.as_ref().and_then(|table| cell_of(table, &items));
            cell.unwrap_or(Cell::NotPublished)
        };
        let (before, now) = (of(&earlier), of(&later));
        let items = || items.iter().map(|&item| item.clone()).collect();
        (before != now).then(|| CellChange {
            items: items(),
            before,
            now,
        })
    });
    Ok(CellChanges {
        cells: cells.collect(),
        compared,
        by: selection.by,
    })
}

/// The items of both tables along each axis, those of the later one first.
fn both_axes<'a>(
    earlier: Option<&'a PublishedTable>,
    later: Option<&'a PublishedTable>,
) -> Vec<Vec<&'a Item>> {
    let axes = |table: Option<&'a PublishedTable>| table.map(PublishedTable::axes);
    let (earlier, later) = (axes(earlier), axes(later));
    let first = later.or(earlier).unwrap_or_default();
    let items = |(place, axis): (usize, &'a Axis)| {
        let old = earlier.map_or(&[][..], |axes| &axes[place].items);
        let gone = old
            .iter()
            .filter(|old| !axis.items.iter().any(|item| item.code == old.code));
        axis.items.iter().chain(gone).collect()
    };
    first.iter().enumerate().map(items).collect()
}

/// The items of a cell: the last axis runs fastest.
fn items_at<'a>(axes: &[Vec<&'a Item>], mut flat: usize) -> Vec<&'a Item> {
    let mut items: Vec<_> = axes
        .iter()
        .rev()
        .map(|axis| {
            let item = axis[flat % axis.len()];
            flat /= axis.len();
            item
        })
        .collect();
    items.reverse();
    items
}

/// The cell of these items, if the table has all of them.
fn cell_of(table: &PublishedTable, items: &[&Item]) -> Option<Cell> {
    let places = table.axes().iter().zip(items).map(|(axis, wanted)| {
        let mut own = axis.items.iter();
        own.position(|item| item.code == wanted.code)
    });
    let places: Option<Vec<_>> = places.collect();
    places.map(|places| table.cell(&places))
}
