//! A query that a page cannot answer, and the way out.

use std::sync::Arc;

use domain::{
    code::Code,
    label::Language,
    measure::Measure,
    release::{Dropped, Release},
    selection::{Selection, SelectionError},
    variable::Variable,
};

use crate::{
    explorer::{MAX_BREAKDOWN, TableView},
    page::Page,
    place::Place,
    source::Releases,
    state::{State, at_place, href, read_query},
    status::Status,
    text,
};

/// The most categories that are suggested in place of an unknown one.
const MAX_SUGGESTIONS: usize = 5;

/// Why a page cannot show what its address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing to show yet.
    NoRelease,
    /// The query is no selection, or the release does not hold it.
    Selection(SelectionError),
    /// A breakdown was given, and figures have their own; or one of more
    /// variables than a table has sides.
    Breakdown,
    /// More variables were given than a table of the explorer has.
    WideBreakdown,
    /// A measure was given on a page that has its own.
    Measure,
    /// An indicator is not offered by this breakdown.
    NotOffered,
    /// An indicator is itself about the variable that is filtered by.
    OwnVariable(Variable),
    /// A table cannot be shown like that.
    View {
        /// The key.
        key: &'static str,
        /// Its value as given, shortened.
        value: String,
    },
}

/// A query that cannot be answered, and the nearest that can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub reason: Reason,
    /// The nearest selection that the page can show.
    pub nearest: Selection,
    /// What of breakdown and filters would be kept, in words.
    pub kept: Vec<String>,
    /// What of them would be left out, in words.
    pub dropped: Vec<String>,
    /// Other categories that may have been meant, each with its selection.
    pub suggestions: Vec<(String, Selection)>,
}

impl Problem {
    /// The query is not in the grammar.
    pub(crate) fn unreadable(
        reason: Reason,
        releases: &Releases,
        page: Page,
        language: Language,
        query: &str,
    ) -> Self {
        let readable = readable_part(page, query);
        match releases.pinned_or_latest(readable.release.as_ref()) {
            Some(release) => Self::near(reason, &release, page, language, readable),
            None => Self::bare(reason),
        }
    }

    /// The release that is asked for, or any, is not there.
    pub(crate) fn no_release(
        releases: &Releases,
        page: Page,
        language: Language,
        selection: Selection,
    ) -> Self {
        let reason = match &selection.release {
            Some(id) => Reason::Selection(SelectionError::UnknownRelease { id: id.clone() }),
            None => Reason::NoRelease,
        };
        match releases.0.latest() {
            Some(release) => Self::near(reason, &release, page, language, selection),
            None => Self::bare(reason),
        }
    }

    /// The release does not hold what the filters ask for.
    pub(crate) fn unanswerable(error: SelectionError, state: &State) -> Self {
        let selection = Selection {
            measure: state.measure(),
            ..state.selection.clone()
        };
        Self::near(
            Reason::Selection(error),
            &state.release,
            state.page,
            state.language,
            selection,
        )
    }

    /// The nearest selection that a release answers on a page.
    pub(crate) fn near(
        reason: Reason,
        release: &Arc<Release>,
        page: Page,
        language: Language,
        mut asked: Selection,
    ) -> Self {
        match page {
            Page::Data => {}
            Page::Explore => asked.by.truncate(MAX_BREAKDOWN),
            _ => asked.by.clear(),
        }
        if !page.takes_measure() {
            asked.measure = page.measure().unwrap_or_default();
        }
        let (mut nearest, dropped) = match page {
            Page::Map(_) => nearest_place(release, page, language, &asked),
            _ => release.nearest(&asked),
        };
        let suggestions = suggestions(&reason, page, &nearest, release, language);
        if !page.takes_measure() {
            nearest.measure = Measure::default();
        }
        let table = (!nearest.by.is_empty())
            .then(|| text::figure::title(nearest.measure, nearest.by.clone(), language));
        let filters = nearest.filters.iter();
        let filters =
            filters.map(|(&variable, code)| filter_text(variable, code, release, language));
        Self {
            reason,
            kept: table.into_iter().chain(filters).collect(),
            nearest,
            dropped: dropped
                .iter()
                .filter_map(|dropped| describe(dropped, release, language))
                .collect(),
            suggestions,
        }
    }

