//! `atalaya serve`

use tokio::net::TcpListener;

use super::{CommandError, print};
use crate::{
    config::Config,
    logging,
    web::{self, AppState, serving},
};

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
///
/// The address cannot be listened on.
pub async fn run(config: Config) -> Result<(), CommandError> {
    logging::log_panics_without_message();
    let address = config.address;
    let patience = config.shutdown_timeout;
    let stop = serving::stop_signal().map_err(CommandError::Runtime)?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| CommandError::Listen { address, source })?;

    let state = AppState::new(config);
    let first = state.clone();
    // Reading releases takes files and computation.
    if let Err(error) = tokio::task::spawn_blocking(move || first.refresh()).await {
        tracing::error!(%error, "reading the releases failed");
    }
    if !state.site.is_loaded() {
        tracing::warn!("the site folder has no files yet: pages are served without scripts");
    }
    if !state.charts.is_ready() {
        tracing::warn!("charts cannot be drawn: without scripts figures are shown as tables");
    }
    let router = web::router(state.clone());
    let bound = listener.local_addr().unwrap_or(address);
    // Nobody may be listening to standard output; serving goes on.
    let _ = print(&format!("Serving http://{bound}/\n"));
    let fresh = tokio::spawn(serving::keep_fresh(state));
    tracing::info!(address = %bound, "serving");
    serving::serve(listener, router, stop, patience).await;
    fresh.abort();
    Ok(())
}
