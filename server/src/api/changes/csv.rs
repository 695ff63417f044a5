//! Changed cells as a table: one row a cell. The difference is left to whoever
//! reads it: a field that begins with a minus sign is written as a text.

use domain::table::Cell;

use super::{Asked, Changes};
use crate::{
    api::{columns::pair_of_columns, text},
    files::delimited::{BYTE_ORDER_MARK, write_row},
};

/// The columns of a cell after those of its items.
const COLUMNS: [&str; 9] = [
    "change",
    "before",
    "before_status",
    "now",
    "now_status",
    "from",
    "release",
    "selection",
    "citation",
];

pub(super) fn write(asked: &Asked, changes: &Changes<'_>) -> String {
    let mut body = String::new();
    if asked.bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    let variables = asked.selection.by.iter();
    let names = variables.flat_map(|&variable| pair_of_columns(variable));
    let header = ["measure".to_owned()].into_iter().chain(names);
    write_row(header.chain(COLUMNS.map(str::to_owned)), &mut body);
    let now = changes.now.manifest();
    let from = changes.before.map(|before| before.id().to_string());
    let constants = [
        from.unwrap_or_default(),
        now.id.to_string(),
        asked.selection.to_string(),
        text::citation(now, asked.language),
    ];
    for (measure, change) in asked.part.of(&changes.cells) {
        let items = change.items.iter().flat_map(|item| {
            let label = item.label.in_language(asked.language);
            [item.code.to_string(), label.to_owned()]
        });
        let cells = [
            change.revision().name().to_owned(),
            persons(change.before),
            change.before.status().to_owned(),
            persons(change.now),
            change.now.status().to_owned(),
        ];
        let row = [measure.name().to_owned()].into_iter().chain(items);
        write_row(row.chain(cells).chain(constants.clone()), &mut body);
    }
    body
}

fn persons(cell: Cell) -> String {
    cell.persons().map_or_else(String::new, |it| it.to_string())
}
