//! The table of a figure: heads, rows, and what each cell says.

pub(crate) mod two_way;
mod years;

use charts::{
    Mark,
    number::{self, Percent},
};
use domain::{
    code::{Code, reserved},
    label::Language,
    order::largest_first,
    table::{Axis, Cell, Item, ItemKind, PublishedTable},
    variable::Variable,
};

use crate::{
    content::{Content, is_base},
    explorer::Order,
    figure::{Drawing, Figure},
    page::Page,
    state::State,
    text::figure as words,
};

/// A table as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The heads of the columns; the first stands above the row heads.
    pub heads: Vec<String>,
    /// Heads above those of the first columns after the row heads; none in
    /// most tables.
    pub spans: Vec<Span>,
    /// Whether the first cell of each row is words, not a number.
    pub pairs: bool,
    /// Rows, in sections.
    pub sections: Vec<Section>,
}

/// A head above those of several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How many columns stand under it.
    pub columns: usize,
}

impl Span {
    fn of(text: String, columns: usize) -> Self {
        Self { text, columns }
    }
}

/// Rows under a heading of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading; none for the categories.
    pub heading: Option<&'static str>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its head.
    pub head: String,
    /// What choosing it filters by; none where it cannot be chosen.
    pub mark: Option<Mark>,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Its cells.
    pub cells: Vec<Entry>,
}

/// What one cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What is seen.
    pub text: String,
    /// The state in words, for a cell without a number.
    pub state: Option<String>,
    /// The cell, if it has no number.
    pub gap: Option<Cell>,
    /// The share that it says, in whole percent up to 100: drawn as a bar.
    pub bar: Option<u32>,
    /// The number that it says, as it is shown.
    pub number: Option<Number>,
}

/// A number as it is shown, for files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// Persons.
    Persons(u32),
    /// A share or a rate.
    Percent(Percent),
}

impl Entry {
    /// A count, or its state.
    #[must_use]
    pub fn count(cell: Cell, threshold: u32, language: Language) -> Self {
        let text = match cell {
            Cell::Published(persons) => {
                return Self {
                    number: Some(Number::Persons(persons)),
                    ..Self::text(number::whole(persons, language))
                };
            }
            Cell::Withheld => format!("<\u{a0}{threshold}"),
            _ => cell.symbol().to_owned(),
        };
        Self {
            text,
            state: words::state(cell, threshold, language),
            gap: Some(cell),
            ..Self::default()
        }
    }

    /// A text, read as it is seen.
    pub fn text(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    fn share(cell: Cell, base: Cell, language: Language) -> Self {
        let share = PublishedTable::share_percent(cell, base).zip(base.persons());
        share.map_or_else(Self::default, |(share, base)| Self {
            // From 0 to 100, so that nothing is lost.
            bar: Some(share.round().clamp(0.0, 100.0) as u32),
            ..Self::percent(share, base, language)
        })
    }

    /// A share or a rate in percent of a base.
    fn percent(percent: f64, base: u32, language: Language) -> Self {
        let percent = Percent::of(percent, base);
        Self {
            number: Some(Number::Percent(percent)),
            ..Self::text(percent.text(language))
        }
    }
}

impl Rows {
    /// Every cell without a number.
    pub fn gaps(&self) -> impl Iterator<Item = Cell> + '_ {
        let rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.flat_map(|row| &row.cells)
            .filter_map(|entry| entry.gap)
    }

    /// The table of a figure.
    #[must_use]
    pub fn of(content: &Content, figure: Figure, state: &State) -> Self {
        match content {
            Content::Years(years) if figure.drawing == Drawing::Rate => years::rates(years, state),
            Content::Years(years) => years::by_year(years, state),
            Content::Table(table) => match (table.axes(), figure.drawing) {
                ([from, to], Drawing::Flow) => pairs(table, from, to, state),
                ([rows, columns], _) if state.page == Page::Explore => {
                    two_way::two_way(table, rows, columns, state)
                }
                ([rows, columns], _) => cross(table, rows, columns, state),
                ([axis], Drawing::Cantons | Drawing::Pools) => counts(table, axis, state),
                ([axis], _) => single(table, axis, state),
                _ => Self::default(),
            },
        }
    }
}

fn count(cell: Cell, state: &State) -> Entry {
    Entry::count(cell, state.release.threshold(), state.language)
}

fn row(variable: Variable, code: &Code, head: &str, state: &State, cells: Vec<Entry>) -> Row {
    let chosen = state.chosen(variable) == Some(code);
    let can_be_chosen = state.can_choose(variable, code);
    Row {
        head: head.to_owned(),
        mark: can_be_chosen.then(|| Mark::new(variable, code)),
        chosen,
        cells,
    }
}

