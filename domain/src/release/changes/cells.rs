//! Published cells that are not what they were.

use crate::{
    release::Release,
    selection::{Selection, SelectionError},
    table::{Cell, Item, PublishedTable},
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
        let places = places_at(&axes, flat);
        let before = cell_of(earlier.as_ref(), &places, |place| place.earlier);
        let now = cell_of(later.as_ref(), &places, |place| place.later);
        (before != now).then(|| CellChange {
            items: places.iter().map(|place| place.item.clone()).collect(),
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

/// An item with its place on the axis of either table.
struct Place<'a> {
    item: &'a Item,
    earlier: Option<usize>,
    later: Option<usize>,
}

/// The items of both tables along each axis, those of the later one first.
fn both_axes<'a>(
    earlier: Option<&'a PublishedTable>,
    later: Option<&'a PublishedTable>,
) -> Vec<Vec<Place<'a>>> {
    let items = |table: Option<&'a PublishedTable>, axis: usize| {
        let axis = table.and_then(|table| table.axes().get(axis));
        axis.map_or(&[][..], |axis| &axis.items)
    };
    let axes = later.or(earlier).map_or(0, |table| table.axes().len());
    let of_axis = |axis: usize| {
        let (earlier, later) = (items(earlier, axis), items(later, axis));
        let same = |item: &Item, others: &[Item]| {
            let mut others = others.iter();
            others.position(|other| other.code == item.code)
        };
        let there = later.iter().enumerate().map(|(place, item)| Place {
            item,
            earlier: same(item, earlier),
            later: Some(place),
        });
        let gone = earlier.iter().enumerate().map(|(place, item)| Place {
            item,
            earlier: Some(place),
            later: same(item, later),
        });
        there
            .chain(gone.filter(|gone| gone.later.is_none()))
            .collect()
    };
    (0..axes).map(of_axis).collect()
}

/// The items of a cell: the last axis runs fastest.
fn places_at<'a>(axes: &'a [Vec<Place<'a>>], mut flat: usize) -> Vec<&'a Place<'a>> {
    let mut places: Vec<_> = axes
        .iter()
        .rev()
        .map(|axis| {
            let place = &axis[flat % axis.len()];
            flat /= axis.len();
            place
        })
        .collect();
    places.reverse();
    places
}

/// The cell of these items; not published where there is no such table or item.
fn cell_of(
    table: Option<&PublishedTable>,
    places: &[&Place<'_>],
    own: impl Fn(&Place<'_>) -> Option<usize>,
) -> Cell {
    let indices: Option<Vec<_>> = places.iter().map(|place| own(place)).collect();
    let cell = table
        .zip(indices)
        .map(|(table, indices)| table.cell(&indices));
    cell.unwrap_or(Cell::NotPublished)
}
