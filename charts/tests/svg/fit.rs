//! Texts have the room that they need.

use charts::{Arrangement, bars, bars_height, grouped_bars, svg::Drawing};
use roxmltree::{Document, Node};
use serde_json::json;

use crate::support::{DRAWER, drawing, light, table};

/// The mean character of a label of size 12, in pixels.
const CHARACTER_PX: f64 = 6.0;

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name)
        .and_then(|text| text.parse().ok())
        .expect("a number")
}

fn texts<'a>(svg: &'a Document<'_>) -> impl Iterator<Item = Node<'a, 'a>> {
    svg.descendants()
        .filter(|node| node.tag_name().name() == "text")
}

#[test]
fn the_number_beside_the_longest_bar_has_room() {
    let table = table("by=age_group");
    for width in [320, 640] {
        let bars = Drawing {
            width,
            height: bars_height(&table),
            ..drawing(bars(&table, &light()))
        };
        let svg = DRAWER.draw(bars).unwrap();
        let document = Document::parse(&svg).unwrap();
        let numbers: Vec<_> = texts(&document)
            .filter(|node| node.text().is_some_and(|text| text.contains('%')))
            .collect();
        assert!(!numbers.is_empty());
        for node in numbers {
            let text = node.text().unwrap();
            let right = CHARACTER_PX.mul_add(text.chars().count() as f64, number(node, "x"));
            assert!(
                right <= f64::from(width),
                "{text} ends at {right} of {width}"
            );
        }
    }
}

#[test]
fn a_long_label_is_cut_to_the_lines_of_its_row() {
    let label = "institución que refiere a la persona ".repeat(20);
    let option = json!({
        "grid": { "left": 4, "right": 4, "top": 8, "bottom": 4, "containLabel": true },
        "xAxis": { "type": "value" },
        "yAxis": { "type": "category", "data": [label, "Corta"], "axisLabel": { "fontSize": 13 } },
        "series": [{ "type": "bar", "data": [1, 2] }],
    });
    let svg = DRAWER
        .draw(Drawing {
            height: 44 + 2 * 34,
            ..drawing(option)
        })
        .unwrap();
    let document = Document::parse(&svg).unwrap();
    let lines: Vec<_> = texts(&document)
        .filter_map(|node| node.text())
        .filter(|text| text.contains(' '))
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].ends_with('…'), "{lines:?}");
    assert!(svg.contains(">Corta<"));
}

#[test]
fn a_word_wider_than_a_line_is_broken() {
    let option = json!({
        "grid": { "containLabel": true },
        "xAxis": { "type": "value" },
        "yAxis": { "type": "category", "data": ["x".repeat(60)] },
        "series": [{ "type": "bar", "data": [1] }],
    });
    let svg = DRAWER.draw(drawing(option)).unwrap();
    let document = Document::parse(&svg).unwrap();
    let lines = texts(&document)
        .filter_map(|node| node.text())
        .filter(|text| text.contains('x'));
    assert_eq!(lines.map(str::len).sum::<usize>(), 60);
}

#[test]
fn labels_at_the_end_of_a_flow_end_inside_the_drawing() {
    let node = |name: &str, depth: u8| json!({ "name": name, "depth": depth, "label": { "formatter": name } });
    let option = json!({
        "series": [{
            "type": "sankey",
            "left": 0,
            "right": "24%",
            "label": { "fontSize": 13 },
            "data": [node("Costa Rica", 0), node("Estados Unidos de América", 1)],
            "links": [{ "source": "Costa Rica", "target": "Estados Unidos de América", "value": 7 }],
        }],
    });
    let svg = DRAWER
        .draw(Drawing {
            width: 340,
            ..drawing(option)
        })
        .unwrap();
    let document = Document::parse(&svg).unwrap();
    for node in texts(&document) {
        let text = node.text().unwrap();
        let right = CHARACTER_PX.mul_add(text.chars().count() as f64, number(node, "x"));
        assert!(right <= 340.0, "{text} ends at {right}");
    }
    assert!(!svg.contains(">Estados Unidos de América<"));
}

#[test]
fn a_legend_of_two_lines_does_not_cover_the_bars() {
    let option = grouped_bars(
        &table("by=province,nationality"),
        Arrangement::Grouped,
        &light(),
    );
    let svg = DRAWER
        .draw(Drawing {
            width: 320,
            height: 900,
            ..drawing(option)
        })
        .unwrap();
    let document = Document::parse(&svg).unwrap();
    let y_of = |label: &str| {
        let node = texts(&document)
            .find(|node| node.text() == Some(label))
            .expect("its text");
        number(node, "y")
    };
    assert!(y_of("Costa Rica") < y_of("Otra"), "two lines");
    let first_grid_line = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("chart-stroke-grid"))
        .filter_map(|node| {
            node.attribute("d")?
                .split(['M', ' ', 'L'])
                .nth(2)?
                .parse()
                .ok()
        })
        .fold(f64::INFINITY, f64::min);
    assert!(first_grid_line > y_of("Otra") + 8.0, "{first_grid_line}");
}
