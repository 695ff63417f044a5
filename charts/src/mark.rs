//! What one mark of a chart stands for.

use std::{fmt, str::FromStr};

use domain::{code::Code, variable::Variable};

/// A category that a mark stands for, written as in a selection: `sex=2`.
///
/// # Examples
///
/// ```
/// use charts::Mark;
///
/// let mark: Mark = "province=1".parse()?;
/// assert_eq!(mark.code.as_str(), "1");
/// assert_eq!(mark.to_string(), "province=1");
/// # Ok::<(), charts::InvalidMark>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The variable of the axis.
    pub variable: Variable,
    /// The category or group.
    pub code: Code,
}

/// The text is not `variable=code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidMark;

impl fmt::Display for InvalidMark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a mark: expected variable=code")
    }
}

impl std::error::Error for InvalidMark {}

impl Mark {
    /// A mark of one category.
    #[must_use]
    pub fn new(variable: Variable, code: &Code) -> Self {
        Self {
            variable,
            code: code.clone(),
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}", self.variable, self.code)
    }
}

impl FromStr for Mark {
    type Err = InvalidMark;

    fn from_str(text: &str) -> Result<Self, InvalidMark> {
        let (variable, code) = text.split_once('=').ok_or(InvalidMark)?;
        Ok(Self {
            variable: variable.parse().map_err(|_| InvalidMark)?,
            code: code.parse().map_err(|_| InvalidMark)?,
        })
    }
}
