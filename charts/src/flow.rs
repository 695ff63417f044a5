//! Flows from the categories of one axis to those of another.

use charming::{
    element::{ItemStyle, Label, LineStyle},
    series::{Sankey, SankeyNode, SankeyNodeAlign},
};
use domain::table::{Axis, PublishedTable};
use serde_json::{Value, json};

use crate::{
    Mark, Style, number,
    option::{base, categories, to_value},
};

/// Told apart from a source of the same name: one category can be both.
const TARGET_SUFFIX: &str = "\u{200b}";
/// Height of one node with its gap, in pixels.
const NODE_PIXELS: usize = 30;
/// The lowest chart, in pixels.
const MIN_PIXELS: usize = 220;

struct Link {
    from: usize,
    to: usize,
    persons: u32,
}

/// Bands from the first axis to the second, one for each published cell of
/// two categories. Withheld cells have no band: the table lists them.
///
/// A table of any other number of axes yields a chart without bands.
#[must_use]
pub fn flow(table: &PublishedTable, style: &Style) -> String {
    let [sources, targets] = table.axes() else {
        return to_value(&base(style, false)).to_string();
    };
    let links = links(table);
    let mut nodes = nodes(sources, "", 0, links.iter().map(|link| link.from), style);
    nodes.extend(nodes_of_targets(targets, &links, style));

    let series = Sankey::new()
        .left(0)
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
                .opacity(0.35),
        )
        .data(
            nodes
                .iter()
                .map(|node| node.drawn.clone())
                .collect::<Vec<_>>(),
        )
        .links(
            links
                .iter()
                .map(|link| {
                    (
                        name(sources, link.from, "", style),
                        name(targets, link.to, TARGET_SUFFIX, style),
                        f64::from(link.persons),
                    )
                })
                .collect::<Vec<_>>(),
        );
    let mut option = to_value(&base(style, false).series(series));
    option["aria"]["label"] = json!({ "enabled": false });
    annotate(
        &mut option["series"][0],
        &nodes,
        &links,
        sources,
        targets,
        style,
    );
    option.to_string()
}

/// The height at which the bands of [`flow`] are easy to follow, in pixels.
#[must_use]
pub fn flow_height(table: &PublishedTable) -> u32 {
    let mut seen: Vec<_> = links(table).iter().map(|link| link.to).collect();
    let mut from: Vec<_> = links(table).iter().map(|link| link.from).collect();
    for list in [&mut seen, &mut from] {
        list.sort_unstable();
        list.dedup();
    }
    let rows = seen.len().max(from.len());
    u32::try_from((rows * NODE_PIXELS).max(MIN_PIXELS)).unwrap_or(u32::MAX)
}

struct Node {
    mark: Mark,
    drawn: SankeyNode,
}

fn links(table: &PublishedTable) -> Vec<Link> {
    let [sources, targets] = table.axes() else {
        return Vec::new();
    };
    let mut links = Vec::new();
    for (from, _) in categories(sources) {
        for (to, _) in categories(targets) {
            if let Some(persons) = table.cell(&[from, to]).persons() {
                links.push(Link { from, to, persons });
            }
        }
    }
    links
}

fn nodes_of_targets(targets: &Axis, links: &[Link], style: &Style) -> Vec<Node> {
    nodes(
        targets,
        TARGET_SUFFIX,
        1,
        links.iter().map(|link| link.to),
        style,
    )
}

fn nodes(
    axis: &Axis,
    suffix: &str,
    depth: u8,
    indices: impl Iterator<Item = usize>,
    style: &Style,
) -> Vec<Node> {
    let mut indices: Vec<_> = indices.collect();
    indices.sort_unstable();
    indices.dedup();
    indices
        .into_iter()
        .map(|index| {
            let mark = Mark::new(axis.variable, &axis.items[index].code);
            let color = style.theme.series_color(usize::from(depth));
            let drawn = SankeyNode::new(name(axis, index, suffix, style))
                .depth(depth)
                .item_style(ItemStyle::new().color(color).opacity(style.opacity(&mark)));
            Node { mark, drawn }
        })
        .collect()
}

fn name(axis: &Axis, index: usize, suffix: &str, style: &Style) -> String {
    format!(
        "{}{suffix}",
        axis.items[index].label.in_language(style.language)
    )
}

/// Writes into each node and link which mark it stands for and what its
/// tooltip says; charming's builders have no field for either.
fn annotate(
    series: &mut Value,
    nodes: &[Node],
    links: &[Link],
    sources: &Axis,
    targets: &Axis,
    style: &Style,
) {
    for (index, node) in nodes.iter().enumerate() {
        series["data"][index]["mark"] = json!(node.mark.to_string());
        series["data"][index]["tip"] = series["data"][index]["name"].clone();
    }
    for (index, link) in links.iter().enumerate() {
        let tip = format!(
            "{} → {}: {}",
            name(sources, link.from, "", style),
            name(targets, link.to, "", style),
            number::persons(link.persons, style.language)
        );
        series["links"][index]["tip"] = json!(tip);
    }
}
