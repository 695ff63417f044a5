//! From a snapshot to a release.

use chrono::{Datelike, NaiveDate};

use super::{collection, plan::Plan, policy::Policy};
use crate::{
    classification::classification,
    cube::{ExactTable, Lattice, Snapshot},
    label::Label,
    measure::Measure,
    release::{
        ExactSeries, Manifest, MeasureTables, PolicySummary, Release, SeriesPoint, TableCells,
    },
    selection::ReleaseId,
    table::{Cell, ItemKind},
};

/// What a release is called and says, beside its numbers.
#[derive(Clone, Debug)]
pub struct ReleaseInfo {
    /// Its name.
    pub id: ReleaseId,
    /// The last day that it covers; the snapshot's cut-off.
    pub cutoff: NaiveDate,
    /// The version of the program.
    pub program_version: String,
    /// What readers should know.
    pub notes: Vec<Label>,
    /// What changed since the release before.
    pub revision_notes: Vec<Label>,
    /// The release before.
    pub previous: Option<ReleaseId>,
}

/// Why a snapshot cannot become a release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The snapshot holds no record.
    #[error("there is no record up to the cut-off date")]
    Empty,
    /// The result broke a rule of the release format.
    #[error(transparent)]
    Invalid(#[from] crate::release::InvalidRelease),
}

/// Tabulates, perturbs, withholds: makes the release of a snapshot.
///
/// The same snapshot, policy and information give the same bytes. A measure
/// with fewer persons than the policy's floor is not tabulated; the exact
/// series that the policy declares are published all the same, since they are
/// public anyway.
///
/// # Errors
///
/// See [`PublishError`].
pub fn publish(
    snapshot: &Snapshot,
    policy: &Policy,
    info: ReleaseInfo,
) -> Result<Release, PublishError> {
    let plan = plan(snapshot, policy, info.cutoff)?;
    let measures = Measure::ALL
        .into_iter()
        .map(|measure| measure_tables(snapshot, policy, &plan, measure))
        .collect();
    let series = policy
        .exact_series
        .iter()
        .map(|&measure| exact_series(snapshot, &plan, measure))
        .collect();
    let dimensions = collection::describe(snapshot, policy, &plan);
    let manifest = manifest(snapshot, policy, info);
    Ok(Release::new(manifest, dimensions, measures, series)?)
}

/// The plan of a snapshot's release.
pub(super) fn plan(
    snapshot: &Snapshot,
    policy: &Policy,
    cutoff: NaiveDate,
) -> Result<Plan, PublishError> {
    let years = Measure::ALL
        .into_iter()
        .filter_map(|measure| snapshot.years(measure))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        .ok_or(PublishError::Empty)?;
    Ok(Plan::new(policy, years, cutoff.year()))
}

/// Exact tables, for this room only.
pub(super) fn tabulate(
    snapshot: &Snapshot,
    plan: &Plan,
    measure: Measure,
    tables: Vec<Vec<usize>>,
) -> Lattice {
    Lattice::build(snapshot, &plan.specification(measure, tables))
}

fn measure_tables(
    snapshot: &Snapshot,
    policy: &Policy,
    plan: &Plan,
    measure: Measure,
) -> MeasureTables {
    let tables = if is_large_enough(snapshot, policy, plan, measure) {
        tabulate(snapshot, plan, measure, plan.tables.clone())
            .tables
            .iter()
            .map(|table| protect(table, policy, plan))
            .collect()
    } else {
        Vec::new()
    };
    MeasureTables { measure, tables }
}

/// Whether the population of a measure reaches the policy's floor.
pub(super) fn is_large_enough(
    snapshot: &Snapshot,
    policy: &Policy,
    plan: &Plan,
    measure: Measure,
) -> bool {
    tabulate(snapshot, plan, measure, vec![vec![]])
        .tables
        .iter()
        .flat_map(|table| &table.cells)
        .any(|total| total.persons >= policy.min_population)
}

/// The only way from exact cells to published ones: noise, then threshold.
/// Zero stands for withheld, zero included.
pub(super) fn protect(table: &ExactTable, policy: &Policy, plan: &Plan) -> TableCells {
    let mut persons: Vec<u32> = table
        .cells
        .iter()
        .map(|&cell| {
            let perturbed = policy.noise.perturb(cell);
            if perturbed < policy.threshold {
                0
            } else {
                perturbed
            }
        })
        .collect();
    if plan.pooled_only(&table.dimensions) {
        keep_pools(&mut persons, plan);
    }
    TableCells {
        dimensions: table.dimensions.clone(),
        persons,
    }
}

/// Withholds all but the pooled periods. `period` is the first dimension of
/// its tables, so each of its items is one run of cells.
fn keep_pools(persons: &mut [u32], plan: &Plan) {
    let periods = &plan.dimensions[Plan::PERIOD].published.items;
    let run = persons.len() / periods.len();
    for (cells, period) in persons.chunks_mut(run).zip(periods) {
        if period.kind != ItemKind::Group {
            cells.fill(0);
        }
    }
}

/// The exact number of persons of each year.
pub(super) fn exact_series(snapshot: &Snapshot, plan: &Plan, measure: Measure) -> ExactSeries {
    let lattice = tabulate(snapshot, plan, measure, vec![vec![Plan::PERIOD]]);
    let cells = lattice.tables.iter().flat_map(|table| &table.cells);
    // The years are the first items of `period`, in order.
    let points = plan
        .years
        .clone()
        .zip(cells)
        .map(|(year, cell)| SeriesPoint {
            year,
            value: Cell::Published(cell.persons),
        })
        .collect();
    ExactSeries { measure, points }
}

fn manifest(snapshot: &Snapshot, policy: &Policy, info: ReleaseInfo) -> Manifest {
    let demonstration = snapshot.demonstration();
    let invented = demonstration.then(|| {
        Label::new(
            "Datos inventados de demostración: no describen a ninguna persona.",
            "Invented data for demonstration: they describe nobody.",
        )
    });
    Manifest {
        id: info.id,
        cutoff: info.cutoff,
        policy: PolicySummary {
            name: policy.name().to_owned(),
            hash: policy.hash().to_owned(),
            threshold: policy.threshold,
            max_dimensions: policy.max_dimensions,
            max_noise: policy.noise.max_noise(),
            min_population: policy.min_population,
            min_changed_records: policy.min_changed_records(),
        },
        classification_version: classification().version().to_owned(),
        input_hash: snapshot.hash(),
        program_version: info.program_version,
        demonstration,
        notes: invented.into_iter().chain(info.notes).collect(),
        revision_notes: info.revision_notes,
        previous: info.previous,
    }
}
