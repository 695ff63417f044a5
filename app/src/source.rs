//! Where pages take their numbers from.

use std::sync::Arc;

pub use charts::map::CantonShapes;
use domain::{
    release::{Manifest, Part, Release},
    selection::ReleaseId,
};

/// The releases that can be shown.
///
/// On the server all that are held; in the browser the one that the page was
/// made from.
pub trait ReleaseSource: Send + Sync {
    /// The newest release; `None` before the first is published, and in the
    /// browser when the page shows an older one.
    fn latest(&self) -> Option<Arc<Release>>;

    /// A release by its name.
    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>>;

    /// Whether these parts of the releases that can be shown are there: on the
    /// server always. In the browser asking has them fetched; whoever asks in a
    /// reactive context is told when they are there.
    fn has(&self, parts: &[Part]) -> bool {
        let _ = parts;
        true
    }

    /// What each release that can be shown says of itself, newest first.
    fn list(&self) -> Vec<Manifest>;

    /// The shapes of the cantons, where the operator loaded some. In the browser
    /// asking has them fetched; whoever asks in a reactive context is told when
    /// they are there.
    fn cantons(&self) -> Option<Arc<CantonShapes>> {
        None
    }
}

/// The source of a page's releases, provided as Leptos context.
#[derive(Clone)]
pub struct Releases(pub Arc<dyn ReleaseSource>);

impl Releases {
    /// The pinned release, or the newest.
    #[must_use]
    pub fn pinned_or_latest(&self, pinned: Option<&ReleaseId>) -> Option<Arc<Release>> {
        match pinned {
            Some(id) => self.0.get(id),
            None => self.0.latest(),
        }
    }
}
