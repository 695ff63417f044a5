//! The provinces of the map: what each shows, told apart without colour.

use charts::map::{ProvinceShape, provinces};
use domain::{
    table::{Cell, PublishedTable},
    variable::Variable,
};

use crate::{rows::Entry, state::State};

/// Classes of a published value, from few to many.
pub const CLASSES: u32 = 5;

/// How a province is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fill {
    /// A published value, in a class from 1 to [`CLASSES`].
    Value(u32),
    /// A published zero.
    Zero,
    /// Withheld.
    Withheld,
    /// Outside the release.
    NotPublished,
    /// Not collected.
    NoData,
}

impl Fill {
    /// The end of its class name in the style sheet.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Value(class) => format!("value-{class}"),
            Self::Zero => "zero".to_owned(),
            Self::Withheld => "withheld".to_owned(),
            Self::NotPublished => "not-published".to_owned(),
            Self::NoData => "no-data".to_owned(),
        }
    }
}

/// A province of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its shape and code.
    pub shape: &'static ProvinceShape,
    /// Its name.
    pub name: String,
    /// Its cell.
    pub cell: Cell,
    /// Its cell as it is read.
    pub entry: Entry,
    /// How it is filled.
    pub fill: Fill,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Region {
    /// Name and value, or name and state in words.
    #[must_use]
    pub fn spoken(&self, state: &State) -> String {
        let value = match (&self.entry.state, self.cell.persons()) {
            (Some(words), _) => words.clone(),
            (None, Some(persons)) => charts::number::persons(persons, state.language),
            (None, None) => self.entry.text.clone(),
        };
        format!("{}: {value}", self.name)
    }
}

/// The provinces as a table by province shows them, by code. Empty for any
/// other table.
#[must_use]
pub fn regions(table: &PublishedTable, state: &State) -> Vec<Region> {
    let [axis] = table.axes() else {
        return Vec::new();
    };
    let most = largest(table);
    provinces()
        .provinces
        .iter()
        .filter_map(|shape| {
            let index = axis
                .items
                .iter()
                .position(|item| item.code.as_str() == shape.code)?;
            let item = &axis.items[index];
            let cell = table.cells()[index];
            Some(Region {
                shape,
                name: item.label.in_language(state.language).to_owned(),
                cell,
                entry: Entry::count(cell, state.release.threshold(), state.language),
                fill: fill(cell, most),
                chosen: state.chosen(Variable::Province) == Some(&item.code),
            })
        })
        .collect()
}

/// The bounds of the classes: published values from the first to the second.
#[must_use]
pub fn class_bounds(regions: &[Region]) -> Vec<(u32, u32, Fill)> {
    let values = |class| {
        regions
            .iter()
            .filter(move |region| region.fill == Fill::Value(class))
            .filter_map(|region| region.cell.persons())
    };
    (1..=CLASSES)
        .filter_map(|class| {
            let (least, most) = (values(class).min()?, values(class).max()?);
            Some((least, most, Fill::Value(class)))
        })
        .collect()
}

/// The largest published value of a province.
fn largest(table: &PublishedTable) -> u32 {
    let axis = &table.axes()[0];
    axis.items
        .iter()
        .zip(table.cells())
        .filter(|(item, _)| provinces().province(item.code.as_str()).is_some())
        .filter_map(|(_, cell)| cell.persons())
        .max()
        .unwrap_or(0)
}

fn fill(cell: Cell, most: u32) -> Fill {
    match cell {
        Cell::Published(0) | Cell::StructuralZero => Fill::Zero,
        // Equal steps up to the largest value, which is at least this one.
        Cell::Published(persons) => Fill::Value((persons * CLASSES).div_ceil(most)),
        Cell::Withheld => Fill::Withheld,
        Cell::NotPublished => Fill::NotPublished,
        Cell::NotCollected => Fill::NoData,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_of_a_cell_has_a_fill_of_its_own() {
        let cells = [
            (Cell::Published(40), Fill::Value(5)),
            (Cell::Published(8), Fill::Value(1)),
            (Cell::Published(9), Fill::Value(2)),
            (Cell::Published(0), Fill::Zero),
            (Cell::Withheld, Fill::Withheld),
            (Cell::NotPublished, Fill::NotPublished),
            (Cell::NotCollected, Fill::NoData),
        ];
        for (cell, expected) in cells {
            assert_eq!(fill(cell, 40), expected, "{cell:?}");
        }
    }
}
