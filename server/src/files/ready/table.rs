//! A ready table as CSV and as a workbook.

use std::collections::BTreeSet;

use domain::{
    label::{Label, Language},
    release::Release,
    table::Cell,
    variable::Variable,
};

use super::ReadyFile;
use crate::{
    api::text,
    files::delimited::{BYTE_ORDER_MARK, write_row},
    workbook::{self, About, Book, Sheet, WorkbookError},
};

/// What stands in a column of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Words or a code; may be empty.
    Text(String),
    /// Persons, or why there is no number.
    Count(Cell),
    /// Inhabitants.
    Inhabitants(Option<u64>),
    /// A rate with the decimals that it bears, or the state in its place.
    Rate(Result<(f64, u8), Cell>),
}

impl Field {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// How something asked for is answered, or why it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What is asked, in its own words.
    pub theirs: String,
    /// What answers it here; empty if nothing does.
    pub ours: String,
    /// How ours relates to theirs: `exact`, `narrower`, `broader`, `partial`,
    /// `none`.
    pub relation: &'static str,
    /// What has to be known about it.
    pub remark: String,
}

/// A table with all that has to be known beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadyTable {
    /// The names of the columns.
    pub header: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Field>>,
    /// The correspondence used, and what has none.
    pub mappings: Vec<Mapping>,
    /// What has to be known of all rows.
    pub remarks: Vec<Label>,
    /// The variables whose codes it uses.
    pub variables: BTreeSet<Variable>,
}

/// Columns of the file itself, the same in every row.
const OWN: [&str; 4] = ["release", "cutoff", "note", "citation"];

/// The table as CSV. Empty where there is no number: the state says why.
#[must_use]
pub fn csv(table: &ReadyTable, release: &Release, language: Language, bom: bool) -> String {
    let mut body = String::new();
    if bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    let header = table.header.iter().chain(&OWN);
    write_row(header.map(|&name| name.to_owned()), &mut body);
    let manifest = release.manifest();
    let own = [
        manifest.id.to_string(),
        manifest.cutoff.to_string(),
        notes(table, release, language).join(" "),
        text::citation(manifest, language),
    ];
    for row in &table.rows {
        let fields = row.iter().map(plain).chain(own.iter().cloned());
        write_row(fields, &mut body);
    }
    body
}

fn plain(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::Count(cell) => cell.persons().map_or_else(String::new, |it| it.to_string()),
        Field::Inhabitants(persons) => persons.map_or_else(String::new, |it| it.to_string()),
        Field::Rate(Ok((rate, decimals))) => format!("{rate:.*}", usize::from(*decimals)),
        Field::Rate(Err(_)) => String::new(),
    }
}

/// The remarks of the table, then the notes of the release.
fn notes(table: &ReadyTable, release: &Release, language: Language) -> Vec<String> {
    text::in_language(&table.remarks, language)
        .chain(text::notes(release.manifest(), language))
        .collect()
}

/// The table as a workbook: rows, correspondence, notes and symbols, codes.
///
/// # Errors
///
/// It cannot be written.
pub fn xlsx(
    file: ReadyFile,
    table: &ReadyTable,
    release: &Release,
    language: Language,
) -> Result<Vec<u8>, WorkbookError> {
    let title = file.title();
    let title = title.in_language(language);
    let mut book = Book::new(title, "Atalaya", release.manifest().cutoff)?;
    let [data, mapping, notes_name] = match language {
        Language::Es => ["Datos", "Correspondencia", "Notas"],
        Language::En => ["Data", "Correspondence", "Notes"],
    };
    write_rows(&mut book.sheet(data)?, table, release, language)?;
    write_mappings(&mut book.sheet(mapping)?, table, language)?;
    let about = About {
        title,
        facts: Vec::new(),
        selection: None,
        notes: notes(table, release, language),
    };
    workbook::about(&mut book.sheet(notes_name)?, &about, release, language)?;
    workbook::codes(&mut book, release, &table.variables, language)?;
    book.finish()
}

fn write_rows(
    sheet: &mut Sheet<'_>,
    table: &ReadyTable,
    release: &Release,
    language: Language,
) -> Result<(), WorkbookError> {
    sheet.heads(&table.header)?;
    sheet.freeze()?;
    for row in &table.rows {
        let fields = row.iter().map(|field| typed(field, release, language));
        let fields: Vec<_> = fields.collect();
        sheet.row(&fields)?;
    }
    Ok(())
}

fn typed(field: &Field, release: &Release, language: Language) -> workbook::Field {
    match field {
        Field::Text(text) => workbook::Field::Text(text.clone()),
        Field::Count(Cell::Published(persons)) => workbook::Field::Persons(*persons),
        Field::Count(cell) | Field::Rate(Err(cell)) => {
            workbook::Field::Symbol(workbook::symbol(*cell, release, language))
        }
        Field::Inhabitants(None) => workbook::Field::Empty,
        Field::Inhabitants(Some(persons)) => {
            u32::try_from(*persons).map_or(workbook::Field::Empty, workbook::Field::Persons)
        }
        Field::Rate(Ok((rate, decimals))) => workbook::Field::Decimal(*rate, *decimals),
    }
}

fn write_mappings(
    sheet: &mut Sheet<'_>,
    table: &ReadyTable,
    language: Language,
) -> Result<(), WorkbookError> {
    sheet.heads(&match language {
        Language::Es => ["Se pide", "Aquí", "Relación", "Observación"],
        Language::En => ["Asked", "Here", "Relation", "Remark"],
    })?;
    sheet.freeze()?;
    for mapping in &table.mappings {
        let texts = [
            mapping.theirs.as_str(),
            &mapping.ours,
            mapping.relation,
            &mapping.remark,
        ];
        sheet.row(&texts.map(|text| workbook::Field::Text(text.to_owned())))?;
    }
    Ok(())
}
