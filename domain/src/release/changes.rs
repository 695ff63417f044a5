//! What changed from one release to another: published cells, and what is
//! tabulated at all.
//!
//! Nothing here needs a record: whoever has both files can compare them.

mod cells;
mod frame;
#[cfg(test)]
mod tests;

pub use self::{
    cells::{CellChange, CellChanges, Revision, changed_cells},
    frame::{FrameChanges, ItemChange, PolicyChange, TableChange},
};

/// One thing of two releases.
///
/// # Examples
///
/// ```
/// use domain::release::Change;
///
/// assert_eq!(Change::of(Some(3), None), Some(Change::Removed(3)));
/// assert_eq!(Change::of(Some(3), Some(3)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// Only the later release has it.
    Added(T),
    /// Only the earlier release has it.
    Removed(T),
    /// Both have it, and not the same.
    Altered {
        /// In the earlier release.
        before: T,
        /// In the later release.
        now: T,
    },
}

impl<T: PartialEq> Change<T> {
    /// How the later differs from the earlier, if it does.
    pub fn of(before: Option<T>, now: Option<T>) -> Option<Self> {
        match (before, now) {
            (None, None) => None,
            (None, Some(now)) => Some(Self::Added(now)),
            (Some(before), None) => Some(Self::Removed(before)),
            (Some(before), Some(now)) => (before != now).then_some(Self::Altered { before, now }),
        }
    }
}

impl<T> Change<T> {
    /// What the earlier release has.
    pub fn before(&self) -> Option<&T> {
        match self {
            Self::Removed(before) | Self::Altered { before, .. } => Some(before),
            Self::Added(_) => None,
        }
    }

    /// What the later release has.
    pub fn now(&self) -> Option<&T> {
        match self {
            Self::Added(now) | Self::Altered { now, .. } => Some(now),
            Self::Removed(_) => None,
        }
    }

    /// The name of the change, as in the API.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Altered { .. } => "changed",
        }
    }
}
