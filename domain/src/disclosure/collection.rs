//! Which variables were not collected in which periods.

use super::{plan::Plan, policy::Policy, publish::tabulate};
use crate::{
    code::{Code, reserved},
    cube::{ExactCell, Snapshot},
    measure::Measure,
    release::Dimension,
};

/// The dimensions of a release, each with the periods in which nobody was
/// asked.
///
/// That an institution did not ask is a fact about the institution. A period
/// is told only when as many persons as the threshold demands stand behind
/// it, and when it holds for both measures.
pub(super) fn describe(snapshot: &Snapshot, policy: &Policy, plan: &Plan) -> Vec<Dimension> {
    let mut dimensions: Vec<Dimension> = plan
        .dimensions
        .iter()
        .map(|dimension| dimension.published.clone())
        .collect();
    let tables: Vec<Vec<usize>> = (1..dimensions.len())
        .map(|place| vec![Plan::PERIOD, place])
        .collect();
    let lattices =
        Measure::ALL.map(|measure| tabulate(snapshot, plan, measure, tables.clone()).tables);
    let periods: Vec<Code> = dimensions[Plan::PERIOD]
        .items
        .iter()
        .map(|item| item.code.clone())
        .collect();
    for (place, dimension) in dimensions.iter_mut().enumerate().skip(1) {
        let width = dimension.items.len();
        let missing = dimension
            .items
            .iter()
            .position(|item| item.code.as_str() == reserved::NOT_COLLECTED);
        let Some(missing) = missing else { continue };
        let unasked = |period: usize| {
            let rows = lattices.iter().map(|tables| {
                let cells = &tables[place - 1].cells;
                &cells[period * width..(period + 1) * width]
            });
            nobody_was_asked(rows, missing, policy.threshold)
        };
        dimension.not_collected = (0..periods.len())
            .filter(|&period| unasked(period))
            .map(|period| periods[period].clone())
            .collect();
    }
    dimensions
}

/// Whether every person of a period stands in the item of what was not
/// collected, in every measure, and enough persons do.
fn nobody_was_asked<'cells>(
    rows: impl Iterator<Item = &'cells [ExactCell]> + Clone,
    missing: usize,
    threshold: u32,
) -> bool {
    let only_missing = rows.clone().all(|cells| {
        cells
            .iter()
            .enumerate()
            .all(|(item, cell)| item == missing || cell.persons == 0)
    });
    only_missing && rows.map(|cells| cells[missing].persons).max() >= Some(threshold)
}
