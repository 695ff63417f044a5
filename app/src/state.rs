//! What a page shows, as its address says.

mod address;
mod choice;
mod maps;
mod places;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use domain::{
    code::Code,
    label::Language,
    measure::Measure,
    order,
    release::{DimensionItem, Release},
    selection::{Selection, SelectionError},
    variable::Variable,
};

use self::address::closed_key;
pub use self::address::href;
pub(crate) use self::address::{at_place, read_query};
use crate::{
    embed::Embed,
    explorer::{self, TableView},
    figure::{Figure, figures},
    page::Page,
    problem::Problem,
    source::{CantonShapes, Releases},
    text,
};

/// A page, the release it shows and what the reader selected.
#[derive(Clone)]
pub struct State {
    /// The page.
    pub page: Page,
    /// Its language.
    pub language: Language,
    /// The release that it shows.
    pub release: Arc<Release>,
    /// The filters of the page; its measure where that is the reader's choice,
    /// and in the explorer the breakdown.
    pub selection: Selection,
    /// How the explorer shows its table; as by default on other pages.
    pub table: TableView,
    /// The one figure that is shown, where it is embedded in another site.
    pub embed: Option<Embed>,
    /// The shapes of the cantons, on pages of the map.
    pub shapes: Option<Arc<CantonShapes>>,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page
            && self.language == other.language
            && self.selection == other.selection
            && self.table == other.table
            && self.embed == other.embed
            // A release never changes: its name stands for it. In the browser
            // more of it may have come.
            && self.release.id() == other.release.id()
            && self.release.parts().eq(other.release.parts())
            && self.shapes_name() == other.shapes_name()
    }
}

impl State {
    /// Reads the query of a page's address.
    ///
    /// # Errors
    ///
    /// When the query is not in the grammar, holds what pages do not take, or
    /// asks for what the release does not hold.
    pub fn read(
        releases: &Releases,
        page: Page,
        language: Language,
        query: &str,
    ) -> Result<Self, Box<Problem>> {
        let (selection, table) = read_query(page, query)
            .map_err(|reason| Problem::unreadable(reason, releases, page, language, query))
            .map_err(Box::new)?;
        let Some(release) = releases.pinned_or_latest(selection.release.as_ref()) else {
            let problem = Problem::no_release(releases, page, language, selection);
            return Err(Box::new(problem));
        };
        let (page, mut selection) = at_place(page, selection);
        if let Some(reason) = closed_key(page, &selection) {
            let problem = Problem::near(reason, &release, page, language, selection);
            return Err(Box::new(problem));
        }
        if table.is_start {
            selection.by = explorer::starting_breakdown(&release, &selection);
        }
        let state = Self {
            page,
            language,
            release,
            table: table.settled(&selection.by),
            shapes: page.place().and_then(|_| releases.0.cantons()),
            selection,
            embed: None,
        };
        match state.unanswerable() {
            None => Ok(state),
            Some(error) => Err(Box::new(Problem::unanswerable(error, &state))),
        }
    }

    /// What the figures of the page count, one after the other.
    #[must_use]
    pub fn measures(&self) -> &'static [Measure] {
        match (self.page, self.selection.measure) {
            (Page::Persons, _) => &Measure::ALL,
            (Page::Applications, _)
            | (Page::Events | Page::Map(_) | Page::Explore | Page::Data, Measure::Applications) => {
                &[Measure::Applications]
            }
            _ => &[Measure::Accredited],
        }
    }

    /// What the figures count; the first where they count two things.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measures()[0]
    }

    /// Why none of the measures can be counted under the filters.
    fn unanswerable(&self) -> Option<SelectionError> {
        let mut reason = None;
        for &measure in self.measures() {
            let total = Selection {
                measure,
                ..self.selection.clone()
            };
            match self.release.check(&total) {
                Ok(()) => return None,
                Err(error) => reason = Some(error),
            }
        }
        reason
    }

    /// What a figure shows: the page's filters, except on its own variables,
    /// along which it keeps its context.
    #[must_use]
    pub fn figure_selection(&self, figure: Figure, measure: Measure) -> Selection {
        let mut selection = self.selection.clone();
        selection.measure = measure;
        selection.by = figure.by.iter().collect();
        selection
            .filters
            .retain(|&variable, _| !figure.by.contains(variable));
        selection
    }

    /// The code that the reader chose for a variable.
    #[must_use]
    pub fn chosen(&self, variable: Variable) -> Option<&Code> {
        self.selection.filters.get(&variable)
    }

    /// The item of a variable in the release.
    #[must_use]
    pub fn item(&self, variable: Variable, code: &Code) -> Option<&DimensionItem> {
        self.release
            .dimension(variable)?
            .items
            .iter()
            .find(|item| item.code == *code)
    }

    /// The label of an item; its code where the release does not know it.
    #[must_use]
    pub fn label(&self, variable: Variable, code: &Code) -> String {
        self.item(variable, code).map_or_else(
            || code.to_string(),
            |item| item.label.in_language(self.language).to_owned(),
        )
    }

    /// A filter in words: `Sexo: Mujer`.
    #[must_use]
    pub fn filter_text(&self, variable: Variable, code: &Code) -> String {
        let name = text::filter::variable(variable).get(self.language);
        format!("{name}: {}", self.label(variable, code))
    }

    /// The figures of the page whose variables the release knows.
    pub fn figures(&self) -> impl Iterator<Item = Figure> + use<'_> {
        let own = match &self.embed {
            Some(embed) => std::slice::from_ref(&embed.figure),
            None => figures(self.page),
        };
        let own = own.iter().copied();
        own.chain(self.built_figure())
            .filter(|figure| figure.by.iter().all(|variable| self.knows(variable)))
    }

    /// The figure of the table that the reader has built in the explorer.
    #[must_use]
    pub fn built_figure(&self) -> Option<Figure> {
        // Other pages have no breakdown.
        explorer::figure(&self.release, &self.selection.by, self.table.shown)
    }

    /// The variables of the page's other figures.
    #[must_use]
    pub fn unknown_variables(&self) -> Vec<Variable> {
        let named = figures(self.page).iter().flat_map(|it| it.by.iter());
        order::distinct(named.filter(|&variable| !self.knows(variable)))
    }

    fn knows(&self, variable: Variable) -> bool {
        self.release.dimension(variable).is_some()
    }

    /// Whether a figure can answer under the filters, for any measure.
    fn check_figure(&self, figure: Figure) -> Result<(), SelectionError> {
        let mut result = Ok(());
        for &measure in self.measures() {
            result = self.release.check(&self.figure_selection(figure, measure));
            if result.is_ok() {
                break;
            }
        }
        result
    }

    /// Whether the release is the newest.
    #[must_use]
    pub fn is_latest(&self, releases: &Releases) -> bool {
        releases
            .0
            .latest()
            .is_some_and(|latest| latest.id() == self.release.id())
    }
}
