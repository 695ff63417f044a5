//! From the address of an embedded figure to what it shows.

use domain::{label::Language, measure::Measure, selection::Selection};

use super::{Embed, EmbedQuery, name_of};
use crate::{
    figure::named,
    page::Page,
    problem::{Problem, Reason},
    source::Releases,
    state::State,
    status::Status,
    text,
};

/// Why an embedded figure cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbedProblem {
    /// There is no such figure for what is counted.
    UnknownFigure,
    /// The query says something that embedded figures do not take.
    Query(Reason),
    /// The page of the figure cannot show what is asked.
    Page(Page, Box<Problem>),
}

impl EmbedProblem {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::UnknownFigure => text::embed::UNKNOWN_FIGURE.get(language).to_owned(),
            Self::Query(reason) => Problem::bare(reason.clone()).sentence(language),
            Self::Page(_, problem) => problem.sentence(language),
        }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::UnknownFigure => Status::NotFound,
            Self::Query(reason) => Problem::bare(reason.clone()).status(),
            Self::Page(_, problem) => problem.status(),
        }
    }
}

/// What an address of an embedded figure asks for.
///
/// # Errors
///
/// There is no such figure, or it cannot show what is asked.
pub fn read(releases: &Releases, path: &str, query: &str) -> Result<State, EmbedProblem> {
    let name = name_of(path).ok_or(EmbedProblem::UnknownFigure)?;
    let query = EmbedQuery::parse(query).map_err(EmbedProblem::Query)?;
    read_query(releases, name, query)
}

/// The same of a figure by its name and of a query that is parsed already.
///
/// # Errors
///
/// See [`read`].
pub fn read_query(
    releases: &Releases,
    name: &str,
    query: EmbedQuery,
) -> Result<State, EmbedProblem> {
    let (page, figure) = named(name, &query.selection).ok_or(EmbedProblem::UnknownFigure)?;
    let asked = page_query(page, &query.selection);
    let state = State::read(releases, page, query.language, &asked)
        .map_err(|problem| EmbedProblem::Page(page, problem))?;
    let look = query.look;
    Ok(State {
        // A figure of the country shows a province that is chosen as one of its
        // marks.
        page,
        embed: Some(Embed { figure, look }),
        ..state
    })
}

/// The query of a page: one that counts one thing takes no measure.
#[must_use]
pub fn page_query(page: Page, selection: &Selection) -> String {
    let mut selection = selection.clone();
    if !page.takes_measure() {
        selection.measure = Measure::default();
    }
    selection.to_string()
}
