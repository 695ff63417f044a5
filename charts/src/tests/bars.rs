use domain::{code::Code, label::Language, variable::Variable};

use super::*;
use crate::{Mark, bars, bars_height};

fn chosen(variable: Variable, code: &str) -> Option<Mark> {
    let code: Code = code.parse().expect("a code");
    Some(Mark::new(variable, &code))
}

#[test]
fn bars_in_spanish() {
    assert_option!("bars_es", bars(&table("by=province"), &spanish()));
}

#[test]
fn bars_in_english_on_a_dark_page_with_a_chosen_mark() {
    let style = Style::new(Language::En, ChartTheme::DARK, 5)
        .chosen(chosen(Variable::AgeGroup, "AGE-1217"));
    assert_option!(
        "bars_en_dark_chosen",
        bars(&table("by=age_group&period=2021"), &style)
    );
}

#[test]
fn a_withheld_category_is_a_hatched_stub_of_the_threshold_never_a_zero() {
    // So few of 2020 that most categories are withheld.
    let option = parsed(&bars(
        &table("by=age_group&period=2020&measure=applications"),
        &spanish(),
    ));
    let withheld: Vec<_> = option["series"][1]["data"]
        .as_array()
        .expect("marks")
        .iter()
        .filter(|mark| *mark != "-")
        .collect();
    assert_eq!(withheld.len(), 6);
    assert!(withheld.iter().all(|mark| mark["value"][0] == 5));
    assert!(withheld.iter().all(|mark| mark["value"][2] == "<5"));
    let series = &option["series"][1];
    assert_eq!(series["itemStyle"]["decal"]["symbol"], "rect");
    assert!(
        series["barMinHeight"]
            .as_u64()
            .is_some_and(|pixels| pixels > 0)
    );
    let rows = 0..6;
    assert!(
        numbers(&option)
            .iter()
            .all(|it| *it >= 5.0 || rows.contains(&(*it as i32)))
    );
}

#[test]
fn withheld_and_published_share_one_row() {
    let option = parsed(&bars(&table("by=age_group&province=7"), &spanish()));
    let [published, withheld] = [0, 1].map(|series| option["series"][series]["data"].as_array());
    let pairs = published
        .into_iter()
        .flatten()
        .zip(withheld.into_iter().flatten());
    for (published, withheld) in pairs {
        assert_ne!(published == "-", withheld == "-");
    }
    assert_eq!(option["series"][0]["barGap"], "-100%");
}

#[test]
fn what_is_not_published_or_not_collected_has_no_bar() {
    for query in [
        "by=country_of_exploitation&period=2019",
        "by=period&canton=101",
    ] {
        let option = parsed(&bars(&table(query), &spanish()));
        assert_eq!(names(&option), [""; 0], "{query}");
    }
}

#[test]
fn the_axis_ends_at_nothing_that_the_marks_do_not_say() {
    let option = parsed(&bars(&table("by=province"), &spanish()));
    assert!(option["xAxis"][0]["max"].is_null() && option["xAxis"]["max"].is_null());
    let longest = numbers(&option).into_iter().fold(0.0, f64::max);
    assert_eq!(longest, 65.0);
}

#[test]
fn groups_and_missing_answers_are_no_bars() {
    let option = parsed(&bars(&table("by=age_group"), &spanish()));
    for name in ["age_group=AGE-MIN", "age_group=_A", "age_group=_U"] {
        assert!(mark(&option, name).is_none(), "{name}");
    }
    assert!(mark(&option, "age_group=AGE-1217").is_some());
}

#[test]
fn a_group_is_a_bar_where_a_filter_left_nothing_else() {
    let option = parsed(&bars(&table("by=age_group&age_group=AGE-MIN"), &spanish()));
    assert_eq!(names(&option), ["age_group=AGE-MIN"]);
}

#[test]
fn a_label_says_persons_and_share_in_the_language_of_the_reader() {
    let table = table("by=sex");
    for (language, label, tip) in [
        (Language::Es, "135 (72\u{a0}%)", "Mujer: 135 personas"),
        (Language::En, "135 (72%)", "Female: 135 persons"),
    ] {
        let option = parsed(&bars(&table, &style(language)));
        let (_, female) = mark(&option, "sex=2").expect("a mark");
        assert_eq!(female["value"][2], label);
        assert_eq!(female["value"][3], tip);
    }
}

#[test]
fn a_chosen_mark_dims_all_others_withheld_ones_too() {
    let style = spanish().chosen(chosen(Variable::AgeGroup, "AGE-1829"));
    let option = parsed(&bars(&table("by=age_group&province=7"), &style));
    for name in names(&option) {
        let (_, mark) = mark(&option, name).expect("a mark");
        let opacity = mark["itemStyle"]["opacity"].as_f64();
        let is_dimmed = opacity.is_some_and(|opacity| opacity < 1.0);
        assert_eq!(is_dimmed, name != "age_group=AGE-1829", "{name}");
    }
}

#[test]
fn what_every_mark_has_alike_is_said_once() {
    let table = table("by=age_group");
    let option = parsed(&bars(&table, &spanish()));
    for name in names(&option) {
        let (_, mark) = mark(&option, name).expect("a mark");
        assert!(mark["itemStyle"].is_null(), "{name}");
    }
}

#[test]
fn without_withheld_cells_there_is_no_series_of_them() {
    let series = |query| {
        let option = parsed(&bars(&table(query), &spanish()));
        option["series"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(series("by=sex"), 1);
    assert_eq!(series("by=age_group&province=7"), 2);
}

#[test]
fn the_largest_bars_can_come_first_and_those_without_a_number_come_last() {
    let table = table("by=age_group&province=7");
    let option = parsed(&bars(&table, &spanish().largest_first(true)));
    let ages = option["yAxis"]["data"].as_array().expect("an axis");
    let listed = parsed(&bars(&table, &spanish()));
    assert_ne!(ages, listed["yAxis"]["data"].as_array().expect("an axis"));
    let marks = &option["series"][0]["data"];
    let persons: Vec<_> = marks
        .as_array()
        .expect("marks")
        .iter()
        .map(|mark| mark["value"][0].as_u64())
        .collect();
    assert!(persons.is_sorted_by(|one, next| one >= next), "{persons:?}");
    assert!(persons.contains(&None) && persons[0].is_some());
}

#[test]
fn a_table_of_other_axes_has_no_bars() {
    for query in ["", "by=sex,province"] {
        assert!(names(&parsed(&bars(&table(query), &spanish()))).is_empty());
    }
}

#[test]
fn the_chart_grows_with_its_bars() {
    assert!(bars_height(&table("by=province")) > bars_height(&table("by=sex")));
    assert!(bars_height(&table("")) > 0);
}
