use super::*;
use crate::{
    fixture::{figure, problem, state},
    status::Status,
};
use charts::Mark;
use domain::label::Language;

const COUNTRY: Page = Page::Map(Place::Country);

fn province(query: &str) -> State {
    state(Page::Map(Place::Province(1)), query)
}

fn mark(variable: Variable, code: &str) -> Mark {
    Mark::new(variable, &code.parse().unwrap())
}

#[test]
fn the_place_of_the_path_is_a_filter_of_every_figure() {
    let state = province("sex=2");
    let selection = state.figure_selection(figure(state.page, "age"), state.measure());
    assert_eq!(selection.to_string(), "by=age_group&sex=2&province=1");
    assert_eq!(state.href(&state.selection), "/es/mapa/1?sex=2");
}

#[test]
fn a_place_in_the_query_goes_into_the_path() {
    for (page, query, address) in [
        (COUNTRY, "province=7&sex=2", "/es/mapa/7?sex=2"),
        (Page::Map(Place::Province(1)), "province=7", "/es/mapa/7"),
        (COUNTRY, "canton=101", "/es/mapa/1/101"),
    ] {
        let state = state(page, query);
        assert_eq!(state.href(&state.selection), address);
    }
}

#[test]
fn a_click_on_a_province_leads_to_it_and_keeps_filters_and_measure() {
    let country = state(COUNTRY, "measure=applications&sex=2&period=2021");
    let toggled = country.toggled(&mark(Variable::Province, "7"));
    assert_eq!(
        country.href(&toggled),
        "/es/mapa/7?measure=applications&period=2021&sex=2"
    );
    assert!(!country.stays(&toggled));
}

#[test]
fn the_way_up_keeps_the_filters() {
    let canton = state(Page::Map(Place::Canton(101)), "period=2019-2021&sex=2");
    assert_eq!(
        canton.href_at(Place::Province(1)),
        "/es/mapa/1?period=2019-2021&sex=2"
    );
    assert_eq!(
        canton.href_at(Place::Country),
        "/es/mapa?period=2019-2021&sex=2"
    );
}

#[test]
fn a_filter_that_a_canton_does_not_take_is_left_behind_and_named() {
    let year = province("period=2021");
    assert_eq!(year.href_at(Place::Canton(101)), "/es/mapa/1/101");
    assert_eq!(year.left_behind(Place::Canton(101)), ["Período: 2021"]);
    let nationality = province("nationality=NIC");
    assert_eq!(nationality.href_at(Place::Canton(101)), "/es/mapa/1/101");
    assert!(province("sex=2").left_behind(Place::Canton(101)).is_empty());
}

#[test]
fn the_place_is_no_filter_that_the_reader_takes_away() {
    let state = province("sex=2");
    let own: Vec<_> = state.own_filters().map(|(variable, _)| variable).collect();
    assert_eq!(own, [Variable::Sex]);
    assert_eq!(state.href(&state.cleared()), "/es/mapa/1");
}

#[test]
fn a_province_lists_its_own_cantons_only() {
    let cantons = province("").cantons();
    assert!(!cantons.is_empty());
    for canton in cantons {
        assert_eq!(canton.its_province(), Some(Place::Province(1)));
    }
}

#[test]
fn an_unknown_place_is_not_found_and_what_lies_above_it_is_nearest() {
    for (place, query, nearest) in [
        (Place::Province(9), "sex=2", "/es/mapa?sex=2"),
        (Place::Canton(199), "sex=2", "/es/mapa/1?sex=2"),
        (Place::Canton(999), "", "/es/mapa"),
    ] {
        let page = Page::Map(place);
        let problem = problem(page, query);
        assert_eq!(problem.status(), Status::NotFound, "{place:?}");
        assert_eq!(problem.way_out(page, Language::Es), nearest);
    }
}

#[test]
fn a_single_year_of_a_canton_leads_to_the_canton_without_it() {
    let page = Page::Map(Place::Canton(101));
    let problem = problem(page, "period=2021&sex=2");
    assert_eq!(problem.status(), Status::Unprocessable);
    assert_eq!(problem.way_out(page, Language::Es), "/es/mapa/1/101?sex=2");
    let (_, pool) = &problem.suggestions[0];
    assert_eq!(pool.to_string(), "period=2019-2021&sex=2&canton=101");
}

#[test]
fn a_canton_says_what_it_is_not_combined_with() {
    let canton = state(Page::Map(Place::Canton(101)), "");
    assert_eq!(canton.not_combined(), [Variable::Nationality]);
}
