//! The provinces of Costa Rica as shapes for an SVG map.
//!
//! Longitude and latitude are projected equirectangularly, scaled by the
//! cosine of the middle latitude: within 2 % of true shapes at this size.
//! Isla del Coco, part of Puntarenas and 500 km out at sea, is drawn as an
//! inset.

use std::sync::OnceLock;

mod choropleth;
#[cfg(feature = "svg")]
mod drawing;
mod geometry;
mod projection;
#[cfg(test)]
mod tests;
mod topology;

pub use choropleth::{Choropleth, Class, Region, RegionState, choropleth};
#[cfg(feature = "svg")]
pub use drawing::drawing;
use geometry::{Ring, area, bounds, innermost, path};
use projection::Projection;

/// Width of the drawing, in its own units.
pub const WIDTH: f64 = 1_000.0;
/// Margin around the shapes, in units of the drawing.
const MARGIN: f64 = 8.0;
/// Longitudes west of this one are out at sea: Isla del Coco alone.
const OCEAN_WEST_OF: f64 = -86.5;
/// Edge of the inset's box, in units of the drawing.
const INSET_EDGE: f64 = 110.0;
/// How much larger than the mainland the island is drawn.
const INSET_SCALE: f64 = 2.5;

/// A province as an SVG shape.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceShape {
    /// The code of the province, `1` to `7`.
    pub code: &'static str,
    /// SVG path data of its mainland and near islands.
    pub path: String,
    /// SVG path data of its far island, inside the inset; for Puntarenas only.
    pub inset: Option<String>,
    /// Where a label is well inside the shape, in units of the drawing.
    pub label_point: (f64, f64),
}

/// The map: shapes and their frame.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceMap {
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// The provinces, by code.
    pub provinces: Vec<ProvinceShape>,
    /// The inset's box: x, y, width, height.
    pub inset_box: (f64, f64, f64, f64),
}

impl ProvinceMap {
    /// The value of an SVG `viewBox`.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.size.0, self.size.1)
    }

    /// The shape of one province.
    #[must_use]
    pub fn province(&self, code: &str) -> Option<&ProvinceShape> {
        self.provinces.iter().find(|shape| shape.code == code)
    }
}

/// The map of the seven provinces, made at the first call.
///
/// # Examples
///
/// ```
/// let map = charts::map::provinces();
/// assert_eq!(map.provinces.len(), 7);
/// assert!(map.province("6").is_some_and(|puntarenas| puntarenas.inset.is_some()));
/// ```
#[must_use]
pub fn provinces() -> &'static ProvinceMap {
    static MAP: OnceLock<ProvinceMap> = OnceLock::new();
    MAP.get_or_init(|| draw(&topology::provinces()))
}

fn draw(provinces: &[(&'static str, Vec<Ring>)]) -> ProvinceMap {
    let mainland: Vec<&Ring> = provinces
        .iter()
        .flat_map(|(_, rings)| rings)
        .filter(|ring| !is_far(ring))
        .collect();
    let (projection, height) = Projection::fitting(&mainland);
    let inset_box = (MARGIN, height - INSET_EDGE - MARGIN, INSET_EDGE, INSET_EDGE);
    let mut shapes: Vec<_> = provinces
        .iter()
        .map(|(code, rings)| shape(code, rings, &projection, inset_box))
        .collect();
    shapes.sort_by_key(|shape| shape.code);
    ProvinceMap {
        size: (WIDTH, height),
        provinces: shapes,
        inset_box,
    }
}

fn shape(
    code: &'static str,
    rings: &[Ring],
    projection: &Projection,
    inset_box: (f64, f64, f64, f64),
) -> ProvinceShape {
    let near: Vec<Ring> = rings
        .iter()
        .filter(|ring| !is_far(ring))
        .map(|ring| projection.project(ring))
        .collect();
    let far: Vec<Ring> = rings
        .iter()
        .filter(|ring| is_far(ring))
        .map(|ring| into_inset(&projection.project(ring), inset_box))
        .collect();
    let largest = near
        .iter()
        .max_by(|one, other| area(one).total_cmp(&area(other)))
        .expect("each province has a mainland");
    ProvinceShape {
        code,
        path: path(&near),
        inset: (!far.is_empty()).then(|| path(&far)),
        label_point: innermost(largest),
    }
}

fn is_far(ring: &Ring) -> bool {
    ring.iter().all(|(lon, _)| *lon < OCEAN_WEST_OF)
}

/// Moves a ring to the middle of the inset and enlarges it.
fn into_inset(ring: &Ring, (left, top, width, height): (f64, f64, f64, f64)) -> Ring {
    let (west, east, north, south) = bounds(ring.iter());
    let (middle_x, middle_y) = ((west + east) / 2.0, (north + south) / 2.0);
    ring.iter()
        .map(|(x, y)| {
            (
                left + width / 2.0 + (x - middle_x) * INSET_SCALE,
                top + height / 2.0 + (y - middle_y) * INSET_SCALE,
            )
        })
        .collect()
}
