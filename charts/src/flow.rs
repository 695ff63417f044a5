//! Flows from the categories of one axis to those of another.

use charming::{
    element::{ItemStyle, Label, LineStyle},
    series::{Sankey, SankeyNode, SankeyNodeAlign},
};
use domain::{
    order,
    table::{Axis, PublishedTable},
};
use serde_json::{Value, json};

use crate::{
    Mark, Style, number,
    option::{base, categories, finish, to_value},
};

/// Height of one node with its gap, in pixels.
const NODE_PIXELS: usize = 44;
/// The lowest chart, in pixels.
const MIN_PIXELS: usize = 220;
/// How strongly a band is drawn beside its nodes, from 0 to 1.
const BAND_OPACITY: f64 = 0.35;

/// Bands from the first axis to the second, one for each published cell of
/// two categories. Withheld cells have no band: the table lists them.
///
/// A table of any other number of axes yields a chart without bands.
#[must_use]
pub fn flow(table: &PublishedTable, style: &Style) -> String {
    let [sources, targets] = table.axes() else {
        return finish(&base(style), style);
    };
    let links = links(table, style);
    let mut ends = nodes(sources, 0, links.iter().map(|link| link.from), style);
    ends.extend(nodes(targets, 1, links.iter().map(|link| link.to), style));

    let series = Sankey::new()
        // Room for the labels, which a box of known width measures.
        .left("24%")
        .right("24%")
        .top(8)
        .bottom(8)
        .node_align(SankeyNodeAlign::Justify)
        // The order of the axes, not one that depends on the numbers.
        .layout_iterations(0u64)
        .label(Label::new().color(style.theme.text).font_size(13))
        .line_style(
            LineStyle::new()
                .color(style.theme.series_color(0))
                .curveness(0.5)
                .opacity(BAND_OPACITY),
        )
        .data(
            ends.iter()
                .map(|node| node.drawn.clone())
                .collect::<Vec<_>>(),
        )
        .links(links.iter().map(Link::ends).collect::<Vec<_>>());
    let mut option = to_value(&base(style).series(series), style);
    annotate(&mut option["series"][0], &ends, &links);
    option.to_string()
}

/// The height at which the bands of [`flow`] are easy to follow, in pixels.
#[must_use]
pub fn flow_height(table: &PublishedTable) -> u32 {
    let pairs = published_pairs(table);
    let sources = order::distinct(pairs.iter().map(|(from, ..)| *from));
    let targets = order::distinct(pairs.iter().map(|(_, to, _)| *to));
    let rows = sources.len().max(targets.len());
    u32::try_from((rows * NODE_PIXELS).max(MIN_PIXELS)).unwrap_or(u32::MAX)
}

/// A category at one end of a band. Its name is its mark, which no other
/// node has; two categories can share a label.
struct Node {
    drawn: SankeyNode,
    label: String,
    /// The side of its label: outside the bands.
    side: &'static str,
}

/// A published cell of two categories.
struct Link {
    from: usize,
    to: usize,
    marks: [Mark; 2],
    persons: u32,
    opacity: f64,
    tip: String,
}

impl Link {
    fn ends(&self) -> (String, String, f64) {
        let [source, target] = &self.marks;
        (source.to_string(), target.to_string(), self.persons.into())
    }
}

/// Indices of both categories and persons, of each published cell.
fn published_pairs(table: &PublishedTable) -> Vec<(usize, usize, u32)> {
    let [sources, targets] = table.axes() else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (from, _) in categories(sources) {
        for (to, _) in categories(targets) {
            // A band of nobody cannot be drawn.
            if let Some(persons) = table.cell(&[from, to]).persons().filter(|it| *it > 0) {
                pairs.push((from, to, persons));
            }
        }
    }
    pairs
}

fn links(table: &PublishedTable, style: &Style) -> Vec<Link> {
    let mark = |axis: usize, index: usize| {
        let axis = &table.axes()[axis];
        Mark::new(axis.variable, &axis.items[index].code)
    };
    let label = |axis: usize, index: usize| {
        table.axes()[axis].items[index]
            .label
            .in_language(style.language)
    };
    published_pairs(table)
        .into_iter()
        .map(|(from, to, persons)| {
            let marks = [mark(0, from), mark(1, to)];
            let strength = marks
                .iter()
                .map(|mark| style.opacity(mark))
                .fold(1.0, f64::min);
            Link {
                from,
                to,
                persons,
                opacity: BAND_OPACITY * strength,
                tip: format!(
                    "{} → {}: {}",
                    label(0, from),
                    label(1, to),
                    number::persons(persons, style.language)
                ),
                marks,
            }
        })
        .collect()
}

fn nodes(axis: &Axis, depth: u8, indices: impl Iterator<Item = usize>, style: &Style) -> Vec<Node> {
    order::distinct(indices)
        .into_iter()
        .map(|index| {
            let item = &axis.items[index];
            let mark = Mark::new(axis.variable, &item.code);
            let look = ItemStyle::new()
                .color(style.theme.series_color(usize::from(depth)))
                .opacity(style.opacity(&mark));
            Node {
                drawn: SankeyNode::new(mark.to_string())
                    .depth(depth)
                    .item_style(look),
                label: item.label.in_language(style.language).to_owned(),
                side: if depth == 0 { "left" } else { "right" },
            }
        })
        .collect()
}

/// Writes what charming's builders have no field for: the label and tooltip of
/// each node, the strength and tooltip of each band.
fn annotate(series: &mut Value, nodes: &[Node], links: &[Link]) {
    for (index, node) in nodes.iter().enumerate() {
        let drawn = &mut series["data"][index];
        drawn["mark"] = drawn["name"].clone();
        drawn["tip"] = json!(node.label);
        drawn["label"] = json!({ "formatter": node.label, "position": node.side });
    }
    for (index, link) in links.iter().enumerate() {
        let drawn = &mut series["links"][index];
        drawn["tip"] = json!(link.tip);
        drawn["lineStyle"] = json!({ "opacity": link.opacity });
    }
}
