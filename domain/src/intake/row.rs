//! One row of a file, seen through a mapping.

use super::quarantine;

/// The fields of a row and the places of the mapped columns in it.
#[derive(Clone, Copy)]
pub(super) struct Row<'row> {
    pub(super) fields: &'row [&'row str],
    pub(super) names: &'row [String],
    pub(super) places: &'row [usize],
    /// The file came out of quarantine: its cells may be guarded.
    pub(super) corrected: bool,
}

impl<'row> Row<'row> {
    /// The text of a mapped column, without blanks around it.
    pub(super) fn cell(&self, column: usize) -> &'row str {
        self.field(self.places[column])
    }

    /// The text at a place, without blanks around it.
    pub(super) fn field(&self, place: usize) -> &'row str {
        let cell = self.fields.get(place).copied().unwrap_or_default();
        let cell = if self.corrected {
            quarantine::restored(cell)
        } else {
            cell
        };
        cell.trim()
    }

    /// The name of a mapped column as the file writes it.
    pub(super) fn name(&self, column: usize) -> &'row str {
        &self.names[column]
    }
}
