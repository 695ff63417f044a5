//! So many connections at the same time: more would leave no file to open.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::metrics::Metrics;

/// Those who are turned away at the same time; what is more is just closed.
const TURNED_AWAY: usize = 64;

/// The longest that turning one away takes.
const PATIENCE: Duration = Duration::from_secs(1);

/// The answer to a connection for which there is no place.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\n\
    content-type: text/plain; charset=utf-8\r\n\
    retry-after: 2\r\n\
    cache-control: no-store\r\n\
    connection: close\r\n\r\n\
    Demasiadas conexiones a la vez. Too many connections at the same time.\n";

/// Places for connections.
#[derive(Clone, Debug)]
pub struct Doors {
    places: Arc<Semaphore>,
    aside: Arc<Semaphore>,
    metrics: Arc<Metrics>,
}

/// The place of one connection; free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
    metrics: Arc<Metrics>,
}

impl Doors {
    /// So many places.
    #[must_use]
    pub fn new(places: usize, metrics: Arc<Metrics>) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            aside: Arc::new(Semaphore::new(TURNED_AWAY)),
            metrics,
        }
    }

    /// A place, if one is free.
    pub(super) fn enter(&self) -> Option<Place> {
        let permit = Arc::clone(&self.places).try_acquire_owned().ok()?;
        self.metrics.connections.inc();
        Some(Place {
            _permit: permit,
            metrics: Arc::clone(&self.metrics),
        })
    }

    /// Says that there is no place, and closes the connection.
    pub(super) fn turn_away(&self, connection: TcpStream) {
        self.metrics.refused("connections");
        if let Ok(turn) = Arc::clone(&self.aside).try_acquire_owned() {
            tokio::spawn(async move {
                // Whether the other side hears it is its own affair.
                let _ = tokio::time::timeout(PATIENCE, say_full(connection)).await;
                drop(turn);
            });
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.metrics.connections.dec();
    }
}

async fn say_full(mut connection: TcpStream) -> io::Result<()> {
    // What is closed unread, the other side sees as broken.
    let mut head = [0; 4096];
    let _ = connection.read(&mut head).await?;
    connection.write_all(FULL).await?;
    connection.shutdown().await
}
