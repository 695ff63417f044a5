//! The shapes of the cantons, fetched when they are first asked for.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::{
    embed::is_embedded,
    files::{SHAPES_META, shapes_file},
    page::is_of_map,
    source::CantonShapes,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::fetch::{ask, meta};

pub(crate) struct Shapes {
    /// The name of their file, where there is one.
    name: Option<String>,
    fetched: ArcRwSignal<Option<Arc<CantonShapes>>>,
    asked: AtomicBool,
}

impl Shapes {
    /// Those that the page names; on a page of the map they are there before it
    /// is shown.
    pub(crate) async fn of_page() -> Self {
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

    pub(crate) fn get(&self) -> Option<Arc<CantonShapes>> {
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
    let bytes = ask(shapes_file(name)).bytes().await.ok()?;
    CantonShapes::read(&bytes, name).map(Arc::new)
}
