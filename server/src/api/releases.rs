//! `/api/v1/releases`: which releases there are, what each holds, its file.

use std::sync::Arc;

use app::source::ReleaseSource;
use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    label::Language,
    measure::Measure,
    release::{Dimension, Release},
    selection::{ReleaseId, Selection, SelectionError},
    table::Cell,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    RELEASE_MEDIA_TYPE, cached, language_of, links,
    paging::Part,
    problem::Problem,
    query::{QueryError, language_option, only},
    segment::Segment,
    selection_problem::Help,
    text, weak_tag,
};
use crate::web::{
    AppState,
    caching::{Content, IMMUTABLE, SHORT},
    library::ReleaseFile,
};

/// Stands for the newest release in an address.
pub(super) const LATEST: &str = "latest";

/// `GET /api/v1/releases`: all releases, newest first, a part at a time.
pub async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let keys = ["lang", "limit", "offset"];
    match ask(&state, query.as_deref(), &keys, |options| {
        Ok((language_option(options)?, Part::parse(options)?))
    }) {
        Ok((language, part)) => respond_list(&state, language, part, &request),
        Err(problem) => problem.into_response(),
    }
}

fn respond_list(state: &AppState, language: Language, part: Part, request: &HeaderMap) -> Response {
    let origin = origin(state);
    let files = state.library.files();
    let Part { limit, offset } = part;
    let shown = [limit.to_string(), offset.to_string()];
    let hashes = files.iter().map(|file| file.hash.as_str());
    let parts: Vec<_> = [language.code(), origin]
        .into_iter()
        .chain(shown.iter().map(String::as_str))
        .chain(hashes)
        .collect();
    let mut response = cached(request, &weak_tag(&parts), SHORT, || {
        let releases = part.of(&files).iter();
        let releases: Vec<_> = releases
            .map(|file| describe(file, language, origin))
            .collect();
        let latest = files.first().map(|file| &file.manifest.id);
        Json(json!({ "latest": latest, "total": files.len(), "releases": releases }))
            .into_response()
    });
    let address = links::with(&links::releases(origin), "lang", language.code());
    part.link(&address, files.len(), response.headers_mut());
    response
}

/// `GET /api/v1/releases/{id}`: what one release says of itself, its
/// variables with all their items, its exact series.
pub async fn show(
    State(state): State<AppState>,
    Segment(id): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let language = match language(&state, query.as_deref()) {
        Ok(language) => language,
        Err(problem) => return problem.into_response(),
    };
    let origin = origin(&state);
    if id == LATEST {
        return to_latest(&state, language, query.as_deref(), "");
    }
    let (file, release) = match find(&state, &id, language) {
        Ok(found) => found,
        Err(problem) => return problem.into_response(),
    };
    let tag = weak_tag(&[&file.hash, language.code(), origin]);
    cached(&request, &tag, SHORT, || {
        let mut body = describe(&file, language, origin);
        if let Some(body) = body.as_object_mut() {
            body.insert("measures".to_owned(), measures(&release, language));
            body.insert("variables".to_owned(), variables(&release, language));
            body.insert("exact_series".to_owned(), exact_series(&release));
        }
        Json(body).into_response()
    })
}

/// `GET /api/v1/releases/{id}/file`: the release file itself.
pub async fn file(
    State(state): State<AppState>,
    Segment(id): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let language = match language(&state, query.as_deref()) {
        Ok(language) => language,
        Err(problem) => return problem.into_response(),
    };
    if id == LATEST {
        return to_latest(&state, language, query.as_deref(), "/file");
    }
    let file = match find_file(&state, &id, language) {
        Ok(file) => file,
        Err(problem) => return problem.into_response(),
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(RELEASE_MEDIA_TYPE),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE)),
    ];
    let compressed = file.clone();
    // Compressed at its first use.
    let brotli = tokio::task::spawn_blocking(move || compressed.brotli()).await;
    let content = Content {
        bytes: file.bytes.clone(),
        brotli: brotli.ok().flatten(),
        tag: file.hash.clone(),
    };
    (headers, content.answer(&request)).into_response()
}

/// The language of a query that says nothing else.
pub(super) fn language(state: &AppState, query: Option<&str>) -> Result<Language, Problem> {
    ask(state, query, &["lang"], language_option)
}

/// What a query says that takes these keys and no others.
fn ask<T>(
    state: &AppState,
    query: Option<&str>,
    keys: &[&str],
    read: impl FnOnce(&[&str]) -> Result<T, QueryError>,
) -> Result<T, Problem> {
    let options = only(query.unwrap_or_default(), keys);
    options.and_then(|options| read(&options)).map_err(|error| {
        let help = Help {
            language: language_of(query),
            release: None,
            origin: origin(state),
        };
        help.query_problem(&error)
    })
}

