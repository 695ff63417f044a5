//! Power Query, the language M of Excel.

use super::Format;

/// A query whose result is a table with a row for each cell.
pub(super) fn code(format: Format, address: &str) -> String {
    let address = quoted(address);
    match format {
        Format::Csv => format!(
            r#"let
    Source = Csv.Document(Web.Contents({address}), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true]),
    Numbers = {{{{"value", Int64.Type}}, {{"share_percent", type number}}, {{"base", Int64.Type}}}},
    Result = Table.TransformColumnTypes(Rows, Numbers, "en-US")
in
    Result
"#
        ),
        Format::Json => format!(
            r#"let
    Answer = Json.Document(Web.Contents({address})),
    Axes = Answer[axes],
    Combine = (rows, axis) => List.TransformMany(rows, (row) => axis[items], (row, item) => row & {{item[label]}}),
    Labels = List.Accumulate(Axes, {{{{}}}}, Combine),
    Numbers = List.Transform(Answer[cells], each {{Record.FieldOrDefault(_, "value"), [status]}}),
    Rows = List.Transform(List.Zip({{Labels, Numbers}}), List.Combine),
    Result = Table.FromRows(Rows, List.Transform(Axes, each [label]) & {{"value", "status"}})
in
    Result
"#
        ),
        Format::JsonStat => format!(
            r#"let
    Answer = Json.Document(Web.Contents({address})),
    Axis = (id) =>
        let category = Record.Field(Record.Field(Answer[dimension], id), "category")
        in List.Transform(category[index], (code) => Record.Field(category[label], code)),
    Combine = (rows, id) => List.TransformMany(rows, (row) => Axis(id), (row, label) => row & {{label}}),
    Labels = List.Accumulate(Answer[id], {{{{}}}}, Combine),
    Rows = List.Transform(List.Zip({{Labels, Answer[value]}}), each _{{0}} & {{_{{1}}}}),
    Result = Table.FromRows(Rows, Answer[id] & {{"value"}})
in
    Result
"#
        ),
    }
}

/// A text in double quotes, where `#(` begins an escape and a quote is doubled.
fn quoted(text: &str) -> String {
    let text = text.replace("#(", "#(#)(").replace('"', "\"\"");
    format!("\"{text}\"")
}
