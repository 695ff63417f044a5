//! The query of an embedded figure: a selection and keys of its own.

use std::fmt;

use domain::{
    label::Language,
    measure::Measure,
    selection::{MAX_QUERY_LENGTH, Selection, SelectionError},
};

use super::{Controls, Locked, Look, Theme};
use crate::problem::Reason;

/// The keys that are not part of the selection, in their canonical order.
const OWN: [&str; 4] = ["lang", "theme", "locked", "controls"];

/// A parsed query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedQuery {
    /// What the figure shows.
    pub selection: Selection,
    /// The language of its texts.
    pub language: Language,
    /// How it is shown.
    pub look: Look,
}

/// The part of a query that is in the grammar of selections.
#[must_use]
pub fn grammar_part(query: &str) -> String {
    let own = |pair: &&str| !OWN.contains(&split(pair).0);
    let pairs: Vec<_> = query.split('&').filter(own).collect();
    pairs.join("&")
}

impl EmbedQuery {
    /// Parses a query without the question mark.
    ///
    /// # Errors
    ///
    /// Whatever is neither a selection nor one of the keys of its own with a
    /// value that it takes. An empty value stands for the default.
    ///
    /// # Examples
    ///
    /// ```
    /// use app::embed::{EmbedQuery, Theme};
    ///
    /// let query = EmbedQuery::parse("theme=dark&sex=2&lang=es").unwrap();
    /// assert_eq!(query.look.theme, Theme::Dark);
    /// assert_eq!(query.to_string(), "sex=2&theme=dark");
    /// ```
    pub fn parse(query: &str) -> Result<Self, Reason> {
        Self::parse_in(query, Language::default())
    }

    /// The same, in this language unless the query says another.
    ///
    /// # Errors
    ///
    /// See [`Self::parse`].
    pub fn parse_in(query: &str, language: Language) -> Result<Self, Reason> {
        if query.len() > MAX_QUERY_LENGTH {
            return Err(Reason::Selection(SelectionError::TooLong));
        }
        Ok(Self {
            language: own(query, "lang", Language::from_code)?.unwrap_or(language),
            look: Look {
                theme: own(query, "theme", Theme::from_name)?.unwrap_or_default(),
                locked: own(query, "locked", Locked::from_text)?.unwrap_or_default(),
                controls: own(query, "controls", Controls::from_text)?.unwrap_or_default(),
            },
            selection: Selection::parse(&grammar_part(query)).map_err(Reason::Selection)?,
        })
    }

    /// The language that a query asks for, whatever else is in it.
    #[must_use]
    pub fn language_of(query: &str) -> Language {
        let language = own(query, "lang", Language::from_code);
        language.ok().flatten().unwrap_or_default()
    }

    /// The keys of its own with their values, without those that say what
    /// holds anyway; `usual` is the language that holds anyway.
    #[must_use]
    pub fn own_pairs(&self, usual: Language) -> Vec<(&'static str, String)> {
        let Look {
            theme,
            locked,
            controls,
        } = &self.look;
        let values = [
            (self.language != usual).then(|| self.language.code().to_owned()),
            (*theme != Theme::default()).then(|| theme.name().to_owned()),
            (*locked != Locked::default()).then(|| locked.text()),
            (*controls != Controls::default()).then(|| controls.text()),
        ];
        let pairs = OWN.into_iter().zip(values);
        pairs
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

impl EmbedQuery {
    /// The one spelling where this language holds unless another is said.
    #[must_use]
    pub fn text_in(&self, usual: Language) -> String {
        let mut parts = vec![self.selection.to_string()];
        parts.retain(|selection| !selection.is_empty());
        let own = self.own_pairs(usual).into_iter();
        parts.extend(own.map(|(key, value)| format!("{key}={value}")));
        parts.join("&")
    }

    /// Every key with its value, as a form sends them.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = pairs_of(&self.selection);
        pairs.extend(self.own_pairs(Language::default()));
        pairs
    }
}

impl fmt::Display for EmbedQuery {
    /// The one spelling: the selection, then the keys of its own.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text_in(Language::default()))
    }
}

/// Every key of a selection with its value, but for a breakdown.
pub(crate) fn pairs_of(selection: &Selection) -> Vec<(&'static str, String)> {
    let measure = selection.measure;
    let measure = (measure != Measure::default()).then(|| measure.name().to_owned());
    let release = selection.release.as_ref().map(ToString::to_string);
    let filters = selection.filters.iter();
    let filters = filters.map(|(variable, code)| (variable.name(), code.to_string()));
    measure
        .map(|measure| ("measure", measure))
        .into_iter()
        .chain(filters)
        .chain(release.map(|release| ("release", release)))
        .collect()
}

fn split(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

/// The value of a key of its own; none where it is absent or empty.
fn own<T>(
    query: &str,
    key: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Reason> {
    let mut values = query
        .split('&')
        .map(split)
        .filter(|(own, value)| *own == key && !value.is_empty());
    let Some((_, value)) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        let name = key.to_owned();
        return Err(Reason::Selection(SelectionError::Repeated { name }));
    }
    // A plain form writes commas like this.
    let value = value.replace("%2C", ",").replace("%2c", ",");
    match read(&value) {
        Some(read) => Ok(Some(read)),
        None => Err(Reason::View {
            key,
            value: value.chars().take(40).collect(),
        }),
    }
}
