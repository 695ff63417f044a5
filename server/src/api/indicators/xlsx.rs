//! The values of an indicator as a workbook: the table of the CSV file, and
//! what must be known beside it.

use std::collections::BTreeSet;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    indicator::{Denominator, Indicator, IndicatorValue, ValueState},
    label::Language,
    table::Cell,
};

use super::{
    super::{
        columns::pair_of_columns,
        problem::{Problem, ProblemKind},
        text,
    },
    ask::{Asked, Values},
    csv::{self, VALUE_COLUMNS, file_name, remarks_of, status},
};
use crate::{
    web::caching,
    workbook::{self, About, Book, Field, Sheet, WorkbookError},
};

/// The values of an indicator.
pub(super) fn values(asked: &Asked<'_>, values: &Values) -> Response {
    let name = file_name(asked, values, "xlsx");
    respond(write_values(asked, values), name, asked)
}

/// The catalogue: one row an indicator.
pub(super) fn catalogue(asked: &Asked<'_>, indicators: &[&'static Indicator]) -> Response {
    let name = format!("atalaya_indicators_{}.xlsx", asked.language.code());
    respond(
        write_catalogue(asked, indicators),
        caching::attachment(&name),
        asked,
    )
}

fn respond(
    written: Result<Vec<u8>, WorkbookError>,
    name: HeaderValue,
    asked: &Asked<'_>,
) -> Response {
    match written {
        Ok(file) => {
            let kind = HeaderValue::from_static(workbook::MEDIA_TYPE);
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CONTENT_DISPOSITION, name),
            ];
            (headers, file).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a file of an indicator is not made");
            Problem::new(ProblemKind::NotMade, asked.language).into_response()
        }
    }
}

fn write_catalogue(
    asked: &Asked<'_>,
    indicators: &[&'static Indicator],
) -> Result<Vec<u8>, WorkbookError> {
    let name = match asked.language {
        Language::Es => "Indicadores",
        Language::En => "Indicators",
    };
    let mut book = Book::new(name, "Atalaya", asked.release.manifest().cutoff)?;
    let mut sheet = book.sheet(name)?;
    let mut rows = csv::catalogue_rows(asked, indicators).into_iter();
    sheet.heads(&rows.next().unwrap_or_default())?;
    sheet.freeze()?;
    for row in rows {
        sheet.row(&row.into_iter().map(Field::Text).collect::<Vec<_>>())?;
    }
    book.finish()
}

fn write_values(asked: &Asked<'_>, values: &Values) -> Result<Vec<u8>, WorkbookError> {
    let manifest = asked.release.manifest();
    let title = values.indicator.name.get(asked.language);
    let mut book = Book::new(title, "Atalaya", manifest.cutoff)?;
    let [data, notes] = match asked.language {
        Language::Es => ["Datos", "Notas"],
        Language::En => ["Data", "Notes"],
    };
    write_data(&mut book.sheet(data)?, asked, values)?;
    let about = about(asked, values);
    workbook::about(
        &mut book.sheet(notes)?,
        &about,
        &asked.release,
        asked.language,
    )?;
    let by = values.points.iter().map(|(variable, _)| *variable);
    let filters = asked.selection.filters.keys().copied();
    let variables: BTreeSet<_> = by.chain(filters).collect();
    workbook::codes(&mut book, &asked.release, &variables, asked.language)?;
    book.finish()
}

fn write_data(
    sheet: &mut Sheet<'_>,
    asked: &Asked<'_>,
    values: &Values,
) -> Result<(), WorkbookError> {
    let by = values.points.as_ref().map(|(variable, _)| *variable);
    let columns = by.into_iter().flat_map(pair_of_columns);
    let heads: Vec<_> = columns.chain(VALUE_COLUMNS.map(str::to_owned)).collect();
    sheet.heads(&heads)?;
    sheet.freeze()?;
    match &values.points {
        None => sheet.row(&fields(&values.value, asked)),
        Some((_, points)) => points.iter().try_for_each(|point| {
            let label = point.label.in_language(asked.language);
            let item = [point.code.as_str(), label].map(|text| Field::Text(text.to_owned()));
            let row: Vec<_> = item
                .into_iter()
                .chain(fields(&point.value, asked))
                .collect();
            sheet.row(&row)
        }),
    }
}

/// A value as its columns hold it: numbers as numbers, symbols in their place.
fn fields(value: &IndicatorValue, asked: &Asked<'_>) -> Vec<Field> {
    let whole = |number: u32| Field::Number(f64::from(number));
    let symbol = |cell| Field::Symbol(workbook::symbol(cell, &asked.release, asked.language));
    let none = || Field::Empty;
    let [number, first, last] = match value.state {
        ValueState::Published { value, decimals } => {
            [Field::Decimal(value, decimals), none(), none()]
        }
        ValueState::Between { first, last } => {
            [none(), whole(first), last.map_or_else(none, whole)]
        }
        ValueState::Withheld => [symbol(Cell::Withheld), none(), none()],
        ValueState::NotPublished => [symbol(Cell::NotPublished), none(), none()],
        ValueState::NotCollected => [symbol(Cell::NotCollected), none(), none()],
        ValueState::StructuralZero => [symbol(Cell::StructuralZero), none(), none()],
        ValueState::Undefined => [none(), none(), none()],
    };
    let persons = |cell: Cell| cell.persons().map_or_else(|| symbol(cell), Field::Persons);
    let denominator = match value.denominator {
        Some(Denominator::Persons { cell }) => persons(cell),
        // A country's inhabitants can be counted exactly.
        Some(Denominator::Inhabitants { persons, years }) => {
            Field::Decimal((persons * u64::from(years)) as f64, 0)
        }
        None => none(),
    };
    vec![
        number,
        first,
        last,
        Field::Text(status(value)),
        value.numerator.map_or_else(none, persons),
        denominator,
        Field::Text(remarks_of(value)),
    ]
}

fn about<'a>(asked: &Asked<'_>, values: &'a Values) -> About<'a> {
    let own = values.indicator.notes.iter().copied();
    let own = own.chain(values.remarks());
    let own = own.map(|note| note.text().get(asked.language).to_owned());
    let of_release = text::notes(asked.release.manifest(), asked.language);
    About {
        title: values.indicator.name.get(asked.language),
        facts: facts(values.indicator, asked),
        selection: Some(asked.selection.to_string()),
        notes: own.chain(of_release).collect(),
    }
}

fn facts(indicator: &Indicator, asked: &Asked<'_>) -> Vec<(&'static str, String)> {
    let language = asked.language;
    let names = match language {
        Language::Es => ["Indicador", "Definición", "Fórmula", "Unidad"],
        Language::En => ["Indicator", "Definition", "Formula", "Unit"],
    };
    let values = [
        format!("{} · {}", indicator.id, indicator.version),
        indicator.definition.get(language).to_owned(),
        indicator.formula_text(&asked.release, language),
        indicator.unit().label().get(language).to_owned(),
    ];
    names.into_iter().zip(values).collect()
}
