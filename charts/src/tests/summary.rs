use domain::{
    label::Language,
    measure::Measure,
    release::SeriesPoint,
    table::{Cell, ItemKind},
};

use super::*;
use crate::{Series, summary};

fn in_both(query: &str) -> [String; 2] {
    [Language::Es, Language::En].map(|language| summary::table(&table(query), 5, language))
}

fn series(cells: &[Cell]) -> [String; 2] {
    let points: Vec<_> = (2019..)
        .zip(cells)
        .map(|(year, &value)| SeriesPoint { year, value })
        .collect();
    [("Personas", Language::Es), ("Persons", Language::En)]
        .map(|(name, language)| summary::years(&[Series::from_points(name, &points)], 5, language))
}

#[test]
fn the_largest_category_is_named_with_its_share_and_base() {
    assert_eq!(
        in_both("by=sex"),
        [
            "La categoría con más personas es «Mujer»: 135 de 188 personas con respuesta (72\u{a0}%).",
            "The largest category is “Female”: 135 of 188 persons with an answer (72%).",
        ]
    );
}

#[test]
fn withheld_categories_are_counted_not_hidden() {
    assert_eq!(
        in_both("by=age_group"),
        [
            "La categoría con más personas es «18 a 29»: 80 de 184 personas con respuesta (43\u{a0}%); 1 de 6 categorías es dato reservado (menos de 5).",
            "The largest category is “18 to 29”: 80 of 184 persons with an answer (43%); 1 of 6 categories is withheld (fewer than 5).",
        ]
    );
    assert_eq!(
        in_both("by=province&period=2020"),
        [
            "No hay cifras publicadas: 7 de 7 categorías son datos reservados (menos de 5).",
            "No figures are published: 7 of 7 categories are withheld (fewer than 5).",
        ]
    );
}

#[test]
fn a_combination_names_all_its_categories() {
    let [es, en] = in_both("by=sex,age_group");
    assert!(
        es.starts_with("La combinación con más personas es «Mujer, 18 a 29»: 57 de 182"),
        "{es}"
    );
    assert!(
        es.ends_with("4 de 12 combinaciones son datos reservados (menos de 5)."),
        "{es}"
    );
    assert!(
        en.starts_with("The largest combination is “Female, 18 to 29”: 57 of 182"),
        "{en}"
    );
}

#[test]
fn a_year_has_no_share() {
    assert_eq!(
        in_both("by=period"),
        [
            "El año con más personas es 2019: 107 personas.",
            "The year with most persons is 2019: 107 persons.",
        ]
    );
}

#[test]
fn each_period_has_its_own_base() {
    let [es, _] = in_both("by=period,sex");
    assert!(
        es.starts_with("La combinación con más personas es «2019, Mujer»: 76 de 105"),
        "{es}"
    );
}

#[test]
fn what_is_not_published_or_not_collected_is_said() {
    assert_eq!(
        in_both("by=period&canton=101"),
        [
            "No hay cifras publicadas: 3 de 3 años no se publican.",
            "No figures are published: 3 of 3 years are not published.",
        ]
    );
    assert_eq!(
        in_both("by=country_of_exploitation&period=2019"),
        [
            "No hay cifras publicadas: 4 de 4 categorías no se recolectaron.",
            "No figures are published: 4 of 4 categories were not collected.",
        ]
    );
}

#[test]
fn a_single_number_or_category_needs_no_comparison() {
    assert_eq!(
        in_both(""),
        ["Personas acreditadas: 185.", "Persons accredited: 185."]
    );
    assert_eq!(
        in_both("measure=applications&period=2020&sex=1"),
        [
            "Solicitudes recibidas: dato reservado (menos de 5).",
            "Applications received: withheld (fewer than 5).",
        ]
    );
    assert_eq!(
        in_both("by=sex&sex=2")[0],
        "«Mujer»: 135 de 188 personas con respuesta (72\u{a0}%)."
    );
}

#[test]
fn several_of_the_same_size_are_all_named() {
    assert_eq!(
        in_both("measure=applications&by=nationality&sex=1&province=2"),
        [
            "Las categorías con más personas son «Costa Rica» y «Nicaragua»: 5 cada una, de 13 personas con respuesta (38\u{a0}%); 4 de 6 categorías son datos reservados (menos de 5).",
            "The largest categories are “Costa Rica” and “Nicaragua”: 5 each, of 13 persons with an answer (38%); 4 of 6 categories are withheld (fewer than 5).",
        ]
    );
}

#[test]
fn a_series_names_its_ends_and_its_height() {
    let published = [7, 12, 9].map(Cell::Published);
    assert_eq!(
        series(&published),
        [
            "Personas: de 7 en 2019 a 9 en 2021; máximo, 12 en 2020.",
            "Persons: from 7 in 2019 to 9 in 2021; highest, 12 in 2020.",
        ]
    );
    assert_eq!(
        series(&[Cell::Published(7), Cell::Withheld, Cell::Published(9)])[0],
        "Personas: de 7 en 2019 a 9 en 2021; 1 de 3 años es dato reservado (menos de 5)."
    );
    assert_eq!(
        series(&[Cell::Withheld, Cell::Published(9)])[1],
        "Persons: 9 in 2020; 1 of 2 years is withheld (fewer than 5)."
    );
    assert_eq!(
        series(&[Cell::Withheld; 2])[0],
        "Personas: no hay cifras publicadas; 2 de 2 años son datos reservados (menos de 5)."
    );
}

#[test]
fn two_series_are_two_sentences() {
    let release = sample();
    let both = Measure::ALL.map(|measure| {
        Series::from_points(
            measure.name(),
            release.exact_series(measure).expect("a series"),
        )
    });
    assert_eq!(
        summary::years(&both, 5, Language::Es),
        "applications: de 174 en 2019 a 127 en 2021. accredited: de 107 en 2019 a 78 en 2021."
    );
}

#[test]
fn a_sentence_holds_no_number_that_the_table_does_not() {
    let sentence = in_both("by=sex&province=1").concat();
    let table = table("by=sex&province=1");
    let mut allowed: Vec<String> = table
        .cells()
        .iter()
        .filter_map(|cell| cell.persons())
        .map(|persons| persons.to_string())
        .collect();
    allowed.extend(["72".to_owned()]);
    for number in sentence
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty())
    {
        assert!(
            allowed.contains(&number.to_owned()),
            "{number} in {sentence}"
        );
    }
}

#[test]
fn pooled_periods_are_periods_and_no_years() {
    let release = domain::release::sample();
    let table = release
        .table(&"by=period&canton=101".parse().unwrap())
        .unwrap()
        .part(|item| item.kind != ItemKind::Category);
    let text = summary::table(&table, release.threshold(), Language::Es);
    assert!(text.starts_with("El período con más personas es"), "{text}");
}
