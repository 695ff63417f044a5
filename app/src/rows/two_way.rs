//! The table that a reader builds: every category, group and missing answer
//! of two variables, with the bases of their shares.

use charts::Bases;
use domain::{
    code::reserved,
    order::largest_first,
    selection::Selection,
    table::{Axis, Cell, Item, ItemKind, PublishedTable},
    variable::Variable,
};

use super::{Entry, Row, Rows, Section, Span, count, row};
use crate::{
    content::is_base,
    explorer::{Order, Shown},
    state::State,
    text::{Text, explorer as words, figure, filter},
};

/// A line of cells: an item of an axis, or the base of all.
#[derive(Clone, Copy)]
enum Line<'a> {
    Item(usize, &'a Item),
    Base,
}

/// A table with the numbers at its edges.
struct Reader<'a> {
    table: &'a PublishedTable,
    rows: &'a Axis,
    columns: &'a Axis,
    /// For each item of the other axis, all persons with an answer.
    row_bases: Vec<Cell>,
    column_bases: Vec<Cell>,
    base: Cell,
    state: &'a State,
}

/// The rows of a table of two variables.
pub(super) fn two_way(table: &PublishedTable, rows: &Axis, columns: &Axis, state: &State) -> Rows {
    let reader = Reader {
        row_bases: bases(table, columns, 0, state),
        column_bases: bases(table, rows, 1, state),
        base: whole(table, state),
        table,
        rows,
        columns,
        state,
    };
    let columns = reader.column_lines();
    Rows {
        heads: reader.heads(&columns),
        spans: reader.spans(&columns),
        sections: reader.sections(&columns),
        ..Rows::default()
    }
}

/// What the chart of such a table shows shares of; none while it shows
/// persons.
pub(crate) fn shown_bases(table: &PublishedTable, state: &State) -> Option<Bases> {
    let [rows, columns] = table.axes() else {
        return None;
    };
    match state.table.shown {
        Shown::Persons => None,
        Shown::RowShare => Some(Bases::OfRows(bases(table, columns, 0, state))),
        Shown::ColumnShare => Some(Bases::OfColumns(bases(table, rows, 1, state))),
    }
}

/// All persons with an answer to the variable of an axis, for each item of the
/// other: its item of all answers, or where it has none (the years) the table
/// without it.
fn bases(table: &PublishedTable, axis: &Axis, other: usize, state: &State) -> Vec<Cell> {
    let others = table.axes()[other].items.len();
    match axis.items.iter().position(|item| is_base(&item.code)) {
        Some(answered) => (0..others)
            .map(|item| match other {
                0 => table.cell(&[item, answered]),
                _ => table.cell(&[answered, item]),
            })
            .collect(),
        None => {
            let lower = without(table.selection(), axis.variable);
            let cells = state.release.cells(&lower).unwrap_or_default();
            (0..others)
                .map(|item| cells.get(item).copied().unwrap_or(Cell::NotPublished))
                .collect()
        }
    }
}

/// All persons with an answer to both variables.
fn whole(table: &PublishedTable, state: &State) -> Cell {
    let answered = |axis: &Axis| axis.items.iter().find(|item| is_base(&item.code)).cloned();
    let mut selection = table.selection().clone();
    for axis in table.axes() {
        if let Some(item) = answered(axis) {
            selection = selection.filter(axis.variable, item.code);
        }
    }
    state
        .release
        .total(&selection.by([]))
        .unwrap_or(Cell::NotPublished)
}

fn without(selection: &Selection, variable: Variable) -> Selection {
    let by = selection.by.iter().copied().filter(|&own| own != variable);
    let by: Vec<_> = by.collect();
    selection.clone().by(by)
}

