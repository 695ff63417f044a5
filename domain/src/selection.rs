//! The query grammar: one text for page, API, embed and file name.
//!
//! ```text
//! measure=accredited&by=sex,age_group&period=2019-2021&province=1&release=2025-06
//! ```
//!
//! Keys are variables, values are codes: a category or a declared group. The
//! canonical order is measure, by, period, filters in the order of
//! [`Variable::ALL`], release; defaults are left out.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{code::Code, measure::Measure, order, variable::Variable};

/// The longest query string that is parsed, in bytes.
pub const MAX_QUERY_LENGTH: usize = 2_000;

/// The name of a release: `2025-06` or `2025-06.2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReleaseId(String);

impl ReleaseId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReleaseId {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, SelectionError> {
        let well_formed = (4..=24).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_digit())
            && !text.contains("..")
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        if well_formed {
            Ok(Self(text.to_owned()))
        } else {
            Err(SelectionError::MalformedRelease { value: clip(text) })
        }
    }
}

impl TryFrom<String> for ReleaseId {
    type Error = SelectionError;

    fn try_from(text: String) -> Result<Self, SelectionError> {
        text.parse()
    }
}

impl From<ReleaseId> for String {
    fn from(id: ReleaseId) -> Self {
        id.0
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What is asked: a measure, its breakdown, filters and a release.
///
/// # Examples
///
/// ```
/// use domain::selection::Selection;
///
/// let selection: Selection = "province=1&by=sex&period=2019-2021".parse()?;
/// // Printed in canonical order; the default measure is left out.
/// assert_eq!(selection.to_string(), "by=sex&period=2019-2021&province=1");
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
///
/// Serialised as its canonical text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selection {
    /// What is counted.
    pub measure: Measure,
    /// The breakdown, outermost first, without repetition.
    pub by: Vec<Variable>,
    /// One category or declared group for each filtered variable.
    pub filters: BTreeMap<Variable, Code>,
    /// A pinned release; the latest when absent.
    pub release: Option<ReleaseId>,
}

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
}

fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}

impl Selection {
    /// A selection of one measure without breakdown or filter.
    #[must_use]
    pub fn of(measure: Measure) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }

    /// The same with this breakdown.
    #[must_use]
    pub fn by(mut self, variables: impl IntoIterator<Item = Variable>) -> Self {
        self.by = variables.into_iter().collect();
        self
    }

    /// The same with one filter more, or replaced.
    #[must_use]
    pub fn filter(mut self, variable: Variable, code: Code) -> Self {
        self.filters.insert(variable, code);
        self
    }

    /// The same without a filter on this variable.
    #[must_use]
    pub fn without(mut self, variable: Variable) -> Self {
        self.filters.remove(&variable);
        self
    }

    /// The distinct variables of breakdown and filters, ascending.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        order::distinct(self.by.iter().chain(self.filters.keys()).copied())
    }

    /// Parses a query string such as a page's, without the question mark.
    ///
    /// # Errors
    ///
    /// Whatever is not in the grammar: nothing is ignored or guessed.
    pub fn parse(query: &str) -> Result<Self, SelectionError> {
        if query.len() > MAX_QUERY_LENGTH {
            return Err(SelectionError::TooLong);
        }
        let mut selection = Self::default();
        let mut seen = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (decode(key)?, decode(value)?);
            if value.is_empty() {
                // An unused control of a plain form sends an empty value.
                if !matches!(key.as_str(), "measure" | "by" | "release")
                    && key.parse::<Variable>().is_err()
                {
                    return Err(SelectionError::UnknownVariable { name: clip(&key) });
                }
                continue;
            }
            if seen.contains(&key) {
                return Err(SelectionError::Repeated { name: clip(&key) });
            }
            selection.set(&key, &value)?;
            seen.push(key);
        }
        Ok(selection)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), SelectionError> {
        let variable = |name: &str| {
            name.parse::<Variable>()
                .map_err(|_| SelectionError::UnknownVariable { name: clip(name) })
        };
        match key {
            "measure" => {
                self.measure = value
                    .parse()
                    .map_err(|_| SelectionError::UnknownMeasure { name: clip(value) })?;
            }
            "by" => {
                for name in value.split(',') {
                    let variable = variable(name)?;
                    if self.by.contains(&variable) {
                        return Err(SelectionError::Repeated {
                            name: name.to_owned(),
                        });
                    }
                    self.by.push(variable);
                }
            }
            "release" if value == "latest" => {}
            "release" => self.release = Some(value.parse()?),
            key => {
                let variable = variable(key)?;
                let code = value.parse().map_err(|_| SelectionError::MalformedCode {
                    variable,
                    value: clip(value),
                })?;
                self.filters.insert(variable, code);
            }
        }
        Ok(())
    }
}

