//! From longitude and latitude to the drawing.

use super::{
    MARGIN, WIDTH,
    geometry::{Ring, bounds},
};

/// Equirectangular, with true shapes at the middle latitude.
pub(super) struct Projection {
    west: f64,
    north: f64,
    /// Units of the drawing for one degree of latitude.
    scale: f64,
    /// Degrees of longitude are shorter by this factor.
    squeeze: f64,
}

impl Projection {
    /// The projection that fits the rings into the drawing, and the height
    /// that they need.
    pub(super) fn fitting(rings: &[&Ring]) -> (Self, f64) {
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

    /// Units of the drawing for one degree of latitude.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    pub(super) fn project(&self, ring: &Ring) -> Ring {
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
