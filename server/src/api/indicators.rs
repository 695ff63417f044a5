//! `/api/v1/indicators`: the catalogue, and the values of one indicator.

mod ask;
mod csv;
mod json;
mod xlsx;

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    indicator::{self, Indicator},
    selection::Selection,
};

use self::ask::{Asked, Written};
use super::{
    cached, data::find_release, language_of, links, paging::Part, problem::Problem,
    query::DataQuery, segment::Segment, selection_problem::Help, weak_tag,
};
use crate::web::{
    AppState,
    caching::{IMMUTABLE, SHORT},
};

/// `GET /api/v1/indicators`: every indicator of the catalogue, with what a
/// release holds of it.
pub async fn list(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let answer = ask::catalogue(&state, &query, &request);
    answer
        .map(|(asked, part)| respond_list(&state, &asked, part, &request))
        .unwrap_or_else(IntoResponse::into_response)
}

fn respond_list(state: &AppState, asked: &Asked<'_>, part: Part, request: &HeaderMap) -> Response {
    let all: Vec<_> = indicator::all().collect();
    let what = format!("catalogue {} {}", part.limit, part.offset);
    let mut response = respond(state, request, asked, &what, || {
        let indicators = part.of(&all);
        match asked.format {
            Written::Csv => csv::catalogue(asked, indicators),
            Written::Xlsx => xlsx::catalogue(asked, indicators),
            Written::Json => json::catalogue(asked, indicators, all.len()),
        }
    });
    let address = links::indicators(asked.origin, &asked.selection);
    let address = links::with(&address, "lang", asked.language.code());
    let address = links::with(&address, "format", asked.format.name());
    part.link(&address, all.len(), response.headers_mut());
    response
}

/// `GET /api/v1/indicators/{id}`: what one indicator is, its value, and its
/// values by one variable.
pub async fn show(
    State(state): State<AppState>,
    Segment(id): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let Some(indicator) = indicator::by_id(&id) else {
        let language = language_of(Some(&query));
        return ask::unknown(&id, language).into_response();
    };
    answer(&state, indicator, &query, &request).unwrap_or_else(IntoResponse::into_response)
}

fn answer(
    state: &AppState,
    indicator: &'static Indicator,
    query: &str,
    request: &HeaderMap,
) -> Result<Response, Problem> {
    let asked = ask::indicator(state, query, request)?;
    let values = asked.values(indicator)?;
    Ok(respond(
        state,
        request,
        &asked,
        indicator.id,
        || match asked.format {
            Written::Csv => csv::values(&asked, &values),
            Written::Xlsx => xlsx::values(&asked, &values),
            Written::Json => json::values(&asked, &values),
        },
    ))
}

/// An answer with its tag and lifetime.
fn respond(
    state: &AppState,
    request: &HeaderMap,
    asked: &Asked<'_>,
    what: &str,
    write: impl FnOnce() -> Response,
) -> Response {
    let file = state.library.file(asked.release.id());
    let tag = weak_tag(&[
        file.as_ref().map_or("", |file| file.hash.as_str()),
        what,
        &asked.selection.to_string(),
        asked.format.name(),
        asked.language.code(),
        if asked.bom { "bom" } else { "" },
        asked.origin,
    ]);
    let lifetime = match &asked.selection {
        Selection {
            release: Some(_), ..
        } => IMMUTABLE,
        _ => SHORT,
    };
    let mut response = cached(request, &tag, lifetime, write);
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("accept"));
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(asked.language.code()),
    );
    response
}