    pub(crate) fn bare(reason: Reason) -> Self {
        Self {
            reason,
            nearest: Selection::default(),
            kept: Vec::new(),
            dropped: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    /// The status of the page that shows it.
    #[must_use]
    pub fn status(&self) -> Status {
        use SelectionError as E;
        match &self.reason {
            Reason::NoRelease => Status::Unavailable,
            Reason::Breakdown | Reason::WideBreakdown | Reason::Measure | Reason::View { .. } => {
                Status::BadRequest
            }
            Reason::NotOffered | Reason::OwnVariable(_) => Status::Unprocessable,
            Reason::Selection(E::UnknownRelease { .. } | E::UnknownCode { .. }) => Status::NotFound,
            Reason::Selection(
                E::NotTabulated { .. }
                | E::PooledOnly { .. }
                | E::TooManyDimensions { .. }
                | E::TableNotPublished { .. },
            ) => Status::Unprocessable,
            Reason::Selection(_) => Status::BadRequest,
        }
    }

    /// What is wrong, in a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match &self.reason {
            Reason::NoRelease => text::problem::NO_RELEASE_MORE.get(language).to_owned(),
            Reason::WideBreakdown => text::problem::WIDE_BREAKDOWN.get(language).to_owned(),
            Reason::Breakdown => text::problem::CLOSED_BREAKDOWN.get(language).to_owned(),
            Reason::View { key, value } => text::problem::view(key, value, language),
            Reason::Measure => text::problem::CLOSED_MEASURE.get(language).to_owned(),
            Reason::NotOffered => text::problem::NOT_OFFERED.get(language).to_owned(),
            Reason::OwnVariable(variable) => text::problem::own_variable(*variable, language),
            Reason::Selection(error) => text::problem::reason(error, language),
        }
    }

    /// The address of the nearest that can be shown.
    #[must_use]
    pub fn way_out(&self, page: Page, language: Language) -> String {
        href(page, language, &self.nearest)
    }
}

/// The nearest on the map: a place counts before the filters, and what is
/// above a place that is none comes nearest to it.
fn nearest_place(
    release: &Arc<Release>,
    page: Page,
    language: Language,
    asked: &Selection,
) -> (Selection, Vec<Dropped>) {
    let (page, mut selection) = at_place(page, asked.clone());
    selection.release = selection.release.filter(|id| id == release.id());
    let state = State {
        page,
        language,
        release: Arc::clone(release),
        selection,
        table: TableView::default(),
        embed: None,
        shapes: None,
    };
    let nearest = state.nearest_place();
    let dropped = state
        .selection
        .filters
        .iter()
        .filter(|(variable, _)| !nearest.filters.contains_key(variable))
        .map(|(&variable, code)| Dropped::Filter(variable, code.clone()))
        .collect();
    (nearest, dropped)
}

/// The pairs of a query that are in the grammar, the first of each key.
fn readable_part(page: Page, query: &str) -> Selection {
    let mut kept = String::new();
    let mut selection = Selection::default();
    for pair in query.split('&') {
        let tried = format!("{kept}&{pair}");
        if let Ok((readable, _)) = read_query(page, &tried) {
            selection = readable;
            kept = tried;
        }
    }
    selection
}

/// Categories in place of an unknown one, pools in place of a single year.
fn suggestions(
    reason: &Reason,
    page: Page,
    nearest: &Selection,
    release: &Release,
    language: Language,
) -> Vec<(String, Selection)> {
    let (variable, codes) = match reason {
        Reason::Selection(SelectionError::UnknownCode {
            variable,
            candidates,
            ..
        }) => (*variable, candidates),
        Reason::Selection(SelectionError::PooledOnly { periods, .. }) => {
            (Variable::Period, periods)
        }
        _ => return Vec::new(),
    };
    codes
        .iter()
        .map(|code| {
            let text = filter_text(variable, code, release, language);
            let chosen = nearest.clone().filter(variable, code.clone());
            let selection = match page {
                Page::Map(_) => Place::of(&chosen).select(&chosen),
                _ => chosen,
            };
            (text, selection)
        })
        .filter(|(_, selection)| release.check(selection).is_ok())
        .take(MAX_SUGGESTIONS)
        .collect()
}

fn describe(dropped: &Dropped, release: &Release, language: Language) -> Option<String> {
    match dropped {
        Dropped::Release(id) => Some(format!("{} {id}", text::site::RELEASE.get(language))),
        Dropped::Breakdown(variable) => {
            Some(text::filter::variable(*variable).get(language).to_owned())
        }
        Dropped::Filter(variable, code) => Some(filter_text(*variable, code, release, language)),
    }
}

/// A filter in words, by its code where the release does not know it.
fn filter_text(variable: Variable, code: &Code, release: &Release, language: Language) -> String {
    let item = release
        .dimension(variable)
        .and_then(|dimension| dimension.items.iter().find(|item| item.code == *code));
    let label = item.map_or(code.as_str(), |item| item.label.in_language(language));
    let name = text::filter::variable(variable).get(language);
    format!("{name}: {label}")
}
