//! What the query of a page says that applies no filter of its own: filters and
//! release travel through it to the pages of figures.

use std::sync::Arc;

#[cfg(feature = "ssr")]
use domain::label::Language;
use domain::{
    measure::Measure,
    release::Release,
    selection::{Selection, SelectionError},
};
#[cfg(feature = "ssr")]
use leptos::prelude::GetUntracked;
#[cfg(feature = "ssr")]
use leptos_router::hooks::use_location;

#[cfg(feature = "ssr")]
use super::opened::{opened, selection_of};
use super::{FORMAT, SEARCH, split_own};
use crate::{embed::grammar_part, source::Releases};
#[cfg(feature = "ssr")]
use crate::{
    page::Page,
    problem::{Problem, Reason},
    state::State,
    status::redirect,
};

/// What links to other pages carry, and the release that is shown. Filters
/// that cannot be answered are not carried on; in place of a release that there
/// is not the newest is shown.
pub(crate) fn carried(releases: &Releases, query: &str) -> (Selection, Option<Arc<Release>>) {
    let (query, _) = split_own(query, SEARCH);
    let (query, _) = split_own(&query, FORMAT);
    let mut selection = Selection::parse(&grammar_part(&query)).unwrap_or_default();
    let Some(release) = releases.pinned_or_latest(selection.release.as_ref()) else {
        return (Selection::default(), releases.0.latest());
    };
    if refusal(&release, &selection).is_some() {
        selection.filters.clear();
    }
    (selection, Some(release))
}

/// Why a release has no number of persons under these filters, whatever is
/// counted.
fn refusal(release: &Release, selection: &Selection) -> Option<SelectionError> {
    let mut reason = None;
    for measure in Measure::ALL {
        let mut total = selection.clone();
        total.measure = measure;
        total.by.clear();
        match release.check(&total) {
            Ok(()) => return None,
            Err(error) => reason = Some(error),
        }
    }
    reason
}

/// Reads the query of such a page: filters and a release, nothing else.
///
/// # Errors
///
/// It is not in the grammar, or holds what no page of figures can show.
#[cfg(feature = "ssr")]
pub(super) fn read(
    releases: &Releases,
    page: Page,
    language: Language,
    query: &str,
) -> Result<State, Box<Problem>> {
    let state = opened(releases, page, language, query, selection_of(query))?;
    let selection = &state.selection;
    let reason = if !selection.by.is_empty() {
        Some(Reason::Breakdown)
    } else if selection.measure != Measure::default() {
        Some(Reason::Measure)
    } else {
        refusal(&state.release, selection).map(Reason::Selection)
    };
    match reason {
        Some(reason) => {
            let State {
                release, selection, ..
            } = state;
            let problem = Problem::near(reason, &release, page, language, selection);
            Err(Box::new(problem))
        }
        None => Ok(state),
    }
}

/// Has one spelling of each address only: a plain form sends its unused
/// controls too, and ids are read in any case.
#[cfg(feature = "ssr")]
pub(super) fn settle_address(state: &State, query: &str) {
    if !is_settled(state, query) {
        redirect(&state.href(&state.selection));
    }
}

/// Whether the address is spelt as it is by us.
#[cfg(feature = "ssr")]
pub(super) fn is_settled(state: &State, query: &str) -> bool {
    let path = use_location().pathname.get_untracked();
    state.selection.to_string() == query && state.page.route(state.language) == path
}
