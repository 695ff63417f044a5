//! Rules of the province shapes.

use super::{geometry::Corner, provinces};

#[test]
fn the_seven_provinces_stand_in_the_order_of_their_codes() {
    let codes: Vec<_> = provinces()
        .shapes
        .iter()
        .map(|shape| shape.code.as_str())
        .collect();
    assert_eq!(codes, ["1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
fn only_puntarenas_has_an_island_far_out_and_it_lies_in_the_inset() {
    let map = provinces();
    for shape in &map.shapes {
        assert_eq!(shape.inset.is_some(), shape.code == "6", "{}", shape.code);
    }
    let island = map
        .shape("6")
        .and_then(|shape| shape.inset.clone())
        .unwrap();
    let (left, top, width, height) = map.inset_box.unwrap();
    for (x, y) in corners(&island) {
        assert!((left..=left + width).contains(&x), "{x}");
        assert!((top..=top + height).contains(&y), "{y}");
    }
}

#[test]
fn every_shape_and_label_lies_in_the_frame() {
    let map = provinces();
    let (width, height) = map.size;
    for shape in &map.shapes {
        for (x, y) in corners(&shape.path).into_iter().chain([shape.label_point]) {
            assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y));
        }
    }
}

#[test]
fn provinces_lie_as_on_the_ground() {
    let label = |code| {
        provinces()
            .shape(code)
            .map(|shape| shape.label_point)
            .unwrap()
    };
    // Guanacaste in the west, Limón in the east, Puntarenas in the south.
    assert!(label("5").0 < label("2").0 && label("2").0 < label("7").0);
    assert!(label("6").1 > label("4").1);
}

/// Where the corners of a path lie, from how it leads from one to the next.
fn corners(path: &str) -> Vec<Corner> {
    let rings = path.split(['M', 'Z']).filter(|ring| !ring.is_empty());
    rings
        .flat_map(|ring| {
            let spaced = ring.replace('l', " ").replace('-', " -");
            let numbers: Vec<f64> = spaced
                .split_whitespace()
                .map(|number| number.parse().unwrap())
                .collect();
            let steps = numbers.chunks(2).map(|pair| (pair[0], pair[1]));
            steps
                .scan((0.0, 0.0), |at, step| {
                    *at = (at.0 + step.0, at.1 + step.1);
                    Some(*at)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_path_says_the_way_from_corner_to_corner_to_a_tenth() {
    let ring = vec![
        (590.71, 324.7),
        (594.84, 338.8),
        (594.46, 338.0),
        (590.0, 330.04),
    ];
    let other = vec![(-0.04, 2.0), (3.0, 2.5), (1.0, 9.0)];
    assert_eq!(
        super::geometry::path(&[ring, other]),
        "M590.7 324.7l4.1 14.1-.3-.8-4.5-8ZM0 2l3 .5-2 6.5Z"
    );
}
