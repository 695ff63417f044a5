//! `atalaya serve`

use std::{net::SocketAddr, pin::pin, sync::Arc};

use tokio::{net::TcpListener, task::JoinHandle};

use super::{CommandError, print};
use crate::{
    config::Config,
    logging,
    web::{self, AppState, doors::Doors, metrics, serving, serving::Patience},
};

/// Connections to the metrics at the same time.
const METRICS_CONNECTIONS: usize = 16;

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
///
/// The address cannot be listened on, or the settings of the releases' bucket
/// are not sound.
pub async fn run(config: Config) -> Result<(), CommandError> {
    logging::log_panics_without_message();
    let address = config.address;
    let patience = Patience::of(&config);
    let stop = serving::stop_signal().map_err(CommandError::Runtime)?;
    let listener = listen(address).await?;

    let state = AppState::open(config)?;
    let mut stop = pin!(stop);
    tokio::select! {
        () = serving::look(state.clone()) => {}
        // A store that does not answer holds nobody up.
        () = &mut stop => return Ok(()),
    }
    if !state.site.is_loaded() {
        tracing::warn!("the site folder has no files yet: pages are served without scripts");
    }
    if !state.charts.is_ready() {
        tracing::warn!("charts cannot be drawn: without scripts figures are shown as tables");
    }
    if state.config.embed_hosts.is_empty() {
        tracing::info!("`embed_hosts` is empty: no other site can show figures in frames");
    }
    let router = web::router(state.clone());
    let telling = tell_operators(&state).await?;
    let bound = listener.local_addr().unwrap_or(address);
    // Nobody may be listening to standard output; serving goes on.
    let _ = print(&format!("Serving http://{bound}/\n"));
    let fresh = tokio::spawn(serving::keep_fresh(state.clone()));
    tracing::info!(address = %bound, "serving");
    let doors = Doors::new(state.config.max_connections, Arc::clone(&state.metrics));
    serving::serve(listener, router, doors, stop, patience).await;
    fresh.abort();
    telling.inspect(JoinHandle::abort);
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, CommandError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| CommandError::Listen { address, source })
}

/// Serves the metrics where the settings say so.
async fn tell_operators(state: &AppState) -> Result<Option<JoinHandle<()>>, CommandError> {
    let Some(address) = state.config.metrics_address else {
        return Ok(None);
    };
    let listener = listen(address).await?;
    let bound = listener.local_addr().unwrap_or(address);
    tracing::info!(address = %bound, "serving metrics");
    let router = metrics::router(state.clone());
    // Connections of operators are not those that the metrics tell of.
    let doors = Doors::new(METRICS_CONNECTIONS, Arc::default());
    let patience = Patience::of(&state.config);
    Ok(Some(tokio::spawn(async move {
        serving::serve(listener, router, doors, std::future::pending(), patience).await;
    })))
}
