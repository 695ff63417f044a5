//! The address of a page of the server, before it is known whether the release
//! answers it.

use domain::{label::Language, selection::Selection};

use crate::{
    explorer::TableView,
    page::Page,
    problem::{Problem, Reason},
    source::Releases,
    state::State,
};

/// What an address selects, in the release that it names. `query` is where the
/// selection was read from, for those who are offered the nearest that works.
///
/// # Errors
///
/// It could not be read, or there is no such release.
pub(super) fn opened(
    releases: &Releases,
    page: Page,
    language: Language,
    query: &str,
    selection: Result<Selection, Reason>,
) -> Result<State, Box<Problem>> {
    let selection = selection
        .map_err(|reason| Problem::unreadable(reason, releases, page, language, query))
        .map_err(Box::new)?;
    let Some(release) = releases.pinned_or_latest(selection.release.as_ref()) else {
        let problem = Problem::no_release(releases, page, language, selection);
        return Err(Box::new(problem));
    };
    Ok(State {
        page,
        language,
        release,
        selection,
        table: TableView::default(),
        embed: None,
        shapes: None,
    })
}

/// The selection of a query without keys of the page's own.
pub(super) fn selection_of(query: &str) -> Result<Selection, Reason> {
    Selection::parse(query).map_err(Reason::Selection)
}
