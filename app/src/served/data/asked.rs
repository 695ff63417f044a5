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
    explorer::{TableView, starting_breakdown},
    page::Page,
    problem::{Problem, Reason},
    served::{FORMAT, split_own},
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
        let format = format_of(&formats);
        let selection = Selection::parse(&query).map_err(Reason::Selection);
        let read = format.and_then(|format| Ok((format, selection?)));
        let (format, selection) = read
            .map_err(|reason| Problem::unreadable(reason, &releases, page, language, &query))
            .map_err(Box::new)?;
        let Some(release) = releases.pinned_or_latest(selection.release.as_ref()) else {
            let problem = Problem::no_release(&releases, page, language, selection);
            return Err(Box::new(problem));
        };
        let mut shown = selection.clone();
        if shown.by.is_empty() {
            let years = shown.clone().by([Variable::Period]);
            let has_years = !shown.filters.contains_key(&Variable::Period);
            shown = match release.check(&years) {
                Ok(()) if has_years => years,
                _ => {
                    let by = starting_breakdown(&release, &shown);
                    shown.by(by)
                }
            };
        }
        match release.table(&shown) {
            Ok(table) => Ok(Self {
                state: State {
                    page,
                    language,
                    release,
                    selection,
                    table: TableView::default(),
                    embed: None,
                    shapes: None,
                },
                shown,
                table,
                format,
            }),
            Err(error) => {
                let reason = Reason::Selection(error);
                Err(Box::new(Problem::near(
                    reason, &release, page, language, shown,
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
