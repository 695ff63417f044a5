//! Tables that may leave the server, and the states of their cells.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{code::Code, label::Label, measure::Measure, selection::Selection, variable::Variable};

/// One cell of a release, in the only form in which it may be shown.
///
/// # Examples
///
/// ```
/// use domain::table::Cell;
///
/// // A withheld cell is never a zero.
/// assert_eq!(Cell::Withheld.persons(), None);
/// assert_eq!(serde_json::to_string(&Cell::Withheld)?, r#"{"status":"withheld"}"#);
/// assert_eq!(
///     serde_json::to_string(&Cell::Published(12))?,
///     r#"{"status":"published","value":12}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "status", content = "value", rename_all = "snake_case")]
pub enum Cell {
    /// Persons, after perturbation; at or above the threshold.
    Published(u32),
    /// Below the threshold, zero included.
    Withheld,
    /// Outside what the release tabulates.
    NotPublished,
    /// The variable was not collected in this period.
    NotCollected,
    /// Cannot occur, by definition of the categories.
    StructuralZero,
}

impl Cell {
    /// The published number of persons, if there is one.
    #[must_use]
    pub fn persons(self) -> Option<u32> {
        match self {
            Self::Published(persons) => Some(persons),
            _ => None,
        }
    }

    /// The symbol in tables and files: empty for a number, else one of
    /// `<` (withheld), `..` (not published), `…` (not collected), `–`
    /// (cannot occur).
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Published(_) => "",
            Self::Withheld => "<",
            Self::NotPublished => "..",
            Self::NotCollected => "…",
            Self::StructuralZero => "–",
        }
    }

    /// The name of the state, as in JSON and CSV.
    #[must_use]
    pub fn status(self) -> &'static str {
        match self {
            Self::Published(_) => "published",
            Self::Withheld => "withheld",
            Self::NotPublished => "not_published",
            Self::NotCollected => "not_collected",
            Self::StructuralZero => "structural_zero",
        }
    }
}

/// What an item of an axis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A category of the code list, at the level the release publishes.
    Category,
    /// A declared group of categories (minors, a world region, a pool of
    /// years), or a parent whose children are published too.
    Group,
    /// One of the codes of a missing answer.
    Missing,
}

/// One category, group or missing code of an axis. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its code.
    pub code: Code,
    /// Its label.
    pub label: Arc<Label>,
    /// What it is.
    pub kind: ItemKind,
}

/// A variable of the breakdown with its items. Cloning is cheap: whole axes
/// are shared with the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// The variable.
    pub variable: Variable,
    /// Its name for readers.
    pub label: Arc<Label>,
    /// Whether one person can stand in several items.
    pub multiple: bool,
    /// Its items, in the order of the release.
    pub items: Arc<[Item]>,
}

/// A table of published cells: read from a [`crate::release::Release`] and
/// made in no other way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedTable {
    pub(crate) selection: Selection,
    pub(crate) measure: Measure,
    pub(crate) axes: Vec<Axis>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) bases: Vec<Cell>,
}

impl PublishedTable {
    /// What was asked, canonical.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What is counted.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// The breakdown, outermost first. Without one there is a single cell.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The cells, row-major: the last axis runs fastest.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cell at one index on each axis.
    ///
    /// # Panics
    ///
    /// When there is not one index for each axis, or one is out of range.
    #[must_use]
    pub fn cell(&self, indices: &[usize]) -> Cell {
        assert_eq!(indices.len(), self.axes.len(), "one index for each axis");
        let flat = self
            .axes
            .iter()
            .zip(indices)
            .fold(0, |flat, (axis, &index)| {
                assert!(index < axis.items.len(), "index within its axis");
                flat * axis.items.len() + index
            });
        self.cells[flat]
    }

    /// The base of the shares: persons with any answer to every variable of
    /// the breakdown (`period` apart), under the same filters.
    ///
    /// `NotPublished` when the breakdown is empty or only `period`: there is
    /// nothing to take a share of; also when several periods stand on another
    /// axis than the first. When `period` is the first axis, each period has
    /// its own base: see [`Self::base_at`].
    #[must_use]
    pub fn base(&self) -> Cell {
        if self.bases.len() == 1 {
            self.bases[0]
        } else {
            Cell::NotPublished
        }
    }

    /// The base of the shares of one item of the first axis, when that is
    /// `period`; otherwise the one base of the table.
    #[must_use]
    pub fn base_at(&self, first: usize) -> Cell {
        self.bases
            .get(first)
            .copied()
            .unwrap_or_else(|| self.base())
    }

    /// The share of a cell in its base, in percent, from published counts
    /// only; `None` when either is not published.
    #[must_use]
    pub fn share_percent(cell: Cell, base: Cell) -> Option<f64> {
        match (cell.persons()?, base.persons()?) {
            (_, 0) => None,
            (part, whole) => Some(f64::from(part) * 100.0 / f64::from(whole)),
        }
    }

    /// The same table with some items of its one axis only. Shares have no base
    /// then: that of the table is of all its items. Any other table is left
    /// as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{release, selection::Selection, table::Cell};
    ///
    /// let table = release::sample().table(&Selection::parse("by=province")?)?;
    /// let coast = table.part(|item| ["6", "7"].contains(&item.code.as_str()));
    /// assert_eq!(coast.axes()[0].items.len(), 2);
    /// assert_eq!(coast.cells().len(), 2);
    /// assert_eq!(coast.base(), Cell::NotPublished);
    /// # Ok::<(), domain::selection::SelectionError>(())
    /// ```
    #[must_use]
    pub fn part(&self, keep: impl Fn(&Item) -> bool) -> Self {
        let [axis] = self.axes.as_slice() else {
            return self.clone();
        };
        let kept = || {
            axis.items
                .iter()
                .zip(&self.cells)
                .filter(|(item, _)| keep(item))
        };
        Self {
            axes: vec![Axis {
                items: kept().map(|(item, _)| item.clone()).collect(),
                ..axis.clone()
            }],
            cells: kept().map(|(_, cell)| *cell).collect(),
            bases: vec![Cell::NotPublished],
            ..self.clone()
        }
    }

    /// Whether any cell has this state.
    #[must_use]
    pub fn any(&self, state: impl Fn(Cell) -> bool) -> bool {
        self.cells.iter().any(|&cell| state(cell))
    }
}
