//! The HTML document around the app.

use domain::{
    label::Language,
    selection::{ReleaseId, Selection},
};
use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, page::language_of, source::Releases};

/// Sets the theme and the mode of the page before it is first painted.
const BEFORE_PAINT: &str = include_str!("../js/before-paint.js");

/// The HTML document: head, scripts and the app.
///
/// Needs the context that the server's integration provides (request URL,
/// nonce) and [`Releases`]. Script and style files are expected under
/// `/{site_pkg_dir}/`.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let nonce = use_nonce();
    let request = Request::current();
    let file = |name: &str| format!("/{}/{name}", options.site_pkg_dir);

    view! {
        <!DOCTYPE html>
        <html lang=request.language.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=file("main.css") />
                <script nonce=nonce.clone() inner_html=BEFORE_PAINT></script>
                {request.release.map(|shown| view! { <ReleaseTags shown /> })}
                <link rel="modulepreload" href=file("frontend.js") />
                <link rel="modulepreload" href=file("echarts.js") />
                <link
                    rel="preload"
                    r#as="fetch"
                    crossorigin="anonymous"
                    href=file("frontend_bg.wasm")
                />
                <script type="module" nonce=nonce src=file("boot.js")></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Which release the page was made from, for the browser's half.
#[component]
fn ReleaseTags(shown: Shown) -> impl IntoView {
    let file = format!("/api/v1/releases/{}/file", shown.id);
    view! {
        <meta name="atalaya-release" content=shown.id.to_string() />
        <meta name="atalaya-latest" content=shown.latest.to_string() />
        <link rel="preload" r#as="fetch" crossorigin="anonymous" href=file />
    }
}

/// The release that a page shows.
struct Shown {
    id: ReleaseId,
    latest: bool,
}

/// What the document needs to know of the request.
struct Request {
    language: Language,
    release: Option<Shown>,
}

impl Request {
    fn current() -> Self {
        let url = request_url();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        Self {
            language: language_of(path).unwrap_or_default(),
            release: Self::shown(query),
        }
    }

    fn shown(query: &str) -> Option<Shown> {
        let releases = use_context::<Releases>()?;
        let selection = Selection::parse(query).unwrap_or_default();
        let release = releases.pinned_or_latest(selection.release.as_ref())?;
        let newest = releases.0.latest();
        Some(Shown {
            id: release.id().clone(),
            latest: newest.is_some_and(|newest| newest.id() == release.id()),
        })
    }
}

#[cfg(feature = "ssr")]
fn request_url() -> String {
    use_context::<leptos_router::location::RequestUrl>()
        .map(|url| url.as_ref().to_owned())
        .unwrap_or_default()
}

// The document is made on the server only.
#[cfg(not(feature = "ssr"))]
fn request_url() -> String {
    String::new()
}
