//! Pictures drawn, painted and kept.

use std::{fs, future::Future, path::PathBuf, sync::OnceLock, time::Duration};

use app::picture::{Body, FigurePicture};
use axum::body::Bytes;
use charts::{
    map,
    svg::{
        Drawing, Picture,
        png::{Fonts, png},
    },
};
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::Semaphore;

use super::query::PictureQuery;
use crate::web::charts::Charts;

/// The most memory that the kept pictures take, in bytes.
const CAPACITY_BYTES: u64 = 32 << 20;
/// A picture, in bytes: how many the cache prepares for.
const USUAL_BYTES: u64 = 32 << 10;
/// Pictures that are painted at the same time: each takes some 50 MB at most.
const PAINTERS: usize = 2;
/// How long a picture waits for its chart: readers of a file are patient.
const PATIENCE: Duration = Duration::from_secs(5);
/// Pixels of a painted picture for one of the drawing: sharp on paper and on
/// fine screens.
const SCALE: f32 = 2.0;

/// Paints pictures and keeps them.
#[derive(Debug)]
pub struct Pictures {
    fonts_folder: PathBuf,
    /// Empty until they are there.
    fonts: OnceLock<Fonts>,
    painters: Semaphore,
    kept: Cache<String, Bytes, Weight>,
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<String, Bytes> for Weight {
    fn weight(&self, tag: &String, picture: &Bytes) -> u64 {
        (tag.len() + picture.len()) as u64
    }
}

impl Pictures {
    /// Paints with the fonts of this folder, once [`Self::load_once`] finds
    /// them.
    #[must_use]
    pub fn new(fonts_folder: PathBuf) -> Self {
        let items = usize::try_from(CAPACITY_BYTES / USUAL_BYTES).unwrap_or(usize::MAX);
        Self {
            fonts_folder,
            fonts: OnceLock::new(),
            painters: Semaphore::new(PAINTERS),
            kept: Cache::with_weighter(items, CAPACITY_BYTES, Weight),
        }
    }

    /// Reads the fonts unless they were read before. Blocks on files.
    pub fn load_once(&self) {
        if self.fonts.get().is_some() {
            return;
        }
        let Ok(entries) = fs::read_dir(&self.fonts_folder) else {
            return;
        };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        // The same faces in the same order on every machine.
        paths.sort();
        let files = paths
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
            .filter_map(|path| fs::read(path).ok());
        match Fonts::new(files) {
            Ok(fonts) => {
                let _ = self.fonts.set(fonts);
            }
            Err(error) => tracing::debug!(%error, "pictures cannot be painted"),
        }
    }

    /// The picture of a tag: as it was kept, or as it is made now.
    pub(super) async fn get<F>(&self, tag: &str, make: impl FnOnce() -> F) -> Option<Bytes>
    where
        F: Future<Output = Option<Bytes>>,
    {
        if let Some(kept) = self.kept.get(tag) {
            return Some(kept);
        }
        let made = make().await?;
        self.kept.insert(tag.to_owned(), made.clone());
        Some(made)
    }

    /// Paints an SVG.
    pub(super) async fn png(&self, svg: String) -> Option<Bytes> {
        let fonts = self.fonts.get()?.clone();
        let _turn = self.painters.acquire().await.ok()?;
        let painted = tokio::task::spawn_blocking(move || png(&svg, SCALE, &fonts)).await;
        match painted {
            Ok(Ok(bytes)) => Some(bytes.into()),
            Ok(Err(error)) => {
                tracing::error!(%error, "a picture is not painted");
                None
            }
            Err(error) => {
                tracing::error!(%error, "painting ended early");
                None
            }
        }
    }
}

/// A picture to be drawn.
pub(super) struct Order<'a> {
    pub(super) figure: &'static str,
    pub(super) picture: &'a FigurePicture,
    pub(super) query: &'a PictureQuery,
}

impl Order<'_> {
    /// The SVG text; nothing where the chart cannot be drawn.
    pub(super) async fn svg(&self, charts: &Charts) -> Option<String> {
        let frame = self.frame();
        match &self.picture.body {
            Body::Map(body) => {
                let (drawing, height) =
                    map::drawing(&body.map, &body.frames, &body.style, frame.inner_width());
                Some(frame.around(&drawing, height))
            }
            Body::Chart { option, height } => {
                let drawing = self.chart(option, *height, frame.inner_width());
                let drawing = charts.of_figure(drawing, PATIENCE).await?;
                Some(frame.around(&drawing, *height))
            }
        }
    }

    fn frame(&self) -> Picture {
        let FigurePicture {
            caution,
            title,
            subtitle,
            notes,
            description,
            ..
        } = self.picture;
        Picture {
            caution: caution.clone(),
            title: title.clone(),
            subtitle: subtitle.clone(),
            notes: notes.clone(),
            description: description.clone(),
            language: self.query.language,
            theme: self.query.theme,
            width: self.query.width,
        }
    }

    fn chart(&self, option: &str, height: u32, width: u32) -> Drawing {
        Drawing {
            option: option.to_owned(),
            width,
            height,
            id: format!("chart-{}", self.figure),
            title: self.picture.title.clone(),
            description: self.picture.description.clone(),
            language: self.query.language,
            theme: self.query.theme,
            opaque: false,
        }
    }
}
