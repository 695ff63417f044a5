//! What a page shows, as its address says.

use std::sync::Arc;

use charts::{
    Mark,
    map::{ShapeMap, provinces, world},
};
use domain::{
    code::{Code, reserved},
    label::Language,
    measure::Measure,
    order,
    release::{DimensionItem, Release},
    selection::{Selection, SelectionError},
    table::ItemKind,
    variable::Variable,
};

use crate::{
    embed::{Embed, pairs_of},
    explorer::{self, MAX_BREAKDOWN, TableView},
    figure::{Drawing, Figure, figures},
    page::Page,
    place::Place,
    problem::{Problem, Reason},
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

    /// The filters with what a mark stands for added, replaced or, when it is
    /// the chosen one, taken away. On the map a mark of a place leads there.
    ///
    /// In the explorer a mark narrows the table to its persons: where another
    /// variable is left, its own is no longer one of the table.
    #[must_use]
    pub fn toggled(&self, mark: &Mark) -> Selection {
        if let Some(place) = self.place_of(mark.variable, &mark.code) {
            return self.selection_at(place);
        }
        let mut selection = self.selection.clone();
        if self.chosen(mark.variable) == Some(&mark.code) {
            return selection.without(mark.variable);
        }
        if selection.by.len() > 1 {
            selection.by.retain(|&own| own != mark.variable);
        }
        selection.filter(mark.variable, mark.code.clone())
    }

    /// Whether a filter can be chosen beside the others, or in place of the one
    /// on its variable.
    ///
    /// # Errors
    ///
    /// Why not: the release does not hold it, or most figures of the page
    /// could no longer answer.
    pub fn check_filter(&self, variable: Variable, code: &Code) -> Result<(), SelectionError> {
        if self.place_of(variable, code).is_some() {
            return Ok(());
        }
        let tried = Self {
            selection: self.selection.clone().filter(variable, code.clone()),
            ..self.clone()
        };
        match tried.unanswerable() {
            Some(error) => Err(error),
            // In place of another filter: as many figures answer as before.
            None if self.chosen(variable).is_some() => Ok(()),
            None => tried.most_figures_answer(),
        }
    }

    /// Whether a reader can choose a category, or undo that: where it is
    /// chosen, and where it would be answered; never where it is locked.
    #[must_use]
    pub fn can_choose(&self, variable: Variable, code: &Code) -> bool {
        let chosen = self.chosen(variable) == Some(code);
        !self.is_locked(variable) && (chosen || self.check_filter(variable, code).is_ok())
    }

    /// Whether readers of an embedded figure leave a variable as it is.
    #[must_use]
    pub fn is_locked(&self, variable: Variable) -> bool {
        self.embed.as_ref().is_some_and(|embed| {
            // A canton has no place in the figure of its province.
            let leads_away = variable == Variable::Canton;
            leads_away || embed.look.locked.holds(variable)
        })
    }

    fn most_figures_answer(&self) -> Result<(), SelectionError> {
        let mut refusals: Vec<_> = self
            .figures()
            .filter_map(|figure| self.check_figure(figure).err())
            .collect();
        if refusals.len() * 2 < self.figures().count() {
            return Ok(());
        }
        // The limit says more than what holds for one figure alone.
        let limit = refusals
            .iter()
            .position(|error| matches!(error, SelectionError::TooManyDimensions { .. }));
        Err(refusals.swap_remove(limit.unwrap_or(0)))
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

    /// What the regions of a figure are drawn from: the provinces, and the
    /// cantons of the page's province where there are shapes of them.
    #[must_use]
    pub fn shapes_of(&self, figure: Figure) -> Option<Arc<ShapeMap>> {
        match (figure.drawing, self.page.place()) {
            (Drawing::Map, _) => Some(Arc::clone(provinces())),
            (Drawing::Cantons, Some(Place::Province(digit))) => {
                self.shapes.as_ref()?.of_province(digit)
            }
            _ => None,
        }
    }

    /// The maps that a figure is drawn as: that of [`Self::shapes_of`], or a
    /// map for each continent that the release names a country of.
    #[must_use]
    pub fn frames_of(&self, figure: Figure) -> Vec<Arc<ShapeMap>> {
        if figure.drawing != Drawing::World {
            return self.shapes_of(figure).into_iter().collect();
        }
        let countries = figure
            .by
            .iter()
            .find_map(|variable| self.release.dimension(variable));
        let has_number = |code: &str| {
            let mut items = countries.iter().flat_map(|countries| &countries.items);
            items.any(|item| item.kind == ItemKind::Category && item.code.as_str() == code)
        };
        world(has_number)
    }

    /// What has to be said of a figure's map.
    #[must_use]
    pub fn map_hint(&self, figure: Figure) -> Option<String> {
        let hint = if figure.drawing == Drawing::World {
            let mut others = figure.by.iter().filter_map(|variable| {
                let items = &self.release.dimension(variable)?.items;
                let rest = items
                    .iter()
                    .find(|it| it.code.as_str() == reserved::RESIDUAL)?;
                Some(rest.label.in_language(self.language))
            });
            text::figure::world_hint(others.next(), self.language)
        } else {
            let shapes = self.shapes_of(figure)?;
            shapes.inset_box?;
            text::figure::MAP_HINT.get(self.language).to_owned()
        };
        Some(hint)
    }

    /// The name of the file of the cantons' shapes; empty where there is none.
    #[must_use]
    pub fn shapes_name(&self) -> &str {
        self.shapes.as_ref().map_or("", |shapes| shapes.hash())
    }

    /// Whether the release is the newest.
    #[must_use]
    pub fn is_latest(&self, releases: &Releases) -> bool {
        releases
            .0
            .latest()
            .is_some_and(|latest| latest.id() == self.release.id())
    }

    /// The address of the same page with other filters.
    #[must_use]
    pub fn href(&self, selection: &Selection) -> String {
        self.href_as(selection, self.table)
    }

    /// The address of the same page with other filters, and its table shown in
    /// another way.
    #[must_use]
    pub fn href_as(&self, selection: &Selection, table: TableView) -> String {
        if let Some(embed) = &self.embed {
            return embed.href(self.page, self.language, selection);
        }
        let href = href(self.page, self.language, selection);
        match table.settled(&selection.by).query() {
            query if query.is_empty() => href,
            query if href.contains('?') => format!("{href}&{query}"),
            query => format!("{href}?{query}"),
        }
    }

    /// The path of the page's address.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.embed {
            Some(embed) => embed.path(),
            None => self.page.path(self.language),
        }
    }

    /// What a plain form that chooses filters carries along: every key of the
    /// address that is no filter.
    #[must_use]
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let mut unfiltered = self.selection.clone();
        unfiltered
            .filters
            .retain(|&variable, _| self.is_locked(variable));
        match &self.embed {
            Some(embed) => embed.query(self.page, self.language, &unfiltered).pairs(),
            None => pairs_of(&unfiltered),
        }
    }

    /// The one spelling of the page's own address.
    #[must_use]
    pub fn canonical_href(&self) -> String {
        let mut selection = self.selection.clone();
        if self.table.is_start {
            selection.by.clear();
        }
        self.href(&selection)
    }
}

