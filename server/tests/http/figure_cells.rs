//! What a figure must say in each of its cells: read from the release, and
//! compared with what a door of the dashboard shows.

use std::sync::LazyLock;

use app::{
    figure::{Drawing, Figure},
    page::Page,
};
use calamine::Data;
use charts::number::{Percent, whole};
use domain::{
    code::reserved,
    label::{Label, Language},
    measure::Measure,
    release::Release,
    selection::Selection,
    table::{Axis, Cell, Item, ItemKind, PublishedTable},
};

/// The row of the persons that shares are taken of.
static BASE: LazyLock<Label> = LazyLock::new(|| {
    Label::new(
        "Personas con respuesta (base)",
        "Persons with an answer (base)",
    )
});

/// What a cell must say.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Persons(u32),
    /// The symbol of a cell without a number.
    Gap(String),
    Share(Percent),
    Words(String),
    Nothing,
}

/// A row that a table may have.
#[derive(Clone, Debug)]
pub struct Row {
    head: String,
    cells: Vec<Said>,
    /// Whether it must be there: others only where they say something.
    required: bool,
    /// What a chart writes beside its mark.
    drawn: Drawn,
}

/// What a chart writes of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drawn {
    Nothing,
    /// The persons of each cell, or that they are withheld.
    Persons,
    /// The share alone.
    Share,
}

impl Row {
    /// A row without a mark.
    pub fn of(head: &str, cells: Vec<Said>, required: bool) -> Self {
        Self {
            head: head.to_owned(),
            cells,
            required,
            drawn: Drawn::Nothing,
        }
    }
}

impl Drawn {
    fn persons_if(is_mark: bool) -> Self {
        if is_mark {
            Self::Persons
        } else {
            Self::Nothing
        }
    }
}

/// The question of a figure under the filters of its page.
pub fn question(page: Page, figure: Figure, filters: &Selection, measure: Measure) -> Selection {
    let mut selection = filters.clone();
    let place = page.place().and_then(app::place::Place::filter);
    selection.filters.extend(place);
    selection
        .filters
        .retain(|&variable, _| !figure.by.contains(variable));
    selection.measure = measure;
    selection.by = figure.by.iter().collect();
    selection
}

/// What the figures of a page count.
pub fn measures(page: Page, filters: &Selection) -> Vec<Measure> {
    match (page, page.measure()) {
        (Page::Persons, _) => Measure::ALL.to_vec(),
        (_, Some(measure)) => vec![measure],
        _ => vec![filters.measure],
    }
}

/// Everything that the table of a figure may say; nothing where the release
/// does not answer.
pub fn rows(
    release: &Release,
    page: Page,
    figure: Figure,
    filters: &Selection,
    language: Language,
) -> Option<Vec<Row>> {
    let tables: Vec<_> = measures(page, filters)
        .into_iter()
        .filter_map(|measure| {
            let question = question(page, figure, filters, measure);
            release.table(&question).ok().map(|table| (measure, table))
        })
        .collect();
    let (_, table) = tables.first()?;
    let words = Words {
        language,
        threshold: release.threshold(),
    };
    Some(match (figure.drawing, table.axes()) {
        (Drawing::Years | Drawing::Rate, _) => words.years(figure, &tables),
        (Drawing::Cantons | Drawing::Pools, [axis]) => words.counts(figure, table, axis),
        (Drawing::Flow, [from, to]) => words.pairs(table, from, to),
        (_, [rows, columns]) => words.cross(table, rows, columns),
        (_, [axis]) => words.single(table, axis),
        _ => Vec::new(),
    })
}

struct Words {
    language: Language,
    threshold: u32,
}

fn is_base(item: &Item) -> bool {
    item.code.as_str() == reserved::ANSWERED
}

fn is_category(item: &Item) -> bool {
    item.kind == ItemKind::Category
}

impl Words {
    fn count(&self, cell: Cell) -> Said {
        match cell {
            Cell::Published(persons) => Said::Persons(persons),
            Cell::Withheld => Said::Gap(format!("<\u{a0}{}", self.threshold)),
            _ => Said::Gap(cell.symbol().to_owned()),
        }
    }

