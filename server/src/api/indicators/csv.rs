//! Indicators as CSV: one row a value, a header, no comment.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use charts::number::plain;
use domain::{
    indicator::{Denominator, Indicator, IndicatorValue, ValueState},
    table::Cell,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    super::{columns::pair_of_columns, text},
    ask::{Asked, Values},
};
use crate::files::delimited::{BYTE_ORDER_MARK, write_row};

/// The columns of a value. Decimal point, whatever the language; a value
/// between two numbers has its ends in `first` and `last`.
const VALUE_COLUMNS: [&str; 7] = [
    "value",
    "first",
    "last",
    "status",
    "numerator",
    "denominator",
    "remarks",
];

/// The catalogue: one row an indicator.
pub(super) fn catalogue(asked: &Asked<'_>, indicators: &[&'static Indicator]) -> Response {
    const COLUMNS: [&str; 14] = [
        "indicator",
        "version",
        "name",
        "definition",
        "theme",
        "unit",
        "formula",
        "universe",
        "reference_dates",
        "ictip_units",
        "iccs",
        "htcds",
        "glotip",
        "sdg",
    ];
    let mut body = start(asked);
    let header = COLUMNS
        .into_iter()
        .chain(["in_release", "release", "cutoff"]);
    write_row(header.map(str::to_owned), &mut body);
    let manifest = asked.release.manifest();
    let language = asked.language;
    for indicator in indicators {
        let schemes = &indicator.correspondence;
        let units: Vec<_> = schemes.ictip_units.iter().map(code_of).collect();
        let row = [
            indicator.id.to_owned(),
            indicator.version.to_owned(),
            indicator.name.get(language).to_owned(),
            indicator.definition.get(language).to_owned(),
            code_of(&indicator.theme),
            code_of(&indicator.unit()),
            indicator.formula_text(&asked.release, language),
            indicator.universe(language),
            indicator.reference_dates().join(" "),
            units.join(" "),
            schemes.iccs.join(" "),
            schemes.htcds.join(" "),
            schemes.glotip.join(" "),
            schemes.sdg.unwrap_or_default().to_owned(),
            indicator.is_in(&asked.release).to_string(),
            manifest.id.to_string(),
            manifest.cutoff.to_string(),
        ];
        write_row(row.into_iter(), &mut body);
    }
    file("atalaya_indicators", asked, body)
}

/// The values of an indicator: one row a point of its breakdown, or one.
pub(super) fn values(asked: &Asked<'_>, values: &Values) -> Response {
    let constants = constants(asked, values.indicator);
    let mut body = start(asked);
    let by = values.points.as_ref().map(|(variable, _)| *variable);
    let columns = by.into_iter().flat_map(pair_of_columns);
    let header = columns
        .chain(VALUE_COLUMNS.map(str::to_owned))
        .chain(constants.iter().map(|(name, _)| name.clone()));
    write_row(header, &mut body);
    let mut write = |item: Vec<String>, value: &IndicatorValue| {
        let row = item
            .into_iter()
            .chain(value_fields(value))
            .chain(constants.iter().map(|(_, value)| value.clone()));
        write_row(row, &mut body);
    };
    match &values.points {
        None => write(Vec::new(), &values.value),
        Some((_, points)) => {
            for point in points {
                let label = point.label.in_language(asked.language).to_owned();
                write(vec![point.code.to_string(), label], &point.value);
            }
        }
    }
    let mut name = format!("atalaya_{}_{}", asked.release.id(), values.indicator.id);
    if let Some(variable) = by {
        name.push('_');
        name.push_str(variable.name());
    }
    file(&name, asked, body)
}

fn start(asked: &Asked<'_>) -> String {
    let mark = if asked.bom { BYTE_ORDER_MARK } else { "" };
    mark.to_owned()
}

fn file(name: &str, asked: &Asked<'_>, body: String) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
    );
    let name = format!(
        "attachment; filename=\"{name}_{}.csv\"",
        asked.language.code()
    );
    // Names of releases and indicators are ASCII.
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    (headers, body).into_response()
}

fn value_fields(value: &IndicatorValue) -> [String; 7] {
    let (number, first, last) = match value.state {
        ValueState::Published { value, decimals } => {
            (plain(value, decimals), String::new(), String::new())
        }
        ValueState::Between { first, last } => {
            let last = last.map(|last| last.to_string());
            (String::new(), first.to_string(), last.unwrap_or_default())
        }
        _ => Default::default(),
    };
    let persons = |cell: Option<Cell>| {
        let persons = cell.and_then(Cell::persons);
        persons
            .map(|persons| persons.to_string())
            .unwrap_or_default()
    };
    let denominator = match value.denominator {
        Some(Denominator::Persons { cell }) => persons(Some(cell)),
        Some(Denominator::Inhabitants { persons, years }) => {
            (persons * u64::from(years)).to_string()
        }
        None => String::new(),
    };
    let remarks: Vec<_> = value.notes.iter().map(code_of).collect();
    [
        number,
        first,
        last,
        status(value),
        persons(value.numerator),
        denominator,
        remarks.join(" "),
    ]
}

/// The name of a value's state, as in JSON.
fn status(value: &IndicatorValue) -> String {
    match &json!(value.state)["status"] {
        Value::String(status) => status.clone(),
        _ => String::new(),
    }
}

/// The name of a code, as in JSON.
fn code_of(code: &impl Serialize) -> String {
    match json!(code) {
        Value::String(code) => code,
        other => other.to_string(),
    }
}

/// Columns that hold the same in every row.
fn constants(asked: &Asked<'_>, indicator: &Indicator) -> Vec<(String, String)> {
    let language = asked.language;
    let manifest = asked.release.manifest();
    let by = &asked.selection.by;
    let filters = asked
        .selection
        .filters
        .iter()
        .filter(|(variable, _)| !by.contains(variable))
        .flat_map(|(&variable, code)| {
            let label = text::item_label(&asked.release, variable, code, language);
            let fields = [code.to_string(), label.unwrap_or_default().to_owned()];
            pair_of_columns(variable).into_iter().zip(fields)
        });
    let note = text::demonstration_note(manifest, language).unwrap_or_default();
    let general = [
        ("indicator", indicator.id.to_owned()),
        ("version", indicator.version.to_owned()),
        ("name", indicator.name.get(language).to_owned()),
        ("unit", code_of(&indicator.unit())),
        ("release", manifest.id.to_string()),
        ("cutoff", manifest.cutoff.to_string()),
        ("note", note.to_owned()),
    ];
    let general = general.map(|(name, value)| (name.to_owned(), value));
    filters.chain(general).collect()
}
