//! A selection as text, and back.

use std::{fmt, str::FromStr};

use super::{MAX_QUERY_LENGTH, Selection, SelectionError, error::clip};
use crate::{measure::Measure, variable::Variable};

impl Selection {
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
