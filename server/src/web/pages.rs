//! Pages: the app, drawn on the server.

use std::sync::Arc;

use app::{
    api::ApiDescription,
    drawing::DrawnCharts,
    page::Page,
    source::{ReleaseSource, Releases},
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware,
    response::{IntoResponse, Response},
};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::{LeptosRoutes, ResponseOptions};

use super::{AppState, address, charts, security};
use crate::api::openapi::Description;

/// The route of the app that is not served by [`routes`].
const EMBEDDED: &str = "/embed/{figure}";

/// The routes of the app, and its page for everything that is none.
pub fn routes(state: &AppState) -> Router<AppState> {
    let releases = Releases(state.library.clone());
    let context = page_context(state);
    let (paths, _) = leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(
        app::App,
        // Beside it are pictures: the routes of embedded figures tell them apart.
        Some(vec![EMBEDDED.to_owned()]),
        move || provide_context(releases.clone()),
    );
    let options = state.leptos_options();
    let shell = move || app::shell(options.clone());
    Router::new()
        .leptos_routes_with_context(state, paths, context, shell)
        .route_layer(middleware::from_fn_with_state(
            state.clone(),
            charts::draw_first,
        ))
        .fallback(no_page)
}

/// What pages find in their context, and the headers of their answers.
fn page_context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let releases = Releases(state.library.clone());
    let config = Arc::clone(&state.config);
    let site = Arc::clone(&state.site);
    let api = api_description(state);
    move || {
        provide_context(releases.clone());
        provide_context(api.clone());
        let request = use_context::<Parts>();
        let headers = request.as_ref().map(|request| &request.headers);
        provide_context(address::hosting(
            &config,
            headers.unwrap_or(&HeaderMap::new()),
        ));
        let drawn = |request: &Parts| request.extensions.get::<DrawnCharts>().cloned();
        if let Some(drawn) = request.as_ref().and_then(drawn) {
            provide_context(drawn);
        }
        let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else {
            return;
        };
        let path = request
            .map(|request| request.uri.path().to_owned())
            .unwrap_or_default();
        let policy = security::page_policy(
            &nonce,
            &security::frame_ancestors(&path, &config),
            shows_frames(&path),
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
        if let Some(fonts) = site.font_links() {
            response.insert_header(header::LINK, fonts);
        }
        // The nonce is good for one answer: nobody keeps it for others.
        response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

/// The description that programs get, for the page that shows it.
fn api_description(state: &AppState) -> ApiDescription {
    let state = state.clone();
    ApiDescription(Arc::new(move |release, language, host| {
        let shapes = state.library.cantons();
        let api = Description {
            release: Some(release),
            shapes: shapes.as_ref().map(|shapes| shapes.hash()),
            language,
            origin: state.config.public_url.as_deref().unwrap_or(host),
        };
        api.written()
    }))
}

/// Whether a page shows a figure in a frame of its own.
fn shows_frames(path: &str) -> bool {
    matches!(Page::from_path(path), Some((Page::Embed(_), _)))
}

/// The app's page for an address that is none, with status 404.
async fn no_page(State(state): State<AppState>, request: Request<Body>) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let headers = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, headers).into_response();
    }
    if request.uri().path_and_query().is_none() {
        return no_path();
    }
    let mut response = render(&state, request).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// The answer to `GET es`: a host, as only CONNECT asks for one, and no path
/// that a page could be drawn for.
fn no_path() -> Response {
    let words = "La dirección debe comenzar con «/». The address must begin with a slash.\n";
    (StatusCode::BAD_REQUEST, words).into_response()
}

/// The page of an embedded figure.
pub async fn embedded(state: &AppState, request: Request<Body>) -> Response {
    render(state, charts::with_charts(state, request).await).await
}

/// A page of the app at the address of a request.
async fn render(state: &AppState, request: Request<Body>) -> Response {
    let options = state.leptos_options();
    let render = leptos_axum::render_app_async_with_context(page_context(state), move || {
        app::shell(options.clone())
    });
    render(request).await
}
