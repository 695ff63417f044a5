//! Entity tags, and content with a compressed form.

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// `Cache-Control` of what never changes under its address.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// `Cache-Control` of what follows the newest release.
pub const SHORT: &str = "public, max-age=60";

/// Content held in memory, plain and compressed.
#[derive(Clone, Debug)]
pub struct Content {
    /// As it is.
    pub bytes: Bytes,
    /// Compressed by Brotli.
    pub brotli: Option<Bytes>,
    /// A hash of the content, in characters that a header can hold.
    pub tag: String,
}

impl Content {
    /// The form that the request accepts, or 304 when the reader has it.
    #[must_use]
    pub fn answer(self, request: &HeaderMap) -> Response {
        // Two forms are two representations: each has its own strong tag.
        let plain = format!("\"{}\"", self.tag);
        let compressed = format!("\"{}-br\"", self.tag);
        let (body, tag, encoding) = match self.brotli {
            Some(brotli) if accepts(request, "br") => (brotli, compressed, Some("br")),
            _ => (self.bytes, plain, None),
        };
        let mut response = if matches(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            body.into_response()
        };
        let headers = response.headers_mut();
        set_tag(headers, &tag);
        headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }
}

/// Puts an entity tag into the headers of an answer.
pub fn set_tag(headers: &mut HeaderMap, tag: &str) {
    let tag = HeaderValue::from_str(tag).expect("tags are made of ASCII hashes");
    headers.insert(header::ETAG, tag);
}

/// A `Content-Disposition` that has a file kept under this name.
#[must_use]
pub fn attachment(name: &str) -> HeaderValue {
    disposition("attachment", name)
}

/// A `Content-Disposition` that shows a file, and has it kept under this name.
#[must_use]
pub fn inline(name: &str) -> HeaderValue {
    disposition("inline", name)
}

fn disposition(kind: &'static str, name: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("{kind}; filename=\"{name}\""))
        .unwrap_or(HeaderValue::from_static(kind))
}

/// Whether the reader already has the representation of this tag
/// (`If-None-Match`, compared weakly as RFC 9110 section 13.1.2 asks).
#[must_use]
pub fn matches(request: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|given| given.trim() == "*" || opaque(given) == opaque(tag))
}

/// Whether `Accept-Encoding` names a coding without refusing it.
#[must_use]
pub fn accepts(request: &HeaderMap, coding: &str) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|element| {
            let (name, quality) = weighted(element);
            name.eq_ignore_ascii_case(coding) && quality > 0.0
        })
}

/// One element of an `Accept…` header: its value and weight.
#[must_use]
pub fn weighted(element: &str) -> (&str, f32) {
    let mut parts = element.split(';').map(str::trim);
    let value = parts.next().unwrap_or_default();
    let weight = parts
        .find_map(|part| part.strip_prefix("q="))
        .map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
    (value, weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn a_tag_matches_itself_weakly_and_in_a_list() {
        for given in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"] {
            let request = request(header::IF_NONE_MATCH, given);
            assert!(matches(&request, "W/\"abc\""), "{given}");
        }
        for given in ["\"ab\"", "abc", ""] {
            let request = request(header::IF_NONE_MATCH, given);
            assert!(!matches(&request, "\"abc\""), "{given}");
        }
        assert!(!matches(&HeaderMap::new(), "\"abc\""));
    }

    #[test]
    fn a_refused_coding_is_not_used() {
        for (given, accepted) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("br;q=0", false),
            ("gzip", false),
            ("brr", false),
        ] {
            let request = request(header::ACCEPT_ENCODING, given);
            assert_eq!(accepts(&request, "br"), accepted, "{given}");
        }
    }
}
