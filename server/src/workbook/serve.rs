//! `GET /workbook/{path of a page}.xlsx?<query of the page>`.

use app::{files::workbook_page, source::ReleaseSource, state::State as PageState};
use axum::{
    Router,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::selection::Selection;

use super::{MEDIA_TYPE, page};
use crate::{
    api::{
        self, Problem, ProblemKind, cached, endpoint, language_of, page_problem, segment::Segment,
        selection_problem::Help, weak_tag,
    },
    web::{
        AppState,
        caching::{self, IMMUTABLE, SHORT},
    },
};

/// The routes below `/workbook`.
pub fn routes() -> Router<AppState> {
    endpoint::below("/workbook")
        .fallback(api::unknown_path)
        .method_not_allowed_fallback(api::only_read)
}

/// `GET /workbook/{page}.xlsx`
pub async fn workbook(
    State(state): State<AppState>,
    Segment(path): Segment,
    RawQuery(query): RawQuery,
    request: HeaderMap,
) -> Response {
    match read(&state, &path, &query.unwrap_or_default()) {
        Ok(page) => answer(&state, page, &request).await,
        Err(problem) => problem.into_response(),
    }
}

/// The page that is asked for.
fn read(state: &AppState, path: &str, query: &str) -> Result<PageState, Problem> {
    let (page, language) = workbook_page(path)
        .ok_or_else(|| Problem::new(ProblemKind::UnknownPath, language_of(Some(query))))?;
    let latest = state.library.latest();
    let help = Help {
        language,
        release: latest.as_deref(),
        origin: origin(state),
    };
    let asked = Selection::parse(query).unwrap_or_default();
    page_problem::read(state, page, query, &asked, &help)
}

fn origin(state: &AppState) -> &str {
    state.config.public_url.as_deref().unwrap_or_default()
}

async fn answer(state: &AppState, page: PageState, request: &HeaderMap) -> Response {
    let tag = tag(state, &page);
    let lifetime = match page.selection.release {
        Some(_) => IMMUTABLE,
        None => SHORT,
    };
    if caching::matches(request, &tag) {
        return cached(request, &tag, lifetime, || ().into_response());
    }
    let language = page.language;
    let name = file_name(&page);
    let origin = state.config.origin().to_owned();
    // A tenth of a second of computation for the largest page.
    let written = tokio::task::spawn_blocking(move || page::write(&page, &origin)).await;
    match written {
        Ok(Ok(file)) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
                (header::CONTENT_DISPOSITION, caching::attachment(&name)),
                (
                    header::CONTENT_LANGUAGE,
                    HeaderValue::from_static(language.code()),
                ),
            ];
            cached(request, &tag, lifetime, || (headers, file).into_response())
        }
        Ok(Err(error)) => {
            tracing::error!(%error, "a workbook is not made");
            Problem::new(ProblemKind::NotMade, language).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "writing a workbook ended early");
            Problem::new(ProblemKind::NotMade, language).into_response()
        }
    }
}

/// Everything that the workbook is made of.
fn tag(state: &AppState, page: &PageState) -> String {
    let file = state.library.file(page.release.id());
    weak_tag(&[
        "workbook",
        file.as_ref().map_or("", |file| file.hash.as_str()),
        &page.page.route(page.language),
        &page.selection.to_string(),
        origin(state),
    ])
}

fn file_name(page: &PageState) -> String {
    let path = page.page.route(page.language);
    let path = path.trim_start_matches('/').replace('/', "-");
    format!("atalaya_{}_{path}.xlsx", page.release.id())
}
