//! A page read for its file, and what is wrong with its address as a problem
//! of the API: files are made of pages.

use app::{
    page::Page,
    problem::{Problem as PageProblem, Reason},
    source::Releases,
    state::State as PageState,
};
use domain::{label::Language, selection::Selection};
use serde_json::json;

use super::{
    problem::{Problem, ProblemKind},
    selection_problem::Help,
};
use crate::web::AppState;

/// The page that a file is made of. `query` is the page's own; `asked` is the
/// selection of the file, for the links that a problem offers.
///
/// # Errors
///
/// What is wrong with the query, or with what it asks of this page.
pub fn read(
    state: &AppState,
    page: Page,
    query: &str,
    asked: &Selection,
    help: &Help<'_>,
) -> Result<PageState, Problem> {
    let releases = Releases(state.library.clone());
    PageState::read(&releases, page, help.language, query)
        .map_err(|problem| of(&problem, asked, help))
}

/// What is wrong with a page that was asked this, as a problem of the API.
#[must_use]
pub fn of(problem: &PageProblem, asked: &Selection, help: &Help<'_>) -> Problem {
    match &problem.reason {
        Reason::NoRelease => Problem::new(ProblemKind::NoRelease, help.language),
        Reason::Selection(error) => help.selection_problem(error, asked),
        Reason::OwnVariable(variable) => {
            said(ProblemKind::OwnVariable, problem, help).with("parameter", json!(variable))
        }
        Reason::NotOffered => said(ProblemKind::TableNotPublished, problem, help),
        _ => said(ProblemKind::MalformedQuery, problem, help),
    }
}

/// A problem in the words of the page.
fn said(kind: ProblemKind, problem: &PageProblem, help: &Help<'_>) -> Problem {
    Problem::new(kind, help.language).detail(
        problem.sentence(Language::Es),
        problem.sentence(Language::En),
    )
}
