//! What an answer depends on.

use std::fmt::Write;

use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
};

use crate::web::caching;

/// The releases, the coding, what is accepted, the address.
pub(super) type Key = Box<str>;

/// The longest address, and the longest `Accept`, of an answer that is kept:
/// whoever sends more is answered, but fills no memory.
const LONGEST: usize = 1024;

/// How the body of an answer is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Plain,
}

impl Coding {
    /// The best that the request accepts.
    fn accepted(request: &HeaderMap) -> Self {
        if caching::accepts(request, "br") {
            Self::Brotli
        } else if caching::accepts(request, "gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// Its name in headers.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Plain => "identity",
        }
    }
}

/// The key of a request; none where its answer is not kept.
pub(super) fn of(request: &Request, generation: u64) -> Option<(Key, Coding)> {
    let address = request.uri().path_and_query()?.as_str();
    let is_kept = request.method() == Method::GET
        && address.len() <= LONGEST
        && is_shared(request.uri().path());
    if !is_kept {
        return None;
    }
    let mut accept = request.headers().get_all(header::ACCEPT).iter();
    let accepted = match (accept.next(), accept.next()) {
        (None, _) => "",
        (Some(only), None) => only.to_str().ok().filter(|text| text.len() <= LONGEST)?,
        (Some(_), Some(_)) => return None,
    };
    let coding = Coding::accepted(request.headers());
    let mut key = String::with_capacity(address.len() + accepted.len() + 32);
    // A string takes all that is written.
    let _ = write!(key, "{generation} {} {accepted}\n{address}", coding.name());
    Some((key.into_boxed_str(), coding))
}

/// Addresses whose answers are made of a release alone. Release files are in
/// memory already, and pages are written for each reader.
fn is_shared(path: &str) -> bool {
    if path.starts_with("/api/") {
        !path.ends_with("/file")
    } else if path.starts_with("/embed/") {
        path.ends_with(".svg") || path.ends_with(".png")
    } else {
        path.starts_with("/workbook/")
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn key(address: &str, headers: &[(header::HeaderName, &str)]) -> Option<String> {
        let mut request = axum::http::Request::get(address);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        of(&request, 7).map(|(key, _)| key.into())
    }

    #[test]
    fn a_key_holds_releases_coding_format_and_address() {
        let headers = [
            (header::ACCEPT, "text/csv"),
            (header::ACCEPT_ENCODING, "gzip, deflate"),
        ];
        assert_eq!(
            key("/api/v1/data?by=sex", &headers).as_deref(),
            Some("7 gzip text/csv\n/api/v1/data?by=sex")
        );
    }

    #[test]
    fn spellings_of_the_same_coding_share_an_answer() {
        let of = |coding| key("/api/v1/data", &[(header::ACCEPT_ENCODING, coding)]);
        assert_eq!(of("gzip, deflate, br, zstd"), of("br;q=0.5"));
        assert_eq!(of("deflate"), key("/api/v1/data", &[]));
        assert_ne!(of("br"), of("gzip"));
    }

    #[test]
    fn pages_release_files_and_very_long_addresses_are_not_kept() {
        let long = format!("/api/v1/data?{}", "x".repeat(LONGEST));
        for address in [
            "/es",
            "/api/v1/releases/2025-12/file",
            "/embed/sex",
            "/pkg/main.css",
            "/health",
            &long,
        ] {
            assert_eq!(key(address, &[]), None, "{address}");
        }
        let twice = [(header::ACCEPT, "a/b"), (header::ACCEPT, "c/d")];
        assert_eq!(key("/api/v1/data", &twice), None);
    }
}
