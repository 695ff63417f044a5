//! Drawings that are kept, and drawn once however many readers wait for them.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use charts::svg::{DrawError, Drawer, Drawing};
use quick_cache::{Weighter, sync::Cache};
use tokio::{sync::watch, time::Instant};

/// The most memory that the kept drawings take, in bytes.
const CAPACITY_BYTES: u64 = 32 << 20;

/// A chart with its option, in bytes: how many the cache prepares for.
const USUAL_BYTES: u64 = 16 << 10;

/// How long a chart that could not be drawn is left alone: whoever asks for
/// it again and again does not keep the engines busy.
const RETRY_AFTER: Duration = Duration::from_secs(60);

/// Draws and keeps.
///
/// A drawing is known by everything that it is made of, its option included:
/// another release, selection, language or width is another drawing, and no
/// reader is ever shown one of other numbers.
#[derive(Debug)]
pub(super) struct Gallery {
    drawer: Drawer,
    shelf: Arc<Shelf>,
}

/// A drawing that was asked for.
pub(super) enum Order {
    /// It is there, or cannot be.
    Done(Option<Arc<str>>),
    /// It is being drawn.
    Underway(Waiting),
}

type Waiting = watch::Receiver<Option<Outcome>>;

#[derive(Clone)]
pub(super) enum Outcome {
    Drawn(Arc<str>),
    Failed { retry_at: Instant },
}

struct Shelf {
    kept: Cache<Arc<Drawing>, Outcome, Bytes>,
    underway: Mutex<HashMap<Arc<Drawing>, Waiting>>,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<Arc<Drawing>, Outcome> for Bytes {
    fn weight(&self, drawing: &Arc<Drawing>, outcome: &Outcome) -> u64 {
        let svg = match outcome {
            Outcome::Drawn(svg) => svg.len(),
            Outcome::Failed { .. } => 0,
        };
        let texts = drawing.option.len() + drawing.title.len() + drawing.description.len();
        (size_of::<Drawing>() + texts + svg) as u64
    }
}

impl Gallery {
    pub(super) fn new(drawer: Drawer) -> Self {
        let items = usize::try_from(CAPACITY_BYTES / USUAL_BYTES).unwrap_or(usize::MAX);
        Self {
            drawer,
            shelf: Arc::new(Shelf {
                kept: Cache::with_weighter(items, CAPACITY_BYTES, Bytes),
                underway: Mutex::default(),
            }),
        }
    }

    /// Has it drawn, unless it is there or is being drawn already.
    pub(super) fn order(&self, drawing: Drawing) -> Order {
        let drawing = Arc::new(drawing);
        // Held until the drawing is entered, so that nobody orders it twice
        // and it is not finished before.
        let mut underway = self.shelf.underway();
        match self.shelf.kept.get(&drawing) {
            Some(Outcome::Drawn(svg)) => return Order::Done(Some(svg)),
            Some(Outcome::Failed { retry_at }) if Instant::now() < retry_at => {
                return Order::Done(None);
            }
            _ => {}
        }
        // One without a sender is of a thread that has ended.
        let waiting = underway.get(&drawing);
        if let Some(waiting) = waiting.filter(|waiting| waiting.has_changed().is_ok()) {
            return Order::Underway(waiting.clone());
        }
        let (tell, waiting) = watch::channel(None);
        match self.submit(&drawing, tell) {
            Ok(()) => {
                underway.insert(drawing, waiting.clone());
                Order::Underway(waiting)
            }
            Err(error) => {
                tracing::debug!(chart = drawing.id, %error, "chart left out");
                Order::Done(None)
            }
        }
    }

    fn submit(
        &self,
        drawing: &Arc<Drawing>,
        tell: watch::Sender<Option<Outcome>>,
    ) -> Result<(), DrawError> {
        let shelf = Arc::clone(&self.shelf);
        let key = Arc::clone(drawing);
        self.drawer.submit(Drawing::clone(drawing), move |result| {
            tell.send_replace(Some(shelf.keep(key, result)));
        })
    }
}

impl Shelf {
    fn underway(&self) -> MutexGuard<'_, HashMap<Arc<Drawing>, Waiting>> {
        // A panic elsewhere leaves the list whole: each change is one step.
        self.underway.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, drawing: Arc<Drawing>, result: Result<String, DrawError>) -> Outcome {
        let outcome = match result {
            Ok(svg) => Outcome::Drawn(svg.into()),
            Err(error) => {
                tracing::error!(chart = drawing.id, %error, "a chart cannot be drawn");
                Outcome::Failed {
                    retry_at: Instant::now() + RETRY_AFTER,
                }
            }
        };
        self.kept.insert(Arc::clone(&drawing), outcome.clone());
        self.underway().remove(&drawing);
        outcome
    }
}

impl fmt::Debug for Shelf {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shelf")
            .field("kept", &self.kept.len())
            .field("underway", &self.underway().len())
            .finish()
    }
}

impl Order {
    /// Waits for the drawing; nothing where it cannot be drawn.
    pub(super) async fn svg(self) -> Option<Arc<str>> {
        let outcome = match self {
            Self::Done(svg) => return svg,
            Self::Underway(mut waiting) => waiting.wait_for(Option::is_some).await.ok()?.clone(),
        };
        match outcome? {
            Outcome::Drawn(svg) => Some(svg),
            Outcome::Failed { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests;
