//! Listening, looking for new releases, and stopping in order.

use std::{future::Future, io, net::SocketAddr, pin::pin, time::Duration};

use axum::{Router, http::Request};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use super::{
    AppState,
    client::Peer,
    doors::{Doors, Place},
    patience::Patient,
};
use crate::config::Config;

/// The largest head of a request, address included, in bytes: an address that
/// means something has far less. What a connection holds in memory is not much
/// more.
const HEAD_BYTES: usize = 32 << 10;

/// How long to wait when the system has no more connections to give.
const ACCEPT_PAUSE: Duration = Duration::from_millis(200);

/// How long others are waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The longest that a client may take to send the head of a request, and
    /// to take nothing of an answer: whoever does neither does not keep others
    /// out for ever.
    pub client: Duration,
    /// The longest that requests under way may take to finish at the end.
    pub finish: Duration,
}

impl Patience {
    /// That of the settings.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            client: config.client_timeout,
            finish: config.shutdown_timeout,
        }
    }
}

/// Serves until `stop` is ready; then takes no new connection and lets the
/// requests under way finish.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    doors: Doors,
    stop: impl Future<Output = ()>,
    patience: Patience,
) {
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            (connection, client) = accept(&listener) => match doors.enter() {
                Some(place) => {
                    let connection = Visitor { connection, client, place };
                    answer(connection, &router, &connections, patience.client);
                }
                None => doors.turn_away(connection),
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    tracing::info!("stopping");
    if tokio::time::timeout(patience.finish, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not finish in time and were cut off");
    }
}

/// The next connection. What goes wrong with one concerns no other.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) if is_of_the_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

fn is_of_the_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionReset
    )
}

/// A connection that has a place.
struct Visitor {
    connection: TcpStream,
    client: SocketAddr,
    place: Place,
}

/// Answers the requests of a connection, in a task of its own.
fn answer(visitor: Visitor, router: &Router, connections: &GracefulShutdown, patience: Duration) {
    let Visitor {
        connection,
        client,
        place,
    } = visitor;
    // Small answers leave at once; without it they are only later.
    let _ = connection.set_nodelay(true);
    let peer = Peer(client.ip());
    let service = router.clone().map_request(move |mut request: Request<_>| {
        request.extensions_mut().insert(peer);
        request
    });
    let service = TowerToHyperService::new(service);
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(Patient::new(connection, patience)), service);
    let conversation = connections.watch(conversation);
    tokio::spawn(async move {
        if let Err(error) = conversation.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}

/// Looks for releases as often as the settings say, and at once on SIGHUP, for
/// ever.
pub async fn keep_fresh(state: AppState) {
    let mut timer = tokio::time::interval(state.config.refresh_interval);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut hang_up = HangUp::listen();
    loop {
        tokio::select! {
            _ = timer.tick() => {}
            () = hang_up.received() => tracing::info!("looking for releases on SIGHUP"),
        }
        look(state.clone()).await;
    }
}

/// Looks for releases once.
pub async fn look(state: AppState) {
    // Reading a release takes files, or a store, and computation.
    if let Err(error) = tokio::task::spawn_blocking(move || state.refresh()).await {
        tracing::error!(%error, "looking for releases failed");
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