impl FromStr for Selection {
    type Err = SelectionError;

    fn from_str(query: &str) -> Result<Self, SelectionError> {
        Self::parse(query)
    }
}

impl TryFrom<String> for Selection {
    type Error = SelectionError;

    fn try_from(query: String) -> Result<Self, SelectionError> {
        Self::parse(&query)
    }
}

impl From<Selection> for String {
    fn from(selection: Selection) -> Self {
        selection.to_string()
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut pair = |key: &str, value: &str| {
            let result = write!(formatter, "{separator}{key}={value}");
            separator = "&";
            result
        };
        if self.measure != Measure::default() {
            pair("measure", self.measure.name())?;
        }
        if !self.by.is_empty() {
            let names: Vec<_> = self.by.iter().map(|variable| variable.name()).collect();
            pair("by", &names.join(","))?;
        }
        // `period` is the first of Variable::ALL, so it leads the filters.
        for (variable, code) in &self.filters {
            pair(variable.name(), code.as_str())?;
        }
        if let Some(release) = &self.release {
            pair("release", release.as_str())?;
        }
        Ok(())
    }
}

/// Undoes percent-encoding and `+` for a space.
fn decode(text: &str) -> Result<String, SelectionError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || {
                    rest.next()
                        .and_then(|byte| (byte as char).to_digit(16))
                        .ok_or(SelectionError::NotUtf8)
                };
                // Two hexadecimal digits: at most 255.
                (digit()? * 16 + digit()?) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| SelectionError::NotUtf8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_query_has_one_canonical_spelling() {
        let texts = [
            ("", ""),
            ("measure=accredited", ""),
            ("release=latest", ""),
            (
                "release=2025-06&province=1&sex=2&by=age_group,sex&measure=applications&period=2019-2021",
                "measure=applications&by=age_group,sex&period=2019-2021&sex=2&province=1&release=2025-06",
            ),
            ("sex=&by=%73ex&&", "by=sex"),
        ];
        for (query, canonical) in texts {
            assert_eq!(
                Selection::parse(query).map(|s| s.to_string()),
                Ok(canonical.to_owned())
            );
        }
    }

    #[test]
    fn nothing_outside_the_grammar_is_ignored() {
        let refused = [
            "colour=red",
            "colour=",
            "by=colour",
            "by=sex,sex",
            "by=sex,",
            "sex=1&sex=2",
            "sex=%zz",
            "sex=%ff",
            "sex=one two",
            "measure=cases",
            "release=../../etc/passwd",
            "release=2025..06",
        ];
        for query in refused {
            assert!(Selection::parse(query).is_err(), "{query}");
        }
        assert_eq!(
            Selection::parse(&"x".repeat(3_000)),
            Err(SelectionError::TooLong)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_or_refused_without_panic(query in ".{0,300}") {
            if let Ok(selection) = Selection::parse(&query) {
                prop_assert_eq!(Selection::parse(&selection.to_string()), Ok(selection));
            }
        }
    }
}