    fn share(&self, cell: Cell, base: Cell) -> Said {
        let share = PublishedTable::share_percent(cell, base).zip(base.persons());
        share.map_or(Said::Nothing, |(share, base)| {
            Said::Share(Percent::of(share, base))
        })
    }

    fn label(&self, item: &Item) -> String {
        item.label.in_language(self.language).to_owned()
    }

    fn years(&self, figure: Figure, tables: &[(Measure, PublishedTable)]) -> Vec<Row> {
        let years = tables[0].1.axes()[0].items.iter().enumerate();
        let years = years.filter(|(_, item)| is_category(item));
        years
            .map(|(place, item)| {
                let cells: Vec<_> = tables.iter().map(|(_, it)| it.cell(&[place])).collect();
                let mut said: Vec<_> = cells.iter().map(|&cell| self.count(cell)).collect();
                if let (Drawing::Rate, &[applications, accredited]) = (figure.drawing, &cells[..]) {
                    said.push(self.share(accredited, applications));
                }
                Row {
                    head: item.code.to_string(),
                    cells: said,
                    required: true,
                    drawn: match figure.drawing {
                        Drawing::Rate => Drawn::Share,
                        _ => Drawn::Persons,
                    },
                }
            })
            .collect()
    }

    fn counts(&self, figure: Figure, table: &PublishedTable, axis: &Axis) -> Vec<Row> {
        let items = axis.items.iter().zip(table.cells());
        items
            .map(|(item, &cell)| Row {
                head: self.label(item),
                cells: vec![self.count(cell)],
                required: match figure.drawing {
                    Drawing::Pools => item.kind == ItemKind::Group && !is_base(item),
                    _ => cell.persons().is_some() && is_category(item),
                },
                drawn: Drawn::persons_if(match figure.drawing {
                    Drawing::Pools => item.kind == ItemKind::Group && !is_base(item),
                    _ => is_category(item),
                }),
            })
            .collect()
    }

    fn single(&self, table: &PublishedTable, axis: &Axis) -> Vec<Row> {
        let items = axis.items.iter().zip(table.cells());
        let rows = items.map(|(item, &cell)| Row {
            head: self.label(item),
            cells: match item.kind {
                ItemKind::Missing => vec![self.count(cell), Said::Nothing],
                _ => vec![self.count(cell), self.share(cell, table.base())],
            },
            required: !is_base(item)
                && (item.kind != ItemKind::Missing || item.code.as_str() == reserved::NOT_KNOWN),
            drawn: Drawn::persons_if(is_category(item)),
        });
        let base = Row {
            head: BASE.in_language(self.language).to_owned(),
            cells: vec![self.count(table.base()), Said::Nothing],
            required: true,
            drawn: Drawn::Nothing,
        };
        rows.chain([base]).collect()
    }

    fn cross(&self, table: &PublishedTable, rows: &Axis, columns: &Axis) -> Vec<Row> {
        let columns: Vec<_> = columns.items.iter().map(is_category).collect();
        let rows = rows.items.iter().enumerate();
        rows.filter(|(_, item)| is_category(item))
            .map(|(row, item)| {
                let places = (0..columns.len()).filter(|&column| columns[column]);
                Row {
                    head: self.label(item),
                    cells: places
                        .map(|column| self.count(table.cell(&[row, column])))
                        .collect(),
                    required: true,
                    drawn: Drawn::Persons,
                }
            })
            .collect()
    }

    fn pairs(&self, table: &PublishedTable, from: &Axis, to: &Axis) -> Vec<Row> {
        let mut pairs = Vec::new();
        for (row, source) in from.items.iter().enumerate() {
            for (column, target) in to.items.iter().enumerate() {
                let cell = table.cell(&[row, column]);
                pairs.push(Row {
                    head: self.label(source),
                    cells: vec![Said::Words(self.label(target)), self.count(cell)],
                    required: is_category(source)
                        && is_category(target)
                        && cell.persons().is_some(),
                    // Its bands have no room for numbers.
                    drawn: Drawn::Nothing,
                });
            }
        }
        pairs
    }
}

