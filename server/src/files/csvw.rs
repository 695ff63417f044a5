//! What the columns of a CSV file hold, for programs: metadata of CSV on the
//! Web (<https://www.w3.org/TR/tabular-metadata/>).

use domain::{
    label::{Label, Language},
    table::Cell,
    variable::Variable,
};
use serde_json::{Map, Value, json};

use crate::api::{
    columns::{self, Words},
    data::Answer,
    text,
};

/// The media type.
pub const MEDIA_TYPE: &str = "application/csvm+json";

/// The metadata of the CSV file at an address.
#[must_use]
pub fn metadata(answer: &Answer<'_>, csv: &str) -> Value {
    let manifest = answer.release.manifest();
    let language = answer.language;
    let columns = columns::of(answer, Words::InRows).header;
    let key: Vec<_> = answer
        .table
        .axes()
        .iter()
        .map(|axis| axis.variable.name())
        .collect();
    let columns: Vec<_> = columns.iter().map(|name| column(answer, name)).collect();
    let mut schema = json!({ "columns": columns });
    // Without a breakdown there is one row, and nothing to tell rows apart by.
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": language.code() }],
        "url": csv,
        "dc:title": text::title(answer.table, language),
        "dc:description": text::all_notes(answer).join(" "),
        "dc:publisher": text::publisher(language),
        "dc:bibliographicCitation": text::citation(manifest, language),
        "dc:issued": manifest.cutoff.to_string(),
        "dc:isVersionOf": manifest.id,
        "dc:subject": answer.table.selection().to_string(),
        "dc:language": language.code(),
        "notes": notes(answer),
        "dialect": {
            "header": true,
            "delimiter": ",",
            "encoding": "utf-8",
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": schema,
    })
}

/// Every note of the answer, and what the states of cells mean.
fn notes(answer: &Answer<'_>) -> Vec<Value> {
    let language = answer.language;
    let about = text::all_notes(answer)
        .into_iter()
        .map(|note| json!({ "dc:description": note }));
    let states = text::STATES.into_iter().map(|cell| {
        let meaning = text::state(cell, answer.release.threshold());
        json!({
            "dc:identifier": cell.status(),
            "dc:title": cell.symbol(),
            "dc:description": meaning.in_language(language),
        })
    });
    about.chain(states).collect()
}

/// The description of one column.
fn column(answer: &Answer<'_>, name: &str) -> Value {
    let variable = name
        .strip_suffix("_label")
        .unwrap_or(name)
        .parse::<Variable>()
        .ok();
    let title = match variable {
        Some(variable) => variable_title(answer, variable, name.ends_with("_label")),
        None => title(name),
    };
    let mut column = Map::new();
    column.insert("name".into(), json!(name));
    column.insert(
        "titles".into(),
        json!({ "und": name, "es": title.es, "en": title.en }),
    );
    column.insert("datatype".into(), datatype(name));
    if name.ends_with("_label") || matches!(name, "note" | "citation") {
        column.insert("lang".into(), json!(answer.language.code()));
    }
    // The number of a cell without one is absent, and never a zero.
    if matches!(name, "value" | "share_percent" | "base") {
        column.insert("null".into(), json!(""));
    } else if name != "selection" && name != "note" {
        column.insert("required".into(), json!(true));
    }
    Value::Object(column)
}

fn variable_title(answer: &Answer<'_>, variable: Variable, is_label: bool) -> Label {
    let known = answer.release.dimension(variable);
    let label = known.map_or_else(
        || Label::new(variable.name(), variable.name()),
        |dimension| dimension.label.clone(),
    );
    if is_label {
        label
    } else {
        Label::new(
            format!("{} (código)", label.in_language(Language::Es)),
            format!("{} (code)", label.in_language(Language::En)),
        )
    }
}

fn title(name: &str) -> Label {
    match name {
        "value" => Label::new("Personas", "Persons"),
        "status" => Label::new("Estado del dato", "Status"),
        "share_percent" => Label::new("Porcentaje de la base", "Share of the base, percent"),
        "base" => Label::new(
            "Personas con respuesta (base)",
            "Persons with an answer (base)",
        ),
        "measure" => Label::new("Medida", "Measure"),
        "unit" => Label::new("Unidad", "Unit"),
        "threshold" => Label::new("Umbral de reserva", "Threshold of withholding"),
        "release" => Label::new("Publicación", "Release"),
        "cutoff" => Label::new("Fecha de corte", "Cut-off date"),
        "selection" => Label::new("Selección", "Selection"),
        "note" => Label::new("Notas", "Notes"),
        "citation" => Label::new("Cita", "Citation"),
        other => Label::new(other, other),
    }
}

fn datatype(name: &str) -> Value {
    match name {
        "value" | "base" | "threshold" => json!("nonNegativeInteger"),
        "share_percent" => json!({ "base": "decimal", "minimum": 0 }),
        "cutoff" => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        "status" => json!({ "base": "string", "format": states() }),
        _ => json!("string"),
    }
}

/// The states of a cell, as a pattern.
fn states() -> String {
    let names: Vec<_> = [Cell::Published(0)]
        .into_iter()
        .chain(text::STATES)
        .map(Cell::status)
        .collect();
    names.join("|")
}
