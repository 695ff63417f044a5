//! The provinces of Costa Rica as shapes for an SVG map, its cantons where the
//! operator loaded theirs, and the countries of the world as equal squares.
//!
//! Longitude and latitude are projected equirectangularly, scaled by the
//! cosine of the middle latitude: within 2 % of true shapes at this size.
//! Isla del Coco, part of Puntarenas and 500 km out at sea, is drawn as an
//! inset.

use std::sync::{Arc, OnceLock};

use domain::label::Label;

mod cantons;
mod choropleth;
#[cfg(feature = "svg")]
mod drawing;
mod geometry;
mod projection;
#[cfg(test)]
mod tests;
mod topology;
mod world;

pub use cantons::CantonShapes;
pub use choropleth::{Choropleth, Class, Region, RegionState, choropleth};
#[cfg(feature = "svg")]
pub use drawing::drawing;
use geometry::{Ring, area, bounds, innermost, path, room};
use projection::Projection;
pub use world::world;

/// Width of the drawing, in its own units.
pub const WIDTH: f64 = 1_000.0;
/// Margin around the shapes, in units of the drawing.
const MARGIN: f64 = 8.0;
/// Longitudes west of this one are out at sea: Isla del Coco alone.
const OCEAN_WEST_OF: f64 = -86.5;
/// Edge of the inset's box, in units of the drawing.
const INSET_EDGE: f64 = 110.0;
/// Units of the drawing for one degree in the inset: some 2.5 times as many as
/// on the map of the provinces.
const INSET_UNITS_PER_DEGREE: f64 = 800.0;

/// A region as an SVG shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its code: of a province one digit, of a canton three.
    pub code: String,
    /// SVG path data of its mainland and near islands.
    pub path: String,
    /// SVG path data of its far island, inside the inset.
    pub inset: Option<String>,
    /// Where a label is well inside the shape, in units of the drawing.
    pub label_point: (f64, f64),
    /// How far the outline is from there, in units of the drawing.
    pub label_room: f64,
}

/// A map: shapes and their frame.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeMap {
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// The shapes, by code.
    pub shapes: Vec<Shape>,
    /// The box of the far island, where there is one: x, y, width, height.
    pub inset_box: Option<(f64, f64, f64, f64)>,
    /// What is said of it where its shapes are equal squares.
    pub tiles: Option<Tiles>,
}

/// What belongs to a map of equal squares.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// The name of the map.
    pub name: Label,
    /// SVG path data of the squares that have no number of their own.
    pub others: String,
    /// The codes of those, with the middle of each square.
    pub names: Vec<(&'static str, (f64, f64))>,
}

impl ShapeMap {
    /// The value of an SVG `viewBox`.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }

    /// The shape of one region.
    #[must_use]
    pub fn shape(&self, code: &str) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.code == code)
    }
}

/// Whether one of the maps has a shape for a region.
#[must_use]
pub fn is_drawn(maps: &[Arc<ShapeMap>], code: &str) -> bool {
    maps.iter().any(|map| map.shape(code).is_some())
}

/// The map of the seven provinces, made at the first call.
///
/// # Examples
///
/// ```
/// let map = charts::map::provinces();
/// assert_eq!(map.shapes.len(), 7);
/// assert!(map.shape("6").is_some_and(|puntarenas| puntarenas.inset.is_some()));
/// ```
#[must_use]
pub fn provinces() -> &'static Arc<ShapeMap> {
    static MAP: OnceLock<Arc<ShapeMap>> = OnceLock::new();
    MAP.get_or_init(|| {
        let regions = topology::provinces();
        Arc::new(draw(&regions).expect("the compiled-in file is drawn by a test"))
    })
}

/// None where there is no mainland to draw.
fn draw(regions: &[(String, Vec<Ring>)]) -> Option<ShapeMap> {
    let rings = || regions.iter().flat_map(|(_, rings)| rings);
    let mainland: Vec<&Ring> = rings().filter(|ring| !is_far(ring)).collect();
    if mainland.is_empty() {
        return None;
    }
    let (projection, height) = Projection::fitting(&mainland);
    let inset_box = (MARGIN, height - INSET_EDGE - MARGIN, INSET_EDGE, INSET_EDGE);
    let mut shapes: Vec<_> = regions
        .iter()
        .filter_map(|(code, rings)| shape(code, rings, &projection, inset_box))
        .collect();
    shapes.sort_by(|one, other| one.code.cmp(&other.code));
    Some(ShapeMap {
        size: (WIDTH, height),
        shapes,
        inset_box: rings().any(is_far).then_some(inset_box),
        tiles: None,
    })
}

/// None for a region without a mainland.
fn shape(
    code: &str,
    rings: &[Ring],
    projection: &Projection,
    inset_box: (f64, f64, f64, f64),
) -> Option<Shape> {
    let near: Vec<Ring> = rings
        .iter()
        .filter(|ring| !is_far(ring))
        .map(|ring| projection.project(ring))
        .collect();
    let far: Vec<Ring> = rings
        .iter()
        .filter(|ring| is_far(ring))
        .map(|ring| into_inset(&projection.project(ring), projection, inset_box))
        .collect();
    let largest = near
        .iter()
        .max_by(|one, other| area(one).total_cmp(&area(other)))?;
    let label_point = innermost(largest);
    Some(Shape {
        code: code.to_owned(),
        path: path(&near),
        inset: (!far.is_empty()).then(|| path(&far)),
        label_room: room(largest, label_point),
        label_point,
    })
}

fn is_far(ring: &Ring) -> bool {
    ring.iter().all(|(lon, _)| *lon < OCEAN_WEST_OF)
}

/// Moves a ring to the middle of the inset and enlarges it: to the same size on
/// every map.
fn into_inset(
    ring: &Ring,
    projection: &Projection,
    (left, top, width, height): (f64, f64, f64, f64),
) -> Ring {
    let scale = INSET_UNITS_PER_DEGREE / projection.scale();
    let (west, east, north, south) = bounds(ring.iter());
    let (middle_x, middle_y) = ((west + east) / 2.0, (north + south) / 2.0);
    ring.iter()
        .map(|(x, y)| {
            (
                left + width / 2.0 + (x - middle_x) * scale,
                top + height / 2.0 + (y - middle_y) * scale,
            )
        })
        .collect()
}