impl Said {
    /// Whether a cell of a page says it.
    pub fn is_read(&self, text: &String, language: Language) -> bool {
        match self {
            Self::Persons(persons) => *text == whole(*persons, language),
            Self::Gap(symbol) => text == symbol,
            Self::Share(percent) => *text == percent.text(language),
            Self::Words(words) => text == words,
            Self::Nothing => text.is_empty(),
        }
    }

    /// Whether a cell of a workbook says it.
    pub fn is_written(&self, cell: &Data) -> bool {
        match (self, cell) {
            (Self::Persons(persons), Data::Float(number)) => *number == f64::from(*persons),
            (Self::Share(percent), Data::Float(number)) => {
                (number * 100.0 - percent.value()).abs() < 1e-9
            }
            (Self::Gap(text) | Self::Words(text), Data::String(cell)) => cell == text,
            (Self::Nothing, Data::Empty) => true,
            _ => false,
        }
    }
}

/// Compares what a door shows with what it must say, row by row; how many cells
/// were compared.
pub fn compare<T: std::fmt::Debug>(
    expected: &[Row],
    shown: &[(String, Vec<T>)],
    says: impl Fn(&Said, &T) -> bool,
    what: &str,
) -> usize {
    let mut left: Vec<_> = expected.iter().collect();
    let mut compared = 0;
    for (head, cells) in shown {
        let is_same = |row: &&Row| {
            row.head == *head
                && row.cells.len() == cells.len()
                && row
                    .cells
                    .iter()
                    .zip(cells)
                    .all(|(said, cell)| says(said, cell))
        };
        let place = left.iter().position(is_same);
        let place = place.unwrap_or_else(|| {
            let of_head = left.iter().filter(|row| row.head == *head);
            let of_head: Vec<_> = of_head.collect();
            panic!("{what}: {head} {cells:?} where the release says {of_head:?}")
        });
        left.remove(place);
        compared += cells.len();
    }
    let missing: Vec<_> = left.iter().filter(|row| row.required).collect();
    assert!(missing.is_empty(), "{what}: {missing:?} is not shown");
    compared
}

/// Checks that a picture writes the number of each mark beside it, and the sign
/// of what is withheld; how many it wrote.
pub fn assert_drawn(
    texts: &[String],
    expected: &[Row],
    threshold: u32,
    language: Language,
    what: &str,
) -> usize {
    let said = |row: &Row, said: &Said| match (row.drawn, said) {
        (Drawn::Persons, Said::Persons(persons)) => Some(whole(*persons, language)),
        (Drawn::Persons, Said::Gap(symbol)) if symbol.starts_with('<') => {
            Some(format!("<{threshold}"))
        }
        (Drawn::Share, Said::Share(percent)) => Some(percent.text(language)),
        _ => None,
    };
    let marks: Vec<_> = expected
        .iter()
        .flat_map(|row| row.cells.iter().filter_map(|cell| said(row, cell)))
        .collect();
    assert_all_drawn(texts, &marks, what);
    marks.len()
}

/// Checks that a picture writes each of some marks, as often as it must.
pub fn assert_all_drawn(texts: &[String], marks: &[String], what: &str) {
    for mark in marks {
        let with_share = format!("{mark} (");
        let is_drawn = |text: &&String| *text == mark || text.starts_with(&with_share);
        let drawn = texts.iter().filter(is_drawn).count();
        let wanted = marks.iter().filter(|other| *other == mark).count();
        assert!(
            drawn >= wanted,
            "{what}: {mark} is drawn {drawn} of {wanted} times: {texts:?}"
        );
    }
}

/// The names of both sides of each pair of a flow that has a number.
pub fn ends_of_pairs(expected: &[Row]) -> Vec<&str> {
    let pairs = expected.iter().filter(|row| row.required);
    pairs
        .filter_map(|row| match &row.cells[..] {
            [Said::Words(target), Said::Persons(_)] => Some([row.head.as_str(), target.as_str()]),
            _ => None,
        })
        .flatten()
        .collect()
}
