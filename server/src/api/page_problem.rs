//! What is wrong with the address of a page, as a problem of the API: files
//! are made of pages.

use app::problem::{Problem as PageProblem, Reason};
use domain::{label::Language, selection::Selection};

use super::{
    problem::{Problem, ProblemKind},
    selection_problem::Help,
};

/// The problem of a page that was asked this.
#[must_use]
pub fn of(problem: &PageProblem, asked: &Selection, help: &Help<'_>) -> Problem {
    match &problem.reason {
        Reason::NoRelease => Problem::new(ProblemKind::NoRelease, help.language),
        Reason::Selection(error) => help.selection_problem(error, asked),
        _ => Problem::new(ProblemKind::MalformedQuery, help.language).detail(
            problem.sentence(Language::Es),
            problem.sentence(Language::En),
        ),
    }
}