/// Reads the query of a page's address.
pub(crate) fn read_query(page: Page, query: &str) -> Result<(Selection, TableView), Reason> {
    match page {
        Page::Explore => explorer::read(query),
        _ => Selection::parse(query)
            .map(|selection| (selection, TableView::default()))
            .map_err(Reason::Selection),
    }
}

/// A key of the grammar that the page does not take.
fn closed_key(page: Page, selection: &Selection) -> Option<Reason> {
    let (most, excess) = if page == Page::Explore {
        (MAX_BREAKDOWN, Reason::WideBreakdown)
    } else {
        (0, Reason::Breakdown)
    };
    if selection.by.len() > most {
        Some(excess)
    } else if !page.takes_measure() && selection.measure != Measure::default() {
        Some(Reason::Measure)
    } else {
        None
    }
}

/// The page and the selection that an address asks for: on the map a place in
/// the query counts before the one in the path.
pub(crate) fn at_place(page: Page, selection: Selection) -> (Page, Selection) {
    let Page::Map(place) = page else {
        return (page, selection);
    };
    let place = match Place::of(&selection) {
        Place::Country => place,
        asked => asked,
    };
    (Page::Map(place), place.select(&selection))
}

/// The address of a page with the part of a selection that it takes: filters
/// and release travel along, the measure as far as the page lets readers
/// choose it, the breakdown in the explorer, on the page of the data and on
/// that of an indicator. On the map the place of the selection goes into the path.
#[must_use]
pub fn href(page: Page, language: Language, selection: &Selection) -> String {
    let page = page.of(selection);
    let mut selection = match page {
        Page::Map(_) => Place::released(selection),
        _ => selection.clone(),
    };
    match page {
        Page::Data | Page::Indicator(_) => {}
        Page::Explore => selection.by.truncate(MAX_BREAKDOWN),
        _ => selection.by.clear(),
    }
    if !page.takes_measure() {
        selection.measure = Measure::default();
    }
    let query = selection.to_string();
    let path = page.path(language);
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

mod places;
#[cfg(test)]
mod tests;
