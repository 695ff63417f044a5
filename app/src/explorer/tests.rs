use domain::{selection::Selection, variable::Variable};

use super::*;
use crate::{
    content::Answer,
    figure::Drawing,
    fixture::{problem, read as read_page, state},
    page::Page,
    problem::Reason,
    rows::Rows,
    state::State,
    status::Status,
};

fn built(query: &str) -> State {
    state(Page::Explore, query)
}

fn drawing(query: &str) -> Drawing {
    built(query).built_figure().expect("a table").drawing
}

fn rows(query: &str) -> Rows {
    let state = built(query);
    let figure = state.built_figure().expect("a table");
    match Answer::of(&state, figure) {
        Answer::Shown(content) => Rows::of(&content, figure, &state),
        other => panic!("{query}: {other:?}"),
    }
}

fn pick(query: &str, picker: Picker, value: &str) -> Pick {
    let picks = picker.picks(&built(query));
    let pick = picks.into_iter().find(|pick| pick.value == value);
    pick.unwrap_or_else(|| panic!("{picker:?} has no {value}"))
}

#[test]
fn an_address_without_variables_begins_with_a_table_of_its_own() {
    let start = built("");
    assert!(start.table.is_start);
    assert_eq!(start.selection.by, [Variable::AgeGroup, Variable::Sex]);
    // The address stays as short as it was.
    assert_eq!(start.canonical_href(), "/es/explorar");
}

#[test]
fn filters_from_another_page_find_a_table_that_takes_them() {
    let start = built("sex=2&province=1");
    assert!(start.table.is_start);
    assert_eq!(start.selection.by, [Variable::AgeGroup]);
    assert_eq!(start.canonical_href(), "/es/explorar?sex=2&province=1");
}

#[test]
fn rows_and_columns_of_a_plain_form_become_the_breakdown() {
    let form = "measure=accredited&rows=sex&columns=province&show=persons&sort=size&period=&sex=";
    let state = built(form);
    assert_eq!(
        state.canonical_href(),
        "/es/explorar?by=sex,province&sort=size"
    );
    let one = built("rows=sex&columns=");
    assert_eq!(one.canonical_href(), "/es/explorar?by=sex");
}

#[test]
fn what_says_nothing_for_a_table_is_left_out_of_its_address() {
    for (query, canonical) in [
        ("by=sex&show=row_share", "/es/explorar?by=sex"),
        ("by=period,sex&sort=size", "/es/explorar?by=period,sex"),
        (
            "show=column_share&by=sex,province",
            "/es/explorar?by=sex,province&show=column_share",
        ),
    ] {
        assert_eq!(built(query).canonical_href(), canonical, "{query}");
    }
}

#[test]
fn a_table_that_cannot_be_leads_to_the_nearest_that_can() {
    for (query, status, nearest) in [
        (
            "by=sex,age_group,province",
            Status::BadRequest,
            "by=sex,age_group",
        ),
        ("rows=sex&columns=sex", Status::BadRequest, "by=sex"),
        ("by=sex&show=median", Status::BadRequest, "by=sex"),
        ("by=sex&sort=size&sort=list", Status::BadRequest, "by=sex"),
        ("by=sex&colour=red", Status::BadRequest, "by=sex"),
        ("by=shoe_size", Status::BadRequest, ""),
        ("by=sex,occupation", Status::Unprocessable, "by=sex"),
        (
            "by=sex,age_group&period=2021&province=1",
            Status::Unprocessable,
            "by=sex,age_group&period=2021",
        ),
        ("by=sex&province=99", Status::NotFound, "by=sex"),
    ] {
        let problem = problem(Page::Explore, query);
        assert_eq!(problem.status(), status, "{query}");
        assert_eq!(problem.nearest.to_string(), nearest, "{query}");
        let nearest = problem.nearest.to_string();
        assert!(read_page(Page::Explore, &nearest).is_ok(), "{query}");
    }
}

#[test]
fn a_page_of_figures_still_takes_no_breakdown() {
    assert_eq!(
        problem(Page::Accredited, "by=sex").reason,
        Reason::Breakdown
    );
    assert!(read_page(Page::Accredited, "show=row_share").is_err());
}

#[test]
fn a_table_has_no_more_than_rows_and_columns() {
    assert_eq!(
        problem(Page::Explore, "by=age_group,sex,province").reason,
        Reason::WideBreakdown
    );
}

#[test]
fn only_what_the_release_holds_can_be_picked() {
    assert!(pick("by=sex,province", Picker::Rows, "age_group").offered);
    let kept_apart = pick("by=nationality", Picker::Columns, "canton");
    assert!(!kept_apart.offered);
    assert!(kept_apart.label.contains('('), "{}", kept_apart.label);
    let full = pick("by=sex,age_group&period=2021", Picker::Columns, "period");
    assert!(full.offered, "its own filter is no further variable");
    let full = pick(
        "by=sex&period=2021&province=1",
        Picker::Columns,
        "age_group",
    );
    assert!(!full.offered);
    let taken = pick("by=sex,province", Picker::Columns, "sex");
    assert_eq!(taken.label, "Sexo (ya está en las filas)");
}

