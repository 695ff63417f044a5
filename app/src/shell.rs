//! The HTML document around the app.

mod identity;

use std::fmt::Write;

use domain::{
    label::Language,
    release::Part,
    selection::{ReleaseId, Selection},
};
use leptos::{
    config::LeptosOptions,
    nonce::{Nonce, use_nonce},
    prelude::*,
};
use leptos_meta::MetaTags;

use crate::{
    App, address,
    embed::{self, EmbedQuery, Hosting, Theme, is_embedded},
    explorer::grammar_part,
    files,
    page::{Page, is_of_map, language_of},
    parts,
    source::Releases,
};
use identity::{Identity, IdentityTags};

/// Sets the theme and the mode of the page before it is first painted.
const BEFORE_PAINT: &str = include_str!("../js/before-paint.js");

/// The watchtower of the header, small enough to stand in the document.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='%23175a6e'%3E%3Cpath d='M9 29 11.5 14h9L23 29ZM8 5h3v3h3.5V5h3v3H21V5h3v7H8Z'/%3E%3C/svg%3E";

/// The HTML document: head, scripts and the app.
///
/// Needs the context that the server's integration provides (request URL,
/// nonce) and [`Releases`]. Script and style files are expected under
/// `/{site_pkg_dir}/`.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let nonce = use_nonce();
    let request = Request::current();
    let file = |name: &str| address::of(&format!("/{}/{name}", options.site_pkg_dir));

    view! {
        <!DOCTYPE html>
        <html
            lang=request.language.code()
            data-theme=request.theme
            data-embed=request.embedded.then_some("")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href=ICON />
                <link rel="stylesheet" href=file("main.css") />
                <script nonce=nonce.clone() inner_html=BEFORE_PAINT></script>
                {request.identity.map(|identity| view! { <IdentityTags identity /> })}
                {base_tag()}
                {request.filtered.then(|| view! { <meta name="robots" content="noindex" /> })}
                {request.release.map(|shown| view! { <ReleaseTags shown /> })}
                {request.discovery.map(|href| view! { <Discovery href /> })}
                {request.embedded.then(|| view! { <EmbedTags script=file("embed.js") nonce=nonce.clone() /> })}
                {request.shapes.map(|shapes| view! { <ShapesTags shapes preload=request.map /> })}
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

/// Where the site begins, for the browser's half; none where that is its host.
fn base_tag() -> Option<impl IntoView> {
    let base = address::base();
    (!base.is_empty()).then(|| view! { <meta name=address::BASE_META content=base /> })
}

/// Which release the page was made from, and what of it the page can ask for,
/// for the browser's half.
#[component]
fn ReleaseTags(shown: Shown) -> impl IntoView {
    let id = shown.id.to_string();
    let names: Vec<_> = shown.parts.iter().map(ToString::to_string).collect();
    let preloads: Vec<_> = [files::HEAD]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .map(|name| {
            let file = files::part_file(&id, name);
            view! { <link rel="preload" r#as="fetch" crossorigin="anonymous" href=file /> }
        })
        .collect();
    view! {
        <meta name="atalaya-release" content=id />
        <meta name="atalaya-latest" content=shown.latest.to_string() />
        <meta name=parts::META content=names.join(" ") />
        {preloads}
    }
}

/// Where it is said how to embed what the page shows (oEmbed).
#[component]
fn Discovery(href: String) -> impl IntoView {
    let xml = href.clone() + "&format=xml";
    view! {
        <link rel="alternate" type="application/json+oembed" href=href />
        <link rel="alternate" type="text/xml+oembed" href=xml />
    }
}

/// The script that talks with the site around an embedded figure, and the sites
/// that it listens to.
#[component]
fn EmbedTags(script: String, nonce: Option<Nonce>) -> impl IntoView {
    let hosts = use_context::<Hosting>().map(|hosting| hosting.hosts.join(" "));
    view! {
        <meta name="atalaya-hosts" content=hosts />
        <script type="module" nonce=nonce src=script></script>
    }
}

/// Which shapes of cantons there are, for the browser's half: pages of the map
/// have them at once, others when the reader goes there.
#[component]
fn ShapesTags(
    /// The name of their file.
    shapes: String,
    /// Whether the page is one of the map.
    preload: bool,
) -> impl IntoView {
    let file = files::shapes_file(&shapes);
    let preload = preload
        .then(|| view! { <link rel="preload" r#as="fetch" crossorigin="anonymous" href=file /> });
    view! {
        <meta name=files::SHAPES_META content=shapes />
        {preload}
    }
}

/// The name of the file of the cantons' shapes, where there is one.
fn shapes_name() -> Option<String> {
    let shapes = use_context::<Releases>()?.0.cantons()?;
    Some(shapes.hash().to_owned())
}

/// The release that a page shows.
struct Shown {
    id: ReleaseId,
    latest: bool,
    /// What the page can ask for of it.
    parts: Vec<Part>,
}

/// What the document needs to know of the request.
struct Request {
    language: Language,
    /// What the page says of itself; none where there is no such page, and in
    /// a frame of another site.
    identity: Option<Identity>,
    /// Whether it is a figure in a frame of another site.
    embedded: bool,
    /// Where it is said how to embed what it shows.
    discovery: Option<String>,
    /// The colours that its address asks for.
    theme: Option<&'static str>,
    /// Whether the page is one of the many with filters, of which search
    /// engines need none.
    filtered: bool,
    release: Option<Shown>,
    /// The name of the file of the cantons' shapes.
    shapes: Option<String>,
    /// Whether the page may draw them at once: one of the map, or a figure in
    /// another site.
    map: bool,
}

impl Request {
    fn current() -> Self {
        let url = request_url();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        if is_embedded(path) {
            return Self::embedded(&url, path, query);
        }
        Self {
            language: language_of(path).unwrap_or_default(),
            identity: Identity::of(path, query),
            embedded: false,
            discovery: shows_figures(path).then(|| discovery(&url)),
            theme: None,
            filtered: !query.is_empty(),
            release: Self::shown(path, query, &embed::grammar_part(&grammar_part(query))),
            shapes: shapes_name(),
            map: is_of_map(path),
        }
    }

    fn embedded(url: &str, path: &str, query: &str) -> Self {
        let theme = EmbedQuery::parse(query).map(|query| query.look.theme);
        Self {
            language: EmbedQuery::language_of(query),
            identity: None,
            embedded: true,
            discovery: Some(discovery(url)),
            theme: theme
                .ok()
                .filter(|&theme| theme != Theme::Auto)
                .map(Theme::name),
            // The full page is to be found, not its parts.
            filtered: true,
            release: Self::shown(path, query, &embed::grammar_part(query)),
            shapes: shapes_name(),
            map: true,
        }
    }

    fn shown(path: &str, query: &str, grammar: &str) -> Option<Shown> {
        let releases = use_context::<Releases>()?;
        let selection = Selection::parse(grammar).unwrap_or_default();
        let newest = releases.0.latest();
        // A page that says that a release is not there is still interactive.
        let release = releases
            .pinned_or_latest(selection.release.as_ref())
            .or_else(|| newest.clone())?;
        Some(Shown {
            id: release.id().clone(),
            latest: newest.is_some_and(|newest| newest.id() == release.id()),
            parts: parts::of_address(&releases, path, query),
        })
    }
}

fn shows_figures(path: &str) -> bool {
    Page::from_path(path).is_some_and(|(page, _)| page.has_filters() && page != Page::Explore)
}

/// The address at which it is said how to embed what another shows.
fn discovery(url: &str) -> String {
    let origin = use_context::<Hosting>().map(|hosting| hosting.origin);
    let origin = origin.unwrap_or_default();
    let shown = format!("{origin}{}", address::of(address::within(url)));
    format!("{origin}{}?url={}", address::of("/oembed"), encoded(&shown))
}

/// A text as a value of a query.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                // Writing to a text cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(feature = "ssr")]
fn request_url() -> String {
    use_context::<leptos_router::location::RequestUrl>()
        .map(|url| without_host(url.as_ref()).to_owned())
        .unwrap_or_default()
}

/// Path and query of an address that may begin with scheme and host, as the
/// server's integration gives it.
#[cfg(feature = "ssr")]
fn without_host(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else {
        return url;
    };
    rest.find('/').map_or("/", |start| &rest[start..])
}

// The document is made on the server only.
#[cfg(not(feature = "ssr"))]
fn request_url() -> String {
    String::new()
}
