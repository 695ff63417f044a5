//! Answers to requests that are not looked at further: a problem where programs
//! ask, a plain page where readers do.

use app::address;
use axum::{
    http::{Uri, header},
    response::{Html, IntoResponse, Response},
};

use crate::api::{Problem, ProblemKind, language_of};

/// A page of words and its style sheet.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Says why the request of an address is not answered.
#[must_use]
pub fn answer(uri: &Uri, kind: ProblemKind) -> Response {
    if is_for_programs(uri.path()) {
        Problem::new(kind, language_of(uri.query())).into_response()
    } else {
        page(kind)
    }
}

/// Whether what asks reads problems: files and data.
fn is_for_programs(path: &str) -> bool {
    ["/api/", "/embed/", "/workbook/", "/oembed"]
        .iter()
        .any(|start| path.starts_with(start))
}

/// The page of a problem. It needs nothing that could itself fail.
#[must_use]
pub fn page(kind: ProblemKind) -> Response {
    let title = kind.title();
    let style = address::of("/pkg/main.css");
    let html = format!(
        "<!DOCTYPE html><html lang=\"es\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{es}</title><link rel=\"stylesheet\" href=\"{style}\"></head>\
         <body class=\"refusal\"><main><h1>{es}</h1>\
         <p>{more_es}</p><p lang=\"en\"><strong>{en}.</strong> {more_en}</p></main></body></html>\n",
        es = title.es,
        en = title.en,
        more_es = "Vuelva a intentarlo en unos segundos.",
        more_en = "Please try again in some seconds.",
    );
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (kind.status(), headers, Html(html)).into_response()
}
