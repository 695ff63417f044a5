//! The release of the page, as far as it has come.

use std::sync::{Arc, Mutex, PoisonError};

use app::{
    files::{HEAD, part_file},
    parts,
};
use domain::release::{InvalidRelease, Part, PartialRelease, Release};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::fetch::{ask, meta};

/// The release that the server made the page from. Its parts are fetched when
/// they are first asked for.
pub(crate) struct Held {
    id: String,
    partial: ArcRwSignal<PartialRelease>,
    /// Parts that are on their way.
    asked: Mutex<Vec<Part>>,
}

impl Held {
    /// The release that the page names, with the parts that the page can ask
    /// for.
    ///
    /// # Errors
    ///
    /// The page names none, or a file of it cannot be had or read.
    pub(crate) async fn of_page() -> Result<Self, JsValue> {
        let id = meta("atalaya-release").ok_or("the page names no release")?;
        let named = meta(parts::META).unwrap_or_default();
        let named: Vec<Part> = named.split(' ').filter_map(|it| it.parse().ok()).collect();
        let head = ask(part_file(&id, HEAD));
        let coming = fetch_parts(&id, &named);
        let mut partial = PartialRelease::begin(&head.bytes().await?).map_err(refused)?;
        for bytes in coming.await? {
            partial.add(&bytes).map_err(refused)?;
        }
        Ok(Self {
            id,
            partial: ArcRwSignal::new(partial),
            asked: Mutex::default(),
        })
    }

    /// The release; whoever asks in a reactive context is told when more of it
    /// has come.
    pub(crate) fn release(&self) -> Arc<Release> {
        self.partial.with(|partial| Arc::clone(partial.release()))
    }

    /// The same, for whoever needs no more of it than is there.
    pub(crate) fn known(&self) -> Arc<Release> {
        self.partial
            .with_untracked(|partial| Arc::clone(partial.release()))
    }

    /// Whether parts are there; has them fetched where they are not.
    pub(crate) fn has(&self, parts: &[Part]) -> bool {
        let release = self.release();
        let missing = || parts.iter().filter(|part| !release.holds(**part)).copied();
        if missing().next().is_none() {
            return true;
        }
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted: Vec<_> = missing().filter(|part| !asked.contains(part)).collect();
        if !wanted.is_empty() {
            asked.extend(&wanted);
            let coming = fetch_parts(&self.id, &wanted);
            let partial = self.partial.clone();
            set_busy(true);
            spawn_local(async move {
                let added = match coming.await {
                    Ok(files) => partial.try_update(|partial| add_all(partial, &files)),
                    Err(error) => Some(Err(error)),
                };
                if !matches!(added, Some(Ok(()))) {
                    // The server answers in its place, and says so.
                    let _ = window().location().reload();
                }
                set_busy(false);
            });
        }
        false
    }
}

/// Says whether the page still shows what was asked before.
fn set_busy(is_busy: bool) {
    if let Some(body) = document().body() {
        let _ = body.set_attribute("aria-busy", if is_busy { "true" } else { "false" });
    }
}

fn add_all(partial: &mut PartialRelease, files: &[Vec<u8>]) -> Result<(), JsValue> {
    files
        .iter()
        .try_for_each(|bytes| partial.add(bytes).map(drop))
        .map_err(refused)
}

/// Asks for all parts at once.
fn fetch_parts(
    id: &str,
    parts: &[Part],
) -> impl Future<Output = Result<Vec<Vec<u8>>, JsValue>> + use<> {
    let coming: Vec<_> = parts
        .iter()
        .map(|part| ask(part_file(id, &part.to_string())))
        .collect();
    async move {
        let mut files = Vec::with_capacity(coming.len());
        for file in coming {
            files.push(file.bytes().await?);
        }
        Ok(files)
    }
}

fn refused(error: InvalidRelease) -> JsValue {
    error.to_string().into()
}
