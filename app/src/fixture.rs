//! States of pages for tests, from a small release of invented numbers.

use std::sync::{Arc, LazyLock};

use domain::{
    label::Language,
    release::{Manifest, Release, sample},
    selection::ReleaseId,
};

use crate::{
    figure::{Figure, figures},
    page::Page,
    problem::Problem,
    source::{ReleaseSource, Releases},
    state::State,
};

struct One(Arc<Release>);

impl ReleaseSource for One {
    fn latest(&self) -> Option<Arc<Release>> {
        Some(Arc::clone(&self.0))
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        (self.0.id() == id).then(|| Arc::clone(&self.0))
    }

    fn list(&self) -> Vec<Manifest> {
        vec![self.0.manifest().clone()]
    }
}

/// The release of these tests, as a source.
pub fn releases() -> Releases {
    static RELEASE: LazyLock<Arc<Release>> = LazyLock::new(|| Arc::new(sample()));
    Releases(Arc::new(One(Arc::clone(&RELEASE))))
}

/// What a page makes of a query.
pub fn read(page: Page, query: &str) -> Result<State, Box<Problem>> {
    State::read(&releases(), page, Language::Es, query)
}

/// The state of a page whose query is answered.
pub fn state(page: Page, query: &str) -> State {
    read(page, query).unwrap_or_else(|problem| panic!("{query}: {:?}", problem.reason))
}

/// What is wrong with a query.
pub fn problem(page: Page, query: &str) -> Problem {
    match read(page, query) {
        Ok(_) => panic!("{query} is answered"),
        Err(problem) => *problem,
    }
}

/// A figure of a page.
pub fn figure(page: Page, id: &str) -> Figure {
    figures(page)
        .iter()
        .copied()
        .find(|figure| figure.id == id)
        .unwrap_or_else(|| panic!("{page:?} has no figure {id}"))
}
