//! Code lists, and the structure of a release's data.
//!
//! `GET /api/v1/classifications`, `GET /api/v1/classifications/{variable}`,
//! `GET /api/v1/releases/{id}/structure`.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{label::Language, release::Dimension, variable::Variable};
use serde_json::{Value, json};

use super::{
    asked::Asked,
    cached, links,
    problem::{Problem, ProblemKind},
    query::option,
    releases,
    segment::Segment,
    selection_problem::Help,
    text, weak_tag,
};
use crate::{
    files::{
        code_list,
        sdmx::{self, structure},
    },
    web::{
        AppState,
        caching::{self, SHORT},
    },
};

/// What a code list is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// A JSON object.
    Json,
    /// A table, comma-separated.
    Csv,
    /// A structure message of SDMX-JSON 2.0.
    SdmxJson,
}

impl ListFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Json, Self::Csv, Self::SdmxJson];

    /// The name in `format=`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::SdmxJson => "sdmx-json",
        }
    }

    /// The media type, without parameters.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::SdmxJson => sdmx::STRUCTURE_MEDIA_TYPE,
        }
    }
}

/// `GET /api/v1/classifications`: the variables of a release.
pub async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    match read(&state, query.as_deref().unwrap_or_default()) {
        Ok((asked, format)) if format != ListFormat::Json => {
            not_acceptable(asked.language, &[ListFormat::Json]).into_response()
        }
        Ok((asked, _)) => asked.respond(&request, &["classifications"], || {
            Json(variables(&asked, releases::origin(&state))).into_response()
        }),
        Err(problem) => problem.into_response(),
    }
}

/// `GET /api/v1/classifications/{variable}`: every code of a variable.
pub async fn show(
    State(state): State<AppState>,
    Segment(name): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let (asked, format) = match read(&state, query.as_deref().unwrap_or_default()) {
        Ok(read) => read,
        Err(problem) => return problem.into_response(),
    };
    let variable = name.parse::<Variable>().ok();
    match variable.and_then(|variable| asked.release.dimension(variable)) {
        None => no_variable(&asked).into_response(),
        Some(dimension) => {
            let parts = ["classification", dimension.variable.name(), format.name()];
            asked.respond(&request, &parts, || write(&asked, format, dimension))
        }
    }
}

/// `GET /api/v1/releases/{id}/structure`: dataflow, structure, concepts and
/// code lists of a release, for SDMX.
pub async fn of_release(
    State(state): State<AppState>,
    Segment(id): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let language = match releases::language(&state, query.as_deref()) {
        Ok(language) => language,
        Err(problem) => return problem.into_response(),
    };
    if id == releases::LATEST {
        return releases::to_latest(&state, language, query.as_deref(), "/structure");
    }
    match releases::find(&state, &id, language) {
        Err(problem) => problem.into_response(),
        Ok((file, release)) => {
            let tag = weak_tag(&["structure", &file.hash]);
            cached(&request, &tag, SHORT, || {
                sdmx_json(&structure::whole(&release), &format!("{id}_structure"))
            })
        }
    }
}

/// A query with the format that it asks for.
fn read(state: &AppState, query: &str) -> Result<(Asked, ListFormat), Problem> {
    let (asked, pairs) = Asked::read(state, query, &["format"])?;
    let format = match option(&pairs, "format") {
        Ok("") => Some(ListFormat::Json),
        Ok(name) => ListFormat::ALL
            .into_iter()
            .find(|format| format.name() == name),
        Err(error) => {
            let help = Help {
                language: asked.language,
                release: Some(&asked.release),
                origin: releases::origin(state),
            };
            return Err(help.query_problem(&error.into()));
        }
    };
    match format {
        Some(format) => Ok((asked, format)),
        None => Err(not_acceptable(asked.language, &ListFormat::ALL)),
    }
}

fn write(asked: &Asked, format: ListFormat, dimension: &Dimension) -> Response {
    let name = format!("{}_{}", asked.release.id(), dimension.variable);
    match format {
        ListFormat::Json => {
            Json(code_list::json(&asked.release, dimension, asked.language)).into_response()
        }
        ListFormat::Csv => {
            let table = code_list::csv(&asked.release, dimension, asked.language, asked.bom);
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    caching::attachment(&format!("atalaya_{name}.csv")),
                ),
            ];
            (headers, table).into_response()
        }
        ListFormat::SdmxJson => sdmx_json(&structure::code_list(&asked.release, dimension), &name),
    }
}

fn sdmx_json(message: &structure::Message, name: &str) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/vnd.sdmx.structure+json; version=2.0.0"),
        ),
        (
            header::CONTENT_DISPOSITION,
            caching::attachment(&format!("atalaya_{name}.sdmx.json")),
        ),
    ];
    (headers, Json(message)).into_response()
}

fn variables(asked: &Asked, origin: &str) -> Value {
    let id = asked.release.id();
    let variables: Vec<_> = asked
        .release
        .dimensions()
        .iter()
        .map(|dimension| {
            json!({
                "variable": dimension.variable,
                "label": dimension.label.in_language(asked.language),
                "items": dimension.items.len(),
                "href": links::classification(origin, dimension.variable, id),
            })
        })
        .collect();
    json!({
        "release": id,
        "classification_version": asked.release.manifest().classification_version,
        "variables": variables,
        "structure": links::structure(origin, id),
        "citation": text::citation(asked.release.manifest(), asked.language),
    })
}

fn no_variable(asked: &Asked) -> Problem {
    let known: Vec<_> = asked
        .release
        .dimensions()
        .iter()
        .map(|dimension| dimension.variable.name())
        .collect();
    Problem::new(ProblemKind::UnknownPath, asked.language)
        .detail(
            "Esta publicación no tiene esa variable.",
            "This release has no such variable.",
        )
        .with("available", json!(known))
}

fn not_acceptable(language: Language, formats: &[ListFormat]) -> Problem {
    let names: Vec<_> = formats.iter().map(|format| format.name()).collect();
    let names = names.join(", ");
    let types: Vec<_> = formats.iter().map(|format| format.media_type()).collect();
    Problem::new(ProblemKind::NotAcceptable, language)
        .detail(
            format!("Los formatos son: {names}."),
            format!("Formats are: {names}."),
        )
        .with("available", json!(types))
}
