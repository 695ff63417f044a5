//! The description of the API for programs, as OpenAPI 3.1
//! (<https://spec.openapis.org/oas/v3.1.1>).
//!
//! It is made from the table of [`super::endpoint`], with the codes of the
//! newest release as the values that parameters take.

mod parameters;
mod schemas;

use std::collections::BTreeMap;

use app::source::ReleaseSource;
use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{label::Language, release::Release};
use serde_json::{Map, Value, json};

use super::{
    cached,
    endpoint::{ENDPOINTS, EVERYWHERE, Endpoint, Words},
    problem::ProblemKind,
    releases, weak_tag,
};
use crate::web::{AppState, caching::SHORT};

/// The media type of the description.
pub const MEDIA_TYPE: &str = "application/vnd.oai.openapi+json";

/// `GET /api/v1/openapi.json`
pub async fn document(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let language = match releases::language(&state, query.as_deref()) {
        Ok(language) => language,
        Err(problem) => return problem.into_response(),
    };
    let latest = state.library.latest();
    let origin = releases::origin(&state);
    let id = latest.as_ref().map(|release| release.id().to_string());
    let tag = weak_tag(&[
        "openapi",
        id.as_deref().unwrap_or_default(),
        language.code(),
        origin,
    ]);
    cached(&request, &tag, SHORT, || {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
            (
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(language.code()),
            ),
        ];
        (headers, Json(describe(latest.as_deref(), language, origin))).into_response()
    })
}

/// The description. Without a release its parameters name no codes.
///
/// # Examples
///
/// ```
/// use domain::{label::Language, release};
/// use server::api::openapi::describe;
///
/// let api = describe(Some(&release::sample()), Language::En, "");
/// assert_eq!(api["openapi"], "3.1.1");
/// assert_eq!(api["paths"]["/api/v1/data"]["get"]["operationId"], "getData");
/// ```
#[must_use]
pub fn describe(release: Option<&Release>, language: Language, origin: &str) -> Value {
    let paths: Map<String, Value> = ENDPOINTS
        .iter()
        .map(|endpoint| {
            let operation = operation(endpoint, release, language);
            (
                format!("/api{}", endpoint.path),
                json!({ "get": operation }),
            )
        })
        .collect();
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": said(TITLE, language),
            "version": env!("CARGO_PKG_VERSION"),
            "description": said(ABOUT, language),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": if origin.is_empty() { "/" } else { origin } }],
        "paths": paths,
        "components": { "schemas": schemas::all(), "headers": headers(language) },
    })
}

const TITLE: Words = (
    "Atalaya: indicadores sobre trata de personas",
    "Atalaya: indicators on trafficking in persons",
);

const ABOUT: Words = (
    "Solo lectura, pública, sin clave. Sus cifras son las celdas de las publicaciones: lo reservado en una página está reservado aquí.",
    "Read-only, public, without a key. Its numbers are the cells of releases: what is withheld on a page is withheld here.",
);

pub(crate) fn said((es, en): Words, language: Language) -> &'static str {
    match language {
        Language::Es => es,
        Language::En => en,
    }
}

fn operation(endpoint: &Endpoint, release: Option<&Release>, language: Language) -> Value {
    let parameters: Vec<_> = endpoint
        .parameters
        .iter()
        .flat_map(|parameter| parameters::describe(*parameter, release, language))
        .collect();
    json!({
        "operationId": endpoint.id,
        "summary": said(endpoint.summary, language),
        "parameters": parameters,
        "responses": responses(endpoint, language),
    })
}

fn responses(endpoint: &Endpoint, language: Language) -> Value {
    let mut content = Map::new();
    for (media_type, schema) in (endpoint.answers)() {
        let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
        // Two formats of one media type are told apart by `format=` only.
        content
            .entry(media_type)
            .and_modify(|known| {
                let first = known["schema"].take();
                *known = json!({ "schema": { "anyOf": [first, schema] } });
            })
            .or_insert_with(|| json!({ "schema": schema }));
    }
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({
            "description": said(ANSWERED, language),
            "headers": header_references(),
            "content": content,
        }),
    );
    responses.insert(
        "304".to_owned(),
        json!({ "description": said(UNCHANGED, language) }),
    );
    if endpoint.has_latest {
        responses.insert(
            "307".to_owned(),
            json!({
                "description": said(LATEST, language),
                "headers": { "Location": { "schema": { "type": "string" } } },
            }),
        );
    }
    let kinds = endpoint.problems.iter().chain(EVERYWHERE);
    let mut by_status: BTreeMap<StatusCode, Vec<String>> = BTreeMap::new();
    for kind in kinds {
        by_status
            .entry(kind.status())
            .or_default()
            .push(sentence(*kind, language));
    }
    for (status, sentences) in by_status {
        let problem = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        responses.insert(
            status.as_str().to_owned(),
            json!({
                "description": sentences.join(" "),
                "content": { super::problem::MEDIA_TYPE: problem },
            }),
        );
    }
    Value::Object(responses)
}

fn sentence(kind: ProblemKind, language: Language) -> String {
    let title = kind.title();
    format!("{}: {}.", kind.slug(), title.in_language(language))
}

const ANSWERED: Words = ("La respuesta", "The answer");
const UNCHANGED: Words = (
    "Nada ha cambiado desde la etiqueta de If-None-Match",
    "Nothing changed since the tag of If-None-Match",
);
const LATEST: Words = (
    "La dirección de la publicación más nueva",
    "The address of the newest release",
);

/// The headers of every answer.
fn headers(language: Language) -> Value {
    let text = json!({ "type": "string" });
    json!({
        "ETag": {
            "description": said(("Etiqueta para If-None-Match", "The tag for If-None-Match"), language),
            "schema": text,
        },
        "Cache-Control": {
            "description": said((
                "Inmutable con «release»; si no, 60 segundos",
                "Immutable with \"release\"; else 60 seconds",
            ), language),
            "schema": text,
        },
        "Link": {
            "description": said((
                "Partes anterior y siguiente de una lista, o los metadatos de una tabla",
                "The parts before and after in a list, or the metadata of a table",
            ), language),
            "schema": text,
        },
    })
}

fn header_references() -> Value {
    let header = |name: &str| json!({ "$ref": format!("#/components/headers/{name}") });
    json!({
        "ETag": header("ETag"),
        "Cache-Control": header("Cache-Control"),
        "Link": header("Link"),
    })
}
