//! The table that a reader builds: its address, its choices, its figure.

mod address;
mod pick;
mod questions;
mod shape;
#[cfg(test)]
mod tests;

use domain::variable::Variable;

pub(crate) use self::address::read;
pub use self::{
    address::grammar_part,
    pick::{Pick, Picker},
    questions::{Question, questions},
    shape::{figure, starting_breakdown},
};

/// The most variables along which a table is laid out: rows and columns.
pub const MAX_BREAKDOWN: usize = 2;

/// The name of the one figure of the explorer.
pub const FIGURE: &str = "table";

/// How the reader's table is shown.
///
/// # Examples
///
/// ```
/// use app::explorer::{Order, Shown, TableView};
///
/// let view = TableView {
///     shown: Shown::RowShare,
///     order: Order::Size,
///     ..TableView::default()
/// };
/// assert_eq!(view.query(), "show=row_share&sort=size");
/// assert_eq!(TableView::default().query(), "");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableView {
    /// What its cells say.
    pub shown: Shown,
    /// The order of its rows.
    pub order: Order,
    /// Whether the address names no variable: the page then begins with a
    /// table of its own and with questions.
    pub is_start: bool,
}

/// What the cells of a table of two variables say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Persons.
    #[default]
    Persons,
    /// Shares of the persons in the row with an answer to the variable of the
    /// columns.
    RowShare,
    /// Shares of the persons in the column with an answer to the variable of
    /// the rows.
    ColumnShare,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// That of the list.
    #[default]
    Listed,
    /// The largest first.
    Size,
}

impl Shown {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Persons, Self::RowShare, Self::ColumnShare];

    /// The value in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::RowShare => "row_share",
            Self::ColumnShare => "column_share",
        }
    }
}

impl Order {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Listed, Self::Size];

    /// The value in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Listed => "list",
            Self::Size => "size",
        }
    }
}

impl TableView {
    /// Its part of the address; empty while nothing is chosen.
    #[must_use]
    pub fn query(self) -> String {
        let show = (self.shown != Shown::default()).then(|| format!("show={}", self.shown.name()));
        let sort = (self.order != Order::default()).then(|| format!("sort={}", self.order.name()));
        let pairs: Vec<_> = show.into_iter().chain(sort).collect();
        pairs.join("&")
    }

    /// Without what says nothing for a table by these variables: shares of
    /// rows and columns take two of them, and years stand in their order.
    #[must_use]
    pub fn settled(mut self, by: &[Variable]) -> Self {
        if by.len() < MAX_BREAKDOWN {
            self.shown = Shown::default();
        }
        if by.first() == Some(&Variable::Period) {
            self.order = Order::default();
        }
        self
    }
}
