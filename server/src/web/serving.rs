//! Listening, looking for new releases, and stopping in order.

use std::{future::Future, io, time::Duration};

use axum::{Router, serve::ListenerExt};
use tokio::{net::TcpListener, sync::oneshot};

use super::AppState;

/// How often the releases folder is looked at.
const REFRESH_EVERY: Duration = Duration::from_secs(1);

/// Serves until `stop` is ready; then takes no new connection and lets the
/// requests under way finish, at most for `patience`.
///
/// # Errors
///
/// Listening failed.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    patience: Duration,
) -> io::Result<()> {
    let (stopping, stopped) = oneshot::channel();
    let listener = listener.tap_io(|connection| {
        // Small answers leave at once; without it they are only later.
        let _ = connection.set_nodelay(true);
    });
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        let _ = stopping.send(());
    });
    let deadline = async move {
        let _ = stopped.await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        result = server => result,
        () = deadline => {
            tracing::warn!("some requests did not finish in time and were cut off");
            Ok(())
        }
    }
}

/// Looks into the folders once a second, and at once on SIGHUP, for ever.
pub async fn keep_fresh(state: AppState) {
    let mut timer = tokio::time::interval(REFRESH_EVERY);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut hang_up = HangUp::listen();
    loop {
        tokio::select! {
            _ = timer.tick() => {}
            () = hang_up.received() => tracing::info!("looking for releases on SIGHUP"),
        }
        let state = state.clone();
        // Reading a release takes files and computation.
        if let Err(error) = tokio::task::spawn_blocking(move || state.refresh()).await {
            tracing::error!(%error, "looking for releases failed");
        }
    }
}

/// Ready at SIGTERM or SIGINT.
///
/// # Errors
///
/// The signals cannot be listened to.
#[cfg(unix)]
pub fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ready at Ctrl+C.
///
/// # Errors
///
/// Never here; see the other systems.
#[cfg(not(unix))]
pub fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// SIGHUP, where there is such a signal.
struct HangUp {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl HangUp {
    fn listen() -> Self {
        Self {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok(),
        }
    }

    async fn received(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending().await
    }
}
