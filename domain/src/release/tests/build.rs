use super::{
    super::{
        Dimension, DimensionItem, ExactSeries, InvalidRelease, MAX_CELLS, MeasureTables, TableCells,
    },
    *,
};
use crate::{measure::Measure, table::Cell, variable::Variable};

/// Dimensions of the sample: period, age group, sex, nationality, …, canton.
const PERIOD: usize = 0;
const SEX: usize = 2;
const CANTON: usize = 5;

fn table(dimensions: &[usize], persons: &[u32]) -> TableCells {
    TableCells {
        dimensions: dimensions.to_vec(),
        persons: persons.to_vec(),
    }
}

fn with(tables: Vec<TableCells>) -> Result<Release, InvalidRelease> {
    let sample = sample();
    let measures = vec![MeasureTables {
        measure: Measure::Accredited,
        tables,
    }];
    let dimensions = sample.dimensions().to_vec();
    Release::new(sample.manifest().clone(), dimensions, measures, Vec::new())
}

fn with_dimensions(dimensions: Vec<Dimension>) -> Result<Release, InvalidRelease> {
    Release::new(
        sample().manifest().clone(),
        dimensions,
        Vec::new(),
        Vec::new(),
    )
}

fn refused(made: Result<Release, InvalidRelease>, reason: &str) {
    let InvalidRelease(message) = made.expect_err("a refusal");
    assert!(message.contains(reason), "{message}");
}

#[test]
fn tables_fit_the_dimensions() {
    assert!(with(vec![table(&[], &[50]), table(&[SEX], &[5, 6, 11, 0])]).is_ok());
    let total = || table(&[], &[50]);
    refused(
        with(vec![total(), table(&[SEX], &[5, 6])]),
        "one cell for each",
    );
    refused(with(vec![total(), table(&[99], &[5])]), "do not exist");
    refused(with(vec![total(), table(&[SEX, 1], &[0; 40])]), "ascend");
    refused(with(vec![total(), table(&[SEX, SEX], &[0; 16])]), "ascend");
    refused(with(vec![total(), total()]), "given twice");
    refused(with(vec![table(&[SEX], &[0; 4])]), "no total");
}

#[test]
fn no_value_below_the_threshold_is_held() {
    for persons in 1..5 {
        refused(with(vec![table(&[], &[persons])]), "below the threshold");
    }
    assert!(with(vec![table(&[], &[5])]).is_ok());
    assert!(with(vec![table(&[], &[0])]).is_ok());
}

#[test]
fn a_refusal_names_no_number() {
    let InvalidRelease(message) = with(vec![table(&[], &[3])]).expect_err("a refusal");
    assert!(
        !message.contains(|it: char| it.is_ascii_digit()),
        "{message}"
    );
}

#[test]
fn no_single_year_of_a_pooled_variable_is_held() {
    let mut persons = vec![0; 5 * 8];
    // The pool 2019-2021 is the fourth item of the period.
    persons[3 * 8] = 40;
    let tables = |persons: &[u32]| vec![table(&[], &[50]), table(&[PERIOD, CANTON], persons)];
    assert!(with(tables(&persons)).is_ok());
    persons[8] = 40;
    refused(with(tables(&persons)), "single year");
}

#[test]
fn dimensions_ascend_and_their_codes_are_unique() {
    let dimensions = sample().dimensions().to_vec();
    let reversed = dimensions.iter().rev().cloned().collect();
    refused(with_dimensions(reversed), "ascend");
    let mut repeated = dimensions;
    let first = repeated[SEX].items[0].clone();
    repeated[SEX].items.push(first);
    refused(with_dimensions(repeated.clone()), "a code twice");
    repeated[SEX].items.clear();
    refused(with_dimensions(repeated), "no items");
}

#[test]
fn a_variable_was_not_collected_in_periods_that_are_tabulated() {
    let mut dimensions = sample().dimensions().to_vec();
    dimensions[SEX].not_collected = vec![code("2019"), code("2019-2021")];
    assert!(with_dimensions(dimensions.clone()).is_ok());
    dimensions[SEX].not_collected = vec![code("1999")];
    refused(with_dimensions(dimensions), "not tabulated");
}

#[test]
fn a_release_has_a_threshold_and_complete_series() {
    let sample = sample();
    let mut manifest = sample.manifest().clone();
    manifest.policy.threshold = 0;
    refused(
        Release::new(manifest, Vec::new(), Vec::new(), Vec::new()),
        "threshold",
    );

    let points = sample.exact_series(Measure::Accredited).expect("a series");
    let series = |points: &[_]| ExactSeries {
        measure: Measure::Accredited,
        points: points.to_vec(),
    };
    let made = |series| Release::new(sample.manifest().clone(), Vec::new(), Vec::new(), series);
    assert!(made(vec![series(points)]).is_ok());
    refused(
        made(vec![series(&[points[0], points[2]])]),
        "follow each other",
    );
    refused(
        made(vec![series(points), series(points)]),
        "two exact series",
    );
}

#[test]
fn an_exact_zero_is_a_number() {
    let release = sample();
    let points = release.exact_series(Measure::Accredited).expect("a series");
    assert_eq!(points[1].value, Cell::Published(0));
}

#[test]
fn the_order_of_the_tables_given_does_not_matter() {
    let [total, by_sex] = [table(&[], &[50]), table(&[SEX], &[5, 6, 11, 0])];
    let one = with(vec![total.clone(), by_sex.clone()]).expect("a release");
    let other = with(vec![by_sex, total]).expect("a release");
    assert_eq!(one.encode(), other.encode());
    let combinations: Vec<_> = one.combinations(Measure::Accredited).collect();
    assert_eq!(combinations, [vec![], vec![Variable::Sex]]);
}

#[test]
fn a_measure_is_given_once() {
    let measure = || MeasureTables {
        measure: Measure::Accredited,
        tables: vec![table(&[], &[50])],
    };
    let measures = vec![measure(), measure()];
    let manifest = sample().manifest().clone();
    refused(
        Release::new(manifest, Vec::new(), measures, Vec::new()),
        "twice",
    );
}

#[test]
fn there_are_not_more_cells_than_fit_into_memory() {
    let mut dimensions = sample().dimensions().to_vec();
    let first = dimensions[SEX].items[0].clone();
    let many = |count: usize| {
        let item = |number: usize| DimensionItem {
            code: code(&number.to_string()),
            ..first.clone()
        };
        (0..count).map(item).collect::<Vec<_>>()
    };
    dimensions[PERIOD].items = many(20_000);
    dimensions[SEX].items = many(MAX_CELLS / 20_000 + 1);
    let release = with_dimensions(dimensions).expect("a release");
    let InvalidRelease(message) = release
        .shapes(&[[].as_slice(), &[PERIOD, SEX]])
        .expect_err("a refusal");
    assert!(message.contains("too large"));
}
