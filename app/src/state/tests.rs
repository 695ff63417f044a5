use charts::Mark;

use super::*;
use crate::{
    fixture::{figure, problem, read, state},
    problem::Reason,
    status::Status,
};

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

#[test]
fn a_figure_keeps_its_context_and_takes_the_other_filters() {
    let state = state(Page::Accredited, "sex=2&province=1");
    let selection = state.figure_selection(figure(Page::Accredited, "sex"), Measure::Accredited);
    assert_eq!(selection.to_string(), "by=sex&province=1");
}

#[test]
fn choosing_a_mark_twice_takes_the_filter_away() {
    let before = state(Page::Accredited, "province=1");
    let mark = Mark::new(Variable::Sex, &code("2"));
    let chosen = before.toggled(&mark);
    assert_eq!(chosen.to_string(), "sex=2&province=1");
    let after = state(Page::Accredited, &chosen.to_string());
    assert_eq!(after.toggled(&mark), before.selection);
}

#[test]
fn another_mark_of_the_same_variable_replaces_the_first() {
    let state = state(Page::Accredited, "sex=2");
    let toggled = state.toggled(&Mark::new(Variable::Sex, &code("1")));
    assert_eq!(toggled.to_string(), "sex=1");
}

#[test]
fn filters_and_release_travel_from_page_to_page_and_the_measure_stays_behind() {
    let selection: Selection = "measure=applications&sex=2&release=2021-12"
        .parse()
        .unwrap();
    let other = href(Page::Applications, Language::En, &selection);
    assert_eq!(other, "/en/applications?sex=2&release=2021-12");
    let same = href(Page::Events, Language::En, &selection);
    assert_eq!(
        same,
        "/en/events?measure=applications&sex=2&release=2021-12"
    );
}

#[test]
fn a_filter_is_offered_while_most_figures_can_answer() {
    let none = state(Page::Accredited, "");
    assert_eq!(none.check_filter(Variable::Sex, &code("2")), Ok(()));
    // Two filters and a breakdown make three variables, as many as there may be.
    let two = state(Page::Accredited, "period=2021&sex=2");
    assert!(matches!(
        two.check_filter(Variable::Nationality, &code("NIC")),
        Err(SelectionError::TooManyDimensions { limit: 3, .. })
    ));
    // Another code of a chosen variable is as good as the chosen one.
    assert_eq!(two.check_filter(Variable::Sex, &code("1")), Ok(()));
}

#[test]
fn a_canton_is_not_offered_beside_a_single_year() {
    let year = state(Page::Accredited, "period=2021");
    assert!(matches!(
        year.check_filter(Variable::Canton, &code("101")),
        Err(SelectionError::PooledOnly { .. })
    ));
}

#[test]
fn what_is_not_in_the_grammar_is_a_bad_request_with_the_rest_as_a_way_out() {
    let problem = problem(Page::Accredited, "colour=red&sex=2&&sex=1");
    assert_eq!(problem.status(), Status::BadRequest);
    assert_eq!(
        problem.way_out(Page::Accredited, Language::Es),
        "/es/acreditadas?sex=2"
    );
}

#[test]
fn an_unknown_category_is_not_found_and_the_other_filters_stay() {
    let problem = problem(Page::Accredited, "sex=9&province=1");
    assert_eq!(problem.status(), Status::NotFound);
    assert_eq!(problem.nearest.to_string(), "province=1");
    assert_eq!(problem.dropped, ["Sexo: 9"]);
}

#[test]
fn too_many_filters_are_answered_with_as_many_as_there_may_be() {
    let problem = problem(
        Page::Accredited,
        "period=2021&sex=2&province=1&nationality=NIC",
    );
    assert_eq!(problem.status(), Status::Unprocessable);
    assert_eq!(problem.nearest.filters.len(), 3);
    assert_eq!(problem.dropped.len(), 1);
    assert!(read(Page::Accredited, &problem.nearest.to_string()).is_ok());
}

#[test]
fn an_unknown_release_is_not_found_and_the_newest_is_offered() {
    let problem = problem(Page::Persons, "release=1999-01&sex=2");
    assert_eq!(problem.status(), Status::NotFound);
    assert_eq!(problem.nearest.to_string(), "sex=2");
}

#[test]
fn pages_take_neither_a_breakdown_nor_a_measure_of_the_readers() {
    let breakdown = problem(Page::Accredited, "by=sex&province=1");
    assert_eq!(breakdown.reason, Reason::Breakdown);
    assert_eq!(breakdown.nearest.to_string(), "province=1");
    let measure = problem(Page::Accredited, "measure=applications");
    assert_eq!(measure.reason, Reason::Measure);
    assert_eq!(
        measure.way_out(Page::Accredited, Language::En),
        "/en/accredited"
    );
}

#[test]
fn any_query_gets_an_answer_and_every_way_out_works() {
    let odd = [
        "%",
        "%zz",
        "=",
        "&&&",
        "sex",
        "sex=",
        "sex=%00",
        "by=",
        "a=b=c",
        "release=..",
        "period=2019-2021&canton=101&nationality=NIC",
        "period=1066",
        "province=8&canton=101",
    ];
    for page in Page::ALL {
        for query in odd {
            if let Err(problem) = read(page, query) {
                let nearest = problem.nearest.to_string();
                assert!(read(page, &nearest).is_ok(), "{query}: {nearest}");
            }
        }
    }
}
