//! So many requests a second for each client, so that one cannot keep the
//! others out.

use std::{fmt, net::IpAddr, num::NonZeroU32, time::Duration};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};

use super::{
    AppState,
    client::{self, Peer},
    refusal::{self, Asker},
};
use crate::{api::ProblemKind, config::Config};

/// Rates of all clients that asked lately.
pub struct Rates {
    /// None where rates are not limited.
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    clock: DefaultClock,
    trusted_proxies: usize,
}

impl fmt::Debug for Rates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Addresses of readers are nobody's business.
        formatter.debug_struct("Rates").finish_non_exhaustive()
    }
}

impl Rates {
    /// The limits of these settings.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let quota = NonZeroU32::new(config.rate_limit_per_second).map(|rate| {
            let burst = NonZeroU32::new(config.rate_limit_burst).unwrap_or(rate);
            Quota::per_second(rate).allow_burst(burst)
        });
        Self {
            limiter: quota.map(DefaultKeyedRateLimiter::keyed),
            clock: DefaultClock::default(),
            trusted_proxies: config.trusted_proxies,
        }
    }

    /// Takes a request of this client; else how long it has to wait.
    ///
    /// # Errors
    ///
    /// The time until the next request is taken.
    fn take(&self, client: IpAddr) -> Result<(), Duration> {
        let Some(limiter) = &self.limiter else {
            return Ok(());
        };
        limiter
            .check_key(&client)
            .map_err(|not_until| not_until.wait_time_from(self.clock.now()))
    }

    /// Forgets clients that did not ask lately: they are as good as new.
    pub fn forget_quiet(&self) {
        if let Some(limiter) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// Clients that are remembered.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.limiter.as_ref().map_or(0, |limiter| limiter.len())
    }
}

/// What costs nothing to answer and must always be answered.
fn is_free(path: &str) -> bool {
    matches!(path, "/health" | "/ready") || path.starts_with("/pkg/")
}

/// Answers 429 to a client that asks too often.
pub async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    if let Some(Peer(peer)) = peer
        && !is_free(request.uri().path())
    {
        let rates = &state.rates;
        let client = client::address(peer, request.headers(), rates.trusted_proxies);
        if let Err(wait) = rates.take(client::network(client)) {
            state.metrics.refused("rate");
            // Whole seconds, and never "now".
            let seconds = Some(wait.as_secs() + 1);
            let (asker, kind) = (Asker::of(&request), ProblemKind::TooManyRequests);
            return refusal::answer(&state.config, &asker, kind, seconds);
        }
    }
    next.run(request).await
}
