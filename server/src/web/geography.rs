//! The shapes of the cantons that the operator loaded, kept in memory.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use app::source::CantonShapes;
use axum::{
    extract::{Path as PathParameter, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use storage::geography::{GeographyFile, Stamp, StoredGeography};

use super::{AppState, caching, library::compress};

/// The shapes of an installation, read again when their file changes.
#[derive(Debug)]
pub struct GeographyShelf {
    file: GeographyFile,
    /// None before the first look.
    seen: Mutex<Option<Option<Stamp>>>,
    served: RwLock<Option<Arc<Served>>>,
}

/// Shapes, for the server's pages and as browsers load them.
#[derive(Debug)]
struct Served {
    shapes: Arc<CantonShapes>,
    content: caching::Content,
}

impl GeographyShelf {
    /// The shapes of this file; none before [`Self::refresh`].
    #[must_use]
    pub fn new(file: GeographyFile) -> Self {
        Self {
            file,
            seen: Mutex::default(),
            served: RwLock::default(),
        }
    }

    /// Reads the file if it changed; says whether other shapes are shown now.
    /// A file that is not sound is logged once and shows none.
    pub fn refresh(&self) -> bool {
        let stamp = self.file.stamp();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.replace(stamp) == Some(stamp) {
            return false;
        }
        let now = match self.file.load() {
            Ok(stored) => stored.and_then(served),
            Err(error) => {
                tracing::error!(%error, "the shapes of the cantons are left out");
                None
            }
        };
        let mut shown = self.served.write().unwrap_or_else(PoisonError::into_inner);
        let hash = |served: &Option<Arc<Served>>| {
            served
                .as_ref()
                .map(|served| served.shapes.hash().to_owned())
        };
        let changed = hash(&shown) != hash(&now);
        *shown = now;
        changed
    }

    /// The shapes in use.
    #[must_use]
    pub fn shapes(&self) -> Option<Arc<CantonShapes>> {
        self.served().map(|served| Arc::clone(&served.shapes))
    }

    fn served(&self) -> Option<Arc<Served>> {
        self.served
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn served(stored: StoredGeography) -> Option<Arc<Served>> {
    let shapes = CantonShapes::read(&stored.bytes, &stored.hash)?;
    tracing::info!(hash = stored.hash, "shapes of the cantons read");
    Some(Arc::new(Served {
        shapes: Arc::new(shapes),
        content: caching::Content {
            brotli: compress(&stored.bytes),
            bytes: stored.bytes.into(),
            tag: stored.hash,
        },
    }))
}

/// `GET /geography/{hash}.json`: what stands under a name never changes.
pub async fn serve(
    State(state): State<AppState>,
    PathParameter(name): PathParameter<String>,
    request: HeaderMap,
) -> Response {
    let served = state.library.geography().served();
    let named = name.strip_suffix(".json");
    let Some(served) = served.filter(|served| named == Some(served.shapes.hash())) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static(caching::IMMUTABLE),
        ),
    ];
    (headers, served.content.clone().answer(&request)).into_response()
}
