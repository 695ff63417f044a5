//! A whole page as the sheets of a workbook: what its tables show, and what
//! must be known beside them.

use std::collections::BTreeSet;

use domain::{code::Code, variable::Variable};

use crate::{
    caption::{heading as heading_of_page, subtitle},
    content::{Answer, Content, Refused},
    figure::Figure,
    files,
    notes::{notes, symbols},
    rows::Rows,
    state::State,
    text::{book, date, figure as words, file, problem, site},
    tiles::{Tile, tiles},
};

/// A page as sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct PageBook {
    /// The name of the sheet of contents.
    pub contents: &'static str,
    /// The heading of the page.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub lead: &'static str,
    /// What nobody may overlook: that the numbers are invented.
    pub caution: Option<&'static str>,
    /// Filters, release, cut-off, citation: names with what they stand for.
    pub facts: Vec<(&'static str, String)>,
    /// The headline numbers, under a heading.
    pub tiles: (&'static str, Vec<Tile>),
    /// The figures, under a heading.
    pub figures: (&'static str, Vec<FigureSheet>),
    /// The name of the sheet of notes and symbols.
    pub notes_sheet: &'static str,
    /// Every symbol of the page with its meaning.
    pub symbols: (&'static str, Vec<(String, String)>),
    /// Every note of the page and of the release.
    pub notes: (&'static str, Vec<String>),
    /// The variables of the figures and filters.
    pub variables: BTreeSet<Variable>,
}

/// A figure as a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSheet {
    /// Its title.
    pub title: String,
    /// What it shows.
    pub body: SheetBody,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetBody {
    /// Its table, with what stands around it.
    Table(Box<SheetTable>),
    /// Why it has none, and what would help.
    Refused(String),
}

/// The table of a figure with what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetTable {
    /// Period, unit and base.
    pub subtitle: String,
    /// One sentence that sums it up.
    pub summary: String,
    /// The table.
    pub rows: Rows,
    /// Its symbols with their meanings.
    pub symbols: Vec<(String, String)>,
    /// Its notes.
    pub notes: Vec<String>,
}

impl PageBook {
    /// The sheets of a page under its filters; `origin` is scheme and host
    /// for its address, empty where they are not known.
    #[must_use]
    pub fn of(state: &State, origin: &str) -> Self {
        let language = state.language;
        let figures: Vec<_> = state
            .figures()
            .filter_map(|figure| FigureSheet::of(figure, state))
            .collect();
        let tables = || figures.iter().filter_map(FigureSheet::table);
        let manifest = state.release.manifest();
        let own = manifest.notes.iter().chain(&manifest.revision_notes);
        let own = own.map(|note| note.in_language(language).to_owned());
        let heading = |text: crate::text::Text| text.get(language);
        Self {
            contents: heading(book::CONTENTS),
            title: heading_of_page(state),
            lead: site::lead(state.page).get(language),
            caution: manifest.demonstration.then(|| heading(site::DEMONSTRATION)),
            facts: facts(state, origin),
            tiles: (heading(book::HEADLINES), tiles(state)),
            notes_sheet: heading(book::NOTES_AND_SYMBOLS),
            symbols: (
                heading(book::SYMBOLS),
                once_each(tables().flat_map(|table| table.symbols.clone())),
            ),
            notes: (
                heading(book::NOTES),
                once_each(tables().flat_map(|table| table.notes.clone()).chain(own)),
            ),
            variables: state
                .figures()
                .flat_map(|figure| figure.by.iter())
                .chain(state.selection.filters.keys().copied())
                .collect(),
            figures: (heading(words::FIGURES), figures),
        }
    }
}

/// What is there, once each, in the order in which it came.
fn once_each<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}

fn facts(state: &State, origin: &str) -> Vec<(&'static str, String)> {
    let language = state.language;
    let manifest = state.release.manifest();
    let filters: Vec<_> = state
        .selection
        .filters
        .iter()
        .map(|(&variable, code): (&Variable, &Code)| state.filter_text(variable, code))
        .collect();
    let filters = match filters.is_empty() {
        true => book::NO_FILTERS.get(language).to_owned(),
        false => filters.join("; "),
    };
    [
        (book::FILTERS, filters),
        (
            book::SELECTION,
            files::pinned(&state.selection, state).to_string(),
        ),
        (site::RELEASE, manifest.id.to_string()),
        (site::CUTOFF, date(manifest.cutoff)),
        (
            site::POLICY,
            site::policy(&manifest.policy.name, state.language).to_owned(),
        ),
        (file::LINK, format!("{origin}{}", files::page_link(state))),
        (file::CITATION, files::page_citation(state)),
        (book::PROTECTION, site::LICENCE.get(language).to_owned()),
    ]
    .map(|(name, value)| (name.get(language), value))
    .to_vec()
}

impl FigureSheet {
    fn of(figure: Figure, state: &State) -> Option<Self> {
        let body = match Answer::of(state, figure) {
            Answer::Shown(content) => SheetBody::Table(Box::new(table(&content, figure, state))),
            Answer::Refused(refused) => SheetBody::Refused(refusal(&refused, state)),
            // The page does not show it either.
            Answer::Untabulated(_) => return None,
        };
        Some(Self {
            title: figure.title(state.page, state.measure(), state.language),
            body,
        })
    }

    /// Its table, if it has one.
    #[must_use]
    pub fn table(&self) -> Option<&SheetTable> {
        match &self.body {
            SheetBody::Table(table) => Some(table),
            SheetBody::Refused(_) => None,
        }
    }
}

fn table(content: &Content, figure: Figure, state: &State) -> SheetTable {
    SheetTable {
        subtitle: subtitle(figure, state, content),
        summary: content.summary(figure, state),
        rows: Rows::of(content, figure, state),
        symbols: symbols(content, figure, state),
        notes: notes(content, figure, state),
    }
}

fn refusal(refused: &Refused, state: &State) -> String {
    let why = problem::reason(&refused.error, state.language);
    format!("{} {why}", words::REFUSED.get(state.language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture::state, page::Page};

    #[test]
    fn a_book_has_a_sheet_for_each_figure_of_the_page() {
        let state = state(Page::Accredited, "sex=2");
        let book = PageBook::of(&state, "https://example.org");
        assert_eq!(book.figures.1.len(), state.figures().count());
        assert!(book.variables.contains(&Variable::Sex));
        let said = |name: &str| {
            let fact = book.facts.iter().find(|(fact, _)| *fact == name);
            fact.map(|(_, value)| value.clone()).expect(name)
        };
        assert_eq!(said("Filtros"), "Sexo: Mujer");
        assert!(said("Enlace permanente").starts_with("https://example.org/es/acreditadas?sex=2"));
        assert!(said("Cita").contains("(Sexo: Mujer)"));
    }

    #[test]
    fn a_figure_that_cannot_apply_the_filters_says_so_in_its_sheet() {
        let state = state(Page::Accredited, "period=2021&sex=2&province=1");
        let book = PageBook::of(&state, "");
        let refused = book
            .figures
            .1
            .iter()
            .filter(|sheet| sheet.table().is_none());
        assert!(refused.count() > 0);
    }

    #[test]
    fn notes_and_symbols_are_said_once() {
        let book = PageBook::of(&state(Page::Accredited, "sex=1&province=3"), "");
        let notes = &book.notes.1;
        let invented = notes
            .iter()
            .filter(|note| note.starts_with("Datos inventados"));
        assert!(invented.count() >= 1);
        for (place, note) in notes.iter().enumerate() {
            assert!(!notes[place + 1..].contains(note), "{note}");
        }
    }
}
