//! Headers that protect readers, on every answer.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::config::Config;

const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// What is not a page loads nothing and is shown in no frame.
const BARE_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

const PERMISSIONS: &str = "browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

/// One year, in seconds.
const STRICT_TRANSPORT: &str = "max-age=31536000";

/// The Content-Security-Policy of a page: its own files, and the inline
/// scripts that carry the nonce of this answer.
#[must_use]
pub fn page_policy(nonce: &str, frame_ancestors: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors {frame_ancestors}"
    )
}

/// Who may show a page in a frame: the operator's list for embedded figures,
/// nobody for everything else.
#[must_use]
pub fn frame_ancestors(path: &str, config: &Config) -> String {
    if path.starts_with("/embed/") && !config.embed_hosts.is_empty() {
        config.embed_hosts.join(" ")
    } else {
        "'none'".to_owned()
    }
}

/// Adds the headers that an answer does not have yet.
pub async fn add_headers(
    State(config): State<Arc<Config>>,
    request: Request,
    next: Next,
) -> Response {
    // Answers of the API may be read by any site, and pictures shown by any:
    // they hold nothing that a reader's browser alone could see.
    let resource_policy = match request.uri().path() {
        path if path == "/api" || path.starts_with("/api/") => "cross-origin",
        path if path.starts_with("/embed/") => "cross-origin",
        _ => "same-origin",
    };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    default(headers, header::CONTENT_SECURITY_POLICY, BARE_POLICY);
    default(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(headers, header::REFERRER_POLICY, "same-origin");
    default(headers, PERMISSIONS_POLICY, PERMISSIONS);
    default(headers, CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    default(headers, CROSS_ORIGIN_RESOURCE_POLICY, resource_policy);
    if is_https(&config) {
        default(headers, header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
    }
    response
}

fn is_https(config: &Config) -> bool {
    let url = config.public_url.as_deref();
    url.is_some_and(|url| url.starts_with("https://"))
}

fn default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn only_embedded_figures_can_be_framed_and_only_by_listed_hosts() {
        let closed = Config::from_sources(Sources::default()).expect("defaults");
        let open = Config::from_sources(
            Sources::default().with_variable("ATALAYA_EMBED_HOSTS", "https://a.example"),
        )
        .expect("valid");
        assert_eq!(frame_ancestors("/embed/sex", &closed), "'none'");
        assert_eq!(frame_ancestors("/embed/sex", &open), "https://a.example");
        for path in ["/es", "/api/v1/data", "/embedded", "/es/embed/sex"] {
            assert_eq!(frame_ancestors(path, &open), "'none'", "{path}");
        }
    }
}
