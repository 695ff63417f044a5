//! `GET /api/v1/files` and `GET /api/v1/files/{name}.csv`, `.xlsx`: tables
//! ready to hand in.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::label::Language;
use serde_json::{Value, json};

use super::{
    asked::Asked,
    format::Format,
    language_of, links,
    problem::{Problem, ProblemKind},
    releases::origin,
    segment::Segment,
    text,
};
use crate::{
    files::ready::{self, ReadyFile},
    web::{AppState, caching},
};

/// The formats of these tables.
pub const FORMATS: [Format; 2] = [Format::Csv, Format::Xlsx];

/// `GET /api/v1/files`: which tables there are, and what each holds.
pub async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    match Asked::read(&state, query.as_deref().unwrap_or_default(), &[]) {
        Err(problem) => problem.into_response(),
        Ok((asked, _)) => asked.respond(&request, &["files"], || {
            Json(described(&asked, origin(&state))).into_response()
        }),
    }
}

/// `GET /api/v1/files/{name}`: one of them.
pub async fn show(
    State(state): State<AppState>,
    Segment(name): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let Some((file, format)) = named(&name) else {
        return unknown(language_of(Some(&query))).into_response();
    };
    match Asked::read(&state, &query, &[]) {
        Err(problem) => problem.into_response(),
        Ok((asked, _)) => asked.respond(&request, &["file", &name], || write(&asked, file, format)),
    }
}

fn named(name: &str) -> Option<(ReadyFile, Format)> {
    let (name, ending) = name.rsplit_once('.')?;
    let format = FORMATS.into_iter().find(|it| it.ending() == ending)?;
    Some((ReadyFile::named(name)?, format))
}

/// The names of all files, with their endings.
pub fn names() -> impl Iterator<Item = String> {
    let of = |file: ReadyFile| FORMATS.map(|format| format!("{}.{}", file.name(), format.ending()));
    ReadyFile::ALL.into_iter().flat_map(of)
}

fn unknown(language: Language) -> Problem {
    let names: Vec<_> = names().collect();
    Problem::new(ProblemKind::UnknownPath, language)
        .detail("No existe ese archivo.", "There is no such file.")
        .with("available", json!(names))
}

fn write(asked: &Asked, file: ReadyFile, format: Format) -> Response {
    let Asked {
        release,
        language,
        bom,
        ..
    } = asked;
    let table = file.table(release, *language);
    let body = match format {
        Format::Xlsx => match ready::xlsx(file, &table, release, *language) {
            Ok(book) => book,
            Err(error) => {
                tracing::error!(%error, "a ready file is not made");
                return Problem::new(ProblemKind::NotMade, *language).into_response();
            }
        },
        _ => ready::csv(&table, release, *language, *bom).into_bytes(),
    };
    let name = format!(
        "atalaya_{}_{}.{}",
        release.id(),
        file.name(),
        format.ending()
    );
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(format.content_type()),
        ),
        (header::CONTENT_DISPOSITION, caching::attachment(&name)),
    ];
    (headers, body).into_response()
}

fn described(asked: &Asked, origin: &str) -> Value {
    let language = asked.language;
    let id = asked.release.id();
    let files: Vec<_> = ReadyFile::ALL
        .into_iter()
        .map(|file| {
            let table = file.table(&asked.release, language);
            let mappings: Vec<_> = table
                .mappings
                .iter()
                .map(|mapping| {
                    json!({
                        "asked": mapping.theirs,
                        "here": mapping.ours,
                        "relation": mapping.relation,
                        "remark": mapping.remark,
                    })
                })
                .collect();
            let hrefs: Vec<_> = FORMATS
                .into_iter()
                .map(|format| {
                    json!({
                        "format": format.name(),
                        "media_type": format.media_type(),
                        "href": links::ready_file(origin, file, format, id, language),
                    })
                })
                .collect();
            json!({
                "name": file.name(),
                "title": file.title().in_language(language),
                "about": file.about().in_language(language),
                "rows": table.rows.len(),
                "notes": text::in_language(&table.remarks, language).collect::<Vec<_>>(),
                "correspondence": mappings,
                "files": hrefs,
            })
        })
        .collect();
    json!({
        "release": id,
        "citation": text::citation(asked.release.manifest(), language),
        "files": files,
    })
}
