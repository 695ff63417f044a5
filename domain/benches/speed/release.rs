//! Making a release, and reading it as a page does.

use domain::{
    code::Code,
    cube::Snapshot,
    disclosure::{Policy, ReleaseInfo, publish},
    measure::Measure,
    release::Release,
    selection::Selection,
    variable::Variable,
};

use crate::{
    figures::{Better, Figures, seconds},
    records::cutoff,
    scan::CHARTS,
};

/// Readings of all charts that are timed together: one alone is shorter than
/// the clock can tell.
const READINGS: u32 = 2_000;

/// Makes the release of a snapshot by the standard policy.
pub(crate) fn release(snapshot: &Snapshot) -> Release {
    let policy = Policy::built_in("standard").expect("a policy of the product");
    let info = ReleaseInfo {
        id: "2025-12".parse().expect("a release id"),
        cutoff: cutoff(),
        program_version: "bench".to_owned(),
        notes: Vec::new(),
        revision_notes: Vec::new(),
        previous: None,
    };
    publish(snapshot, &policy, info).expect("there are records")
}

/// How long it takes to make the release of a register's size.
pub(crate) fn measure_making(snapshot: &Snapshot, figures: &mut Figures) {
    figures.add(
        "Release of 5,000 records by the standard policy",
        seconds(5, || release(snapshot)),
        "s",
        None,
        Better::Lower,
    );
}

/// Times the readings of releases of ever more records.
#[derive(Default)]
pub(crate) struct Readings(Vec<f64>);

impl Readings {
    /// Reads the cells of twelve charts under two filters.
    pub(crate) fn measure(&mut self, release: &Release, records: &str, figures: &mut Figures) {
        let charts = charts();
        let time = seconds(31, || {
            for _ in 0..READINGS {
                for chart in &charts {
                    std::hint::black_box(release.cells(chart).expect("a table of the policy"));
                }
            }
        });
        let microseconds = 1e6 * time / f64::from(READINGS);
        self.0.push(microseconds);
        figures.add(
            &format!("Cells of 12 charts under two filters, release of {records} records"),
            microseconds,
            "µs",
            20.0,
            Better::Lower,
        );
    }

    /// How much the slowest release differs from the fastest.
    pub(crate) fn compare(&self, figures: &mut Figures) {
        let least = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = self.0.iter().copied().fold(0.0, f64::max);
        figures.add(
            "Slowest against fastest of these releases",
            100.0 * (greatest / least - 1.0),
            "% longer",
            20.0,
            Better::Lower,
        );
    }
}

/// Twelve charts of accredited women of three years.
fn charts() -> Vec<Selection> {
    let code = |text: &str| text.parse::<Code>().expect("a code");
    CHARTS
        .into_iter()
        .map(|variable| {
            Selection::of(Measure::Accredited)
                .by([variable])
                .filter(Variable::Sex, code("2"))
                .filter(Variable::Period, code("2019-2021"))
        })
        .collect()
}
