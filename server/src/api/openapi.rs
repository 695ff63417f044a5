//! The description of the API for programs, as OpenAPI 3.1
//! (<https://spec.openapis.org/oas/v3.1.1>).
//!
//! It is made from the table of [`super::endpoint`], with the codes of the
//! newest release as the values that parameters take.

mod parameters;
mod responses;
mod schemas;

use app::source::ReleaseSource;
use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{label::Language, release::Release};
use serde_json::{Map, Value, json};

use super::{
    cached,
    endpoint::{self, Beside, Endpoint, Parameter, Words},
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
    let shapes = state.library.cantons();
    let id = latest.as_ref().map(|release| release.id().to_string());
    let tag = weak_tag(&[
        "openapi",
        id.as_deref().unwrap_or_default(),
        shapes.as_ref().map_or("", |shapes| shapes.hash()),
        language.code(),
        origin,
    ]);
    let api = Description {
        release: latest.as_deref(),
        shapes: shapes.as_ref().map(|shapes| shapes.hash()),
        language,
        origin,
    };
    cached(&request, &tag, SHORT, || {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
            (
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(language.code()),
            ),
        ];
        (headers, Json(api.written())).into_response()
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
    let api = Description {
        release,
        shapes: None,
        language,
        origin,
    };
    api.written()
}

/// What the description is made with.
#[derive(Clone, Copy)]
pub struct Description<'a> {
    /// The release whose codes parameters take; without one they name none.
    pub release: Option<&'a Release>,
    /// The name of the shapes in use. Their address is described while there
    /// are some.
    pub shapes: Option<&'a str>,
    /// The language of the words.
    pub language: Language,
    /// Scheme and host for links; empty for none.
    pub origin: &'a str,
}

impl Description<'_> {
    /// The document.
    #[must_use]
    pub fn written(&self) -> Value {
        let Self {
            language, origin, ..
        } = *self;
        let is_there = |endpoint: &&Endpoint| {
            let needs_shapes = endpoint
                .parameters
                .contains(&Parameter::Beside(Beside::Shapes));
            self.shapes.is_some() || !needs_shapes
        };
        let paths: Map<String, Value> = endpoint::all()
            .filter(is_there)
            .map(|endpoint| {
                let operation = operation(endpoint, self);
                (endpoint.path.to_owned(), json!({ "get": operation }))
            })
            .collect();
        document_of(paths, language, origin)
    }
}

fn document_of(paths: Map<String, Value>, language: Language, origin: &str) -> Value {
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

fn operation(endpoint: &Endpoint, api: &Description<'_>) -> Value {
    let language = api.language;
    let parameters: Vec<_> = endpoint
        .parameters
        .iter()
        .flat_map(|parameter| parameters::describe(*parameter, api))
        .collect();
    json!({
        "operationId": endpoint.id,
        "summary": said(endpoint.summary, language),
        "parameters": parameters,
        "responses": responses::of(endpoint, language),
    })
}

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
