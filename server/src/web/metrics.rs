//! What the program tells its operators, in the text format of Prometheus.
//!
//! Labels are methods, templates of routes and statuses: never a path, a query
//! or a client. Served on an address of its own (`metrics_address`), because a
//! reverse proxy passes on every path of the public one.

use std::fs;

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use prometheus::{
    HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts, Registry, TextEncoder,
    core::Collector,
};

use super::AppState;

/// Upper bounds of durations, in seconds: from a kept answer to the longest
/// that a request may take.
const BOUNDS: [f64; 12] = [
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 2.5, 10.0,
];

/// The size of a page of memory on every system that tells of `statm`.
const PAGE_BYTES: i64 = 4096;

/// Counters of the process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    refused: IntCounterVec,
    /// Connections that are open.
    pub connections: IntGauge,
    answers_kept: IntGauge,
    answers_bytes: IntGauge,
    answers_hits: IntGauge,
    answers_misses: IntGauge,
    clients: IntGauge,
    releases: IntGauge,
    store_up: IntGauge,
    memory: IntGauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// All at zero.
    #[must_use]
    pub fn new() -> Self {
        let registry = Registry::new();
        let gauge = |name, help| known(&registry, IntGauge::new(name, help));
        let counter = |name, help, labels: &[&str]| {
            known(&registry, IntCounterVec::new(Opts::new(name, help), labels))
        };
        let duration = HistogramOpts::new(
            "atalaya_request_duration_seconds",
            "Time until an answer begins",
        )
        .buckets(BOUNDS.to_vec());
        Self {
            requests: counter(
                "atalaya_requests_total",
                "Requests answered",
                &["method", "route", "status"],
            ),
            seconds: known(&registry, HistogramVec::new(duration, &["route"])),
            refused: counter(
                "atalaya_refused_total",
                "Requests and connections refused: rate, busy, connections",
                &["reason"],
            ),
            connections: gauge("atalaya_connections", "Connections open"),
            answers_kept: gauge("atalaya_kept_answers", "Answers kept"),
            answers_bytes: gauge("atalaya_kept_answers_bytes", "Memory of the kept answers"),
            answers_hits: gauge("atalaya_kept_answers_hits", "Requests answered from memory"),
            answers_misses: gauge("atalaya_kept_answers_misses", "Answers made anew"),
            clients: gauge("atalaya_rate_clients", "Clients whose rate is remembered"),
            releases: gauge("atalaya_releases", "Releases served"),
            store_up: gauge(
                "atalaya_release_store_up",
                "1 while the releases can be looked at, 0 while those read before are served",
            ),
            memory: gauge("process_resident_memory_bytes", "Resident memory"),
            registry,
        }
    }

    /// Counts an answer.
    pub fn answered(&self, method: &str, route: &str, status: &str, seconds: f64) {
        self.requests
            .with_label_values(&[method, route, status])
            .inc();
        self.seconds.with_label_values(&[route]).observe(seconds);
    }

    /// Counts a refusal.
    pub fn refused(&self, reason: &str) {
        self.refused.with_label_values(&[reason]).inc();
    }

    /// All of it as text.
    fn text(&self, state: &AppState) -> String {
        let answers = &state.answers;
        for (gauge, value) in [
            (&self.answers_kept, answers.len() as u64),
            (&self.answers_bytes, answers.bytes()),
            (&self.answers_hits, answers.hits()),
            (&self.answers_misses, answers.misses()),
            (&self.clients, state.rates.clients() as u64),
            (&self.releases, state.library.files().len() as u64),
            (&self.store_up, u64::from(state.library.is_reachable())),
        ] {
            gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
        }
        self.memory.set(resident_bytes().unwrap_or(0));
        let mut text = String::new();
        if let Err(error) = TextEncoder::new().encode_utf8(&self.registry.gather(), &mut text) {
            tracing::error!(%error, "the metrics cannot be written");
        }
        text
    }
}

/// A collector that the registry tells of.
fn known<C: Collector + Clone + 'static>(registry: &Registry, made: prometheus::Result<C>) -> C {
    let collector = made.expect("the names are valid");
    registry
        .register(Box::new(collector.clone()))
        .expect("each name is registered once");
    collector
}

fn resident_bytes() -> Option<i64> {
    let statm = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: i64 = statm.split(' ').nth(1)?.parse().ok()?;
    Some(pages * PAGE_BYTES)
}

/// `GET /metrics`, and nothing else.
pub fn router(state: AppState) -> Router {
    Router::new().route("/metrics", get(show)).with_state(state)
}

async fn show(State(state): State<AppState>) -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, prometheus::TEXT_FORMAT)];
    (headers, state.metrics.text(&state))
}
