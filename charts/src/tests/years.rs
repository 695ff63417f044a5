use domain::{label::Language, measure::Measure, release::SeriesPoint, table::Cell};

use super::*;
use crate::{Bases, Series, series_by_category, shares_by_category, years};

fn exact(measure: Measure, name: &str) -> Series {
    let release = sample();
    Series::from_points(name, release.exact_series(measure).expect("a series"))
}

fn points(cells: &[(i32, Cell)]) -> Series {
    let points: Vec<_> = cells
        .iter()
        .map(|&(year, value)| SeriesPoint { year, value })
        .collect();
    Series::from_points("Personas", &points)
}

fn axis(option: &Value) -> Vec<&str> {
    let axis = option["xAxis"].get(0).unwrap_or(&option["xAxis"]);
    let years = axis["data"].as_array().expect("years");
    years.iter().filter_map(Value::as_str).collect()
}

#[test]
fn two_exact_series_in_spanish() {
    let series = [
        exact(Measure::Applications, "Solicitudes recibidas"),
        exact(Measure::Accredited, "Personas acreditadas"),
    ];
    assert_option!("years_es", years(&series, &spanish()));
}

#[test]
fn the_years_of_a_filtered_table_in_english() {
    let table = table("by=period&age_group=AGE-1217");
    let series = [Series::from_table("Accredited", &table)];
    assert_option!("years_filtered_en", years(&series, &style(Language::En)));
}

#[test]
fn an_exact_zero_is_drawn_and_told() {
    let option = parsed(&years(
        &[exact(Measure::Accredited, "Personas")],
        &spanish(),
    ));
    let (series, zero) = mark(&option, "period=2020").expect("a mark");
    assert_eq!(zero["value"][1], 0);
    assert_eq!(zero["value"][2], "0");
    assert_eq!(series["name"], "Personas");
}

#[test]
fn a_withheld_year_is_a_stub_and_an_unpublished_one_a_gap() {
    let series = points(&[
        (2019, Cell::Published(12)),
        (2020, Cell::Withheld),
        (2021, Cell::NotPublished),
        (2022, Cell::NotCollected),
    ]);
    let option = parsed(&years(&[series], &spanish()));
    let (withheld, stub) = mark(&option, "period=2020").expect("a stub");
    assert_eq!(withheld["name"], "dato reservado (menos de 5)");
    assert_eq!(stub["value"][1], 5);
    assert_eq!(names(&option), ["period=2019", "period=2020"]);
    assert_eq!(axis(&option), ["2019", "2020", "2021", "2022"]);
}

#[test]
fn a_year_that_no_series_has_still_takes_its_place() {
    let series = points(&[(2018, Cell::Published(12)), (2021, Cell::Published(9))]);
    let option = parsed(&years(&[series], &spanish()));
    assert_eq!(axis(&option), ["2018", "2019", "2020", "2021"]);
    let (_, last) = mark(&option, "period=2021").expect("a mark");
    assert_eq!(last["value"][0], 3);
}

#[test]
fn pools_and_unknown_periods_are_no_years() {
    let series = Series::from_table("Personas", &table("by=period"));
    let codes: Vec<_> = series.years.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["2019", "2020", "2021"]);
}

#[test]
fn a_table_of_more_than_periods_has_no_series() {
    for query in ["", "by=sex", "by=period,sex"] {
        assert!(
            Series::from_table("Personas", &table(query))
                .years
                .is_empty()
        );
    }
    assert!(names(&parsed(&years(&[], &spanish()))).is_empty());
}

#[test]
fn a_single_series_needs_no_legend_and_two_do() {
    let point = |name: &str| Series {
        name: name.to_owned(),
        years: vec![("2020".parse().unwrap(), Cell::Published(12))],
        bases: Vec::new(),
    };
    let legend = |series: &[Series]| parsed(&years(series, &spanish()))["legend"].clone();
    assert!(legend(&[point("one")]).is_null());
    assert!(!legend(&[point("one"), point("two")]).is_null());
}

#[test]
fn a_table_of_periods_and_a_variable_has_a_series_for_each_category() {
    let series = series_by_category(&table("by=period,sex"), Language::Es);
    let names: Vec<_> = series.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Hombre", "Mujer"]);
    assert!(series.iter().all(|one| one.years.len() == 3));
    for query in ["by=sex", "by=sex,period"] {
        assert!(series_by_category(&table(query), Language::Es).is_empty());
    }
}

#[test]
fn a_year_that_is_not_published_is_no_column_but_is_heard() {
    let series = points(&[(2020, Cell::Published(12)), (2022, Cell::Withheld)]);
    let option = parsed(&years(&[series], &spanish()));
    let year = |place: usize| option["series"][0]["data"][place].clone();
    assert_eq!(year(1)["value"][1], "-");
    assert!(
        year(1)["value"][3]
            .as_str()
            .is_some_and(|heard| heard.starts_with("2021") && heard.ends_with("no publicado"))
    );
    assert!(year(1)["name"].is_null(), "there is nothing to choose");
    // Its stub says it.
    assert_eq!(year(2), "-");
}

#[test]
fn columns_of_shares_are_as_long_as_the_share_of_their_year() {
    let table = table("by=period,sex");
    let bases = Bases::OfRows(vec![Cell::Published(400); table.axes()[0].items.len()]);
    let shares = shares_by_category(&table, &bases, Language::Es);
    let counts = series_by_category(&table, Language::Es);
    let [shares, counts] = [shares, counts].map(|series| parsed(&years(&series, &spanish())));
    let length = |option: &serde_json::Value| option["series"][0]["data"][0]["value"][1].as_f64();
    let persons = length(&counts).expect("a published year");
    assert_eq!(length(&shares), Some(persons * 100.0 / 400.0));
}
