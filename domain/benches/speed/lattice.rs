//! Counting a lattice.

use domain::{
    cube::{DimensionSpec, Lattice, LatticeSpec, Snapshot},
    measure::Measure,
};

use crate::{
    figures::{Better, Figures, seconds},
    items::single_answer,
};

/// The lattice of single answers, on many records.
pub(crate) fn measure(snapshot: &Snapshot, figures: &mut Figures) {
    let spec = every_three(single_answer());
    let time = seconds(5, || Lattice::build(snapshot, &spec));
    figures.add(
        "Lattice of 12 single-answer dimensions, k = 3, from 1 M records",
        snapshot.len() as f64 / time,
        "records/s",
        1e6,
        Better::Higher,
    );
}

/// All combinations of at most three dimensions.
fn every_three(dimensions: Vec<DimensionSpec>) -> LatticeSpec {
    let mut tables = vec![vec![]];
    for first in 0..dimensions.len() {
        tables.push(vec![first]);
        for second in first + 1..dimensions.len() {
            tables.push(vec![first, second]);
            tables.extend((second + 1..dimensions.len()).map(|third| vec![first, second, third]));
        }
    }
    LatticeSpec {
        measure: Measure::Applications,
        dimensions,
        tables,
    }
}
