//! The threads that draw.

use std::{
    num::NonZeroUsize,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, SyncSender, TrySendError},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::{DrawError, Drawing, engine::Engine};

/// Stack of a thread, in bytes: scripts may use a part of it.
const THREAD_STACK_BYTES: usize = 8 << 20;

/// Threads that are enough by default: each chart is drawn once and kept.
const MAX_WORKERS: NonZeroUsize = NonZeroUsize::new(4).expect("four is not zero");

/// How much drawing may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Charts drawn at the same time: so many threads, each with an engine.
    pub workers: NonZeroUsize,
    /// Drawings that may wait for a thread.
    pub queue: usize,
    /// The longest that one drawing may take.
    pub time: Duration,
    /// The most memory of one engine, in bytes; loaded, it uses some 3 MB, and
    /// a chart needs another.
    pub memory_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            workers: thread::available_parallelism()
                .map_or(NonZeroUsize::MIN, |processors| processors.min(MAX_WORKERS)),
            queue: 64,
            time: Duration::from_secs(1),
            memory_bytes: 64 << 20,
        }
    }
}

type Reply = Box<dyn FnOnce(Result<String, DrawError>) + Send>;

struct Job {
    drawing: Drawing,
    reply: Reply,
}

/// Draws charts as SVG on threads of its own.
///
/// Dropping it waits for the drawings that have begun.
#[derive(Debug)]
pub struct Drawer {
    /// `None` while dropping: the threads end when it is gone.
    jobs: Option<SyncSender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

impl Drawer {
    /// Starts the threads and waits until each has loaded the bundle: the
    /// script that `scripts/build-web.sh` writes to `ssr/echarts-ssr.js`.
    ///
    /// # Errors
    ///
    /// [`DrawError::InvalidBundle`] when the script does not run or is not the
    /// right one; [`DrawError::Stopped`] when no thread can be started.
    pub fn new(bundle: impl Into<Arc<str>>, limits: Limits) -> Result<Self, DrawError> {
        let bundle = bundle.into();
        let (jobs, waiting) = mpsc::sync_channel(limits.queue);
        let waiting = Arc::new(Mutex::new(waiting));
        let (loaded, loading) = mpsc::sync_channel(limits.workers.get());
        let mut drawer = Self {
            jobs: Some(jobs),
            workers: Vec::with_capacity(limits.workers.get()),
        };
        for number in 1..=limits.workers.get() {
            let worker = Worker {
                bundle: Arc::clone(&bundle),
                limits,
                waiting: Arc::clone(&waiting),
            };
            let loaded = loaded.clone();
            let thread = thread::Builder::new()
                .name(format!("charts-{number}"))
                .stack_size(THREAD_STACK_BYTES)
                .spawn(move || worker.run(&loaded))
                .map_err(|_| DrawError::Stopped)?;
            drawer.workers.push(thread);
        }
        drop(loaded);
        for _ in 0..limits.workers.get() {
            loading.recv().map_err(|_| DrawError::Stopped)??;
        }
        Ok(drawer)
    }

    /// Draws a chart and waits for it. Not for the threads of an asynchronous
    /// program: there use [`Self::submit`], or a thread that may wait.
    ///
    /// # Errors
    ///
    /// See [`DrawError`].
    pub fn draw(&self, drawing: Drawing) -> Result<String, DrawError> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.submit(drawing, move |result| {
            // Whoever asked may no longer be there.
            let _ = reply.send(result);
        })?;
        answer.recv().map_err(|_| DrawError::Stopped)?
    }

    /// Has a chart drawn and returns at once; `on_done` is called with the
    /// result on a thread of the drawer, and should be quick.
    ///
    /// # Errors
    ///
    /// [`DrawError::Busy`], [`DrawError::Stopped`] and what is wrong with size
    /// or id; then `on_done` is not called.
    pub fn submit(
        &self,
        drawing: Drawing,
        on_done: impl FnOnce(Result<String, DrawError>) + Send + 'static,
    ) -> Result<(), DrawError> {
        drawing.check()?;
        let jobs = self.jobs.as_ref().ok_or(DrawError::Stopped)?;
        let reply = Box::new(on_done);
        jobs.try_send(Job { drawing, reply })
            .map_err(|error| match error {
                TrySendError::Full(_) => DrawError::Busy,
                TrySendError::Disconnected(_) => DrawError::Stopped,
            })
    }
}

impl Drop for Drawer {
    fn drop(&mut self) {
        self.jobs = None;
        for worker in self.workers.drain(..) {
            // A thread that panicked has nothing left to do.
            let _ = worker.join();
        }
    }
}

struct Worker {
    bundle: Arc<str>,
    limits: Limits,
    waiting: Arc<Mutex<Receiver<Job>>>,
}

impl Worker {
    fn run(self, loaded: &SyncSender<Result<(), DrawError>>) {
        let first = self.engine();
        let report = first.as_ref().map(drop).map_err(Clone::clone);
        if loaded.send(report).is_err() {
            return;
        }
        let mut engine = first.ok();
        while let Some(job) = self.next_job() {
            let result = match engine.take().map_or_else(|| self.engine(), Ok) {
                Ok(ready) => {
                    let result = ready.draw(&job.drawing);
                    // What a failed drawing left behind goes with its engine.
                    engine = result.is_ok().then_some(ready);
                    result
                }
                Err(error) => Err(error),
            };
            // The thread goes on whatever becomes of the one who asked.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| (job.reply)(result)));
            // Now, rather than when the next reader waits for a chart.
            engine = engine.or_else(|| self.engine().ok());
        }
    }

    fn engine(&self) -> Result<Engine, DrawError> {
        Engine::new(&self.bundle, &self.limits)
    }

    fn next_job(&self) -> Option<Job> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.recv().ok()
    }
}
