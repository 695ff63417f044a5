//! Rules of charts, and whole options as snapshots.

mod bars;
mod flow;
mod grouped;
mod map;
mod summary;
mod years;

use domain::{
    label::Language,
    release::{Release, sample},
    selection::Selection,
    table::PublishedTable,
};
use serde_json::Value;

use crate::{ChartTheme, Style};

fn table(query: &str) -> PublishedTable {
    read(&sample(), query)
}

fn read(release: &Release, query: &str) -> PublishedTable {
    let selection = Selection::parse(query).expect("a selection");
    release.table(&selection).expect("an answer")
}

fn style(language: Language) -> Style {
    Style::new(language, ChartTheme::LIGHT, sample().threshold())
}

fn spanish() -> Style {
    style(Language::Es)
}

fn parsed(option: &str) -> Value {
    serde_json::from_str(option).expect("JSON")
}

/// The value of a mark in any series, with the series that has it.
fn mark<'a>(option: &'a Value, name: &str) -> Option<(&'a Value, &'a Value)> {
    let series = option["series"].as_array()?;
    series.iter().find_map(|series| {
        let marks = series["data"].as_array()?;
        let found = marks.iter().find(|mark| mark["name"] == name)?;
        Some((series, found))
    })
}

/// Every mark that is drawn, by name.
fn names(option: &Value) -> Vec<&str> {
    option["series"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|series| series["data"].as_array().into_iter().flatten())
        .filter_map(|mark| mark["name"].as_str())
        .collect()
}

/// Every number of an option that is not part of its looks.
fn numbers(option: &Value) -> Vec<f64> {
    option["series"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|series| series["data"].as_array().into_iter().flatten())
        .flat_map(|mark| mark["value"].as_array().into_iter().flatten())
        .filter_map(Value::as_f64)
        .collect()
}

/// Compares a whole option with the stored one, whatever the order of keys.
macro_rules! assert_option {
    ($name:literal, $option:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_sort_maps(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_path("../snapshots");
        settings.bind(|| insta::assert_json_snapshot!($name, $crate::tests::parsed(&$option)));
    }};
}
use assert_option;
