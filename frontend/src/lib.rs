//! Starts the app in the browser.
#![forbid(unsafe_code)]
// The type of a view nests as deeply as its elements.
#![recursion_limit = "512"]

use std::sync::Arc;

use app::{
    App, address,
    source::{ReleaseSource, Releases},
};
use domain::{
    release::{Manifest, Release},
    selection::ReleaseId,
};
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The release that the server made the page from.
struct Loaded {
    release: Arc<Release>,
    latest: bool,
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
