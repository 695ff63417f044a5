//! Measured figures and where they go.

use std::{env, fs, hint::black_box, io, path::Path};

use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

/// Which way a figure improves.
#[derive(Clone, Copy)]
pub(crate) enum Better {
    Lower,
    Higher,
}

/// The figures of one bench.
#[derive(Default)]
pub(crate) struct Figures(Vec<serde_json::Value>);

impl Figures {
    /// Adds a figure, with the value that it should reach if there is one.
    pub(crate) fn add(
        &mut self,
        name: &str,
        value: f64,
        unit: &str,
        target: impl Into<Option<f64>>,
        better: Better,
    ) {
        eprintln!("{name}: {value:.3} {unit}");
        self.0.push(json!({
            "name": name,
            "value": (value * 1_000.0).round() / 1_000.0,
            "unit": unit,
            "target": target.into(),
            "better": match better {
                Better::Lower => "lower",
                Better::Higher => "higher",
            },
        }));
    }

    /// Writes them into the folder `ATALAYA_BENCH_DIR`, if there is one.
    pub(crate) fn save(&self, bench: &str) -> io::Result<()> {
        let Some(folder) = env::var_os("ATALAYA_BENCH_DIR") else {
            return Ok(());
        };
        let path = Path::new(&folder).join(bench).with_extension("json");
        fs::write(path, serde_json::to_vec(&self.0)?)
    }
}

/// Seconds that a call keeps a core busy: the median of several runs.
///
/// Time in which other programs had the core does not count, so that a busy
/// machine measures nearly the same as an idle one.
pub(crate) fn seconds<T>(runs: usize, mut call: impl FnMut() -> T) -> f64 {
    let mut times: Vec<_> = (0..runs)
        .map(|_| {
            let start = busy_seconds();
            black_box(call());
            busy_seconds() - start
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn busy_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
