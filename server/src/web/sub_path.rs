//! The path under which the site stands, where a reverse proxy leaves it in the
//! requests.

use app::address;
use axum::{
    Router,
    extract::{OriginalUri, Request},
    http::uri::{PathAndQuery, Uri},
};
use tower::Layer;
use tower::util::MapRequestLayer;

/// The routes, reached with the base and, where a proxy takes it away, without.
pub(super) fn enter(routes: Router, base: &str) -> Router {
    address::begin_at(base);
    if base.is_empty() {
        return routes;
    }
    let base: String = base.to_owned();
    // Around the router: inside it the route is already chosen.
    let strip = MapRequestLayer::new(move |mut request: Request| {
        if let Some(inner) = without_base(request.uri(), &base) {
            // For whoever asks for the whole address below: it is this one.
            request.extensions_mut().insert(OriginalUri(inner.clone()));
            *request.uri_mut() = inner;
        }
        request
    });
    Router::new().fallback_service(strip.layer(routes))
}

/// The same address without the base; none where it does not begin with it.
fn without_base(uri: &Uri, base: &str) -> Option<Uri> {
    let path = address::strip(uri.path(), base);
    if path.len() == uri.path().len() {
        return None;
    }
    let path = if path.is_empty() { "/" } else { path };
    let inner = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(inner).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(uri: &str) -> Option<String> {
        without_base(&uri.parse().expect("an address"), "/trata").map(|uri| uri.to_string())
    }

    #[test]
    fn the_base_is_taken_away_as_a_whole_part_of_the_path() {
        for (uri, inner) in [
            ("/trata", "/"),
            ("/trata/", "/"),
            ("/trata?sex=2", "/?sex=2"),
            ("/trata/es?sex=2", "/es?sex=2"),
            // Once.
            ("/trata/trata/es", "/trata/es"),
            // Two slashes are no host of another site.
            ("/trata//a.example/es", "//a.example/es"),
        ] {
            assert_eq!(stripped(uri).as_deref(), Some(inner), "{uri}");
        }
        for uri in ["/es", "/tratado", "/es/trata", "/"] {
            assert_eq!(stripped(uri), None, "{uri}");
        }
    }
}
