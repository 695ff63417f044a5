//! How changes are asked for.

use domain::{
    label::Language,
    measure::Measure,
    selection::{MAX_QUERY_LENGTH, ReleaseId, Selection, SelectionError},
    variable::Variable,
};

use crate::api::{
    format::Format,
    paging::Part,
    query::{QueryError, bom_option, language_option, option, split},
};

/// The keys that are not part of the selection.
const OPTIONS: [&str; 6] = ["from", "format", "lang", "bom", "limit", "offset"];

/// A parsed query.
pub(super) struct Asked {
    pub(super) format: Format,
    pub(super) language: Language,
    pub(super) bom: bool,
    pub(super) part: Part,
    pub(super) from: Option<ReleaseId>,
    /// What is compared, of each measure.
    pub(super) selection: Selection,
    pub(super) measures: Vec<Measure>,
}

impl Asked {
    /// Reads the query.
    ///
    /// # Errors
    ///
    /// A key that is not taken, or a value that its key does not take.
    pub(super) fn parse(query: &str) -> Result<Self, QueryError> {
        if query.len() > MAX_QUERY_LENGTH {
            return Err(SelectionError::TooLong.into());
        }
        let (options, rest) = split(query, &OPTIONS);
        let format = match option(&options, "format")? {
            "" => Format::Json,
            name => Format::named(name)
                .filter(|format| [Format::Json, Format::Csv].contains(format))
                .ok_or(QueryError::UnknownFormat)?,
        };
        let from = match option(&options, "from")? {
            "" => None,
            name => Some(name.parse().map_err(|_| QueryError::MalformedOption {
                key: "from",
                expected: "2025-06, 2025-06.2 …",
            })?),
        };
        let mut selection = Selection::parse(&rest)?;
        if selection.release.is_some() {
            // The two releases are named by the path and by `from`.
            let name = "release".to_owned();
            return Err(SelectionError::UnknownVariable { name }.into());
        }
        if selection.by.is_empty() && !selection.filters.contains_key(&Variable::Period) {
            selection = selection.by([Variable::Period]);
        }
        let named = rest.split('&').any(|pair| {
            let value = pair.strip_prefix("measure=");
            value.is_some_and(|value| !value.is_empty())
        });
        Ok(Self {
            format,
            language: language_option(&options)?,
            bom: bom_option(&options)?,
            part: Part::parse(&options)?,
            from,
            measures: if named {
                vec![selection.measure]
            } else {
                Measure::ALL.to_vec()
            },
            selection,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_word_the_years_of_both_measures_are_compared() {
        let asked = Asked::parse("").expect("nothing is a query");
        assert_eq!(asked.measures, Measure::ALL);
        assert_eq!(asked.selection.by, [Variable::Period]);
        let of_a_year = Asked::parse("period=2021").expect("a sound query");
        assert_eq!(of_a_year.selection.by, []);
    }

    #[test]
    fn one_measure_is_compared_where_it_is_named() {
        for (query, measure) in [
            ("measure=accredited", Measure::Accredited),
            ("measure=applications", Measure::Applications),
        ] {
            assert_eq!(Asked::parse(query).expect(query).measures, [measure]);
        }
        assert_eq!(
            Asked::parse("measure=").expect("empty").measures,
            Measure::ALL
        );
    }

    #[test]
    fn the_releases_are_named_by_path_and_from_alone() {
        assert!(matches!(
            Asked::parse("release=2025-06"),
            Err(QueryError::Selection(SelectionError::UnknownVariable { name })) if name == "release"
        ));
        assert!(matches!(
            Asked::parse("from=x"),
            Err(QueryError::MalformedOption { key: "from", .. })
        ));
        assert!(matches!(
            Asked::parse("format=xlsx"),
            Err(QueryError::UnknownFormat)
        ));
    }
}
