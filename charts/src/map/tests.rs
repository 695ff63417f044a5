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

fn corners(path: &str) -> Vec<Corner> {
    path.split(['M', 'L', 'Z'])
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (x, y) = pair.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect()
}
