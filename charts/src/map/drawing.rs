//! A map as an SVG file: shapes, legend and ranked list.
//!
//! A page draws the same shapes itself, with its style sheet; a file holds
//! its colours.

use std::{cmp::Reverse, fmt::Write as _, sync::Arc};

use domain::table::Cell;

use super::{Choropleth, Region, RegionState, ShapeMap};
use crate::{
    Style, number,
    svg::{
        text::{lines, width},
        writer::{FONT_FAMILY, escaped},
    },
    words,
};

mod shapes;
#[cfg(test)]
mod tests;

/// From this width on the list stands beside the map, in pixels.
const BESIDE_FROM: f64 = 560.0;
/// The part of the width that the map takes beside the list.
const MAP_SHARE: f64 = 0.62;
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
    /// Squares without a number of their own.
    plain: &'static str,
    /// What is written on the darker, or lighter, two classes.
    on: [&'static str; 2],
}

const LIGHT: Colors = Colors {
    classes: ["#d3e6ec", "#93c1cf", "#4a93ab", "#1c627b"],
    pattern: "#6b7680",
    halo: "#ffffff",
    plain: "#eeebe3",
    on: ["#0b1b22", "#ffffff"],
};

const DARK: Colors = Colors {
    classes: ["#1f4454", "#2f6c84", "#4f9fbb", "#9bd6e9"],
    pattern: "#98a4ad",
    halo: "#10181d",
    plain: "#1e2932",
    on: ["#0b1b22", "#0b1b22"],
};

/// The SVG text of a map, or several of the same table, so many pixels wide,
/// and its height in pixels.
#[must_use]
pub fn drawing(
    map: &Choropleth,
    frames: &[Arc<ShapeMap>],
    style: &Style,
    width: u32,
) -> (String, u32) {
    let mut canvas = Canvas::new(style, f64::from(width));
    let beside = canvas.width >= BESIDE_FROM;
    let map_width = if beside {
        canvas.width * MAP_SHARE
    } else {
        canvas.width
    };
    let map_height = canvas.maps(map, frames, map_width);
    let has_others = frames.iter().any(|frame| frame.tiles.is_some());
    let legend_end = canvas.legend(map, has_others, map_height + GAP / 2.0, map_width);
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
    fn legend(&mut self, map: &Choropleth, has_others: bool, top: f64, limit: f64) -> f64 {
        let (mut x, mut y) = (0.0, top);
        let mut keys = self.keys(map);
        if has_others {
            let plain = format!("fill=\"{}\"", self.colors.plain);
            keys.push((plain, words::no_own_number(self.style.language).to_owned()));
        }
        for (look, text) in keys {
            let needed = SWATCH + SWATCH_GAP + width(&text, FONT);
            if x > 0.0 && x + needed > limit {
                x = 0.0;
                y += KEY;
            }
            let ink = self.style.theme.text;
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

    /// The looks of the map with what they mean.
    fn keys(&self, map: &Choropleth) -> Vec<(String, String)> {
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
        classes
            .chain(states)
            .map(|(state, text)| (self.look(state), text))
            .collect()
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
