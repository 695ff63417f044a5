//! The cells of a selection as a JSON object.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::{
    code::Code,
    selection::{ReleaseId, Selection},
    table::{Axis, Cell, ItemKind},
    variable::Variable,
};
use serde::Serialize;

use super::{data::Answer, format::Format, links, text};

/// The whole answer.
#[derive(Serialize)]
struct Body<'a> {
    title: String,
    selection: String,
    release: &'a ReleaseId,
    cutoff: String,
    measure: Coded<'a>,
    unit: Coded<'a>,
    demonstration: bool,
    threshold: u32,
    axes: Vec<AxisBody<'a>>,
    filters: Vec<FilterBody<'a>>,
    cells: Vec<CellBody>,
    bases: Vec<Cell>,
    notes: Vec<String>,
    symbols: Vec<SymbolBody>,
    citation: String,
    links: LinksBody,
}

/// A code with its label.
#[derive(Serialize)]
struct Coded<'a> {
    code: &'a str,
    label: String,
}

#[derive(Serialize)]
struct AxisBody<'a> {
    variable: Variable,
    label: &'a str,
    multiple: bool,
    items: Vec<ItemBody<'a>>,
}

#[derive(Serialize)]
struct ItemBody<'a> {
    code: &'a Code,
    label: &'a str,
    kind: ItemKind,
}

#[derive(Serialize)]
struct FilterBody<'a> {
    variable: Variable,
    label: Option<&'a str>,
    code: &'a Code,
    item: Option<&'a str>,
}

#[derive(Serialize)]
struct CellBody {
    #[serde(flatten)]
    cell: Cell,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_percent: Option<f64>,
}

#[derive(Serialize)]
struct SymbolBody {
    status: &'static str,
    symbol: &'static str,
    label: String,
}

#[derive(Serialize)]
struct LinksBody {
    #[serde(rename = "self")]
    itself: String,
    pinned: String,
    csv: String,
    xlsx: String,
    json_stat: String,
    sdmx_csv: String,
    csvw: String,
    structure: String,
    release: String,
    file: String,
}

/// The answer as JSON.
#[must_use]
pub fn respond(answer: &Answer<'_>) -> Response {
    Json(body(answer)).into_response()
}

fn body<'a>(answer: &Answer<'a>) -> Body<'a> {
    let Answer {
        release,
        table,
        language,
        ..
    } = *answer;
    let manifest = release.manifest();
    let unit = text::unit(language);
    Body {
        title: text::title(table, language),
        selection: table.selection().to_string(),
        release: &manifest.id,
        cutoff: manifest.cutoff.to_string(),
        measure: Coded {
            code: table.measure().name(),
            label: text::measure(table.measure())
                .in_language(language)
                .to_owned(),
        },
        unit: Coded {
            code: "persons",
            label: unit.to_owned(),
        },
        demonstration: manifest.demonstration,
        threshold: release.threshold(),
        axes: table
            .axes()
            .iter()
            .map(|axis| axis_body(answer, axis))
            .collect(),
        filters: filters(answer),
        cells: cells(answer),
        bases: answer.bases(),
        notes: text::all_notes(answer),
        symbols: symbols(answer),
        citation: text::citation(manifest, language),
        links: links_body(answer),
    }
}

fn axis_body<'a>(answer: &Answer<'_>, axis: &'a Axis) -> AxisBody<'a> {
    AxisBody {
        variable: axis.variable,
        label: axis.label.in_language(answer.language),
        multiple: axis.multiple,
        items: axis
            .items
            .iter()
            .map(|item| ItemBody {
                code: &item.code,
                label: item.label.in_language(answer.language),
                kind: item.kind,
            })
            .collect(),
    }
}

fn filters<'a>(answer: &Answer<'a>) -> Vec<FilterBody<'a>> {
    let Answer {
        release, language, ..
    } = *answer;
    let filters = &answer.table.selection().filters;
    filters
        .iter()
        .map(|(&variable, code)| FilterBody {
            variable,
            label: release
                .dimension(variable)
                .map(|dimension| dimension.label.in_language(language)),
            code,
            item: text::item_label(release, variable, code, language),
        })
        .collect()
}

fn cells(answer: &Answer<'_>) -> Vec<CellBody> {
    let cells = answer.table.cells().iter().enumerate();
    cells
        .map(|(flat, &cell)| CellBody {
            cell,
            share_percent: answer.share_percent(cell, &answer.indices(flat)),
        })
        .collect()
}

fn symbols(answer: &Answer<'_>) -> Vec<SymbolBody> {
    text::STATES
        .into_iter()
        .map(|cell| SymbolBody {
            status: cell.status(),
            symbol: cell.symbol(),
            label: text::state(cell, answer.release.threshold())
                .in_language(answer.language)
                .to_owned(),
        })
        .collect()
}

fn links_body(answer: &Answer<'_>) -> LinksBody {
    let selection = answer.table.selection();
    let id = answer.release.id();
    let pinned = answer.pinned();
    let in_language = |selection: &Selection| {
        links::with(
            &links::data(answer.origin, selection),
            "lang",
            answer.language.code(),
        )
    };
    LinksBody {
        itself: in_language(selection),
        pinned: in_language(&pinned),
        csv: links::data_as(answer, Format::Csv, false),
        xlsx: links::data_as(answer, Format::Xlsx, false),
        json_stat: links::data_as(answer, Format::JsonStat, false),
        sdmx_csv: links::data_as(answer, Format::SdmxCsv, false),
        csvw: links::data_as(answer, Format::Csvw, false),
        structure: links::structure(answer.origin, id),
        release: links::release(answer.origin, id),
        file: links::file(answer.origin, id),
    }
}
