//! How quickly records go from a file into the registry.
//!
//! Writes its figures as JSON into `$ATALAYA_BENCH_DIR/import.json`, if set;
//! `ATALAYA_BENCH_RECORDS` is another number of records.

use std::{
    env, fs,
    io::{BufWriter, Write},
    path::Path,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use domain::{
    code::Code,
    demo,
    intake::{Mapping, RowOutcome},
};
use serde_json::json;
use server::import::{self, ImportRequest, Silent};
use storage::Registry;

const RECORDS: u64 = 200_000;
const SEED: u64 = 1;

fn main() {
    let records = env::var("ATALAYA_BENCH_RECORDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(RECORDS);
    let folder = tempfile::tempdir().expect("a folder for the file and the database");
    let file = folder.path().join("records.csv");
    write_records(&file, records);

    let figures = [
        figure(
            "rows converted",
            per_second(records, convert(records)),
            100_000,
        ),
        figure(
            "records imported into SQLite",
            per_second(records, import_into(folder.path(), &file, records)),
            20_000,
        ),
    ];
    let figures = serde_json::to_string_pretty(&figures).expect("figures are plain values");
    let mut output = std::io::stdout();
    writeln!(output, "{figures}").expect("standard output is open");
    if let Some(folder) = env::var_os("ATALAYA_BENCH_DIR") {
        fs::write(Path::new(&folder).join("import.json"), figures).expect("the folder is writable");
    }
}

fn figure(name: &str, value: f64, target: u64) -> serde_json::Value {
    json!({
        "name": format!("import: {name}"),
        "value": value.round(),
        "unit": "records/s",
        "target": target,
        "better": "higher",
    })
}

fn per_second(records: u64, time: Duration) -> f64 {
    records as f64 / time.as_secs_f64()
}

fn write_records(path: &Path, records: u64) {
    let file = fs::File::create(path).expect("the folder is writable");
    let mut file = BufWriter::new(file);
    let mut line = String::new();
    demo::write_header(&mut line);
    for row in demo::records(records, SEED) {
        row.write(&mut line);
        file.write_all(line.as_bytes()).expect("the disk has room");
        line.clear();
    }
    file.flush().expect("the disk has room");
}

fn institution() -> Code {
    "REN-41".parse().expect("a well-formed code")
}

/// Rows to records, in memory and on one core.
fn convert(records: u64) -> Duration {
    let mapping = Mapping::parse(demo::MAPPING).expect("its tests parse it");
    let header = demo::COLUMNS.map(str::to_owned);
    let mut binder = mapping
        .bind(&header, &institution())
        .expect("the mapping is made for this table");
    let rows: Vec<_> = demo::records(records, SEED).collect();
    let begin = Instant::now();
    for row in &rows {
        let fields: Vec<&str> = row.fields().collect();
        let outcome = binder.convert(&fields);
        assert!(matches!(outcome, RowOutcome::Accepted(_)), "{outcome:?}");
    }
    begin.elapsed()
}

/// The whole way: reading, converting, storing, committing.
fn import_into(folder: &Path, file: &Path, records: u64) -> Duration {
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let url = format!(
        "sqlite://{}?mode=rwc",
        folder.join("registry.sqlite").display()
    );
    let registry = runtime.block_on(Registry::open(&url)).expect("a database");
    let request = ImportRequest {
        file: file.to_owned(),
        mapping: Mapping::parse(demo::MAPPING).expect("its tests parse it"),
        mapping_hash: "0".repeat(64),
        institution: institution(),
        quarantine: None,
        check: false,
        imported_at: "2026-01-01T00:00:00Z".to_owned(),
        today: NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"),
    };
    let begin = Instant::now();
    let report = runtime
        .block_on(import::import(&registry, request, &mut Silent))
        .expect("every row is good");
    let time = begin.elapsed();
    assert_eq!(report.counts.accepted, records);
    time
}