fn single(table: &PublishedTable, axis: &Axis, state: &State) -> Rows {
    let language = state.language;
    let base = table.base();
    let line = |(index, item): (usize, &Item)| {
        let cell = table.cells()[index];
        let share = match item.kind {
            ItemKind::Missing => Entry::text(String::new()),
            _ => Entry::share(cell, base, language),
        };
        let head = item.label.in_language(language);
        row(
            axis.variable,
            &item.code,
            head,
            state,
            vec![count(cell, state), share],
        )
    };
    let of_kind = |kind: ItemKind| {
        let items: Vec<_> = axis
            .items
            .iter()
            .enumerate()
            .filter(move |(_, item)| item.kind == kind && !is_base(&item.code))
            .collect();
        in_order(items, table, state)
    };
    let missing = of_kind(ItemKind::Missing).filter(|(index, item)| {
        // "Not known" always; the rarer codes only where they say something.
        item.code.as_str() == reserved::NOT_KNOWN || table.cells()[*index].persons().is_some()
    });
    let mut sections = vec![
        section(None, of_kind(ItemKind::Category).map(line)),
        section(
            Some(words::GROUPS.get(language)),
            of_kind(ItemKind::Group).map(line),
        ),
        section(Some(words::MISSING.get(language)), missing.map(line)),
        section(None, std::iter::once(base_row(base, state))),
    ];
    sections.retain(|section| !section.rows.is_empty());
    Rows {
        heads: vec![
            axis.label.in_language(language).to_owned(),
            words::PERSONS.get(language).to_owned(),
            words::SHARE.get(language).to_owned(),
        ],
        sections,
        ..Rows::default()
    }
}

/// A part of a table: no shares, since it has no base.
fn counts(table: &PublishedTable, axis: &Axis, state: &State) -> Rows {
    let language = state.language;
    let lines = axis.items.iter().zip(table.cells()).map(|(item, cell)| {
        let head = item.label.in_language(language);
        row(
            axis.variable,
            &item.code,
            head,
            state,
            vec![count(*cell, state)],
        )
    });
    Rows {
        heads: vec![
            axis.label.in_language(language).to_owned(),
            words::PERSONS.get(language).to_owned(),
        ],
        sections: vec![section(None, lines)],
        ..Rows::default()
    }
}

/// The items of a table of one variable in the order that the reader chose.
fn in_order<'a>(
    items: Vec<(usize, &'a Item)>,
    table: &PublishedTable,
    state: &State,
) -> impl Iterator<Item = (usize, &'a Item)> {
    let places = match state.table.order {
        Order::Listed => (0..items.len()).collect(),
        Order::Size => largest_first(items.len(), &|place| {
            table.cells()[items[place].0].persons()
        }),
    };
    places.into_iter().map(move |place| items[place])
}

fn section(heading: Option<&'static str>, rows: impl Iterator<Item = Row>) -> Section {
    Section {
        heading,
        rows: rows.collect(),
    }
}

fn base_row(base: Cell, state: &State) -> Row {
    Row {
        head: words::BASE.get(state.language).to_owned(),
        mark: None,
        chosen: false,
        cells: vec![count(base, state), Entry::default()],
    }
}

/// The categories of an axis with their index in the table.
fn categories(axis: &Axis) -> impl Iterator<Item = (usize, &Item)> {
    axis.items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.kind == ItemKind::Category)
}

fn cross(table: &PublishedTable, rows: &Axis, columns: &Axis, state: &State) -> Rows {
    let language = state.language;
    let names = categories(columns).map(|(_, item)| item.label.in_language(language).to_owned());
    let heads = std::iter::once(rows.label.in_language(language).to_owned()).chain(names);
    let lines = categories(rows).map(|(index, item)| {
        let cells =
            categories(columns).map(|(column, _)| count(table.cell(&[index, column]), state));
        let head = item.label.in_language(language);
        row(rows.variable, &item.code, head, state, cells.collect())
    });
    Rows {
        heads: heads.collect(),
        sections: vec![section(None, lines)],
        ..Rows::default()
    }
}

/// The published pairs of two axes, the largest first.
fn pairs(table: &PublishedTable, from: &Axis, to: &Axis, state: &State) -> Rows {
    let language = state.language;
    let mut found = Vec::new();
    for (row, source) in categories(from) {
        for (column, target) in categories(to) {
            let cell = table.cell(&[row, column]);
            if cell.persons().is_some() {
                found.push((source, target, cell));
            }
        }
    }
    let order = largest_first(found.len(), &|pair| found[pair].2.persons());
    let lines = order.into_iter().map(|pair| {
        let (source, target, cell) = found[pair];
        let target = target.label.in_language(language).to_owned();
        let head = source.label.in_language(language);
        let cells = vec![Entry::text(target), count(cell, state)];
        row(from.variable, &source.code, head, state, cells)
    });
    Rows {
        pairs: true,
        heads: vec![
            from.label.in_language(language).to_owned(),
            to.label.in_language(language).to_owned(),
            words::PERSONS.get(language).to_owned(),
        ],
        sections: vec![section(None, lines)],
        ..Rows::default()
    }
}

#[cfg(test)]
mod tests;
