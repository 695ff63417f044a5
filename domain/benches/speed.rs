//! Speed and memory of tabulation and of reading releases, on one core.
//!
//! `make bench` runs it and gathers the figures; `docs/performance.md` holds
//! the ones that were measured.

#[path = "speed/figures.rs"]
mod figures;
#[path = "speed/items.rs"]
mod items;
#[path = "speed/lattice.rs"]
mod lattice;
#[path = "speed/records.rs"]
mod records;
#[path = "speed/release.rs"]
mod release;
#[path = "speed/scan.rs"]
mod scan;

use self::{figures::Figures, records::snapshot, release::Readings};

fn main() -> std::io::Result<()> {
    let mut figures = Figures::default();
    lattice::measure(&snapshot(1_000_000), &mut figures);
    release::measure_making(&snapshot(5_000), &mut figures);

    let mut releases = vec![
        ("1,000", release::release(&snapshot(1_000))),
        ("100,000", release::release(&snapshot(100_000))),
    ];
    let greatest = snapshot(10_000_000);
    scan::measure(&greatest, &mut figures);
    releases.push(("10 M", release::release(&greatest)));
    drop(greatest);

    let mut readings = Readings::default();
    for (records, release) in &releases {
        readings.measure(release, records, &mut figures);
    }
    readings.compare(&mut figures);
    figures.save("speed")
}
