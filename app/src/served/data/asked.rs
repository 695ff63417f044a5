//! What the address of the page asks for.

use domain::{
    label::Language,
    selection::{Selection, SelectionError},
    table::PublishedTable,
    variable::Variable,
};
use leptos::prelude::expect_context;

use super::examples::Format;
use crate::{
    explorer::starting_breakdown,
    page::Page,
    problem::{Problem, Reason},
    served::{
        FORMAT,
        opened::{opened, selection_of},
        split_own,
    },
    source::Releases,
    state::State,
};

/// A selection that the release answers, and the format to ask for it in.
pub(super) struct Asked {
    /// The page with the selection as its address has it.
    pub(super) state: State,
    /// The selection of the examples: where the address names no breakdown, by
    /// one to begin with.
    pub(super) shown: Selection,
    /// Its cells.
    pub(super) table: PublishedTable,
    /// The format of the examples.
    pub(super) format: Format,
}

impl Asked {
    /// Reads the query.
    pub(super) fn read(language: Language, query: &str) -> Result<Self, Box<Problem>> {
        let page = Page::Data;
        let releases = expect_context::<Releases>();
        let (query, formats) = split_own(query, FORMAT);
        let (format, selection) = match format_of(&formats) {
            Ok(format) => (format, selection_of(&query)),
            Err(reason) => (Format::default(), Err(reason)),
        };
        let state = opened(&releases, page, language, &query, selection)?;
        let release = &state.release;
        let mut shown = state.selection.clone();
        if shown.by.is_empty() {
            let years = shown.clone().by([Variable::Period]);
            let has_years = !shown.filters.contains_key(&Variable::Period);
            shown = match release.check(&years) {
                Ok(()) if has_years => years,
                _ => {
                    let by = starting_breakdown(release, &shown);
                    shown.by(by)
                }
            };
        }
        match release.table(&shown) {
            Ok(table) => Ok(Self {
                state,
                shown,
                table,
                format,
            }),
            Err(error) => {
                let reason = Reason::Selection(error);
                Err(Box::new(Problem::near(
                    reason, release, page, language, shown,
                )))
            }
        }
    }

    /// The address of the page for this selection, its examples in a format.
    pub(super) fn href(&self, selection: &Selection, format: Format) -> String {
        let href = self.state.href(selection);
        if format == Format::default() {
            return href;
        }
        let separator = if href.contains('?') { '&' } else { '?' };
        format!("{href}{separator}{FORMAT}={}", format.name())
    }

    /// The one spelling of the address of the page.
    pub(super) fn canonical_href(&self) -> String {
        self.href(&self.state.selection, self.format)
    }
}

fn format_of(values: &[&str]) -> Result<Format, Reason> {
    match values {
        [] | [""] => Ok(Format::default()),
        [value] => Format::ALL
            .into_iter()
            .find(|format| format.name() == *value)
            .ok_or_else(|| Reason::View {
                key: FORMAT,
                value: value.chars().take(40).collect(),
            }),
        _ => Err(Reason::Selection(SelectionError::Repeated {
            name: FORMAT.to_owned(),
        })),
    }
}
