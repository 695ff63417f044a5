//! The regions themselves.

use std::sync::Arc;

use super::{Canvas, FONT, GAP};
use crate::{
    map::{Choropleth, Region, RegionState, Shape, ShapeMap, Tiles},
    svg::writer::escaped,
};

/// The greatest height of the shapes, in pixels.
const TALLEST: f64 = 560.0;
/// A map of squares is so wide at least and at most, in pixels.
const TILES_WIDTH: (f64, f64) = (230.0, 390.0);
/// Height of the name above such a map, in pixels.
const NAME: f64 = 24.0;
/// The size of a country's code, and how far above and below the middle of its
/// square code and number stand, in parts of the number's.
const CODE: (f64, f64, f64) = (0.75, 0.72, 0.48);

impl Canvas<'_> {
    /// The maps, beside one another as far as there is room; returns their
    /// height.
    pub(super) fn maps(&mut self, map: &Choropleth, frames: &[Arc<ShapeMap>], width: f64) -> f64 {
        let (least, most) = TILES_WIDTH;
        let fitting = ((width + GAP) / (least + GAP)) as usize;
        let columns = fitting.min(frames.len()).max(1);
        let each = (width - GAP * (columns - 1) as f64) / columns as f64;
        let mut top = 0.0;
        for row in frames.chunks(columns) {
            let (mut left, mut bottom) = (0.0, top);
            for frame in row {
                let (room, head) = match &frame.tiles {
                    Some(tiles) => {
                        self.name(tiles, left, top);
                        (each.min(most), NAME)
                    }
                    None => (each, 0.0),
                };
                let height = self.shapes(map, frame, (left, top + head), room);
                bottom = bottom.max(top + head + height);
                left += room + GAP;
            }
            top = bottom + GAP / 2.0;
        }
        top - GAP / 2.0
    }

    fn name(&mut self, tiles: &Tiles, left: f64, top: f64) {
        let (ink, base) = (self.style.theme.muted, top + NAME * 0.6);
        let name = escaped(tiles.name.in_language(self.style.language));
        self.push(format_args!(
            "<text x=\"{left:.1}\" y=\"{base:.1}\" font-size=\"{FONT}\" fill=\"{ink}\">{name}</text>"
        ));
    }

    /// The regions and the inset from this corner on; returns their height.
    fn shapes(
        &mut self,
        map: &Choropleth,
        frame: &ShapeMap,
        (left, top): (f64, f64),
        map_width: f64,
    ) -> f64 {
        // A map that is taller than wide would push the list off a page.
        let scale = (map_width / frame.size.0).min(TALLEST / frame.size.1);
        let (line, muted) = (1.0 / scale, self.style.theme.muted);
        self.push(format_args!(
            "<g transform=\"translate({left:.1} {top:.1}) scale({scale:.4})\">"
        ));
        if let Some((left, top, width, height)) = frame.inset_box {
            self.push(format_args!(
                "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" \
                 height=\"{height}\" rx=\"6\" fill=\"none\" stroke=\"{muted}\" \
                 stroke-width=\"{line:.2}\" stroke-dasharray=\"8 8\"/>"
            ));
        }
        let drawn: Vec<_> = map
            .regions
            .iter()
            .filter_map(|region| Some((region, frame.shape(region.mark.code.as_str())?)))
            .collect();
        if let Some(tiles) = &frame.tiles {
            self.others(tiles);
        }
        for (region, shape) in &drawn {
            self.region(region, shape, line);
        }
        let font = FONT / scale;
        for (region, shape) in &drawn {
            let number = self.short(region.cell);
            let (size, above, below) = CODE;
            let (x, y) = shape.label_point;
            if frame.tiles.is_some() {
                let ink = self.ink(region.state);
                self.label(
                    &shape.code,
                    (x, y + font * (0.35 - above)),
                    font * size,
                    ink,
                );
                self.label(&number, (x, y + font * (0.35 + below)), font, ink);
            // The list says those that have no room.
            } else if shape.label_room * 1.4 >= font {
                self.label(&number, (x, y + font * 0.35), font, None);
            }
        }
        self.svg.push_str("</g>");
        frame.size.1 * scale
    }

    /// The squares without a number of their own.
    fn others(&mut self, tiles: &Tiles) {
        let (plain, ink) = (self.colors.plain, self.style.theme.muted);
        let path = &tiles.others;
        self.push(format_args!(
            "<path d=\"{path}\" fill=\"{plain}\"/><g font-size=\"24\" text-anchor=\"middle\" fill=\"{ink}\">"
        ));
        for (code, (x, y)) in &tiles.names {
            let base = y + 8.0;
            self.push(format_args!("<text x=\"{x}\" y=\"{base}\">{code}</text>"));
        }
        self.svg.push_str("</g>");
    }

    fn region(&mut self, region: &Region, shape: &Shape, line: f64) {
        let look = self.look(region.state);
        let opacity = self.style.opacity(&region.mark);
        for path in std::iter::once(&shape.path).chain(&shape.inset) {
            self.push(format_args!(
                "<path d=\"{path}\" {look} stroke-width=\"{line:.2}\" stroke-linejoin=\"round\" \
                 opacity=\"{opacity}\"/>"
            ));
        }
    }

    /// What is written in a square of one colour.
    fn ink(&self, state: RegionState) -> Option<&'static str> {
        match state {
            RegionState::Value(class @ 2..) => self.colors.on.get(class - 2).copied(),
            RegionState::Value(_) | RegionState::Zero => Some(self.style.theme.text),
            _ => None,
        }
    }

    /// A text in the middle above its base line; without an ink of its own with
    /// a halo, so that it is told apart from what lies beneath.
    fn label(&mut self, text: &str, (x, base): (f64, f64), font: f64, ink: Option<&'static str>) {
        let text = escaped(text);
        let halo = self.colors.halo;
        let around = font / 4.0;
        let halo = ink.is_none().then(|| {
            format!(
                "fill=\"{halo}\" stroke=\"{halo}\" stroke-width=\"{around:.1}\" stroke-linejoin=\"round\""
            )
        });
        let ink = ink.unwrap_or(self.style.theme.text);
        for paint in halo.into_iter().chain([format!("fill=\"{ink}\"")]) {
            self.push(format_args!(
                "<text x=\"{x:.1}\" y=\"{base:.1}\" font-size=\"{font:.1}\" font-weight=\"700\" \
                 text-anchor=\"middle\" {paint}>{text}</text>"
            ));
        }
    }
}
