//! Rules of maps as files.

use domain::{label::Language, release};

use super::*;
use crate::{
    ChartTheme,
    map::{choropleth, provinces, world},
};

const TOKENS: &str = include_str!("../../../../style/tokens.css");

fn drawn(query: &str, width: u32) -> (String, u32) {
    let release = release::sample();
    let table = release.table(&query.parse().unwrap()).unwrap();
    let style = Style::new(Language::Es, ChartTheme::LIGHT, release.threshold());
    let frames = [Arc::clone(provinces())];
    drawing(
        &choropleth(&table, &|_| true).unwrap(),
        &frames,
        &style,
        width,
    )
}

/// The countries of exploitation, which lie on two continents.
fn countries(width: u32) -> (String, u32) {
    let release = release::sample();
    let query = "by=country_of_exploitation".parse().unwrap();
    let map = choropleth(&release.table(&query).unwrap(), &|_| true).unwrap();
    let frames = world(|code| code == "ESP" || map.region(code).is_some());
    let style = Style::new(Language::Es, ChartTheme::LIGHT, release.threshold());
    drawing(&map, &frames, &style, width)
}

#[test]
fn a_map_in_a_file_has_the_colours_of_the_page() {
    for colors in [LIGHT, DARK] {
        let mut tokens: Vec<_> = (1..)
            .zip(colors.classes)
            .map(|(class, color)| format!("--map-{class}: {color};"))
            .collect();
        tokens.push(format!("--map-pattern: {};", colors.pattern));
        tokens.push(format!("--map-halo: {};", colors.halo));
        for (class, color) in (3..).zip(colors.on) {
            tokens.push(format!("--map-on-{class}: {color};"));
        }
        tokens.push(format!("--sunken: {};", colors.plain));
        for token in tokens {
            assert!(TOKENS.contains(&token), "{token}");
        }
    }
}

#[test]
fn a_withheld_province_is_hatched_and_never_a_zero() {
    let (svg, _) = drawn("by=province&sex=1", 800);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let texts: Vec<_> = tree.descendants().filter_map(|node| node.text()).collect();
    assert!(texts.contains(&"<5"), "{texts:?}");
    assert!(!texts.contains(&"0"));
    assert!(svg.contains("url(#map-withheld)"));
    assert!(texts.contains(&"dato reservado (menos de 5)"));
}

#[test]
fn a_narrow_map_has_its_list_beneath() {
    let (_, wide) = drawn("by=province", 800);
    let (_, narrow) = drawn("by=province", 400);
    assert!(narrow > wide, "{narrow} and {wide}");
}

#[test]
fn countries_are_squares_with_their_code_and_continents_stand_beside_each_other() {
    let (svg, _) = countries(1_000);
    let tree = roxmltree::Document::parse(&svg).unwrap();
    let texts: Vec<_> = tree.descendants().filter_map(|node| node.text()).collect();
    for text in ["América", "Europa", "MEX", "país sin cifra propia"] {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
    let texts = tree.descendants().filter(|node| node.is_text());
    let texts: Vec<_> = texts.filter_map(|node| node.text()).collect();
    // Each country of both continents once, but for the one that has no number
    // in this table.
    let codes = texts
        .iter()
        .filter(|text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()));
    assert_eq!(codes.count(), 58 + 50);
}

#[test]
fn on_a_narrow_picture_continents_stand_below_each_other() {
    let (_, wide) = countries(1_000);
    let (_, narrow) = countries(400);
    assert!(narrow > wide + 300, "{narrow} and {wide}");
}
