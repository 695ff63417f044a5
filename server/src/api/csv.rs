//! The cells of a selection as a table: one row a cell, a header, no comment.
//!
//! Column names are the same in both languages; labels follow the language. A
//! cell that a spreadsheet would take for a formula begins with an apostrophe.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use super::{
    columns::{self, Columns, Field, Words},
    data::{Answer, file},
    format::Format,
    links,
};
use crate::files::{
    csvw,
    delimited::{BYTE_ORDER_MARK, write_row},
};

/// The answer as CSV, with a link to what its columns hold.
#[must_use]
pub fn respond(answer: &Answer<'_>, bom: bool) -> Response {
    let mut body = String::new();
    if bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    write_table(answer, &mut body);
    let metadata = links::data_as(answer, Format::Csvw, bom);
    let link = format!(
        "<{metadata}>; rel=\"describedby\"; type=\"{}\"",
        csvw::MEDIA_TYPE
    );
    let mut response = file(answer, Format::Csv, body);
    if let Ok(link) = HeaderValue::from_str(&link) {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

fn write_table(answer: &Answer<'_>, body: &mut String) {
    let Columns { header, rows } = columns::of(answer, Words::InRows);
    write_row(header.into_iter(), body);
    for row in rows {
        write_row(row.into_iter().map(written), body);
    }
}

/// A field as text: decimal point, whatever the language; empty where there is
/// no number.
fn written(field: Field) -> String {
    let number = match field {
        Field::Text(text) => return text,
        Field::Count(cell) => cell.persons().map(|persons| persons.to_string()),
        Field::Share(share) => share.map(|share| format!("{share:.1}")),
    };
    number.unwrap_or_default()
}