#[test]
fn every_pick_that_is_offered_leads_to_a_table() {
    for query in [
        "",
        "by=sex",
        "by=canton",
        "by=period,sex&province=1",
        "by=sex&period=2021",
    ] {
        let state = built(query);
        for picker in Picker::ALL {
            for pick in picker.picks(&state).into_iter().filter(|pick| pick.offered) {
                let href = picker.href(pick.value, &state).expect("a value of its own");
                let (_, query) = href.split_once('?').unwrap_or_default();
                assert!(
                    read_page(Page::Explore, query).is_ok(),
                    "{picker:?}: {href}"
                );
            }
        }
    }
}

#[test]
fn a_chart_is_drawn_while_its_marks_can_be_told_apart() {
    assert_eq!(drawing("by=period"), Drawing::Years);
    assert_eq!(drawing("by=province"), Drawing::Bars);
    assert_eq!(drawing("by=period,sex"), Drawing::YearsBy);
    assert_eq!(drawing("by=age_group,sex"), Drawing::Grouped);
    assert_eq!(drawing("by=sex,province"), Drawing::Table { swap: true });
}

#[test]
fn a_table_of_two_variables_shows_the_bases_of_its_shares() {
    let rows = rows("by=province,sex");
    assert_eq!(
        rows.heads,
        [
            "Provincia de residencia",
            "Hombre",
            "Mujer",
            "Con respuesta (base)"
        ]
    );
    assert_eq!(rows.spans.len(), 1);
    let last = rows.sections.last().expect("a section");
    assert_eq!(last.rows[0].head, "Con respuesta (base)");
    let whole = built("")
        .release
        .total(&Selection::parse("sex=_A&province=_A").expect("a selection"));
    let whole = whole.expect("published").persons().expect("a number");
    assert_eq!(last.rows[0].cells[2].text, whole.to_string());
}

#[test]
fn shares_are_of_their_row_or_column_and_bases_stay_persons() {
    let of = |query: &str| {
        let rows = rows(query);
        let row = rows.sections[0].rows[0].clone();
        let base = rows.sections.last().expect("a section").rows[0].clone();
        (row, base)
    };
    let (persons, bases) = of("by=province,sex");
    let (row_share, _) = of("by=province,sex&show=row_share");
    let (column_share, column_bases) = of("by=province,sex&show=column_share");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let expected = |part: &str, base: &str| {
        let share = number(part) * 100.0 / number(base);
        format!("{share:.0}\u{a0}%")
    };
    let women = &persons.cells[1].text;
    assert_eq!(
        row_share.cells[1].text,
        expected(women, &persons.cells[2].text)
    );
    assert_eq!(row_share.cells[2], persons.cells[2]);
    assert_eq!(
        column_share.cells[1].text,
        expected(women, &bases.cells[1].text)
    );
    assert_eq!(column_bases.cells[1], bases.cells[1]);
}

#[test]
fn a_withheld_cell_has_no_share() {
    let gaps = |query: &str| rows(query).gaps().count();
    let persons = gaps("by=province,age_group&sex=1");
    assert!(persons > 0);
    assert_eq!(gaps("by=province,age_group&sex=1&show=row_share"), persons);
}

#[test]
fn years_have_totals_of_all_of_them() {
    let rows = rows("by=sex,period");
    assert_eq!(
        rows.heads.last().map(String::as_str),
        Some("Todos los años")
    );
    let women = rows.sections[0].rows.iter().find(|row| row.head == "Mujer");
    let women = women.expect("a row").cells.last().expect("a total").clone();
    assert_eq!(women.text, "135");
}

#[test]
fn the_largest_rows_come_first_when_asked_and_those_without_a_number_last() {
    let bases = |query: &str| -> Vec<Option<u32>> {
        let rows = rows(query);
        let base = |row: &crate::rows::Row| row.cells.last().and_then(|it| it.text.parse().ok());
        rows.sections[0].rows.iter().map(base).collect()
    };
    let sorted = bases("by=province,sex&sort=size");
    assert!(sorted.is_sorted_by(|one, next| one >= next));
    assert_ne!(sorted, bases("by=province,sex"));
}

#[test]
fn questions_are_those_that_the_release_answers() {
    let state = built("");
    let questions = questions(&state);
    assert!(questions.len() > 2);
    for question in questions {
        let (_, query) = question.href.split_once('?').expect("a query");
        let answer = read_page(Page::Explore, query);
        let state = answer.unwrap_or_else(|problem| panic!("{query}: {:?}", problem.reason));
        assert_eq!(state.canonical_href(), question.href);
    }
}
