//! Shapes of the cantons, from a boundary file of the operator.
//!
//! [`Geography::read`] takes GeoJSON or TopoJSON in longitude and latitude,
//! joins its features on the three-digit code of the canton, and says
//! everything that is wrong with it at once. What it accepts is put on a grid,
//! so that neighbours keep their common line and the file stays small, and can
//! be written as TopoJSON, which is read again in the same way.

mod fault;
mod feature;
mod geojson;
mod grid;
mod join;
mod ring;
#[cfg(test)]
mod tests;
mod topojson;

pub use fault::{Fault, MAX_LISTED};

use serde_json::Value;

use crate::code::Code;
use feature::Feature;
use grid::{Cantons, Grid};

/// Longitude and latitude, in degrees.
pub(crate) type Point = (f64, f64);

/// The shape of every canton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geography {
    grid: Grid,
    cantons: Cantons,
}

impl Geography {
    /// Reads a boundary file. `property` is what its features keep their code
    /// in; without it the usual names are tried, then the id of the feature.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::geography::{Fault, Geography};
    ///
    /// let empty = r#"{"type": "FeatureCollection", "features": []}"#;
    /// let faults = Geography::read(empty.as_bytes(), None).unwrap_err();
    /// assert!(matches!(&faults[..], [Fault::Missing { cantons }] if cantons.len() == 84));
    /// ```
    pub fn read(file: &[u8], property: Option<&str>) -> Result<Self, Vec<Fault>> {
        let features = features(file).map_err(|fault| vec![fault])?;
        let (cantons, faults) = join::join(&features, property);
        if !faults.is_empty() {
            return Err(faults);
        }
        let (grid, cantons) = Grid::fit(&cantons)?;
        Ok(Self { grid, cantons })
    }

    /// The file that is kept: TopoJSON whose rings are arcs of their own.
    #[must_use]
    pub fn to_topojson(&self) -> String {
        self.grid.write(&self.cantons)
    }

    /// How many corners all outlines have.
    #[must_use]
    pub fn corners(&self) -> usize {
        self.cantons
            .values()
            .flatten()
            .flatten()
            .map(Vec::len)
            .sum()
    }

    /// The size of a step of the grid, in degrees.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.grid.step()
    }

    /// The codes of the cantons, ascending.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.cantons.keys()
    }
}

/// The features of a file, whichever of the two forms it has.
fn features(file: &[u8]) -> Result<Vec<Feature>, Fault> {
    let text = std::str::from_utf8(file).map_err(|error| Fault::NotText {
        byte: error.valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root: Value = serde_json::from_str(text).map_err(|error| Fault::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    match root.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => Ok(geojson::features(&root)),
        Some("Topology") => topojson::features(&root),
        found => Err(Fault::NotGeography {
            found: found.map(str::to_owned),
        }),
    }
}
