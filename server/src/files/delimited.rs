//! Comma-separated rows (RFC 4180) that no spreadsheet runs.

use std::borrow::Cow;

/// U+FEFF in UTF-8: tells spreadsheets that the text is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// First characters by which spreadsheets know a formula; some of them read
/// the wide forms of East Asian keyboards too.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would take the text for a formula.
///
/// # Examples
///
/// ```
/// use server::files::delimited::is_formula;
///
/// assert!(is_formula("=1+1"));
/// assert!(!is_formula("1+1"));
/// ```
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// Writes one line. A field that a spreadsheet would take for a formula begins
/// with an apostrophe.
pub fn write_row(fields: impl Iterator<Item = String>, body: &mut String) {
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
    if is_formula(field) {
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
        for hostile in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1",
        ] {
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
