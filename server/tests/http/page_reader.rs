//! The table of the explorer's page, read from its HTML.

use serde_json::Value;

use crate::{
    html::between,
    readers::{Cells, ReadCell, axes},
    support::Answer,
};

/// The cells that the page shows: categories and groups of every axis, and of
/// the rows also the missing answers.
pub fn of_page(answer: &Answer, json: &Value) -> Cells {
    let html = answer.text().replace("<!>", "");
    let table = between(&html, "<table", "</table>").expect("a table");
    let axes = axes(json);
    let columns = columns(table, json);
    let mut cells = Cells::new();
    for row in table.split("<tr").skip(1) {
        let Some(head) = between(row, "scope=\"row\"", "</th>") else {
            continue;
        };
        // A row that cannot be chosen has no address, but a label.
        let by_label = || code_of(&json["axes"][0], text(head));
        let Some(code) = chosen_code(head, &axes[0]).or_else(by_label) else {
            continue;
        };
        let shown: Vec<_> = row.split("<td>").skip(1).collect();
        match axes.len() {
            1 => {
                cells.insert(vec![code], cell(shown[0]));
            }
            _ => {
                assert!(shown.len() >= columns.len(), "{row}");
                for (column, html) in columns.iter().zip(shown) {
                    if let Some(column) = column {
                        cells.insert(vec![code.clone(), column.clone()], cell(html));
                    }
                }
            }
        }
    }
    cells
}

/// The code by which the head of a row filters.
fn chosen_code(head: &str, variable: &str) -> Option<String> {
    let href = between(head, "href=\"", "\"")?.replace("&amp;", "&");
    let (_, query) = href.split_once('?')?;
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix(variable)?.strip_prefix('='))?;
    Some(value.to_owned())
}

/// The category or group of a label.
fn code_of(axis: &Value, label: &str) -> Option<String> {
    let items = axis["items"].as_array().expect("items");
    let item = items
        .iter()
        .find(|item| item["label"] == label && item["kind"] != "missing" && item["code"] != "_A")?;
    Some(item["code"].as_str().expect("a code").to_owned())
}

/// The codes of the columns; none for those that are no category or group.
fn columns(table: &str, json: &Value) -> Vec<Option<String>> {
    let axis = &json["axes"][1];
    if axis.is_null() {
        return Vec::new();
    }
    let heads = between(table, "<thead", "</thead>").expect("a head");
    // The second row of heads stands over the numbers, the first over groups.
    let row = heads.split("<tr").nth(2).expect("two rows of heads");
    let heads = row.split("<th").skip(1);
    heads.map(|head| code_of(axis, text(head))).collect()
}

/// The text of an element that holds nothing else.
fn text(element: &str) -> &str {
    let (_, inside) = element.split_once('>').expect("a start tag");
    inside
        .split_once('<')
        .map_or(inside, |(text, _)| text)
        .trim()
}

/// A number, or the symbol in its place.
fn cell(html: &str) -> ReadCell {
    let inside = html.split_once("</td>").map_or(html, |(inside, _)| inside);
    let status = match between(inside, "<span aria-hidden=\"true\">", "</span>") {
        None => "published",
        Some(symbol) if symbol.starts_with("&lt;") => "withheld",
        Some("..") => "not_published",
        Some("…") => "not_collected",
        Some("–") => "structural_zero",
        Some(other) => panic!("a symbol that stands for nothing: {other}"),
    };
    let digits: String = inside.chars().filter(char::is_ascii_digit).collect();
    ReadCell {
        value: (status == "published").then(|| digits.parse().expect("a number")),
        status: status.to_owned(),
    }
}
