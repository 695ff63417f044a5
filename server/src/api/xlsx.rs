//! The cells of a selection as a workbook: the table of the CSV file, and what
//! must be known beside it.

use std::collections::BTreeSet;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{label::Language, table::Cell};

use super::{
    columns::{self, Columns, Words},
    data::{Answer, attachment},
    problem::{Problem, ProblemKind},
    text,
};
use crate::workbook::{self, About, Book, Field, Sheet, WorkbookError};

/// The answer as XLSX.
#[must_use]
pub fn respond(answer: &Answer<'_>) -> Response {
    match write(answer) {
        Ok(file) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static(workbook::MEDIA_TYPE),
                ),
                (header::CONTENT_DISPOSITION, attachment(answer, "xlsx")),
            ];
            (headers, file).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a file of data is not made");
            Problem::new(ProblemKind::NotMade, answer.language).into_response()
        }
    }
}

fn write(answer: &Answer<'_>) -> Result<Vec<u8>, WorkbookError> {
    let manifest = answer.release.manifest();
    let title = text::title(answer.table, answer.language);
    let mut book = Book::new(&title, "Atalaya", manifest.cutoff)?;
    let (data, notes) = match answer.language {
        Language::Es => ("Datos", "Notas"),
        Language::En => ("Data", "Notes"),
    };
    write_data(&mut book.sheet(data)?, answer)?;
    let selection = answer.table.selection();
    let about = About {
        title: &title,
        facts: Vec::new(),
        selection: Some(selection.to_string()),
        notes: text::all_notes(answer),
    };
    let mut sheet = book.sheet(notes)?;
    workbook::about(&mut sheet, &about, answer.release, answer.language)?;
    let variables: BTreeSet<_> = selection.variables().into_iter().collect();
    workbook::codes(&mut book, answer.release, &variables, answer.language)?;
    book.finish()
}

fn write_data(sheet: &mut Sheet<'_>, answer: &Answer<'_>) -> Result<(), WorkbookError> {
    let Columns { header, rows } = columns::of(answer, Words::Apart);
    sheet.heads(&header)?;
    sheet.freeze()?;
    for row in rows {
        let fields: Vec<_> = row
            .into_iter()
            .map(|field| written(field, answer))
            .collect();
        sheet.row(&fields)?;
    }
    Ok(())
}

fn written(field: columns::Field, answer: &Answer<'_>) -> Field {
    match field {
        columns::Field::Text(text) => Field::Text(text),
        columns::Field::Count(Cell::Published(persons)) => Field::Persons(persons),
        columns::Field::Count(cell) => {
            Field::Symbol(workbook::symbol(cell, answer.release, answer.language))
        }
        columns::Field::Share(Some(share)) => Field::Number(share),
        columns::Field::Share(None) => Field::Empty,
    }
}
