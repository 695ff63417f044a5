use domain::{measure::Measure, variable::Variable};

use super::*;
use crate::{fixture::releases, problem::Reason};

fn read_ok(address: &str) -> State {
    read_any(address).unwrap_or_else(|problem| panic!("{address}: {problem:?}"))
}

fn read_any(address: &str) -> Result<State, EmbedProblem> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    read(&releases(), path, query)
}

#[test]
fn every_address_has_one_spelling() {
    for (asked, canonical) in [
        ("/embed/sex", "/embed/sex"),
        (
            "/embed/sex?lang=es&theme=auto&locked=0&controls=menu,view",
            "/embed/sex",
        ),
        (
            "/embed/sex?controls=none&locked=sex,age_group&theme=dark&lang=en&sex=2",
            "/embed/sex?sex=2&lang=en&theme=dark&locked=age_group,sex&controls=none",
        ),
        (
            "/embed/sex?locked=1&measure=applications&controls=view%2Cfilters%2Cmenu",
            "/embed/sex?measure=applications&locked=1&controls=view,filters,menu",
        ),
        (
            "/embed/sex?lang=&theme=&locked=&controls=&sex=",
            "/embed/sex",
        ),
    ] {
        assert_eq!(read_ok(asked).canonical_href(), canonical);
        assert_eq!(read_ok(canonical).canonical_href(), canonical);
    }
}

#[test]
fn nothing_is_ignored_or_guessed() {
    for query in [
        "lang=fr",
        "theme=blue",
        "locked=2",
        "locked=sexo",
        "controls=all",
        "controls=,",
    ] {
        let problem = read_any(&format!("/embed/sex?{query}")).err();
        assert!(
            matches!(problem, Some(EmbedProblem::Query(Reason::View { .. }))),
            "{query}"
        );
    }
    for query in ["theme=dark&theme=dark", "color=blue"] {
        let problem = read_any(&format!("/embed/sex?{query}")).err();
        assert!(
            matches!(problem, Some(EmbedProblem::Query(Reason::Selection(_)))),
            "{query}"
        );
    }
    for path in ["/embed/nothing", "/embed/", "/embed/sex/more", "/embed/%ff"] {
        assert_eq!(
            read_any(path).err(),
            Some(EmbedProblem::UnknownFigure),
            "{path}"
        );
    }
}

#[test]
fn a_breakdown_is_the_figures_own() {
    assert!(matches!(
        read_any("/embed/sex?by=age_group"),
        Err(EmbedProblem::Page(..))
    ));
}

#[test]
fn an_embedded_figure_is_alone_and_keeps_its_address() {
    let state = read_ok("/embed/age?measure=applications&sex=2&theme=dark");
    let figures: Vec<_> = state.figures().map(|figure| figure.id).collect();
    assert_eq!(figures, ["age"]);
    assert_eq!(state.measure(), Measure::Applications);
    let freed = state.selection.clone().without(Variable::Sex);
    assert_eq!(
        state.href(&freed),
        "/embed/age?measure=applications&theme=dark"
    );
    assert_eq!(full_page(&state), "/es/solicitudes?sex=2#age");
}

#[test]
fn a_locked_variable_is_left_as_it_is() {
    let code = "2".parse().unwrap();
    for (query, free) in [
        ("", true),
        ("?locked=1", false),
        ("?locked=sex", false),
        ("?locked=age_group", true),
    ] {
        let state = read_ok(&format!("/embed/sex{query}"));
        assert_eq!(state.can_choose(Variable::Sex, &code), free, "{query}");
    }
    // Nor can a chosen one be taken away.
    assert!(!read_ok("/embed/sex?sex=2&locked=sex").can_choose(Variable::Sex, &code));
}

#[test]
fn a_chosen_province_is_a_mark_of_the_country() {
    let state = read_ok("/embed/province?measure=applications&province=1");
    assert_eq!(state.page, Page::Map(crate::place::Place::Country));
    assert_eq!(
        state.canonical_href(),
        "/embed/province?measure=applications&province=1"
    );
    let mark = charts::Mark::new(Variable::Province, &"1".parse().unwrap());
    let freed = state.toggled(&mark);
    assert_eq!(state.href(&freed), "/embed/province?measure=applications");
}
