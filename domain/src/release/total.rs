//! One number for a whole selection.

use crate::{
    selection::{Selection, SelectionError},
    table::Cell,
};

use super::Release;

impl Release {
    /// All persons of a selection, whatever its breakdown.
    ///
    /// Where the policy declares the measure's yearly series exact and nothing
    /// but a single year is chosen, or nothing at all, the number is that of
    /// the series, so that it is the same wherever it is shown; otherwise it
    /// is the protected cell.
    ///
    /// # Errors
    ///
    /// The same as [`Self::table`].
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{release, selection::Selection, table::Cell};
    ///
    /// let release = release::sample();
    /// let total = |query: &str| release.total(&Selection::parse(query)?);
    /// // Published unperturbed, zero included.
    /// assert_eq!(total("period=2020")?, Cell::Published(0));
    /// assert_eq!(total("")?, Cell::Published(185));
    /// assert_eq!(total("sex=2&period=2020")?, Cell::Withheld);
    /// # Ok::<(), domain::selection::SelectionError>(())
    /// ```
    pub fn total(&self, selection: &Selection) -> Result<Cell, SelectionError> {
        let cells = self.cells(&selection.clone().by([]))?;
        Ok(cells.first().copied().unwrap_or(Cell::NotPublished))
    }
}
