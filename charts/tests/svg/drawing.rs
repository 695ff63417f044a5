//! What is drawn, and how it is written.

use std::thread;

use charts::{
    Arrangement, ChartTheme, Rate, Series, bars, flow, grouped_bars, rates, svg::Drawing, years,
};
use domain::label::Language;
use roxmltree::Document;

use crate::support::{DRAWER, by_year, drawing, labelled, light, table, texts};

#[test]
fn a_small_chart_is_drawn_in_full() {
    let svg = DRAWER.draw(by_year()).unwrap();
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn every_kind_of_chart_is_drawn() {
    let style = light();
    let series = ["Solicitudes recibidas", "Personas acreditadas"]
        .map(|name| Series::from_table(name, &table("by=period")));
    let by_two = table("by=nationality,sex");
    let rate = Rate {
        year: "2019".parse().unwrap(),
        percent: Some((62.5, 80)),
    };
    for (kind, option) in [
        ("years", years(&series, &style)),
        ("rates", rates("Tasa", &[rate], &style)),
        ("bars", bars(&table("by=nationality"), &style)),
        (
            "grouped",
            grouped_bars(&by_two, Arrangement::Grouped, &style),
        ),
        (
            "stacked",
            grouped_bars(&by_two, Arrangement::Stacked, &style),
        ),
        (
            "flow",
            flow(&table("by=nationality,country_of_exploitation"), &style),
        ),
    ] {
        let svg = DRAWER.draw(drawing(option)).expect(kind);
        assert!(svg.contains("class=\"chart-fill-series-"), "{kind}");
    }
}

#[test]
fn a_chart_without_marks_is_empty_and_no_error() {
    let style = light();
    for option in [
        years(&[], &style),
        rates("Tasa", &[], &style),
        bars(&table(""), &style),
        grouped_bars(&table("by=sex"), Arrangement::Grouped, &style),
        flow(&table("by=sex"), &style),
    ] {
        let svg = DRAWER
            .draw(drawing(&option))
            .unwrap_or_else(|error| panic!("{error}: {option}"));
        assert!(!svg.contains("chart-fill-series-"));
    }
}

#[test]
fn the_same_drawing_is_the_same_text() {
    let first = DRAWER.draw(by_year()).unwrap();
    DRAWER.draw(labelled(&["a", "b"])).unwrap();
    for _ in 0..4 {
        assert_eq!(DRAWER.draw(by_year()).unwrap(), first);
    }
}

#[test]
fn drawings_at_the_same_time_do_not_disturb_each_other() {
    let alone = DRAWER.draw(by_year()).unwrap();
    thread::scope(|scope| {
        for number in 0..8 {
            let alone = &alone;
            scope.spawn(move || {
                if number % 2 == 0 {
                    assert_eq!(&DRAWER.draw(by_year()).unwrap(), alone);
                } else {
                    DRAWER.draw(labelled(&["a"])).unwrap();
                }
            });
        }
    });
}

#[test]
fn the_svg_has_a_role_a_name_and_a_description() {
    let svg = DRAWER.draw(by_year()).unwrap();
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("lang"), Some("es"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 480 200"));
    for (attribute, tag, text) in [
        ("aria-labelledby", "title", "Personas acreditadas por año"),
        (
            "aria-describedby",
            "desc",
            "De 2019 a 2021: 24, reservado, 31.",
        ),
    ] {
        let id = root.attribute(attribute).unwrap();
        let named = root
            .children()
            .find(|node| node.attribute("id") == Some(id))
            .unwrap();
        assert_eq!(named.tag_name().name(), tag);
        assert_eq!(named.text(), Some(text));
    }
}

#[test]
fn colours_of_the_theme_are_also_classes() {
    let svg = DRAWER.draw(by_year()).unwrap();
    let document = Document::parse(&svg).unwrap();
    let with_class = |class: &str, paint: &str| {
        document.descendants().any(|node| {
            node.attribute("class") == Some(class) && node.attribute("fill") == Some(paint)
        })
    };
    assert!(with_class(
        "chart-fill-series-1",
        ChartTheme::LIGHT.series[0]
    ));
    assert!(with_class("chart-fill-text", ChartTheme::LIGHT.text));
    assert!(with_class(
        "chart-fill-withheld",
        ChartTheme::LIGHT.withheld
    ));
}

#[test]
fn a_file_on_its_own_has_a_surface() {
    let surface =
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\" class=\"chart-fill-surface\"/>";
    let opaque = DRAWER
        .draw(Drawing {
            opaque: true,
            ..by_year()
        })
        .unwrap();
    assert!(opaque.contains(surface));
    assert!(!DRAWER.draw(by_year()).unwrap().contains(surface));
}

#[test]
fn thousands_are_set_apart_as_in_the_language() {
    let axis = |language| {
        let svg = DRAWER
            .draw(Drawing {
                language,
                ..by_year()
            })
            .unwrap();
        texts(&Document::parse(&svg).unwrap())
    };
    assert!(axis(Language::Es).contains("1\u{202f}200"));
    assert!(axis(Language::En).contains("1,200"));
}
