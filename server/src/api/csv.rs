//! The cells of a selection as a table: one row a cell, a header, no comment.
//!
//! Column names are the same in both languages; labels follow the language. A
//! cell that a spreadsheet would take for a formula begins with an apostrophe.

use std::borrow::Cow;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{
    columns::{self, Columns, Field},
    data::{Answer, attachment},
};

/// U+FEFF in UTF-8: tells spreadsheets that the text is UTF-8.
pub(super) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The answer as CSV.
#[must_use]
pub fn respond(answer: &Answer<'_>, bom: bool) -> Response {
    let mut body = String::new();
    if bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    write_table(answer, &mut body);
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
        ),
        (header::CONTENT_DISPOSITION, attachment(answer, "csv")),
    ];
    (headers, body).into_response()
}

fn write_table(answer: &Answer<'_>, body: &mut String) {
    let Columns { header, rows } = columns::of(answer);
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

/// Writes one line.
pub(super) fn write_row(fields: impl Iterator<Item = String>, body: &mut String) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            body.push(',');
        }
        write_field(&harmless(&field), body);
    }
    // RFC 4180, section 2.
    body.push_str("\r\n");
}

/// The field with an apostrophe before it when a spreadsheet would run it.
fn harmless(field: &str) -> Cow<'_, str> {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{field}").into()
    } else {
        field.into()
    }
}

fn write_field(field: &str, body: &mut String) {
    if field.contains([',', '"', '\r', '\n']) {
        body.push('"');
        body.push_str(&field.replace('"', "\"\""));
        body.push('"');
    } else {
        body.push_str(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_never_becomes_a_formula() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            let mut row = String::new();
            write_row([hostile.to_owned()].into_iter(), &mut row);
            assert!(row.starts_with('\'') || row.starts_with("\"'"), "{row:?}");
        }
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let mut row = String::new();
        let fields = ["plain", "a, b", "say \"so\"", "two\nlines", ""];
        write_row(fields.map(str::to_owned).into_iter(), &mut row);
        assert_eq!(row, "plain,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\",\r\n");
    }
}
