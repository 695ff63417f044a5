use domain::{label::Language, table::ItemKind};

use super::*;
use crate::map::{Choropleth, RegionState, choropleth, provinces};

#[test]
fn every_province_of_the_map_has_a_region() {
    let map = choropleth(&table("by=province"), &|_| true).expect("one axis");
    for shape in &provinces().shapes {
        assert!(map.region(&shape.code).is_some(), "{}", shape.code);
    }
    assert_eq!(map.regions.len(), 7);
}

#[test]
fn each_state_of_a_cell_is_drawn_as_itself() {
    let states = |query: &str| -> Vec<_> {
        let map = choropleth(&table(query), &|_| true).expect("one axis");
        map.regions
            .iter()
            .map(|region| region.state.name())
            .collect()
    };
    assert_eq!(states("by=province&period=2020"), ["withheld"; 7]);
    assert_eq!(
        states("by=country_of_exploitation&period=2019"),
        ["no-data"; 4]
    );
    assert_eq!(states("by=period&canton=101"), ["not-published"; 3]);
    let few = states("by=province&sex=1");
    assert_eq!([few[0], few[2]], ["value", "withheld"]);
    let names = [
        RegionState::Value(0),
        RegionState::Zero,
        RegionState::Withheld,
        RegionState::NotPublished,
        RegionState::NoData,
    ]
    .map(RegionState::name);
    let mut distinct = names.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn classes_are_made_of_published_values_alone_and_hold_each_once() {
    for query in [
        "by=province",
        "by=province&period=2021",
        "by=province&sex=1",
        "by=sex",
    ] {
        let table = table(query);
        let published: Vec<u32> = table.axes()[0]
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.kind == ItemKind::Category)
            .filter_map(|(index, _)| table.cell(&[index]).persons())
            .collect();
        let map = choropleth(&table, &|_| true).expect("one axis");
        assert!(map.classes.len() <= 4);
        for class in &map.classes {
            assert!(published.contains(class.persons.start()));
            assert!(published.contains(class.persons.end()));
        }
        for persons in published {
            let holding = map
                .classes
                .iter()
                .filter(|it| it.persons.contains(&persons));
            assert_eq!(holding.count(), 1, "{query}: {persons}");
        }
        let ends = map.classes.iter().map(|it| *it.persons.end());
        let starts = map.classes.iter().skip(1).map(|it| *it.persons.start());
        assert!(ends.zip(starts).all(|(end, start)| end < start));
    }
}

#[test]
fn where_nothing_is_published_there_are_no_classes() {
    let map = choropleth(&table("by=province&period=2020"), &|_| true).expect("one axis");
    assert!(map.classes.is_empty());
}

#[test]
fn what_is_not_drawn_makes_no_class() {
    let table = table("by=province");
    let all = choropleth(&table, &|_| true).expect("one axis");
    let largest = all.regions.iter().max_by_key(|it| it.cell.persons());
    let largest = largest.expect("regions").mark.code.as_str();
    let some = choropleth(&table, &|code| code != largest).expect("one axis");
    assert_eq!(some.regions.len(), all.regions.len());
    let most = |map: &Choropleth| map.classes.last().map(|it| *it.persons.end());
    assert!(most(&some) < most(&all));
}

#[test]
fn a_legend_names_the_range_of_a_class() {
    let map = choropleth(&table("by=province"), &|_| true).expect("one axis");
    let labels: Vec<_> = map
        .classes
        .iter()
        .map(|it| it.label(Language::Es))
        .collect();
    assert_eq!(labels, ["6", "13", "19–30", "65"]);
}

#[test]
fn a_region_is_described_in_words() {
    let describe = |query: &str, code: &str, language| {
        let map = choropleth(&table(query), &|_| true).expect("one axis");
        let region = map.region(code).expect("a region");
        map.describe(region, 5, language)
    };
    assert_eq!(
        describe("by=province", "1", Language::Es),
        "San José: 65 personas (36\u{a0}%)"
    );
    assert_eq!(
        describe("by=province&period=2020", "7", Language::Es),
        "Limón: dato reservado (menos de 5)"
    );
    assert_eq!(
        describe(
            "by=country_of_exploitation&period=2019",
            "MEX",
            Language::En
        ),
        "Mexico: not collected in this period"
    );
}

#[test]
fn a_region_stands_for_the_filter_of_its_province() {
    let map = choropleth(&table("by=province"), &|_| true).expect("one axis");
    assert_eq!(map.regions[6].mark.to_string(), "province=7");
}

#[test]
fn a_table_of_other_axes_is_no_map() {
    assert_eq!(choropleth(&table(""), &|_| true), None);
    assert_eq!(choropleth(&table("by=province,sex"), &|_| true), None);
}
