//! Invented records in number, read as the importer reads them.

use chrono::NaiveDate;
use domain::{
    cube::{Snapshot, SnapshotBuilder},
    demo,
    intake::{Mapping, RowOutcome},
};

/// The day up to which the invented register runs.
pub(crate) fn cutoff() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day of the calendar")
}

/// A snapshot of so many invented records.
pub(crate) fn snapshot(count: u64) -> Snapshot {
    let mapping = Mapping::parse(demo::MAPPING).expect("the mapping of the product");
    let header = demo::COLUMNS.map(str::to_owned);
    let institution = "PANI".parse().expect("a code");
    let mut binder = mapping
        .bind(&header, &institution)
        .expect("the columns of the product");
    let mut builder = SnapshotBuilder::new(cutoff());
    for (number, row) in (0..).zip(demo::records(count, 1)) {
        let fields: Vec<&str> = row.fields().collect();
        if let RowOutcome::Accepted(record) = binder.convert(&fields) {
            builder.push(&record, record_key(number));
        }
    }
    builder.finish()
}

/// Spreads numbers over all keys (SplitMix64): quicker than keys from a secret,
/// and none repeats.
fn record_key(number: u64) -> u64 {
    let mut mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
