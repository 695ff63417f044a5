//! Waiting for a store: releases are read and written by plain code, within a
//! runtime of the program and without one.

use std::{future::Future, io, thread};

use tokio::runtime::{Builder, Runtime};

/// Does the requests of a store.
pub(super) struct Worker {
    /// Always there until it is dropped.
    runtime: Option<Runtime>,
}

impl Worker {
    /// # Errors
    ///
    /// The system refuses what a runtime needs.
    pub(super) fn new() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Self {
            runtime: Some(runtime),
        })
    }

    /// Does this work to its end, on a thread of its own: the one that waits
    /// may belong to a runtime, where nothing else may be waited for.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub(super) fn wait<T: Send>(&self, work: impl Future<Output = T> + Send) -> io::Result<T> {
        let runtime = self.runtime.as_ref().expect("it is there until dropped");
        thread::scope(|scope| {
            let worker = thread::Builder::new().spawn_scoped(scope, || runtime.block_on(work))?;
            Ok(worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Whoever drops it may be in a runtime, where nothing may wait.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
