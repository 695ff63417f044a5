//! Files and settings of the page.

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The content of a `<meta>` element of the page.
pub(crate) fn meta(name: &str) -> Option<String> {
    document()
        .query_selector(&format!("meta[name={name}]"))
        .ok()
        .flatten()?
        .get_attribute("content")
}

/// A file on its way: asked for at once, awaited later.
pub(crate) struct Coming {
    url: String,
    answer: JsFuture,
}

/// Asks for a file.
pub(crate) fn ask(url: String) -> Coming {
    let answer = JsFuture::from(window().fetch_with_str(&url));
    Coming { url, answer }
}

impl Coming {
    /// Its bytes.
    pub(crate) async fn bytes(self) -> Result<Vec<u8>, JsValue> {
        let response: web_sys::Response = self.answer.await?.dyn_into()?;
        if !response.ok() {
            return Err(format!("{}: {}", self.url, response.status()).into());
        }
        let buffer = JsFuture::from(response.array_buffer()?).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}
