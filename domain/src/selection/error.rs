//! Why a query is not a selection, or a selection cannot be answered.

use super::{MAX_QUERY_LENGTH, ReleaseId};
use crate::{code::Code, measure::Measure, release::Part, variable::Variable};

/// Why a query is not a selection, or a selection cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    /// The query string is longer than [`MAX_QUERY_LENGTH`].
    #[error("the query is longer than {MAX_QUERY_LENGTH} bytes")]
    TooLong,
    /// Percent-encoding that does not yield UTF-8.
    #[error("the query is not valid percent-encoded UTF-8")]
    NotUtf8,
    /// A key that is neither a variable nor one of the fixed keys.
    #[error("unknown variable {name:?}")]
    UnknownVariable {
        /// The key as given, shortened.
        name: String,
    },
    /// A key given twice.
    #[error("{name} is given more than once")]
    Repeated {
        /// The key.
        name: String,
    },
    /// No measure of this name.
    #[error("unknown measure {name:?}")]
    UnknownMeasure {
        /// The value as given, shortened.
        name: String,
    },
    /// A value that is not a well-formed code.
    #[error("{value:?} is not a code of {variable}")]
    MalformedCode {
        /// The filtered variable.
        variable: Variable,
        /// The value as given, shortened.
        value: String,
    },
    /// A value that is not a well-formed release id.
    #[error("{value:?} is not the name of a release")]
    MalformedRelease {
        /// The value as given, shortened.
        value: String,
    },
    /// No such release is held.
    #[error("there is no release {id}")]
    UnknownRelease {
        /// The release asked for.
        id: ReleaseId,
    },
    /// The release holds the variable, but not this code.
    #[error("{variable} has no category or declared group {code}")]
    UnknownCode {
        /// The filtered variable.
        variable: Variable,
        /// The code asked for.
        code: Code,
        /// Codes that would work, nearest first, at most eight.
        candidates: Vec<Code>,
    },
    /// The release does not tabulate the variable for this measure.
    #[error("{variable} is not tabulated for {measure} in this release")]
    NotTabulated {
        /// The variable asked for.
        variable: Variable,
        /// The measure asked for.
        measure: Measure,
        /// Variables that would work.
        available: Vec<Variable>,
    },
    /// The release tabulates the variable over pooled periods only.
    #[error("{variable} is tabulated only over pooled periods")]
    PooledOnly {
        /// The variable asked for.
        variable: Variable,
        /// Pooled periods that would work.
        periods: Vec<Code>,
    },
    /// More variables are combined than the release tabulates together.
    #[error("{asked} variables are combined, this release tabulates at most {limit} together")]
    TooManyDimensions {
        /// Distinct variables in breakdown and filters.
        asked: usize,
        /// The release's `k`.
        limit: usize,
    },
    /// The policy keeps these variables apart.
    #[error("this release does not tabulate these variables together: {}", .variables.iter().map(|v| v.name()).collect::<Vec<_>>().join(", "))]
    TableNotPublished {
        /// The combination asked for.
        variables: Vec<Variable>,
    },
    /// The release holds it, but not all of the release is here yet.
    #[error("the part {part} of the release has not been loaded")]
    NotLoaded {
        /// The part that is missing.
        part: Part,
    },
}

/// The beginning of what was given, for messages.
pub(super) fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}
