use super::*;
use crate::{
    content::Answer,
    fixture::{figure, state},
    page::Page,
};

fn rows(id: &str, query: &str) -> Rows {
    let state = state(Page::Accredited, query);
    let figure = figure(Page::Accredited, id);
    match Answer::of(&state, figure) {
        Answer::Shown(content) => Rows::of(&content, figure, &state),
        other => panic!("{id}: {other:?}"),
    }
}

fn heads(section: &Section) -> Vec<&str> {
    section.rows.iter().map(|row| row.head.as_str()).collect()
}

#[test]
fn categories_come_first_then_groups_then_missing_answers_and_the_base() {
    let rows = rows("age", "");
    let headings: Vec<_> = rows
        .sections
        .iter()
        .map(|section| section.heading)
        .collect();
    assert_eq!(
        headings,
        [None, Some("Grupos"), Some("Sin respuesta"), None]
    );
    assert_eq!(heads(&rows.sections[3]), ["Personas con respuesta (base)"]);
}

#[test]
fn the_group_of_all_answers_is_the_base_and_no_row_of_its_own() {
    let rows = rows("age", "");
    assert!(!heads(&rows.sections[1]).contains(&"Con respuesta"));
}

#[test]
fn a_withheld_cell_is_said_in_words_and_has_no_share() {
    let rows = rows("age", "sex=1&province=3");
    let withheld = rows.sections[0]
        .rows
        .iter()
        .find(|row| row.cells[0].gap == Some(Cell::Withheld))
        .expect("few men of one province in each age group");
    assert_eq!(withheld.cells[0].text, "<\u{a0}5");
    assert_eq!(
        withheld.cells[0].state.as_deref(),
        Some("dato reservado (menos de 5)")
    );
    assert_eq!(withheld.cells[1], Entry::default());
}

#[test]
fn the_chosen_row_can_be_taken_back_and_no_other_is_chosen() {
    let rows = rows("sex", "sex=2");
    let chosen: Vec<_> = rows.sections[0]
        .rows
        .iter()
        .filter(|row| row.chosen)
        .collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].head, "Mujer");
    assert!(chosen[0].mark.is_some());
}

#[test]
fn a_row_that_would_be_one_filter_too_many_cannot_be_chosen() {
    let rows = rows("sex", "period=2021&province=1");
    assert!(rows.sections[0].rows.iter().all(|row| row.mark.is_none()));
}

#[test]
fn a_cross_table_has_a_column_for_each_category_of_the_second_variable() {
    let rows = rows("age-sex", "");
    assert_eq!(rows.heads, ["Grupo de edad", "Hombre", "Mujer"]);
    assert!(rows.sections[0].rows.iter().all(|row| row.cells.len() == 2));
}

#[test]
fn pairs_are_published_ones_only_and_begin_with_the_largest() {
    let state = state(Page::Events, "");
    let flow = figure(Page::Events, "flow");
    let Answer::Shown(content) = Answer::of(&state, flow) else {
        panic!("the flow is tabulated");
    };
    let rows = Rows::of(&content, flow, &state);
    assert!(rows.pairs);
    assert_eq!(rows.gaps().count(), 0);
    let counts: Vec<u32> = rows.sections[0]
        .rows
        .iter()
        .map(|row| row.cells[1].text.parse().expect("a number"))
        .collect();
    assert!(counts.len() > 1 && counts.is_sorted_by(|one, next| one >= next));
}
