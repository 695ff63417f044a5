//! The cells of a selection as columns: one row a cell, the same in every file.
//!
//! Column names are the same in both languages; labels follow the language.

use domain::{table::Cell, variable::Variable};

use super::{data::Answer, text};

/// A field of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Words or a code.
    Text(String),
    /// Persons, or why there is no number.
    Count(Cell),
    /// A share in percent with one decimal, if there is one.
    Share(Option<f64>),
}

/// A table of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The names of the columns.
    pub header: Vec<String>,
    /// A row for each cell, in the order of the table.
    pub rows: Vec<Vec<Field>>,
}

/// Where the words about the whole table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// In every row, so that the rows explain themselves.
    InRows,
    /// Beside the table; rows only say when the numbers are invented.
    Apart,
}

/// The columns of a cell.
const CELL_COLUMNS: [&str; 4] = ["value", "status", "share_percent", "base"];

/// The cells of an answer.
#[must_use]
pub fn of(answer: &Answer<'_>, words: Words) -> Columns {
    let mut constants = constants(answer);
    constants.extend(about(answer, words));
    let axes = answer.table.axes();
    let header = axes
        .iter()
        .flat_map(|axis| pair_of_columns(axis.variable))
        .chain(CELL_COLUMNS.map(str::to_owned))
        .chain(constants.iter().map(|(name, _)| name.clone()));
    let cells = answer.table.cells().iter().enumerate();
    let rows = cells.map(|(flat, &cell)| {
        let constants = constants.iter().map(|(_, value)| value.clone());
        row(answer, flat, cell)
            .into_iter()
            .chain(constants.map(Field::Text))
            .collect()
    });
    Columns {
        header: header.collect(),
        rows: rows.collect(),
    }
}

fn row(answer: &Answer<'_>, flat: usize, cell: Cell) -> Vec<Field> {
    let indices = answer.indices(flat);
    let axes = answer.table.axes().iter();
    let items = axes.zip(&indices).flat_map(|(axis, &index)| {
        let item = &axis.items[index];
        [
            Field::Text(item.code.as_str().to_owned()),
            Field::Text(item.label.in_language(answer.language).to_owned()),
        ]
    });
    let numbers = [
        Field::Count(cell),
        Field::Text(cell.status().to_owned()),
        Field::Share(answer.share_percent(cell, &indices)),
        Field::Count(answer.base_of(&indices)),
    ];
    items.chain(numbers).collect()
}

/// Columns that hold the same in every row: the file explains itself, and
/// rows of several files can be joined.
fn constants(answer: &Answer<'_>) -> Vec<(String, String)> {
    let Answer {
        release,
        table,
        language,
        ..
    } = *answer;
    let manifest = release.manifest();
    let broken_down = |variable: &Variable| table.selection().by.contains(variable);
    let filters = table
        .selection()
        .filters
        .iter()
        .filter(|(variable, _)| !broken_down(variable))
        .flat_map(|(&variable, code)| {
            let label = text::item_label(release, variable, code, language).unwrap_or_default();
            pair_of_columns(variable)
                .into_iter()
                .zip([code.as_str().to_owned(), label.to_owned()])
        });
    let general = [
        ("measure", table.measure().name().to_owned()),
        ("unit", "persons".to_owned()),
        ("threshold", release.threshold().to_string()),
        ("release", manifest.id.to_string()),
        ("cutoff", manifest.cutoff.to_string()),
    ];
    filters
        .chain(general.map(|(name, value)| (name.to_owned(), value)))
        .collect()
}

/// The words about the whole table.
fn about(answer: &Answer<'_>, words: Words) -> Vec<(String, String)> {
    let manifest = answer.release.manifest();
    let language = answer.language;
    let columns = match words {
        Words::Apart => {
            let invented = text::demonstration_note(manifest, language);
            vec![("note", invented.unwrap_or_default().to_owned())]
        }
        Words::InRows => vec![
            ("selection", answer.table.selection().to_string()),
            ("note", text::all_notes(answer).join(" ")),
            ("citation", text::citation(manifest, language)),
        ],
    };
    let named = columns.into_iter();
    named
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The columns of a variable: code and label.
pub(super) fn pair_of_columns(variable: Variable) -> [String; 2] {
    [variable.name().to_owned(), format!("{variable}_label")]
}
