//! Answers to requests that are not looked at further: a problem where programs
//! ask, a page in the reader's language where browsers do.
//!
//! See [`app::refusal`] for the pages.

use app::{page::language_of, refusal::Refusal};
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use domain::label::Language;

use super::{language::preferred, security};
use crate::{
    api::{self, Problem, ProblemKind},
    config::Config,
};

/// Who asks, as far as a refusal differs by it.
#[derive(Clone, Debug)]
pub struct Asker {
    uri: Uri,
    language: Language,
    reads_pages: bool,
}

impl Asker {
    /// The one who sent a request.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        let uri = request.uri().clone();
        let (path, headers) = (uri.path(), request.headers());
        let accepts_pages = || {
            let kinds = headers.get_all(header::ACCEPT).iter();
            let mut kinds = kinds.filter_map(|kinds| kinds.to_str().ok());
            kinds.any(|kinds| kinds.contains("text/html"))
        };
        let is = |starts: &[&str]| starts.iter().any(|start| path.starts_with(start));
        let is_for_programs = is(&["/api", "/oembed"]);
        // What readers follow links to, and programs fetch too.
        let is_file = is(&["/embed/", "/workbook/"]);
        let language = if is_for_programs || path.starts_with("/embed/") {
            api::language_of(uri.query())
        } else {
            let path = path.strip_prefix("/workbook").unwrap_or(path);
            language_of(path).unwrap_or_else(|| preferred(headers))
        };
        Self {
            language,
            reads_pages: !is_for_programs && (!is_file || accepts_pages()),
            uri,
        }
    }
}

/// Says why a request is not answered, and after how many seconds it may be
/// sent again.
#[must_use]
pub fn answer(
    config: &Config,
    asker: &Asker,
    kind: ProblemKind,
    retry_after: Option<u64>,
) -> Response {
    let mut response = match asker.reads_pages {
        false => Problem::new(kind, asker.language).into_response(),
        true => {
            let refusal = match kind {
                ProblemKind::TooManyRequests => Refusal::TooMany,
                ProblemKind::TimedOut => Refusal::Late,
                _ => Refusal::Busy,
            };
            let ancestors = security::frame_ancestors(asker.uri.path(), config);
            let html = refusal.page(asker.language, retry_after);
            page(kind.status(), html, asker.language, &ancestors)
        }
    };
    if let Some(seconds) = retry_after {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Marks the answer of a handler that panicked.
#[derive(Clone, Copy, Debug)]
struct Failed;

/// What a failure of the program ends in, whoever asked.
#[must_use]
pub fn failure() -> Response {
    let words = "El servicio no puede responder ahora. The service cannot answer now.\n";
    let mut response = (StatusCode::INTERNAL_SERVER_ERROR, words).into_response();
    response.extensions_mut().insert(Failed);
    response
}

/// Where it is an answer of [`failure`], a page for who reads pages.
#[must_use]
pub fn explain_failure(response: Response, asker: &Asker) -> Response {
    let failed = response.extensions().get::<Failed>().is_some();
    if !failed || !asker.reads_pages {
        return response;
    }
    let html = Refusal::Failed.page(asker.language, None);
    page(response.status(), html, asker.language, "'none'")
}

fn page(status: StatusCode, html: String, language: Language, ancestors: &str) -> Response {
    // A page of words and its style sheet.
    let policy = format!(
        "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors {ancestors}"
    );
    let mut response = (status, Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let language = HeaderValue::from_static(language.code());
    headers.insert(header::CONTENT_LANGUAGE, language);
    // Without it the answer has the policy of what is no page, and looks bare.
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
