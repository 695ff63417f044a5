//! TopoJSON: shapes made of arcs that neighbours share.

use serde_json::{Map, Value};

use super::{
    Fault, Point,
    feature::{Feature, Shape, list, point},
};

/// The most corners of all outlines once their arcs are written out. A short
/// file can name a long arc any number of times: it must not fill the memory.
pub(super) const MAX_UNFOLDED: usize = 4_000_000;

/// The features of the one collection of a topology.
pub(super) fn features(root: &Value) -> Result<Vec<Feature>, Fault> {
    let nothing = Map::new();
    let objects = root.get("objects").and_then(Value::as_object);
    let objects = objects.unwrap_or(&nothing);
    let collection = match objects.values().collect::<Vec<_>>()[..] {
        [only] => only,
        // Files of several levels: the cantons are named so.
        _ => objects
            .iter()
            .find(|(name, _)| name.to_lowercase().starts_with("canton"))
            .map(|(_, object)| object)
            .ok_or_else(|| Fault::SeveralObjects {
                names: objects.keys().cloned().collect(),
            })?,
    };
    let arcs = arcs(root).ok_or(Fault::BrokenArcs)?;
    let geometries = collection.get("geometries").and_then(Value::as_array);
    let corners = geometries.into_iter().flatten().fold(0, |sum, geometry| {
        unfolded(&geometry["arcs"], &arcs).saturating_add(sum)
    });
    if corners > MAX_UNFOLDED {
        return Err(Fault::Unfolded {
            corners,
            limit: MAX_UNFOLDED,
        });
    }
    Ok(geometries
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, geometry)| feature(index + 1, geometry, &arcs))
        .collect())
}

/// How many corners the arcs of a geometry have, each as often as it is named.
fn unfolded(numbers: &Value, arcs: &[Vec<Point>]) -> usize {
    match numbers {
        Value::Array(inner) => inner.iter().fold(0, |sum: usize, numbers| {
            sum.saturating_add(unfolded(numbers, arcs))
        }),
        number => number
            .as_i64()
            .and_then(|number| arc(number, arcs))
            .map_or(0, Vec::len),
    }
}

/// Arc `n`, or arc `!n` where `n` is negative.
fn arc(number: i64, arcs: &[Vec<Point>]) -> Option<&Vec<Point>> {
    let index = if number < 0 { !number } else { number };
    arcs.get(usize::try_from(index).ok()?)
}

/// The arcs in degrees; those of a file with a transform are differences from
/// point to point.
fn arcs(root: &Value) -> Option<Vec<Vec<Point>>> {
    let arcs = list(root.get("arcs")?, |arc| list(arc, point))?;
    let Some(transform) = root.get("transform") else {
        return Some(arcs);
    };
    let scale = point(transform.get("scale")?)?;
    let translate = point(transform.get("translate")?)?;
    let absolute = |arc: Vec<Point>| {
        let (mut x, mut y) = (0.0, 0.0);
        arc.into_iter()
            .map(|(dx, dy)| {
                x += dx;
                y += dy;
                (x * scale.0 + translate.0, y * scale.1 + translate.1)
            })
            .collect()
    };
    Some(arcs.into_iter().map(absolute).collect())
}

fn feature(place: usize, geometry: &Value, arcs: &[Vec<Point>]) -> Feature {
    let properties = geometry.get("properties").and_then(Value::as_object);
    Feature {
        place,
        properties: properties.cloned().unwrap_or_default(),
        id: geometry.get("id").cloned(),
        shape: shape(geometry, arcs),
    }
}

fn shape(geometry: &Value, arcs: &[Vec<Point>]) -> Shape {
    let numbers = geometry.get("arcs").unwrap_or(&Value::Null);
    let polygons = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => polygon(numbers).map(|polygon| vec![polygon]),
        Some("MultiPolygon") => list(numbers, polygon),
        Some(other) => return Shape::Other(other.to_owned()),
        None => return Shape::default(),
    };
    let Some(polygons) = polygons else {
        return Shape::Malformed;
    };
    let rings = |polygon: Vec<Vec<i64>>| -> Option<Vec<Vec<Point>>> {
        polygon.iter().map(|ring| stitch(ring, arcs)).collect()
    };
    let polygons: Option<Vec<_>> = polygons.into_iter().map(rings).collect();
    polygons.map_or(Shape::NoArc, Shape::Polygons)
}

fn polygon(value: &Value) -> Option<Vec<Vec<i64>>> {
    list(value, |ring| list(ring, Value::as_i64))
}

/// A ring from its arcs: `!n` is arc `n` backwards, and neighbouring arcs share
/// their end.
fn stitch(numbers: &[i64], arcs: &[Vec<Point>]) -> Option<Vec<Point>> {
    let mut ring: Vec<Point> = Vec::new();
    for &number in numbers {
        let arc = arc(number, arcs)?;
        ring.pop();
        if number < 0 {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
    }
    Some(ring)
}
