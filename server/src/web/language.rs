//! The language of the first page.

use app::page::Page;
use axum::{
    extract::RawQuery,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::label::Language;

use super::caching::weighted;

/// `GET /`: to the first page in the language that the browser prefers,
/// Spanish unless it says English. The query travels along.
pub async fn redirect(RawQuery(query): RawQuery, request: HeaderMap) -> Response {
    let page = Page::Persons.path(preferred(&request));
    let target = match query {
        Some(query) => format!("{page}?{query}"),
        None => page,
    };
    (
        StatusCode::FOUND,
        [
            (header::LOCATION, target.as_str()),
            (header::VARY, "accept-language"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
    )
        .into_response()
}

/// The language of the greatest weight in `Accept-Language`; the first among
/// equals.
#[must_use]
pub fn preferred(request: &HeaderMap) -> Language {
    let mut best = (0.0, Language::default());
    let elements = request
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    for (range, weight) in elements.map(weighted) {
        let primary = range.split('-').next().unwrap_or_default();
        if let Some(language) = Language::from_code(&primary.to_ascii_lowercase())
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn spanish_unless_the_browser_prefers_english() {
        for (header, language) in [
            ("es-CR,es;q=0.9,en;q=0.8", Language::Es),
            ("en-US,en;q=0.5", Language::En),
            ("en;q=0.3, es;q=0.7", Language::Es),
            ("fr, de;q=0.9, en;q=0.1", Language::En),
            ("fr", Language::Es),
            ("*", Language::Es),
            ("", Language::Es),
            ("en;q=0", Language::Es),
            ("en;q=x", Language::Es),
            (";;;,,,=", Language::Es),
        ] {
            let request =
                HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(header))]);
            assert_eq!(preferred(&request), language, "{header}");
        }
    }
}
