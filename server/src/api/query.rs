//! The query string of `/api/v1/data`: a selection and how to show it.

use domain::{
    label::Language,
    selection::{MAX_QUERY_LENGTH, Selection, SelectionError},
};

use super::format::Format;
use crate::files::sdmx::csv::Labels;

/// A parsed query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataQuery {
    /// What is asked.
    pub selection: Selection,
    /// The format asked for; else `Accept` decides.
    pub format: Option<Format>,
    /// The language of labels and texts.
    pub language: Language,
    /// Whether a CSV file begins with a byte-order mark, for spreadsheets.
    pub bom: bool,
    /// How names stand beside ids in SDMX-CSV.
    pub labels: Labels,
}

/// Why a query cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// The selection.
    Selection(SelectionError),
    /// No format of that name.
    UnknownFormat,
    /// A key of the presentation with a value that it does not take.
    MalformedOption {
        /// The key.
        key: &'static str,
        /// The values it takes.
        expected: &'static str,
    },
}

impl From<SelectionError> for QueryError {
    fn from(error: SelectionError) -> Self {
        Self::Selection(error)
    }
}

impl DataQuery {
    /// Parses a query string without the question mark.
    ///
    /// # Errors
    ///
    /// Whatever is neither a selection nor `format`, `lang`, `bom` or `labels`.
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        if query.len() > MAX_QUERY_LENGTH {
            return Err(SelectionError::TooLong.into());
        }
        let (options, selection) = split(query, &OPTIONS);
        Ok(Self {
            format: match option(&options, "format")? {
                "" => None,
                name => Some(Format::named(name).ok_or(QueryError::UnknownFormat)?),
            },
            language: language_option(&options)?,
            bom: bom_option(&options)?,
            labels: labels_option(&options)?,
            selection: Selection::parse(&selection)?,
        })
    }
}

/// The keys that are not part of the selection.
const OPTIONS: [&str; 4] = ["format", "lang", "bom", "labels"];

fn key_of(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default()
}

/// The pairs of these keys, and the selection that is left without them.
pub(crate) fn split<'query>(query: &'query str, keys: &[&str]) -> (Vec<&'query str>, String) {
    let (options, selection): (Vec<_>, Vec<_>) = query
        .split('&')
        .partition(|pair| keys.contains(&key_of(pair)));
    (options, selection.join("&"))
}

/// The pairs of a query that takes these keys and no others.
///
/// # Errors
///
/// The first other key: what is not understood is never ignored.
pub(crate) fn only<'query>(
    query: &'query str,
    keys: &[&str],
) -> Result<Vec<&'query str>, QueryError> {
    if query.len() > MAX_QUERY_LENGTH {
        return Err(SelectionError::TooLong.into());
    }
    let (options, rest) = split(query, keys);
    match rest.split('&').find(|pair| !pair.is_empty()) {
        None => Ok(options),
        Some(other) => {
            let name = key_of(other).chars().take(40).collect();
            Err(SelectionError::UnknownVariable { name }.into())
        }
    }
}

/// The language of the texts; Spanish when absent.
pub(crate) fn language_option(options: &[&str]) -> Result<Language, QueryError> {
    match option(options, "lang")? {
        "" => Ok(Language::default()),
        code => Language::from_code(code).ok_or(QueryError::MalformedOption {
            key: "lang",
            expected: "es, en",
        }),
    }
}

/// Whether a text begins with a byte-order mark.
pub(crate) fn bom_option(options: &[&str]) -> Result<bool, QueryError> {
    match option(options, "bom")? {
        "" | "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(QueryError::MalformedOption {
            key: "bom",
            expected: "0, 1",
        }),
    }
}

fn labels_option(options: &[&str]) -> Result<Labels, QueryError> {
    match option(options, "labels")? {
        "" => Ok(Labels::default()),
        name => Labels::ALL
            .into_iter()
            .find(|labels| labels.name() == name)
            .ok_or(QueryError::MalformedOption {
                key: "labels",
                expected: "id, name, both",
            }),
    }
}

/// The value of a key that may be given once; empty when absent.
pub(crate) fn option<'query>(
    pairs: &[&'query str],
    key: &str,
) -> Result<&'query str, SelectionError> {
    let mut values = pairs
        .iter()
        .filter(|pair| key_of(pair) == key)
        .map(|pair| pair.split_once('=').map_or("", |(_, value)| value));
    let value = values.next().unwrap_or_default();
    match values.next() {
        Some(_) => Err(SelectionError::Repeated {
            name: key.to_owned(),
        }),
        None => Ok(value),
    }
}

/// The language that a query asks for, whatever else is wrong with it.
#[must_use]
pub fn language_of(query: Option<&str>) -> Language {
    query
        .unwrap_or_default()
        .split('&')
        .find_map(|pair| Language::from_code(pair.strip_prefix("lang=")?))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::variable::Variable;

    use super::*;

    #[test]
    fn how_to_show_is_told_apart_from_what_is_asked() {
        let query = DataQuery::parse("lang=en&by=sex&format=csv&period=2019-2021&bom=1")
            .expect("a sound query");
        assert_eq!(query.language, Language::En);
        assert_eq!(query.format, Some(Format::Csv));
        assert!(query.bom);
        assert_eq!(query.selection.by, [Variable::Sex]);
        assert_eq!(query.selection.to_string(), "by=sex&period=2019-2021");
    }

    #[test]
    fn an_empty_query_asks_for_the_default_in_spanish() {
        let query = DataQuery::parse("").expect("nothing is a query");
        assert_eq!(query.selection, Selection::default());
        assert_eq!(query.language, Language::Es);
        assert_eq!(query.format, None);
    }

    #[test]
    fn nothing_is_ignored_or_guessed() {
        let repeated = |name: &str| {
            QueryError::Selection(SelectionError::Repeated {
                name: name.to_owned(),
            })
        };
        assert_eq!(DataQuery::parse("lang=es&lang=en"), Err(repeated("lang")));
        assert_eq!(
            DataQuery::parse("format=csv&format=csv"),
            Err(repeated("format"))
        );
        assert_eq!(
            DataQuery::parse("format=xml"),
            Err(QueryError::UnknownFormat)
        );
        assert!(matches!(
            DataQuery::parse("lang=fr"),
            Err(QueryError::MalformedOption { key: "lang", .. })
        ));
        assert!(matches!(
            DataQuery::parse("bom=yes"),
            Err(QueryError::MalformedOption { key: "bom", .. })
        ));
        assert!(matches!(
            DataQuery::parse("labels=all"),
            Err(QueryError::MalformedOption { key: "labels", .. })
        ));
        assert!(matches!(
            DataQuery::parse("Lang=en"),
            Err(QueryError::Selection(
                SelectionError::UnknownVariable { .. }
            ))
        ));
        assert_eq!(
            DataQuery::parse(&format!("lang=en&by={}", "x".repeat(MAX_QUERY_LENGTH))),
            Err(QueryError::Selection(SelectionError::TooLong))
        );
    }
}
