//! Members' exact tables, and the memory of a snapshot.

use domain::{
    cube::{DimensionSpec, FilterSpec, Snapshot},
    measure::Measure,
    variable::Variable,
};

use crate::{
    figures::{Better, Figures, seconds},
    items::dimension,
};

/// One chart each.
pub(crate) const CHARTS: [Variable; 12] = [
    Variable::AgeGroup,
    Variable::Nationality,
    Variable::MigrationStatus,
    Variable::EducationLevel,
    Variable::Occupation,
    Variable::Province,
    Variable::FormOfRecruitment,
    Variable::MeansOfRecruitment,
    Variable::MeansOfControl,
    Variable::CountryOfExploitation,
    Variable::FormOfExploitation,
    Variable::TraffickingScope,
];

pub(crate) fn measure(snapshot: &Snapshot, figures: &mut Figures) {
    figures.add(
        "Snapshot with all variables and keys, 10 M records",
        snapshot.bytes() as f64 / snapshot.len() as f64,
        "bytes/record",
        48.0,
        Better::Lower,
    );
    let filter = |variable, members: &[&str]| FilterSpec {
        variable,
        members: members
            .iter()
            .map(|code| code.parse().expect("a code"))
            .collect(),
    };
    let two = [
        filter(Variable::Sex, &["2"]),
        filter(Variable::Period, &["2019", "2020", "2021"]),
    ];
    figures.add(
        "Exact tables for 12 charts under two filters, scanning 10 M records",
        scan(snapshot, &two),
        "ms",
        100.0,
        Better::Lower,
    );
    figures.add(
        "Exact tables for 12 charts without filters, scanning 10 M records",
        scan(snapshot, &[]),
        "ms",
        None,
        Better::Lower,
    );
}

fn scan(snapshot: &Snapshot, filters: &[FilterSpec]) -> f64 {
    let charts: Vec<DimensionSpec> = CHARTS.into_iter().map(dimension).collect();
    let breakdowns: Vec<_> = charts.iter().map(std::slice::from_ref).collect();
    1e3 * seconds(9, || {
        snapshot.exact_tables(Measure::Accredited, filters, &breakdowns)
    })
}
