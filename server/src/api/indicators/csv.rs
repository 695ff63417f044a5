//! Indicators as CSV: one row a value, a header, no comment.

use axum::{
    http::{HeaderValue, header},
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
use crate::{
    files::delimited::{BYTE_ORDER_MARK, write_row},
    web::caching,
};

/// The columns of a value. Decimal point, whatever the language; a value
/// between two numbers has its ends in `first` and `last`.
pub(super) const VALUE_COLUMNS: [&str; 7] = [
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
    let mut body = start(asked);
    for row in catalogue_rows(asked, indicators) {
        write_row(row.into_iter(), &mut body);
    }
    let name = format!("atalaya_indicators_{}.csv", asked.language.code());
    with_name(caching::attachment(&name), body)
}

/// The heads of the catalogue's table, and its rows.
pub(super) fn catalogue_rows(
    asked: &Asked<'_>,
    indicators: &[&'static Indicator],
) -> Vec<Vec<String>> {
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
    let header = COLUMNS
        .into_iter()
        .chain(["in_release", "release", "cutoff"]);
    let mut rows = vec![header.map(str::to_owned).collect()];
    let manifest = asked.release.manifest();
    let language = asked.language;
    for indicator in indicators {
        let schemes = &indicator.correspondence;
        let units: Vec<_> = schemes.ictip_units.iter().map(code_of).collect();
        rows.push(vec![
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
        ]);
    }
    rows
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
    with_name(file_name(asked, values, "csv"), body)
}

/// A `Content-Disposition` with the name of a file of an indicator's values.
pub(super) fn file_name(asked: &Asked<'_>, values: &Values, ending: &str) -> HeaderValue {
    let mut name = format!("atalaya_{}_{}", asked.release.id(), values.indicator.id);
    if let Some((variable, _)) = &values.points {
        name.push('_');
        name.push_str(variable.name());
    }
    caching::attachment(&format!("{name}_{}.{ending}", asked.language.code()))
}

fn start(asked: &Asked<'_>) -> String {
    let mark = if asked.bom { BYTE_ORDER_MARK } else { "" };
    mark.to_owned()
}

fn with_name(name: HeaderValue, body: String) -> Response {
    let kind = HeaderValue::from_static("text/csv; charset=utf-8; header=present");
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, name),
    ];
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
    [
        number,
        first,
        last,
        status(value),
        persons(value.numerator),
        denominator,
        remarks_of(value),
    ]
}

/// The codes of what is remarked on a value.
pub(super) fn remarks_of(value: &IndicatorValue) -> String {
    let remarks: Vec<_> = value.notes.iter().map(code_of).collect();
    remarks.join(" ")
}

/// The name of a value's state, as in JSON.
pub(super) fn status(value: &IndicatorValue) -> String {
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
