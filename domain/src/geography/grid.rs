//! Corners on a grid: what a map on a page can show, in few bytes.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Fault, join::Polygons};
use crate::code::Code;

/// Steps of the grid for one degree, finest first: 110 m to 440 m wide. The
/// smallest canton measures six of the coarsest along each side.
const STEPS_PER_DEGREE: [u16; 3] = [1_000, 500, 250];

/// The most corners of all outlines together: some 100 kB of file.
const MAX_CORNERS: usize = 20_000;

/// Where the grid begins: west and south of the country, in whole degrees.
const ORIGIN: (i32, i32) = (-88, 5);

/// A corner in steps from the origin.
pub(super) type Corner = (i32, i32);
/// Rings without their repeated first corner.
pub(super) type GridPolygon = Vec<Vec<Corner>>;

/// The cantons on a grid.
pub(super) type Cantons = BTreeMap<Code, Vec<GridPolygon>>;

/// A grid of equal steps in longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    steps_per_degree: u16,
}

impl Grid {
    /// The size of a step, in degrees.
    pub(super) fn step(self) -> f64 {
        1.0 / f64::from(self.steps_per_degree)
    }

    /// Cantons on the finest grid on which they have few enough corners.
    pub(super) fn fit(cantons: &BTreeMap<Code, Polygons>) -> Result<(Self, Cantons), Vec<Fault>> {
        let mut corners = 0;
        for steps_per_degree in STEPS_PER_DEGREE {
            let grid = Self { steps_per_degree };
            let placed = grid.place(cantons)?;
            corners = placed.values().flatten().flatten().map(Vec::len).sum();
            if corners <= MAX_CORNERS {
                return Ok((grid, placed));
            }
        }
        Err(vec![Fault::TooDetailed {
            corners,
            limit: MAX_CORNERS,
        }])
    }

    fn place(self, cantons: &BTreeMap<Code, Polygons>) -> Result<Cantons, Vec<Fault>> {
        let placed: BTreeMap<_, _> = cantons
            .iter()
            .map(|(code, polygons)| (code.clone(), self.polygons(polygons)))
            .collect();
        let faults: Vec<_> = placed
            .iter()
            .filter(|(_, polygons)| polygons.is_empty())
            .map(|(code, _)| Fault::TooSmall {
                place: format!("canton {code}"),
            })
            .collect();
        if faults.is_empty() {
            Ok(placed)
        } else {
            Err(faults)
        }
    }

    /// Without islands and holes smaller than a step.
    fn polygons(self, polygons: &Polygons) -> Vec<GridPolygon> {
        polygons
            .iter()
            .filter_map(|rings| {
                let (outline, holes) = rings.split_first()?;
                let outline = self.ring(outline)?;
                let holes = holes.iter().filter_map(|hole| self.ring(hole));
                Some(std::iter::once(outline).chain(holes).collect())
            })
            .collect()
    }

    fn ring(self, corners: &[super::Point]) -> Option<Vec<Corner>> {
        let steps = f64::from(self.steps_per_degree);
        let on_grid = |&(x, y): &super::Point| {
            let step = |degrees: f64, origin: i32| {
                // Within the country: some thousand steps at most.
                ((degrees - f64::from(origin)) * steps).round() as i32
            };
            (step(x, ORIGIN.0), step(y, ORIGIN.1))
        };
        let mut ring: Vec<Corner> = corners.iter().map(on_grid).collect();
        ring.dedup();
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        (twice_the_area(&ring) != 0).then_some(ring)
    }

    /// TopoJSON: each ring an arc of its own, of whole steps from corner to
    /// corner.
    pub(super) fn write(self, cantons: &Cantons) -> String {
        let mut arcs = Vec::new();
        let mut geometries = Vec::new();
        for (code, polygons) in cantons {
            let polygons: Vec<_> = polygons
                .iter()
                .map(|rings| {
                    let numbers: Vec<_> = rings
                        .iter()
                        .map(|ring| {
                            arcs.push(arc(ring));
                            format!("[{}]", arcs.len() - 1)
                        })
                        .collect();
                    format!("[{}]", numbers.join(","))
                })
                .collect();
            geometries.push(format!(
                r#"{{"type":"MultiPolygon","id":"{code}","arcs":[{}]}}"#,
                polygons.join(",")
            ));
        }
        let step = self.step();
        let (west, south) = ORIGIN;
        format!(
            r#"{{"type":"Topology","transform":{{"scale":[{step},{step}],"translate":[{west},{south}]}},"objects":{{"cantons":{{"type":"GeometryCollection","geometries":[{}]}}}},"arcs":[{}]}}"#,
            geometries.join(","),
            arcs.join(",")
        )
    }
}

/// Zero for what encloses nothing.
fn twice_the_area(ring: &[Corner]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(&(x1, y1), &(x2, y2))| i64::from(x1) * i64::from(y2) - i64::from(x2) * i64::from(y1))
        .sum()
}

fn arc(ring: &[Corner]) -> String {
    let mut text = String::from("[");
    let mut before = (0, 0);
    for (index, &(x, y)) in ring.iter().chain(ring.first()).enumerate() {
        let comma = if index == 0 { "" } else { "," };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}[{},{}]", x - before.0, y - before.1);
        before = (x, y);
    }
    text.push(']');
    text
}
