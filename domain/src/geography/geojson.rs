//! GeoJSON (RFC 7946): a collection of features.

use serde_json::Value;

use super::{
    Point,
    feature::{Feature, Shape, list, point},
};

/// The features of a collection. What is wrong with one is for later.
pub(super) fn features(root: &Value) -> Vec<Feature> {
    let features = root.get("features").and_then(Value::as_array);
    features
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, value)| feature(index + 1, value))
        .collect()
}

fn feature(place: usize, value: &Value) -> Feature {
    let properties = value.get("properties").and_then(Value::as_object);
    Feature {
        place,
        properties: properties.cloned().unwrap_or_default(),
        id: value.get("id").cloned(),
        shape: value.get("geometry").map(shape).unwrap_or_default(),
    }
}

fn shape(geometry: &Value) -> Shape {
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let polygons = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygon(coordinates).map(|polygon| vec![polygon]),
        Some("MultiPolygon") => list(coordinates, polygon),
        Some(other) => return Shape::Other(other.to_owned()),
        None => return Shape::default(),
    };
    polygons.map_or(Shape::Malformed, Shape::Polygons)
}

fn polygon(value: &Value) -> Option<Vec<Vec<Point>>> {
    list(value, |ring| list(ring, point))
}
