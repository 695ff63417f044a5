//! Which parts of a release a page can ask for.
//!
//! The server names them in the page, and the browser loads them and no others.
//! Whatever a filter of the page leads to is among them, so that filters ask
//! nobody.

use domain::{measure::Measure, order, release::Part, selection::Selection, variable::Variable};

use crate::{embed, figure::Figure, page::Page, source::Releases, state::State, tiles};

/// The `<meta>` element that names the parts of a page.
pub const META: &str = "atalaya-parts";

/// The parts that the figures and headline numbers of a page need, under its
/// filters and any further ones; ascending, so that each stands after those that
/// it builds upon.
#[must_use]
pub fn needed(state: &State) -> Vec<Part> {
    let mut parts = Vec::new();
    for &measure in state.measures() {
        for figure in state.figures() {
            parts.extend(of_figure(state, figure, measure));
        }
    }
    if state.embed.is_none() && state.page != Page::Explore {
        for &measure in tiles::measures(state) {
            parts.extend(of_totals(&state.selection, measure));
        }
    }
    parts.retain(|part| state.release.is_tabulated(part.measure));
    order::distinct(parts)
}

/// The parts of a figure, whatever else is filtered.
fn of_figure(
    state: &State,
    figure: Figure,
    measure: Measure,
) -> impl Iterator<Item = Part> + use<> {
    let place = state.page.place().and_then(|place| place.filter());
    let mut variables: Vec<_> = figure.by.iter().chain(place.map(|(own, _)| own)).collect();
    if state.page == Page::Explore {
        // The reader's next table can be any.
        variables.clear();
    }
    Part::with(measure, &variables)
}

/// The parts of the headline numbers: all persons, and those of one year.
fn of_totals(selection: &Selection, measure: Measure) -> [Part; 2] {
    let filters: Vec<_> = selection.filters.keys().copied().collect();
    let by_year: Vec<_> = order::distinct(filters.iter().copied().chain([Variable::Period]));
    [Part::of(measure, &filters), Part::of(measure, &by_year)]
}

/// The parts of the page at an address; none where it shows no figures.
#[must_use]
pub fn of_address(releases: &Releases, path: &str, query: &str) -> Vec<Part> {
    let state = if embed::is_embedded(path) {
        embed::read(releases, path, query).ok()
    } else {
        Page::from_path(path)
            .filter(|(page, _)| page.has_filters())
            .and_then(|(page, language)| State::read(releases, page, language, query).ok())
    };
    state.as_ref().map(needed).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::code::Code;

    use super::*;
    use crate::{
        content::Answer,
        fixture::{releases, state},
        place::Place,
    };

    fn names(page: Page, query: &str) -> Vec<String> {
        let parts = needed(&state(page, query));
        parts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn pages_of_years_and_places_need_the_small_tables_of_both_measures() {
        let both = ["applications-base", "accredited-base"];
        assert_eq!(names(Page::Persons, ""), both);
        for place in [Place::Country, Place::Province(1), Place::Canton(101)] {
            assert_eq!(names(Page::Map(place), ""), both, "{place}");
        }
    }

    #[test]
    fn pages_of_one_measure_need_nothing_of_the_other() {
        let applications = ["applications-base", "applications-persons"];
        assert_eq!(names(Page::Applications, ""), applications);
        for page in [Page::Accredited, Page::Events] {
            let names = names(page, "");
            assert!(!names.is_empty());
            assert!(names.iter().all(|name| name.starts_with("accredited-")));
        }
        let switched = names(Page::Events, "measure=applications");
        assert!(
            switched
                .iter()
                .all(|name| name.starts_with("applications-"))
        );
    }

    #[test]
    fn the_explorer_needs_all_of_its_measure() {
        let all: Vec<_> = Part::all(Measure::Accredited).collect();
        assert_eq!(needed(&state(Page::Explore, "by=province")), all);
    }

    #[test]
    fn headline_numbers_of_three_filters_need_their_own_table() {
        let crowded = names(Page::Persons, "age_group=AGE-MIN&nationality=NIC&sex=2");
        assert!(crowded.contains(&"accredited-persons".to_owned()));
    }

    #[test]
    fn an_embedded_figure_needs_its_own_tables_only() {
        let parts = |query| of_address(&releases(), "/embed/province", query);
        let base = Part::of(Measure::Accredited, &[Variable::Province]);
        assert_eq!(parts("measure=accredited"), [base]);
    }

    #[test]
    fn pages_without_figures_need_none() {
        for path in [
            "/es/metodologia",
            "/es/publicaciones",
            "/es/nada",
            "/embed/nada",
        ] {
            assert_eq!(of_address(&releases(), path, ""), [], "{path}");
        }
        assert_eq!(of_address(&releases(), "/es/acreditadas", "sex=9"), []);
    }

    /// Every table that a figure of a page can ask for, under one or two
    /// filters that the page offers, is in a part that it named before.
    #[test]
    fn no_filter_leads_to_a_part_that_the_page_did_not_name() {
        let pages = [
            Page::Persons,
            Page::Applications,
            Page::Accredited,
            Page::Events,
            Page::Map(Place::Country),
            Page::Map(Place::Province(1)),
        ];
        for page in pages {
            let first = state(page, "");
            let named = needed(&first);
            for one in choices(&first) {
                let second = state(page, &one.to_string());
                for both in choices(&second).chain([one.clone()]) {
                    let chosen = state(page, &both.to_string());
                    let missing: Vec<_> = asked(&chosen)
                        .into_iter()
                        .filter(|part| !named.contains(part))
                        .collect();
                    assert_eq!(missing, [], "{page:?} {both}");
                }
            }
        }
    }

    /// The selections of one filter more, one of each variable.
    fn choices(state: &State) -> impl Iterator<Item = Selection> + use<> {
        let mut found = Vec::new();
        for dimension in state.release.dimensions() {
            let variable = dimension.variable;
            let offered = |code: &Code| state.check_filter(variable, code).is_ok();
            let item = dimension.items.iter().find(|item| offered(&item.code));
            let is_place = matches!(variable, Variable::Province | Variable::Canton);
            if let Some(item) = item.filter(|_| state.page.place().is_none() || !is_place) {
                found.push(state.selection.clone().filter(variable, item.code.clone()));
            }
        }
        found.into_iter()
    }

    /// The parts that figures and totals do ask for.
    fn asked(state: &State) -> Vec<Part> {
        let mut parts = Vec::new();
        for figure in state.figures() {
            if Answer::of(state, figure).content().is_none() {
                continue;
            }
            for &measure in state.measures() {
                let variables = state.figure_selection(figure, measure).variables();
                parts.push(Part::of(measure, &variables));
            }
        }
        for &measure in tiles::measures(state) {
            parts.extend(of_totals(&state.selection, measure));
        }
        parts
    }
}
