//! A map as an SVG file: shapes, legend and ranked list.
//!
//! A page draws the same shapes itself, with its style sheet; a file holds
//! its colours.

use std::{cmp::Reverse, fmt::Write as _};

use domain::table::Cell;

use super::{Choropleth, Region, RegionState, Shape, ShapeMap, WIDTH};
use crate::{
    Style, number,
    svg::{
        text::{lines, width},
        writer::{FONT_FAMILY, escaped},
    },
    words,
};

/// From this width on the list stands beside the map, in pixels.
const BESIDE_FROM: f64 = 560.0;
/// The part of the width that the map takes beside the list.
const MAP_SHARE: f64 = 0.62;
/// The greatest height of the shapes, in pixels.
const TALLEST: f64 = 560.0;
/// Room between map and list, in pixels.
const GAP: f64 = 28.0;
/// Height of a row of the list, in pixels.
const ROW: f64 = 26.0;
/// Size of names and numbers, in pixels.
const FONT: f64 = 13.0;
/// A key of the legend: its swatch, the room after that, and its height.
const SWATCH: f64 = 24.0;
const SWATCH_GAP: f64 = 7.0;
const KEY_GAP: f64 = 16.0;
const KEY: f64 = 22.0;

/// The colours of a map, each as CSS text: those of `style/tokens.css`.
struct Colors {
    classes: [&'static str; 4],
    pattern: &'static str,
    halo: &'static str,
}

const LIGHT: Colors = Colors {
    classes: ["#d3e6ec", "#93c1cf", "#4a93ab", "#1c627b"],
    pattern: "#6b7680",
    halo: "#ffffff",
};

const DARK: Colors = Colors {
    classes: ["#1f4454", "#2f6c84", "#4f9fbb", "#9bd6e9"],
    pattern: "#98a4ad",
    halo: "#10181d",
};

/// The SVG text of a map so many pixels wide, and its height in pixels.
#[must_use]
pub fn drawing(map: &Choropleth, frame: &ShapeMap, style: &Style, width: u32) -> (String, u32) {
    let mut canvas = Canvas::new(style, f64::from(width));
    let beside = canvas.width >= BESIDE_FROM;
    let map_width = if beside {
        canvas.width * MAP_SHARE
    } else {
        canvas.width
    };
    let map_height = canvas.shapes(map, frame, map_width);
    let legend_end = canvas.legend(map, map_height + GAP / 2.0, map_width);
    let list_end = if beside {
        canvas.list(map, map_width + GAP, 0.0)
    } else {
        canvas.list(map, 0.0, legend_end + GAP / 2.0)
    };
    canvas.finish(legend_end.max(list_end))
}

struct Canvas<'a> {
    style: &'a Style,
    colors: &'static Colors,
    width: f64,
    svg: String,
}

impl<'a> Canvas<'a> {
    fn new(style: &'a Style, width: f64) -> Self {
        let light = style.theme == crate::ChartTheme::LIGHT;
        Self {
            style,
            colors: if light { &LIGHT } else { &DARK },
            width,
            svg: String::new(),
        }
    }

    fn push(&mut self, part: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.svg.write_fmt(part);
    }

