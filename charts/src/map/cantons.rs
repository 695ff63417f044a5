//! The cantons as shapes, where the operator loaded some.

use std::sync::{Arc, OnceLock};

use super::{ShapeMap, draw, geometry::Ring, topology};

/// How many provinces there are; their codes are the digits from 1.
const PROVINCES: usize = 7;

/// The shapes of all cantons: a map for each province, drawn when it is first
/// asked for.
#[derive(Debug)]
pub struct CantonShapes {
    hash: String,
    cantons: Vec<(String, Vec<Ring>)>,
    maps: [OnceLock<Option<Arc<ShapeMap>>>; PROVINCES],
}

impl CantonShapes {
    /// Reads the shapes as the program keeps them: TopoJSON in longitude and
    /// latitude, each canton with its code as id. `hash` names the file. None
    /// when it is not such a file.
    ///
    /// # Examples
    ///
    /// ```
    /// use charts::map::CantonShapes;
    ///
    /// let file = br#"{"type": "Topology",
    ///     "transform": {"scale": [0.1, 0.1], "translate": [-84, 9]},
    ///     "objects": {"cantons": {"type": "GeometryCollection", "geometries": [
    ///         {"type": "MultiPolygon", "id": "101", "arcs": [[[0]]]}]}},
    ///     "arcs": [[[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]]}"#;
    /// let shapes = CantonShapes::read(file, "0123").expect("sound");
    /// assert!(shapes.of_province(1).is_some_and(|map| map.shape("101").is_some()));
    /// assert!(shapes.of_province(2).is_none());
    /// ```
    #[must_use]
    pub fn read(file: &[u8], hash: &str) -> Option<Self> {
        Some(Self {
            hash: hash.to_owned(),
            cantons: topology::regions(file)?,
            maps: Default::default(),
        })
    }

    /// The name of the file: a hash of its content.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The map of the cantons of a province; none where there is no such
    /// province, or nothing of it in the file.
    #[must_use]
    pub fn of_province(&self, province: u8) -> Option<Arc<ShapeMap>> {
        let map = self.maps.get(usize::from(province).checked_sub(1)?)?;
        map.get_or_init(|| self.draw(province)).clone()
    }

    fn draw(&self, province: u8) -> Option<Arc<ShapeMap>> {
        let digit = province.to_string();
        let own: Vec<_> = self
            .cantons
            .iter()
            .filter(|(code, _)| code.starts_with(&digit))
            .cloned()
            .collect();
        draw(&own).map(Arc::new)
    }
}
