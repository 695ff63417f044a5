use domain::{label::Language, table::Cell, variable::Variable};

use super::*;
use crate::{Arrangement, Bases, Mark, grouped_bars, grouped_bars_height, grouped_shares};

#[test]
fn grouped_bars_in_spanish() {
    let option = grouped_bars(&table("by=age_group,sex"), Arrangement::Grouped, &spanish());
    assert_option!("grouped_es", option);
}

#[test]
fn stacked_bars_in_english() {
    let option = grouped_bars(
        &table("by=sex,province"),
        Arrangement::Stacked,
        &style(Language::En),
    );
    assert_option!("stacked_en", option);
}

#[test]
fn a_withheld_cell_stands_in_the_stack_of_its_series() {
    let option = parsed(&grouped_bars(
        &table("by=age_group,sex&province=7"),
        Arrangement::Grouped,
        &spanish(),
    ));
    let series = option["series"].as_array().expect("series");
    assert_eq!(series.len(), 4);
    for pair in series.chunks(2) {
        assert_eq!(pair[0]["stack"], pair[1]["stack"]);
        let marks = [0, 1].map(|it| pair[it]["data"].as_array().expect("marks"));
        for (published, withheld) in marks[0].iter().zip(marks[1]) {
            assert_ne!(published == "-", withheld == "-");
            assert!(withheld == "-" || withheld["value"][0] == 5);
        }
    }
}

#[test]
fn stacked_bars_show_neither_stubs_nor_numbers_that_would_be_added_up() {
    let option = parsed(&grouped_bars(
        &table("by=age_group,sex&province=7"),
        Arrangement::Stacked,
        &spanish(),
    ));
    let series = option["series"].as_array().expect("series");
    assert_eq!(series.len(), 2);
    assert!(series.iter().all(|one| one["label"]["show"] == false));
    assert!(!option.to_string().contains("<5"));
}

#[test]
fn a_mark_stands_for_the_category_of_its_row() {
    let female: Mark = "sex=2".parse().expect("a mark");
    assert_eq!(female.variable, Variable::Sex);
    let option = parsed(&grouped_bars(
        &table("by=sex,province"),
        Arrangement::Grouped,
        &spanish().chosen(Some(female)),
    ));
    let mut found = names(&option);
    found.sort_unstable();
    found.dedup();
    assert_eq!(found, ["sex=1", "sex=2"]);
    let (_, dimmed) = mark(&option, "sex=1").expect("a mark");
    assert!(
        dimmed["itemStyle"]["opacity"]
            .as_f64()
            .is_some_and(|it| it < 1.0)
    );
}

#[test]
fn the_legend_names_the_second_axis_only() {
    let option = parsed(&grouped_bars(
        &table("by=age_group,sex"),
        Arrangement::Grouped,
        &style(Language::En),
    ));
    let legend = option["legend"].get(0).unwrap_or(&option["legend"]);
    let names = legend["data"].as_array().expect("names");
    let names: Vec<_> = names.iter().map(|name| &name["name"]).collect();
    assert_eq!(names, ["Male", "Female"]);
}

#[test]
fn a_table_of_other_axes_has_no_bars() {
    for query in ["", "by=sex", "by=sex,province,age_group"] {
        let option = parsed(&grouped_bars(
            &table(query),
            Arrangement::Grouped,
            &spanish(),
        ));
        assert!(names(&option).is_empty(), "{query}");
    }
}

#[test]
fn the_chart_grows_with_its_bars() {
    let [few, many] = ["by=sex,age_group", "by=province,age_group"]
        .map(|query| grouped_bars_height(&table(query)));
    assert!(many > few);
    assert!(grouped_bars_height(&table("")) > 0);
}

#[test]
fn a_chosen_series_keeps_its_strength_and_only_the_others_fade() {
    let female: Mark = "sex=2".parse().expect("a mark");
    let option = parsed(&grouped_bars(
        &table("by=age_group,sex"),
        Arrangement::Grouped,
        &spanish().chosen(Some(female)),
    ));
    let series = option["series"].as_array().expect("series");
    let strengths = |one: &Value| -> Vec<f64> {
        let marks = one["data"].as_array().expect("marks").iter();
        marks
            .filter(|mark| mark["name"].is_string())
            .map(|mark| mark["itemStyle"]["opacity"].as_f64().unwrap_or(1.0))
            .collect()
    };
    // A series of withheld cells stands on the stack of the one it completes.
    let stack_of = |name: &str| {
        let named = series.iter().find(|one| one["name"] == name);
        named.expect("a series")["stack"].clone()
    };
    for (name, expected) in [("Mujer", 1.0), ("Hombre", 0.35)] {
        let stack = stack_of(name);
        let own = series.iter().filter(|one| one["stack"] == stack);
        let strengths: Vec<_> = own.flat_map(strengths).collect();
        assert!(!strengths.is_empty());
        assert!(strengths.iter().all(|strength| *strength == expected));
    }
}

/// What stands in this place of every value: 0 its length, 2 its label, 3 its
/// words.
fn values(option: &serde_json::Value, place: usize) -> Vec<serde_json::Value> {
    let series = option["series"].as_array().expect("series").iter();
    let marks = series.flat_map(|one| one["data"].as_array().into_iter().flatten());
    marks
        .filter(|mark| **mark != "-")
        .map(|mark| mark["value"][place].clone())
        .collect()
}

#[test]
fn bars_of_shares_are_as_long_as_their_share_and_say_of_how_many() {
    let table = table("by=sex,age_group");
    let bases = Bases::OfRows(vec![Cell::Published(400); table.axes()[0].items.len()]);
    let counts = parsed(&grouped_bars(&table, Arrangement::Grouped, &spanish()));
    let shares = parsed(&grouped_shares(
        &table,
        Arrangement::Grouped,
        &bases,
        &spanish(),
    ));
    let is_told = |label: &serde_json::Value| label != "<5";
    let lengths = |option| {
        let labelled = values(option, 0).into_iter().zip(values(option, 2));
        let told: Vec<_> = labelled.filter(|(_, label)| is_told(label)).collect();
        told.into_iter().filter_map(|(length, _)| length.as_f64())
    };
    let persons: Vec<_> = lengths(&counts).collect();
    assert!(persons.len() >= 4);
    for (share, persons) in lengths(&shares).zip(persons) {
        assert!((share - persons * 100.0 / 400.0).abs() < 1e-9);
    }
    let heard = values(&shares, 3).into_iter().zip(values(&shares, 2));
    for (heard, _) in heard.filter(|(_, label)| is_told(label)) {
        assert!(
            heard
                .as_str()
                .is_some_and(|heard| heard.ends_with(" de 400 personas)"))
        );
    }
}

#[test]
fn without_the_number_of_its_base_a_share_is_not_drawn() {
    let table = table("by=sex,age_group");
    let bases = Bases::OfColumns(vec![Cell::Withheld; table.axes()[1].items.len()]);
    let option = parsed(&grouped_shares(
        &table,
        Arrangement::Grouped,
        &bases,
        &spanish(),
    ));
    for length in values(&option, 0) {
        assert_eq!(length, 0, "a stub of the least length");
    }
    for label in values(&option, 2) {
        assert_eq!(label, "<5");
    }
}
