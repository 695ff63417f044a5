use domain::label::Language;

use super::*;
use crate::{flow, flow_height};

const FLOW: &str = "by=nationality,country_of_exploitation";

fn links(option: &Value) -> Vec<(&str, &str)> {
    let links = option["series"][0]["links"].as_array();
    links
        .into_iter()
        .flatten()
        .filter_map(|link| Some((link["source"].as_str()?, link["target"].as_str()?)))
        .collect()
}

#[test]
fn bands_in_spanish() {
    assert_option!("flow_es", flow(&table(FLOW), &spanish()));
}

#[test]
fn a_band_in_english_says_from_where_to_where_and_how_many() {
    let option = parsed(&flow(&table(FLOW), &style(Language::En)));
    let tip = &option["series"][0]["links"][0]["tip"];
    assert_eq!(tip, "Costa Rica → Costa Rica: 45 persons");
}

#[test]
fn only_published_cells_of_two_categories_have_a_band() {
    let table = table(FLOW);
    let option = parsed(&flow(&table, &spanish()));
    let [sources, targets] = table.axes() else {
        panic!("two axes");
    };
    let links = links(&option);
    for (from, source) in sources.items.iter().enumerate() {
        for (to, target) in targets.items.iter().enumerate() {
            let categories = [source, target]
                .map(|it| it.kind)
                .iter()
                .all(|kind| *kind == domain::table::ItemKind::Category);
            let band = (
                format!("nationality={}", source.code),
                format!("country_of_exploitation={}", target.code),
            );
            let drawn = links.contains(&(&band.0, &band.1));
            let published = table.cell(&[from, to]).persons().is_some();
            assert_eq!(drawn, categories && published, "{band:?}");
        }
    }
    assert!(!links.is_empty());
}

#[test]
fn a_category_without_any_band_has_no_node() {
    let option = parsed(&flow(&table(FLOW), &spanish()));
    assert!(mark(&option, "nationality=NIC").is_some());
    assert!(mark(&option, "nationality=X-OTH").is_none());
}

#[test]
fn one_country_can_stand_at_both_ends() {
    let option = parsed(&flow(&table(FLOW), &spanish()));
    for name in ["nationality=CRI", "country_of_exploitation=CRI"] {
        let (_, node) = mark(&option, name).expect("a node");
        assert_eq!(node["label"]["formatter"], "Costa Rica");
        assert_eq!(node["mark"], name);
    }
}

#[test]
fn a_chosen_end_dims_the_bands_that_do_not_touch_it() {
    let chosen = "nationality=NIC".parse().ok();
    let option = parsed(&flow(&table(FLOW), &spanish().chosen(chosen)));
    let links = option["series"][0]["links"].as_array().expect("links");
    let opacity = |from_chosen: bool| {
        links
            .iter()
            .filter(move |link| (link["source"] == "nationality=NIC") == from_chosen)
            .filter_map(|link| link["lineStyle"]["opacity"].as_f64())
    };
    let faintest = opacity(true).fold(1.0, f64::min);
    assert!(opacity(false).all(|other| other < faintest));
}

#[test]
fn where_nothing_is_published_there_are_no_bands() {
    for query in [
        "by=nationality,country_of_exploitation&period=2020",
        "by=nationality",
        "",
    ] {
        assert!(
            links(&parsed(&flow(&table(query), &spanish()))).is_empty(),
            "{query}"
        );
    }
}

#[test]
fn the_chart_is_never_too_low_to_read() {
    assert!(flow_height(&table("")) >= 200);
    assert!(flow_height(&table(FLOW)) >= flow_height(&table("")));
}
