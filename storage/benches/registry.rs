//! How many records a second the registry takes in and hands out.
//!
//! `ATALAYA_BENCH_RECORDS` says how many (200,000 unless told otherwise),
//! `ATALAYA_BENCH_DATABASE` on which database (a new SQLite file).

#[path = "../tests/registry/sample.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod sample;

use std::{
    env, fs,
    path::Path,
    time::{Duration, Instant},
};

use storage::{ImportCounts, ImportHeader, Registry};
use tempfile::TempDir;

/// As the importer hands them over.
const BATCH: usize = 2_000;

struct Figure {
    name: &'static str,
    records: usize,
    took: Duration,
    /// Records a second.
    target: u32,
}

fn main() {
    let records = env::var("ATALAYA_BENCH_RECORDS")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(200_000);
    let folder = TempDir::new().expect("a temporary folder can be made");
    let url = env::var("ATALAYA_BENCH_DATABASE")
        .unwrap_or_else(|_| format!("sqlite://{}/registry.db?mode=rwc", folder.path().display()));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made");
    let figures = runtime
        .block_on(measure(&url, records))
        .expect("the registry works");
    report(&figures);
}

async fn measure(url: &str, records: usize) -> Result<Vec<Figure>, storage::StorageError> {
    let registry = Registry::open(url).await?;
    let figure = |name, took, target| Figure {
        name,
        records,
        took,
        target,
    };
    let imported = import(&registry, 1, records).await?;
    let replaced = import(&registry, 2, records).await?;
    let begun = Instant::now();
    let mut read = 0;
    let until = sample::day("9999-12-31");
    registry.for_each_application(until, |_| read += 1).await?;
    assert_eq!(read, records);
    Ok(vec![
        figure("registry: new records with their answers", imported, 20_000),
        figure("registry: records replaced", replaced, 10_000),
        figure("registry: records read", begun.elapsed(), 100_000),
    ])
}

/// Time to import records from the same seed, their making aside.
async fn import(
    registry: &Registry,
    file: u64,
    records: usize,
) -> Result<Duration, storage::StorageError> {
    let header = ImportHeader {
        institution: sample::code("ENT-1"),
        file_name: "bench.csv".to_owned(),
        file_hash: format!("{file:064x}"),
        mapping_hash: format!("{file:064x}"),
        imported_at: "2025-12-31T23:59:59Z".to_owned(),
    };
    let mut took = Duration::ZERO;
    let mut import = registry.begin_import(header).await?;
    for first in (0..records).step_by(BATCH) {
        let batch = sample::random(first as u64, BATCH.min(records - first));
        let begun = Instant::now();
        import.insert(&batch).await?;
        took += begun.elapsed();
    }
    let begun = Instant::now();
    import.commit(ImportCounts::default()).await?;
    Ok(took + begun.elapsed())
}

fn report(figures: &[Figure]) {
    let lines: Vec<String> = figures
        .iter()
        .map(|figure| {
            format!(
                r#"{{"name":"{}","value":{:.0},"unit":"records/s","target":{},"better":"higher"}}"#,
                figure.name,
                figure.records as f64 / figure.took.as_secs_f64(),
                figure.target
            )
        })
        .collect();
    let list = format!("[{}]\n", lines.join(",\n"));
    eprint!("{list}");
    if let Some(folder) = env::var_os("ATALAYA_BENCH_DIR") {
        fs::write(Path::new(&folder).join("storage.json"), list)
            .expect("the folder of figures can be written to");
    }
}