    /// The regions and the inset; returns their height.
    fn shapes(&mut self, map: &Choropleth, frame: &ShapeMap, map_width: f64) -> f64 {
        // A map that is taller than wide would push the list off a page.
        let scale = (map_width / WIDTH).min(TALLEST / frame.size.1);
        let (line, muted) = (1.0 / scale, self.style.theme.muted);
        self.push(format_args!("<g transform=\"scale({scale:.4})\">"));
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
        for (region, shape) in &drawn {
            self.region(region, shape, line);
        }
        let font = FONT / scale;
        for (region, shape) in &drawn {
            // The list says those that have no room.
            if shape.label_room * 1.4 >= font {
                self.number(region, shape, font);
            }
        }
        self.svg.push_str("</g>");
        frame.size.1 * scale
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

    fn number(&mut self, region: &Region, shape: &Shape, font: f64) {
        let (x, y) = shape.label_point;
        let base = y + font * 0.35;
        let text = escaped(&self.short(region.cell));
        let (ink, halo) = (self.style.theme.text, self.colors.halo);
        let around = font / 4.0;
        for paint in [
            format!(
                "fill=\"{halo}\" stroke=\"{halo}\" stroke-width=\"{around:.1}\" stroke-linejoin=\"round\""
            ),
            format!("fill=\"{ink}\""),
        ] {
            self.push(format_args!(
                "<text x=\"{x:.1}\" y=\"{base:.1}\" font-size=\"{font:.1}\" font-weight=\"700\" \
                 text-anchor=\"middle\" {paint}>{text}</text>"
            ));
        }
    }

    /// The number of a cell, or its symbol.
    fn short(&self, cell: Cell) -> String {
        match cell {
            Cell::Published(persons) => number::whole(persons, self.style.language),
            Cell::Withheld => self.style.withheld_label(),
            other => other.symbol().to_owned(),
        }
    }

    /// Filling and outline of a state.
    fn look(&self, state: RegionState) -> String {
        let (surface, pattern) = (self.style.theme.surface, self.colors.pattern);
        match state {
            RegionState::Value(class) => {
                let fill = self.colors.classes[class.min(self.colors.classes.len() - 1)];
                format!("fill=\"{fill}\" stroke=\"{surface}\"")
            }
            RegionState::Zero => {
                let muted = self.style.theme.muted;
                format!("fill=\"{surface}\" stroke=\"{muted}\"")
            }
            other => format!("fill=\"url(#map-{})\" stroke=\"{pattern}\"", other.name()),
        }
    }

    /// The classes and states that the map shows; returns where they end.
    fn legend(&mut self, map: &Choropleth, top: f64, limit: f64) -> f64 {
        let (mut x, mut y) = (0.0, top);
        for (state, text) in self.keys(map) {
            let needed = SWATCH + SWATCH_GAP + width(&text, FONT);
            if x > 0.0 && x + needed > limit {
                x = 0.0;
                y += KEY;
            }
            let (look, ink) = (self.look(state), self.style.theme.text);
            let text_x = x + SWATCH + SWATCH_GAP;
            let (base, text) = (y + 12.5, escaped(&text));
            self.push(format_args!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{}\" height=\"15\" rx=\"2\" {look}/>\
                 <text x=\"{text_x:.1}\" y=\"{base:.1}\" font-size=\"{FONT}\" fill=\"{ink}\">{text}</text>",
                x + 0.5,
                y + 0.5,
                SWATCH - 1.0,
            ));
            x += needed + KEY_GAP;
        }
        y + KEY
    }

    fn keys(&self, map: &Choropleth) -> Vec<(RegionState, String)> {
        let language = self.style.language;
        let classes = map
            .classes
            .iter()
            .enumerate()
            .map(|(class, range)| (RegionState::Value(class), range.label(language)));
        let states = [
            (RegionState::Zero, Cell::Published(0)),
            (RegionState::Withheld, Cell::Withheld),
            (RegionState::NotPublished, Cell::NotPublished),
            (RegionState::NoData, Cell::NotCollected),
        ];
        let states = states
            .into_iter()
            .filter(|(state, _)| map.regions.iter().any(|region| region.state == *state))
            .map(|(state, cell)| (state, words::cell(cell, self.style.threshold, language)));
        classes.chain(states).collect()
    }

