//! Texts stay texts, and nothing stands in the SVG that a page forbids.

use std::collections::BTreeSet;

use charts::svg::{DrawError, Drawing};
use roxmltree::Document;
use serde_json::json;

use crate::support::{DRAWER, by_year, drawing, labelled, texts};

#[test]
fn ids_of_two_drawings_on_a_page_do_not_clash() {
    let ids = |id: &str| -> BTreeSet<String> {
        let svg = DRAWER
            .draw(Drawing {
                id: id.into(),
                ..by_year()
            })
            .unwrap();
        let document = Document::parse(&svg).unwrap();
        let ids: Vec<_> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .map(str::to_owned)
            .collect();
        let distinct: BTreeSet<_> = ids.iter().cloned().collect();
        assert_eq!(ids.len(), distinct.len());
        distinct
    };
    let (one, other) = (ids("one"), ids("other"));
    assert!(one.len() > 2, "title, description and the hatching");
    assert!(one.is_disjoint(&other));
}

#[test]
fn nothing_that_the_page_forbids_is_in_the_svg() {
    let hostile = labelled(&[
        "javascript:alert(1)",
        "\" onload=\"alert(1)",
        "<style>*{}</style>",
    ]);
    for drawing in [by_year(), hostile] {
        let svg = DRAWER.draw(drawing).unwrap();
        for node in Document::parse(&svg).unwrap().descendants() {
            let tag = node.tag_name().name();
            assert!(
                !["script", "style", "a", "image", "use", "foreignObject"].contains(&tag),
                "{tag}"
            );
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(
                    !name.starts_with("on") && !["style", "href"].contains(&name),
                    "{name}"
                );
                assert!(
                    !attribute.value().contains("://") || name == "xmlns",
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn hostile_labels_are_shown_as_they_are() {
    let long = "palabra ".repeat(250);
    let labels = [
        "</svg><script>alert(1)</script>",
        r#"" onload="alert('1')"#,
        "👩\u{200d}👧 niña",
        "\u{202e}نص عربي",
        "a\u{0}b\u{8}c\u{ffff}d",
        "]]><!--",
        "{@[2]}{b}%s${x}",
        long.as_str(),
    ];
    let svg = DRAWER
        .draw(Drawing {
            height: 1_600,
            ..labelled(&labels)
        })
        .unwrap();
    assert!(!svg.contains("<script") && !svg.contains("<!--"));
    assert_eq!(svg.matches("</svg>").count(), 1);

    let document = Document::parse(&svg).expect("well-formed");
    let texts = texts(&document);
    for shown in [
        "</svg><script>alert(1)</script>",
        "👩\u{200d}👧",
        "\u{202e}نص",
        "abcd",
        "palabra palabra",
    ] {
        assert!(texts.contains(shown), "{shown}");
    }
}

#[test]
fn hostile_titles_are_escaped() {
    let title = "</title></svg><script>\"&' \u{1}\u{fffe}";
    let svg = DRAWER
        .draw(Drawing {
            title: title.into(),
            ..by_year()
        })
        .unwrap();
    let document = Document::parse(&svg).unwrap();
    let title = document.root_element().first_element_child().unwrap();
    assert_eq!(title.text(), Some("</title></svg><script>\"&'"));
}

#[test]
fn an_option_is_data_and_never_run() {
    let option = "globalThis.drawChart = () => '[]'";
    let error = DRAWER.draw(drawing(option)).unwrap_err();
    assert!(matches!(error, DrawError::InvalidOption(_)), "{error:?}");
    let function = json!({
        "xAxis": { "type": "value", "axisLabel": { "formatter": "function () { throw 1 }" } },
        "yAxis": { "type": "category", "data": ["a"] },
        "series": [{ "type": "bar", "data": [1], "label": { "formatter": "() => x" } }],
    });
    assert!(DRAWER.draw(drawing(function)).is_ok());
}