impl<'a> Reader<'a> {
    /// Categories, groups, missing answers that have a number, and the base.
    fn column_lines(&self) -> Vec<Line<'a>> {
        let of_kind = |kind| items_of(self.columns, kind);
        let has_number = |&(column, _): &(usize, &Item)| {
            let rows = 0..self.rows.items.len();
            rows.into_iter()
                .any(|row| self.table.cell(&[row, column]).persons().is_some())
        };
        // They have no share in those with an answer.
        let missing = self.state.table.shown != Shown::RowShare;
        of_kind(ItemKind::Category)
            .chain(of_kind(ItemKind::Group))
            .chain(of_kind(ItemKind::Missing).filter(|item| missing && has_number(item)))
            .map(|(index, item)| Line::Item(index, item))
            .chain([Line::Base])
            .collect()
    }

    fn heads(&self, columns: &[Line<'_>]) -> Vec<String> {
        let language = self.state.language;
        let rows = self.rows.label.in_language(language).to_owned();
        let names = columns.iter().map(|column| match column {
            Line::Item(_, item) => item.label.in_language(language).to_owned(),
            Line::Base => base_name(self.columns.variable).get(language).to_owned(),
        });
        std::iter::once(rows).chain(names).collect()
    }

    /// What stands above the heads: the variable over its categories, and the
    /// kinds of all others.
    fn spans(&self, columns: &[Line<'_>]) -> Vec<Span> {
        let language = self.state.language;
        let count = |kind: ItemKind| {
            let is_of = |line: &&Line<'_>| matches!(line, Line::Item(_, item) if item.kind == kind);
            columns.iter().filter(is_of).count()
        };
        let name = self.columns.label.in_language(language).to_owned();
        let groups = groups_name(self.columns.variable).get(language).to_owned();
        let missing = figure::MISSING.get(language).to_owned();
        let mut spans = vec![
            Span::of(name, count(ItemKind::Category)),
            Span::of(groups, count(ItemKind::Group)),
            Span::of(missing, count(ItemKind::Missing)),
        ];
        spans.retain(|span| span.columns > 0);
        spans
    }

    fn sections(&self, columns: &[Line<'_>]) -> Vec<Section> {
        let language = self.state.language;
        let lines = |kind: ItemKind| -> Vec<Row> {
            self.row_items(kind)
                .into_iter()
                .map(|(index, item)| {
                    let cells = self.cells(Line::Item(index, item), columns);
                    let head = item.label.in_language(language);
                    row(self.rows.variable, &item.code, head, self.state, cells)
                })
                .collect()
        };
        let section = |heading: Option<Text>, rows| Section {
            heading: heading.map(|text| text.get(language)),
            rows,
        };
        let base = Row {
            head: base_name(self.rows.variable).get(language).to_owned(),
            mark: None,
            chosen: false,
            cells: self.cells(Line::Base, columns),
        };
        let groups = groups_name(self.rows.variable);
        let mut sections = vec![
            section(None, lines(ItemKind::Category)),
            section(Some(groups), lines(ItemKind::Group)),
            section(Some(figure::MISSING), lines(ItemKind::Missing)),
            section(None, vec![base]),
        ];
        sections.retain(|section| !section.rows.is_empty());
        sections
    }

    fn row_items(&self, kind: ItemKind) -> Vec<(usize, &'a Item)> {
        if kind == ItemKind::Missing && self.state.table.shown == Shown::ColumnShare {
            return Vec::new();
        }
        let items: Vec<_> = items_of(self.rows, kind)
            .filter(|(row, item)| {
                // "Not known" always; the rarer codes only where they say
                // something.
                let cells = || 0..self.columns.items.len();
                kind != ItemKind::Missing
                    || item.code.as_str() == reserved::NOT_KNOWN
                    || cells().any(|column| self.table.cell(&[*row, column]).persons().is_some())
            })
            .collect();
        if self.state.table.order == Order::Listed {
            return items;
        }
        largest_first(items.len(), &|place| {
            self.row_bases[items[place].0].persons()
        })
        .into_iter()
        .map(|place| items[place])
        .collect()
    }

    fn cells(&self, row: Line<'_>, columns: &[Line<'_>]) -> Vec<Entry> {
        columns
            .iter()
            .map(|&column| self.entry(row, column))
            .collect()
    }

    fn cell(&self, row: Line<'_>, column: Line<'_>) -> Cell {
        match (row, column) {
            (Line::Item(row, _), Line::Item(column, _)) => self.table.cell(&[row, column]),
            (Line::Item(row, _), Line::Base) => self.row_bases[row],
            (Line::Base, Line::Item(column, _)) => self.column_bases[column],
            (Line::Base, Line::Base) => self.base,
        }
    }

    /// Persons, or the share in the base of its row or column. Bases are
    /// always persons.
    fn entry(&self, row: Line<'_>, column: Line<'_>) -> Entry {
        let cell = self.cell(row, column);
        let (base, part) = match self.state.table.shown {
            Shown::Persons => return count(cell, self.state),
            Shown::RowShare => (self.cell(row, Line::Base), column),
            Shown::ColumnShare => (self.cell(Line::Base, column), row),
        };
        match part {
            Line::Base => count(cell, self.state),
            // A share without its base says nothing: the base's state does.
            Line::Item(..) if cell.persons().is_some() && base.persons().is_none() => {
                count(base, self.state)
            }
            Line::Item(..) => match PublishedTable::share_percent(cell, base) {
                None => count(cell, self.state),
                Some(_) => Entry {
                    bar: None,
                    ..Entry::share(cell, base, self.state.language)
                },
            },
        }
    }
}

/// The items of a kind with their index; the item of all answers is none.
fn items_of(axis: &Axis, kind: ItemKind) -> impl Iterator<Item = (usize, &Item)> {
    axis.items
        .iter()
        .enumerate()
        .filter(move |(_, item)| item.kind == kind && !is_base(&item.code))
}

fn base_name(variable: Variable) -> Text {
    match variable {
        Variable::Period => filter::ANY_PERIOD,
        _ => words::BASE,
    }
}

fn groups_name(variable: Variable) -> Text {
    match variable {
        Variable::Period => filter::POOLS,
        _ => figure::GROUPS,
    }
}
