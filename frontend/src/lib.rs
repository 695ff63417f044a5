//! Starts the app in the browser.
#![forbid(unsafe_code)]
// The type of a view nests as deeply as its elements.
#![recursion_limit = "512"]

mod fetch;
mod held;
mod shapes;

use std::sync::Arc;

use app::{
    App, address,
    source::{CantonShapes, ReleaseSource, Releases},
};
use domain::{
    release::{Manifest, Part, Release},
    selection::ReleaseId,
};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use self::{fetch::meta, held::Held, shapes::Shapes};

/// The release that the server made the page from, and the shapes of cantons.
struct Loaded {
    held: Held,
    latest: bool,
    shapes: Shapes,
}

impl ReleaseSource for Loaded {
    fn latest(&self) -> Option<Arc<Release>> {
        self.latest.then(|| self.held.release())
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        Some(self.held.release()).filter(|release| release.id() == id)
    }

    fn has(&self, parts: &[Part]) -> bool {
        self.held.has(parts)
    }

    fn list(&self) -> Vec<Manifest> {
        vec![self.held.known().manifest().clone()]
    }

    fn cantons(&self) -> Option<Arc<CantonShapes>> {
        self.shapes.get()
    }
}

/// Fetches what the page needs of the release and takes the server's HTML over.
///
/// # Errors
///
/// When the page names no release, or its files cannot be had or read. The
/// page is then left as the server made it.
#[wasm_bindgen]
pub async fn hydrate() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    address::begin_at(&meta(address::BASE_META).unwrap_or_default());
    let source = Loaded {
        held: Held::of_page().await?,
        latest: meta("atalaya-latest").as_deref() == Some("true"),
        shapes: Shapes::of_page().await,
    };
    leptos::mount::hydrate_body(move || {
        provide_context(Releases(Arc::new(source)));
        view! { <App /> }
    });
    Ok(())
}
