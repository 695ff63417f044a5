//! Starts the app in the browser.
#![forbid(unsafe_code)]
// The type of a view nests as deeply as its elements.
#![recursion_limit = "512"]

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::{
    App, address,
    embed::is_embedded,
    files::{SHAPES_META, shapes_file},
    page::is_of_map,
    source::{CantonShapes, ReleaseSource, Releases},
};
use domain::{
    release::{Manifest, Release},
    selection::ReleaseId,
};
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The release that the server made the page from, and the shapes of cantons.
struct Loaded {
    release: Arc<Release>,
    latest: bool,
    shapes: Shapes,
}

/// The shapes of the cantons, fetched when they are first asked for.
struct Shapes {
    /// The name of their file, where there is one.
    name: Option<String>,
    fetched: ArcRwSignal<Option<Arc<CantonShapes>>>,
    asked: AtomicBool,
}

impl Shapes {
    /// Those that the page names; on a page of the map they are there before it
    /// is shown.
    async fn of_page() -> Self {
        let shapes = Self {
            name: meta(SHAPES_META),
            fetched: ArcRwSignal::new(None),
            asked: AtomicBool::new(false),
        };
        let path = window().location().pathname().unwrap_or_default();
        if let Some(name) = shapes
            .name
            .clone()
            .filter(|_| is_of_map(&path) || is_embedded(&path))
        {
            shapes.asked.store(true, Ordering::Relaxed);
            shapes.fetched.set(fetch_shapes(&name).await);
        }
        shapes
    }

    fn get(&self) -> Option<Arc<CantonShapes>> {
        let name = self.name.clone()?;
        if !self.asked.swap(true, Ordering::Relaxed) {
            let fetched = self.fetched.clone();
            spawn_local(async move { fetched.set(fetch_shapes(&name).await) });
        }
        self.fetched.get()
    }
}

/// None where they cannot be had: the cantons are then drawn as bars.
async fn fetch_shapes(name: &str) -> Option<Arc<CantonShapes>> {
    let bytes = fetch(&shapes_file(name)).await.ok()?;
    CantonShapes::read(&bytes, name).map(Arc::new)
}

impl ReleaseSource for Loaded {
    fn latest(&self) -> Option<Arc<Release>> {
        self.latest.then(|| Arc::clone(&self.release))
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        (self.release.id() == id).then(|| Arc::clone(&self.release))
    }

    fn list(&self) -> Vec<Manifest> {
        vec![self.release.manifest().clone()]
    }

    fn cantons(&self) -> Option<Arc<CantonShapes>> {
        self.shapes.get()
    }
}

/// Fetches the release and takes the server's HTML over.
///
/// # Errors
///
/// When the page names no release, or its file cannot be had or read. The
/// page is then left as the server made it.
#[wasm_bindgen]
pub async fn hydrate() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    address::begin_at(&meta(address::BASE_META).unwrap_or_default());
    let id = meta("atalaya-release").ok_or("the page names no release")?;
    let file = format!("/api/v1/releases/{id}/file");
    let bytes = fetch(&address::of(&file)).await?;
    let release = Release::decode(&bytes).map_err(|error| error.to_string())?;
    let source = Loaded {
        release: Arc::new(release),
        latest: meta("atalaya-latest").as_deref() == Some("true"),
        shapes: Shapes::of_page().await,
    };
    leptos::mount::hydrate_body(move || {
        provide_context(Releases(Arc::new(source)));
        view! { <App /> }
    });
    Ok(())
}

/// The content of a `<meta>` element of the page.
fn meta(name: &str) -> Option<String> {
    document()
        .query_selector(&format!("meta[name={name}]"))
        .ok()
        .flatten()?
        .get_attribute("content")
}

async fn fetch(url: &str) -> Result<Vec<u8>, JsValue> {
    let response = JsFuture::from(window().fetch_with_str(url)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    if !response.ok() {
        return Err(format!("{url}: {}", response.status()).into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
