//! `GET /api/v1/releases/{id}/changes`: what changed from another release.

mod ask;
mod csv;
mod json;

use std::sync::Arc;

use app::source::ReleaseSource;
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    label::Language,
    measure::Measure,
    release::{CellChange, FrameChanges, Release, changed_cells},
    selection::{Selection, SelectionError},
};
use serde_json::json;

use self::ask::Asked;
use super::{
    cached,
    format::Format,
    language_of, links,
    problem::{Problem, ProblemKind},
    query::QueryError,
    releases::{self, LATEST},
    segment::Segment,
    selection_problem::Help,
    weak_tag,
};
use crate::web::{
    AppState,
    caching::{self, SHORT},
};

/// `GET /api/v1/releases/{id}/changes`
pub async fn show(
    State(state): State<AppState>,
    Segment(id): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let text = query.as_deref().unwrap_or_default();
    if id == LATEST {
        let language = language_of(query.as_deref());
        return releases::to_latest(&state, language, query.as_deref(), "/changes");
    }
    match answer(&state, &id, text, &request) {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

/// Two releases and how they differ.
struct Changes<'a> {
    now: &'a Release,
    /// None where nothing was published before.
    before: Option<&'a Release>,
    frame: Option<FrameChanges>,
    /// Cells that differ, of one measure after the other.
    cells: Vec<(Measure, CellChange)>,
    compared: usize,
}

fn answer(
    state: &AppState,
    id: &str,
    query: &str,
    request: &HeaderMap,
) -> Result<Response, Problem> {
    let language = language_of(Some(query));
    let (_, release) = releases::find(state, id, language)?;
    let help = Help {
        language,
        release: Some(&release),
        origin: releases::origin(state),
    };
    let asked = Asked::parse(query).map_err(|error| match error {
        QueryError::UnknownFormat => not_acceptable(language),
        error => help.query_problem(&error),
    })?;
    let before = match &asked.from {
        Some(from) => Some(releases::find(state, from.as_str(), language)?.1),
        None => before(state, &release),
    };
    let changes = Changes::between(before.as_deref(), &release, &asked)
        .map_err(|error| help.selection_problem(&error, &asked.selection))?;
    Ok(respond(&asked, &changes, help.origin, request))
}

/// The release that this one followed, as far as it is held; else the one that
/// is listed after it.
fn before(state: &AppState, release: &Release) -> Option<Arc<Release>> {
    let named = release.manifest().previous.as_ref();
    named.and_then(|id| state.library.get(id)).or_else(|| {
        let files = state.library.files();
        let own = files
            .iter()
            .position(|file| file.manifest.id == *release.id());
        let older = files.get(own? + 1)?;
        state.library.get(&older.manifest.id)
    })
}

impl<'a> Changes<'a> {
    fn between(
        before: Option<&'a Release>,
        now: &'a Release,
        asked: &Asked,
    ) -> Result<Self, SelectionError> {
        let mut changes = Self {
            now,
            before,
            frame: before.map(|before| FrameChanges::between(before, now)),
            cells: Vec::new(),
            compared: 0,
        };
        for &measure in &asked.measures {
            let selection = Selection {
                measure,
                ..asked.selection.clone()
            };
            match before {
                // What cannot be answered is refused all the same.
                None => now.check(&selection)?,
                Some(before) => {
                    let found = changed_cells(before, now, &selection)?;
                    changes.compared += found.compared;
                    let cells = found.cells.into_iter();
                    changes.cells.extend(cells.map(|cell| (measure, cell)));
                }
            }
        }
        Ok(changes)
    }
}

fn respond(asked: &Asked, changes: &Changes<'_>, origin: &str, request: &HeaderMap) -> Response {
    let address = address(asked, changes, origin);
    let before = changes.before.map(|before| before.manifest());
    let now = changes.now.manifest();
    // A release never changes, so its name stands for it.
    let tag = weak_tag(&[
        "changes",
        &address,
        &asked.part.limit.to_string(),
        &asked.part.offset.to_string(),
        &now.input_hash,
        before.map_or("", |before| &before.input_hash),
        if asked.bom { "bom" } else { "" },
    ]);
    let mut response = cached(request, &tag, SHORT, || match asked.format {
        Format::Csv => {
            let table = csv::write(asked, changes);
            let name = format!("atalaya_{}_changes.csv", now.id);
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static(Format::Csv.content_type()),
                ),
                (header::CONTENT_DISPOSITION, caching::attachment(&name)),
            ];
            (headers, table).into_response()
        }
        _ => axum::Json(json::write(asked, changes, origin)).into_response(),
    });
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(asked.language.code()),
    );
    asked.part.link(&address, changes.cells.len(), headers);
    response
}

/// The address of these changes, both releases named, without a part.
fn address(asked: &Asked, changes: &Changes<'_>, origin: &str) -> String {
    let path = links::changes(origin, changes.now.id());
    let mut address = links::with(&path, "lang", asked.language.code());
    if let Some(before) = changes.before {
        address = links::with(&address, "from", before.id().as_str());
    }
    if let ([one], Measure::Accredited) = (asked.measures.as_slice(), asked.selection.measure) {
        // The grammar leaves it out.
        address = links::with(&address, "measure", one.name());
    }
    match asked.selection.to_string() {
        query if query.is_empty() => {}
        query => address = format!("{address}&{query}"),
    }
    if asked.format == Format::Csv {
        address = links::with(&address, "format", Format::Csv.name());
    }
    address
}

fn not_acceptable(language: Language) -> Problem {
    Problem::new(ProblemKind::NotAcceptable, language)
        .detail("Los formatos son: json, csv.", "Formats are: json, csv.")
        .with(
            "available",
            json!([Format::Json, Format::Csv].map(Format::media_type)),
        )
}
