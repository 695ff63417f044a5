//! `GET /api/v1/data?<selection>`: the cells of a selection.

use std::sync::Arc;

use app::source::ReleaseSource;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    label::Language,
    release::Release,
    selection::{Selection, SelectionError},
    table::{Cell, ItemKind, PublishedTable},
    variable::Variable,
};

use super::{
    cached, csv,
    format::Format,
    json, language_of, links,
    problem::{Problem, ProblemKind},
    query::DataQuery,
    selection_problem::Help,
    weak_tag, xlsx,
};
use crate::{
    files::{csvw, delimited::BYTE_ORDER_MARK, jsonstat, sdmx},
    web::{
        AppState,
        caching::{self, IMMUTABLE, SHORT},
    },
};

/// A table with all that is said around it.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The release it was read from.
    pub release: &'a Release,
    /// The cells.
    pub table: &'a PublishedTable,
    /// The language of the words.
    pub language: Language,
    /// Scheme and host for links; empty for none.
    pub origin: &'a str,
}

/// `GET /api/v1/data`
pub async fn data(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    answer(&state, &query, &request).unwrap_or_else(IntoResponse::into_response)
}

fn answer(state: &AppState, query: &str, request: &HeaderMap) -> Result<Response, Problem> {
    let origin = state.config.public_url.as_deref().unwrap_or_default();
    let latest = state.library.latest();
    let help = Help {
        language: language_of(Some(query)),
        release: latest.as_deref(),
        origin,
    };
    let query = DataQuery::parse(query).map_err(|error| help.query_problem(&error))?;
    let format = query
        .format
        .or_else(|| Format::accepted(request))
        .ok_or_else(|| help.not_acceptable())?;
    let release = find_release(state, &query.selection, &help)?;
    let help = Help {
        release: Some(&release),
        ..help
    };
    let table = release
        .table(&query.selection)
        .map_err(|error| help.selection_problem(&error, &query.selection))?;
    let answer = Answer {
        release: &release,
        table: &table,
        language: query.language,
        origin,
    };
    Ok(respond(state, request, &answer, format, &query))
}

fn respond(
    state: &AppState,
    request: &HeaderMap,
    answer: &Answer<'_>,
    format: Format,
    query: &DataQuery,
) -> Response {
    let selection = answer.table.selection();
    let hash = state.library.file(answer.release.id());
    let tag = weak_tag(&[
        hash.as_ref().map_or("", |file| file.hash.as_str()),
        &selection.to_string(),
        format.name(),
        answer.language.code(),
        if query.bom { "bom" } else { "" },
        query.labels.name(),
        answer.origin,
    ]);
    // A pinned release never changes, the newest one is replaced some day.
    let lifetime = if selection.release.is_some() {
        IMMUTABLE
    } else {
        SHORT
    };
    let mut response = cached(request, &tag, lifetime, || match format {
        Format::Json => json::respond(answer),
        Format::Csv => csv::respond(answer, query.bom),
        Format::Xlsx => xlsx::respond(answer),
        Format::JsonStat => file(answer, format, jsonstat::dataset(answer).to_string()),
        Format::SdmxCsv => {
            let mark = if query.bom { BYTE_ORDER_MARK } else { "" };
            let table = sdmx::csv::write(answer, query.labels);
            file(answer, format, format!("{mark}{table}"))
        }
        Format::Csvw => {
            let csv = links::data_as(answer, Format::Csv, query.bom);
            file(answer, format, csvw::metadata(answer, &csv).to_string())
        }
    });
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(answer.language.code()),
    );
    response
}

/// A file of an answer.
pub(super) fn file(answer: &Answer<'_>, format: Format, body: String) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(format.content_type()),
        ),
        (
            header::CONTENT_DISPOSITION,
            attachment(answer, format.ending()),
        ),
    ];
    (headers, body).into_response()
}

/// The release that a selection asks for, or the newest.
pub(super) fn find_release(
    state: &AppState,
    selection: &Selection,
    help: &Help<'_>,
) -> Result<Arc<Release>, Problem> {
    match &selection.release {
        Some(id) => state.library.get(id).ok_or_else(|| {
            let error = SelectionError::UnknownRelease { id: id.clone() };
            let latest = Selection {
                release: None,
                ..selection.clone()
            };
            help.selection_problem(&error, &latest)
        }),
        None => state
            .library
            .latest()
            .ok_or_else(|| Problem::new(ProblemKind::NoRelease, help.language)),
    }
}

/// The name under which a file of an answer is kept.
#[must_use]
pub fn attachment(answer: &Answer<'_>, ending: &str) -> HeaderValue {
    let selection = answer.table.selection();
    let mut name = format!("atalaya_{}_{}", answer.release.id(), selection.measure);
    for variable in &selection.by {
        name.push('_');
        name.push_str(variable.name());
    }
    caching::attachment(&format!("{name}.{ending}"))
}

impl Answer<'_> {
    /// What was asked, of the release that answered, whatever is newest later.
    #[must_use]
    pub fn pinned(&self) -> Selection {
        Selection {
            release: Some(self.release.id().clone()),
            ..self.table.selection().clone()
        }
    }

    /// The items of a cell, one of each axis.
    #[must_use]
    pub fn indices(&self, mut flat: usize) -> Vec<usize> {
        let mut indices: Vec<_> = self
            .table
            .axes()
            .iter()
            .rev()
            .map(|axis| {
                let index = flat % axis.items.len();
                flat /= axis.items.len();
                index
            })
            .collect();
        indices.reverse();
        indices
    }

    /// The bases of shares: one for each period when `period` is the first
    /// axis, else one.
    #[must_use]
    pub fn bases(&self) -> Vec<Cell> {
        match self.table.axes().first() {
            Some(axis) if axis.variable == Variable::Period => (0..axis.items.len())
                .map(|period| self.table.base_at(period))
                .collect(),
            _ => vec![self.table.base()],
        }
    }

    /// The base of the cell at these places.
    #[must_use]
    pub fn base_of(&self, indices: &[usize]) -> Cell {
        match self.table.axes().first() {
            Some(axis) if axis.variable == Variable::Period => self.table.base_at(indices[0]),
            _ => self.table.base(),
        }
    }

    /// The share of a cell in its base, in percent with one decimal; none for
    /// missing answers, which are no part of the base.
    #[must_use]
    pub fn share_percent(&self, cell: Cell, indices: &[usize]) -> Option<f64> {
        let is_missing = self
            .table
            .axes()
            .iter()
            .zip(indices)
            .any(|(axis, &index)| axis.items[index].kind == ItemKind::Missing);
        if is_missing {
            return None;
        }
        PublishedTable::share_percent(cell, self.base_of(indices))
            .map(|share| (share * 10.0).round() / 10.0)
    }
}
