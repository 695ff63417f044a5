//! The cells of a selection as a table: one row a cell, a header, no comment.
//!
//! Column names are the same in both languages; labels follow the language. A
//! cell that a spreadsheet would take for a formula begins with an apostrophe.

use std::borrow::Cow;

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::variable::Variable;

use super::{data::Answer, text};

/// U+FEFF in UTF-8: tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The answer as CSV.
#[must_use]
pub fn respond(answer: &Answer<'_>, bom: bool) -> Response {
    let mut body = String::new();
    if bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    write_table(answer, &mut body);
    let mut headers = vec![(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
    )];
    headers.extend(disposition(answer));
    let headers = axum::http::HeaderMap::from_iter(headers);
    (headers, body).into_response()
}

/// The name under which the file is kept.
fn disposition(answer: &Answer<'_>) -> Option<(HeaderName, HeaderValue)> {
    let selection = answer.table.selection();
    let mut name = format!("atalaya_{}_{}", answer.release.id(), selection.measure);
    for variable in &selection.by {
        name.push('_');
        name.push_str(variable.name());
    }
    let value = format!("attachment; filename=\"{name}.csv\"");
    let value = HeaderValue::from_str(&value).ok()?;
    Some((header::CONTENT_DISPOSITION, value))
}

fn write_table(answer: &Answer<'_>, body: &mut String) {
    let constants = constants(answer);
    let axes = answer.table.axes();
    let header = axes
        .iter()
        .flat_map(|axis| pair_of_columns(axis.variable))
        .chain(CELL_COLUMNS.map(str::to_owned))
        .chain(constants.iter().map(|(name, _)| name.clone()));
    write_row(header, body);

    for (flat, &cell) in answer.table.cells().iter().enumerate() {
        let indices = answer.indices(flat);
        let share = answer.share_percent(cell, &indices);
        let items = axes.iter().zip(&indices).flat_map(|(axis, &index)| {
            let item = &axis.items[index];
            [
                item.code.as_str().to_owned(),
                item.label.in_language(answer.language).to_owned(),
            ]
        });
        let numbers = [
            number(cell.persons()),
            cell.status().to_owned(),
            share.map(|share| format!("{share:.1}")).unwrap_or_default(),
            number(answer.base_of(&indices).persons()),
        ];
        let row = items
            .chain(numbers)
            .chain(constants.iter().map(|(_, value)| value.clone()));
        write_row(row, body);
    }
}

/// The columns of a cell. Decimal point, whatever the language.
const CELL_COLUMNS: [&str; 4] = ["value", "status", "share_percent", "base"];

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
        (
            "note",
            text::demonstration_note(manifest, language)
                .unwrap_or_default()
                .to_owned(),
        ),
    ];
    filters
        .chain(general.map(|(name, value)| (name.to_owned(), value)))
        .collect()
}

fn pair_of_columns(variable: Variable) -> [String; 2] {
    [variable.name().to_owned(), format!("{variable}_label")]
}

fn number(persons: Option<u32>) -> String {
    persons
        .map(|persons| persons.to_string())
        .unwrap_or_default()
}

fn write_row(fields: impl Iterator<Item = String>, body: &mut String) {
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
