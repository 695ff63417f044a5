//! Headers that protect readers, on every answer.

use std::sync::Arc;

use app::embed::is_embedded;
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

/// The Content-Security-Policy of a page: its own files, the inline scripts that
/// carry the nonce of this answer, and its own figures where it shows any in
/// frames.
#[must_use]
pub fn page_policy(nonce: &str, frame_ancestors: &str, shows_frames: bool) -> String {
    let frames = if shows_frames {
        "frame-src 'self'; "
    } else {
        ""
    };
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; \
         {frames}frame-ancestors {frame_ancestors}"
    )
}

/// Who may show a page in a frame: for embedded figures this dashboard itself
/// and the sites of the operator's list, for everything else nobody.
#[must_use]
pub fn frame_ancestors(path: &str, config: &Config) -> String {
    if is_embedded(path) {
        let hosts = config.embed_hosts.iter().map(String::as_str);
        let all: Vec<_> = std::iter::once("'self'").chain(hosts).collect();
        all.join(" ")
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
    let path = request.uri().path();
    let resource_policy = match path {
        "/api" => "cross-origin",
        // What embedded figures load in a frame without an origin.
        _ if path.starts_with("/api/") || path.starts_with("/pkg/") => "cross-origin",
        _ if is_embedded(path) => "cross-origin",
        _ => "same-origin",
    };
    let framed = is_embedded(path);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    default(headers, header::CONTENT_SECURITY_POLICY, BARE_POLICY);
    default(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(headers, header::REFERRER_POLICY, "same-origin");
    default(headers, PERMISSIONS_POLICY, PERMISSIONS);
    default(headers, CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    default(headers, CROSS_ORIGIN_RESOURCE_POLICY, resource_policy);
    if !framed {
        default(headers, header::X_FRAME_OPTIONS, "DENY");
    }
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
        assert_eq!(frame_ancestors("/embed/sex", &closed), "'self'");
        let both = "'self' https://a.example";
        assert_eq!(frame_ancestors("/embed/sex", &open), both);
        for path in ["/es", "/api/v1/data", "/embedded", "/es/embed/sex"] {
            assert_eq!(frame_ancestors(path, &open), "'none'", "{path}");
        }
    }
}
