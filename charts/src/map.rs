//! The provinces of Costa Rica as shapes for an SVG map.
//!
//! Longitude and latitude are projected equirectangularly, scaled by the
//! cosine of the middle latitude: within 2 % of true shapes at this size.
//! Isla del Coco, part of Puntarenas and 500 km out at sea, is drawn as an
//! inset.

use std::{fmt::Write as _, sync::OnceLock};

mod topology;

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
/// Steps of the search for a label's place, along each side.
const LABEL_GRID: u32 = 40;

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

/// A corner as x and y; before projection as longitude and latitude.
type Corner = (f64, f64);
/// A closed line.
type Ring = Vec<Corner>;

/// From longitude and latitude to the drawing.
struct Projection {
    west: f64,
    north: f64,
    /// Units of the drawing for one degree of latitude.
    scale: f64,
    /// Degrees of longitude are shorter by this factor.
    squeeze: f64,
}

impl Projection {
    fn fitting(rings: &[&Ring]) -> (Self, f64) {
        let (west, east, south, north) = bounds(rings.iter().copied().flatten());
        let squeeze = ((south + north) / 2.0).to_radians().cos();
        let scale = (WIDTH - 2.0 * MARGIN) / ((east - west) * squeeze);
        let height = (north - south) * scale + 2.0 * MARGIN;
        (
            Self {
                west,
                north,
                scale,
                squeeze,
            },
            height.ceil(),
        )
    }

    fn project(&self, ring: &Ring) -> Ring {
        ring.iter()
            .map(|(lon, lat)| {
                (
                    (lon - self.west) * self.squeeze * self.scale + MARGIN,
                    (self.north - lat) * self.scale + MARGIN,
                )
            })
            .collect()
    }
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

/// Least and greatest x, least and greatest y.
fn bounds<'a>(corners: impl Iterator<Item = &'a Corner>) -> (f64, f64, f64, f64) {
    let nothing = (
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
    );
    corners.fold(nothing, |(west, east, low, high), (x, y)| {
        (west.min(*x), east.max(*x), low.min(*y), high.max(*y))
    })
}

fn path(rings: &[Ring]) -> String {
    let mut text = String::new();
    for ring in rings {
        for (index, (x, y)) in ring.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            // Writing to a String cannot fail.
            let _ = write!(text, "{command}{x:.1} {y:.1}");
        }
        text.push('Z');
    }
    text
}

/// Twice the signed area would do for comparing; this is the plain one.
fn area(ring: &Ring) -> f64 {
    edges(ring)
        .map(|((x1, y1), (x2, y2))| x1 * y2 - x2 * y1)
        .sum::<f64>()
        .abs()
        / 2.0
}

fn edges(ring: &Ring) -> impl Iterator<Item = (Corner, Corner)> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(from, to)| (*from, *to))
}

/// The point of a grid that lies inside and farthest from the outline.
fn innermost(ring: &Ring) -> Corner {
    let (west, east, low, high) = bounds(ring.iter());
    let at = |start: f64, end: f64, step: u32| {
        start + (end - start) * f64::from(step) / f64::from(LABEL_GRID)
    };
    (1..LABEL_GRID)
        .flat_map(|row| (1..LABEL_GRID).map(move |column| (column, row)))
        .map(|(column, row)| (at(west, east, column), at(low, high, row)))
        .filter(|point| contains(ring, *point))
        .max_by(|one, other| {
            outline_distance(ring, *one).total_cmp(&outline_distance(ring, *other))
        })
        .unwrap_or(((west + east) / 2.0, (low + high) / 2.0))
}

/// Whether a point lies inside: a ray from it crosses the outline an odd
/// number of times.
fn contains(ring: &Ring, (x, y): Corner) -> bool {
    edges(ring)
        .filter(|((x1, y1), (x2, y2))| {
            (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        })
        .count()
        % 2
        == 1
}

/// The square of the distance to the nearest corner of the outline.
fn outline_distance(ring: &Ring, (x, y): Corner) -> f64 {
    ring.iter()
        .map(|(corner_x, corner_y)| (corner_x - x).powi(2) + (corner_y - y).powi(2))
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seven_provinces_stand_in_the_order_of_their_codes() {
        let codes: Vec<_> = provinces()
            .provinces
            .iter()
            .map(|shape| shape.code)
            .collect();
        assert_eq!(codes, ["1", "2", "3", "4", "5", "6", "7"]);
    }

    #[test]
    fn only_puntarenas_has_an_island_far_out_and_it_lies_in_the_inset() {
        let map = provinces();
        for shape in &map.provinces {
            assert_eq!(shape.inset.is_some(), shape.code == "6", "{}", shape.code);
        }
        let island = map
            .province("6")
            .and_then(|shape| shape.inset.clone())
            .unwrap();
        let (left, top, width, height) = map.inset_box;
        for (x, y) in corners(&island) {
            assert!((left..=left + width).contains(&x), "{x}");
            assert!((top..=top + height).contains(&y), "{y}");
        }
    }

    #[test]
    fn every_shape_and_label_lies_in_the_frame() {
        let map = provinces();
        let (width, height) = map.size;
        for shape in &map.provinces {
            for (x, y) in corners(&shape.path).into_iter().chain([shape.label_point]) {
                assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y));
            }
        }
    }

    #[test]
    fn provinces_lie_as_on_the_ground() {
        let label = |code| {
            provinces()
                .province(code)
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
}