    /// The regions from the largest published value; returns where they
    /// end.
    fn list(&mut self, map: &Choropleth, left: f64, top: f64) -> f64 {
        let mut regions: Vec<_> = map.regions.iter().collect();
        regions.sort_by_key(|region| Reverse(region.cell.persons()));
        let (right, ink, grid) = (self.width, self.style.theme.text, self.style.theme.grid);
        let mut y = top;
        for region in regions {
            let value = self.value(region, map);
            let room = right - left - width(&value, FONT) - GAP / 2.0;
            let name = region.label.in_language(self.style.language);
            let names = lines(name, room, FONT);
            let value = escaped(&value);
            self.push(format_args!(
                "<text x=\"{right:.1}\" y=\"{:.1}\" font-size=\"{FONT}\" font-weight=\"700\" \
                 text-anchor=\"end\" fill=\"{ink}\">{value}</text>",
                y + ROW * 0.66
            ));
            for name in &names {
                let (base, name) = (y + ROW * 0.66, escaped(name));
                self.push(format_args!(
                    "<text x=\"{left:.1}\" y=\"{base:.1}\" font-size=\"{FONT}\" fill=\"{ink}\">{name}</text>"
                ));
                y += ROW * if names.len() > 1 { 0.75 } else { 1.0 };
            }
            self.push(format_args!(
                "<path d=\"M{left:.1} {y:.1}H{right:.1}\" fill=\"none\" stroke=\"{grid}\"/>"
            ));
        }
        y
    }

    fn value(&self, region: &Region, map: &Choropleth) -> String {
        let text = self.short(region.cell);
        match region.share_percent.zip(map.base()) {
            Some((share, base)) => {
                let share = number::percent(share, base, self.style.language);
                format!("{text} ({share})")
            }
            None => text,
        }
    }

    fn finish(self, height: f64) -> (String, u32) {
        let height = height.ceil() as u32;
        let width = self.width;
        let pattern = self.colors.pattern;
        let body = self.svg;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"{FONT_FAMILY}\"><defs>\
             <pattern id=\"map-withheld\" width=\"14\" height=\"14\" patternUnits=\"userSpaceOnUse\">\
             <path d=\"M0 14 14 0M-4 4 4-4M10 18 18 10\" fill=\"none\" stroke=\"{pattern}\" stroke-width=\"2\"/></pattern>\
             <pattern id=\"map-not-published\" width=\"14\" height=\"14\" patternUnits=\"userSpaceOnUse\">\
             <circle cx=\"7\" cy=\"7\" r=\"2.2\" fill=\"{pattern}\"/></pattern>\
             <pattern id=\"map-no-data\" width=\"16\" height=\"16\" patternUnits=\"userSpaceOnUse\">\
             <path d=\"M0 0 16 16M16 0 0 16\" fill=\"none\" stroke=\"{pattern}\" stroke-width=\"2\"/></pattern>\
             </defs>{body}</svg>"
        );
        (svg, height)
    }
}

#[cfg(test)]
mod tests {
    use domain::{label::Language, release};

    use super::*;
    use crate::{
        ChartTheme,
        map::{choropleth, provinces},
    };

    const TOKENS: &str = include_str!("../../../style/tokens.css");

    fn drawn(query: &str, width: u32) -> (String, u32) {
        let release = release::sample();
        let table = release.table(&query.parse().unwrap()).unwrap();
        let style = Style::new(Language::Es, ChartTheme::LIGHT, release.threshold());
        drawing(&choropleth(&table).unwrap(), provinces(), &style, width)
    }

    #[test]
    fn a_map_in_a_file_has_the_colours_of_the_page() {
        for colors in [LIGHT, DARK] {
            let mut tokens: Vec<_> = (1..)
                .zip(colors.classes)
                .map(|(class, color)| format!("--map-{class}: {color};"))
                .collect();
            tokens.push(format!("--map-pattern: {};", colors.pattern));
            tokens.push(format!("--map-halo: {};", colors.halo));
            for token in tokens {
                assert!(TOKENS.contains(&token), "{token}");
            }
        }
    }

    #[test]
    fn a_withheld_province_is_hatched_and_never_a_zero() {
        let (svg, _) = drawn("by=province&sex=1", 800);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let texts: Vec<_> = tree.descendants().filter_map(|node| node.text()).collect();
        assert!(texts.contains(&"<5"), "{texts:?}");
        assert!(!texts.contains(&"0"));
        assert!(svg.contains("url(#map-withheld)"));
        assert!(texts.contains(&"dato reservado (menos de 5)"));
    }

    #[test]
    fn a_narrow_map_has_its_list_beneath() {
        let (_, wide) = drawn("by=province", 800);
        let (_, narrow) = drawn("by=province", 400);
        assert!(narrow > wide, "{narrow} and {wide}");
    }
}