pub(super) fn origin(state: &AppState) -> &str {
    state.config.public_url.as_deref().unwrap_or_default()
}

pub(super) fn to_latest(
    state: &AppState,
    language: Language,
    query: Option<&str>,
    rest: &str,
) -> Response {
    let Some(latest) = state.library.latest() else {
        let kind = super::ProblemKind::NoRelease;
        return Problem::new(kind, language).into_response();
    };
    let address = links::release(origin(state), latest.id());
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let headers = [
        (header::LOCATION, format!("{address}{rest}{query}")),
        (header::CACHE_CONTROL, SHORT.to_owned()),
    ];
    (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
}

fn find_file(
    state: &AppState,
    text: &str,
    language: Language,
) -> Result<Arc<ReleaseFile>, Problem> {
    let problem = |error: SelectionError| {
        let help = Help {
            language,
            release: None,
            origin: origin(state),
        };
        help.selection_problem(&error, &Selection::default())
    };
    // In an address, what cannot be a release is a release that there is not.
    let Ok(id) = text.parse::<ReleaseId>() else {
        let help = super::ProblemKind::UnknownRelease;
        return Err(
            Problem::new(help, language).with("releases", json!(links::releases(origin(state))))
        );
    };
    state
        .library
        .file(&id)
        .ok_or_else(|| problem(SelectionError::UnknownRelease { id }))
}

pub(super) fn find(
    state: &AppState,
    text: &str,
    language: Language,
) -> Result<(Arc<ReleaseFile>, Arc<Release>), Problem> {
    let file = find_file(state, text, language)?;
    let release = state.library.get(&file.manifest.id);
    // Gone from the folder between the two looks.
    let gone = || Problem::new(super::ProblemKind::UnknownRelease, language);
    Ok((file, release.ok_or_else(gone)?))
}

/// What a release says of itself.
fn describe(file: &ReleaseFile, language: Language, origin: &str) -> Value {
    let manifest = &file.manifest;
    let pinned = Selection {
        release: Some(manifest.id.clone()),
        ..Selection::default()
    };
    json!({
        "id": manifest.id,
        "cutoff": manifest.cutoff,
        "demonstration": manifest.demonstration,
        "policy": manifest.policy,
        "classification_version": manifest.classification_version,
        "program_version": manifest.program_version,
        "input_hash": manifest.input_hash,
        "previous": manifest.previous,
        "notes": text::notes(manifest, language),
        "citation": text::citation(manifest, language),
        "file": {
            "href": links::file(origin, &manifest.id),
            "media_type": RELEASE_MEDIA_TYPE,
            "bytes": file.bytes.len(),
            "sha256": file.hash,
        },
        "links": {
            "self": links::release(origin, &manifest.id),
            "data": links::data(origin, &pinned),
            "structure": links::structure(origin, &manifest.id),
            "changes": links::changes(origin, &manifest.id),
        },
    })
}

fn measures(release: &Release, language: Language) -> Value {
    Measure::ALL
        .into_iter()
        .map(|measure| {
            json!({
                "code": measure,
                "label": text::measure(measure).in_language(language),
                "tabulated": release.is_tabulated(measure),
            })
        })
        .collect()
}

fn variables(release: &Release, language: Language) -> Value {
    let dimensions = release.dimensions().iter();
    dimensions
        .map(|dimension| {
            json!({
                "variable": dimension.variable,
                "label": dimension.label.in_language(language),
                "multiple": dimension.multiple,
                "pooled_only": dimension.pooled_only,
                "items": items(dimension, language),
            })
        })
        .collect()
}

fn items(dimension: &Dimension, language: Language) -> Value {
    let items = dimension.items.iter();
    items
        .map(|item| {
            json!({
                "code": item.code,
                "label": item.label.in_language(language),
                "kind": item.kind,
                "parent": item.parent,
            })
        })
        .collect()
}

/// One year of an exact series.
#[derive(Serialize)]
struct Point {
    year: i32,
    #[serde(flatten)]
    cell: Cell,
}

/// The series that the policy publishes without variation.
fn exact_series(release: &Release) -> Value {
    Measure::ALL
        .into_iter()
        .filter_map(|measure| {
            let points = release.exact_series(measure)?.iter();
            let points: Vec<_> = points
                .map(|point| Point {
                    year: point.year,
                    cell: point.value,
                })
                .collect();
            Some(json!({ "measure": measure, "points": points }))
        })
        .collect()
}
