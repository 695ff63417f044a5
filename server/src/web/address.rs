//! The address of the dashboard as its readers know it.

use app::embed::Hosting;
use axum::http::{HeaderMap, header, uri::Authority};

use crate::config::Config;

/// What pages and answers say of where figures are embedded.
#[must_use]
pub fn hosting(config: &Config, request: &HeaderMap) -> Hosting {
    Hosting {
        origin: match config.origin() {
            "" => of_request(request).unwrap_or_default(),
            origin => origin.to_owned(),
        },
        is_public: config.public_url.is_some(),
        hosts: config.embed_hosts.clone(),
    }
}

/// Scheme and host of a request. It says so itself: it is told nobody else.
fn of_request(request: &HeaderMap) -> Option<String> {
    let host: Authority = request.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    // It stands in code that readers copy: nothing else may slip in.
    let is_plain = host
        .as_str()
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    let forwarded = request.get("x-forwarded-proto");
    let is_secure = forwarded.is_some_and(|scheme| scheme == "https");
    let scheme = if is_secure { "https" } else { "http" };
    is_plain.then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;
    use crate::config::Sources;

    fn origin(public: &str, headers: &[(&'static str, &'static str)]) -> Hosting {
        let sources = Sources::default().with_variable("ATALAYA_PUBLIC_URL", public);
        let config = Config::from_sources(sources).expect("valid");
        let headers = headers.iter().map(|&(name, value)| {
            let name = name.parse().expect("a name");
            (name, HeaderValue::from_static(value))
        });
        hosting(&config, &headers.collect())
    }

    #[test]
    fn the_address_that_is_set_counts_before_that_of_the_request() {
        let set = origin("https://trata.example.cr", &[("host", "evil.example")]);
        assert_eq!(set.origin, "https://trata.example.cr");
        assert!(set.is_public);
        let asked = origin("", &[("host", "localhost:3000")]);
        assert_eq!(asked.origin, "http://localhost:3000");
        assert!(!asked.is_public);
        let behind = [("host", "a.example"), ("x-forwarded-proto", "https")];
        assert_eq!(origin("", &behind).origin, "https://a.example");
    }

    #[test]
    fn a_path_is_no_part_of_the_origin() {
        let below = origin("https://www.example.cr/trata", &[]);
        assert_eq!(below.origin, "https://www.example.cr");
    }

    #[test]
    fn a_host_that_is_none_is_left_out() {
        for host in ["a\"onload=", "a b", "user@a", "", "a/b"] {
            assert_eq!(origin("", &[("host", host)]).origin, "", "{host}");
        }
    }
}
