//! TopoJSON: the file of the provinces, and that of the cantons where there is
//! one.

use serde::Deserialize;

use super::geometry::Ring;

/// See `data/NOTICE.md` for where it comes from.
const PROVINCES: &str = include_str!("../../data/costa-rica-provinces.topo.json");

#[derive(Deserialize)]
struct Topology {
    objects: Objects,
    /// Lines as differences from point to point, in whole steps.
    arcs: Vec<Vec<(f64, f64)>>,
    transform: Transform,
}

#[derive(Deserialize)]
struct Objects {
    #[serde(alias = "cri", alias = "cantons")]
    regions: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: String,
    #[serde(flatten)]
    shape: Shape,
}

/// Polygons as rings, rings as numbers of arcs: `!n` is arc `n` backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

/// The rings of each province in longitude and latitude, with its code.
pub(super) fn provinces() -> Vec<(String, Vec<Ring>)> {
    let regions = regions(PROVINCES.as_bytes()).expect("the compiled-in file is parsed by a test");
    regions
        .into_iter()
        .map(|(id, rings)| (code(&id).to_owned(), rings))
        .collect()
}

/// The rings of each region of a file in longitude and latitude, with its id.
pub(super) fn regions(file: &[u8]) -> Option<Vec<(String, Vec<Ring>)>> {
    let topology: Topology = serde_json::from_slice(file).ok()?;
    let arcs: Vec<Ring> = topology
        .arcs
        .iter()
        .map(|arc| absolute(arc, &topology.transform))
        .collect();
    let geometries = topology.objects.regions.geometries.into_iter();
    geometries
        .map(|geometry| Some((geometry.id, rings(&geometry.shape, &arcs)?)))
        .collect()
}

fn code(id: &str) -> &'static str {
    match id {
        "CR.SJ" => "1",
        "CR.AL" => "2",
        "CR.CA" => "3",
        "CR.HE" => "4",
        "CR.GU" => "5",
        "CR.PU" => "6",
        "CR.LI" => "7",
        _ => unreachable!("the compiled-in file holds the seven provinces"),
    }
}

fn absolute(arc: &[(f64, f64)], transform: &Transform) -> Ring {
    let (mut x, mut y) = (0.0, 0.0);
    arc.iter()
        .map(|(dx, dy)| {
            x += dx;
            y += dy;
            (
                x * transform.scale.0 + transform.translate.0,
                y * transform.scale.1 + transform.translate.1,
            )
        })
        .collect()
}

fn rings(shape: &Shape, arcs: &[Ring]) -> Option<Vec<Ring>> {
    let polygons: Vec<&Vec<Vec<i32>>> = match shape {
        Shape::Polygon(polygon) => vec![polygon],
        Shape::MultiPolygon(polygons) => polygons.iter().collect(),
    };
    polygons
        .into_iter()
        .flatten()
        .map(|ring| stitch(ring, arcs))
        .collect()
}

/// None where an arc is not there.
fn stitch(numbers: &[i32], arcs: &[Ring]) -> Option<Ring> {
    let mut ring = Ring::new();
    for &number in numbers {
        // Neighbouring arcs share their end.
        ring.pop();
        let arc = |number: i32| arcs.get(usize::try_from(number).ok()?);
        if number >= 0 {
            ring.extend(arc(number)?);
        } else {
            ring.extend(arc(!number)?.iter().rev());
        }
    }
    // The last corner repeats the first.
    ring.pop();
    Some(ring)
}
