//! What holds of every release, however its records came.

use std::{collections::BTreeSet, sync::LazyLock};

use proptest::prelude::*;

use super::{plan::Plan, publish::protect, testing::*, *};
use crate::{
    cube::{ExactCell, ExactTable, Lattice},
    measure::Measure,
    record::Application,
    release::Release,
    selection::Selection,
    table::{Cell, ItemKind},
    variable::Variable,
};

fn release(records: &[Keyed]) -> Release {
    publish(&snapshot(records), &small_policy(), info()).expect("a release")
}

/// Every published table of one measure.
fn tables(release: &Release, measure: Measure) -> Vec<Vec<Cell>> {
    release
        .combinations(measure)
        .filter_map(|variables| {
            let selection = Selection::of(measure).by(variables);
            // A table over pooled periods only answers under a pool.
            release.table(&selection).ok()
        })
        .map(|table| table.cells().to_vec())
        .collect()
}

fn cell(release: &Release, query: &str) -> Cell {
    release
        .table(&Selection::parse(query).unwrap())
        .unwrap()
        .cells()[0]
}

/// A generator of pseudo-random numbers with a fixed seed (SplitMix64).
fn numbers(mut state: u64) -> impl FnMut() -> u64 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[test]
fn the_same_records_in_any_order_make_the_same_bytes() {
    let mut records = records(600, 3);
    let first = release(&records).encode();
    records.reverse();
    // A record that is imported again replaces itself.
    let again = records[100].clone();
    records.push(again);
    records.rotate_left(251);
    assert_eq!(release(&records).encode(), first);
}

#[test]
fn a_lattice_built_in_shards_is_protected_alike() {
    let records = records(600, 3);
    let policy = small_policy();
    let whole = snapshot(&records);
    let plan = publish::plan(&whole, &policy, cutoff()).unwrap();
    let specification = plan.specification(Measure::Applications, plan.tables.clone());
    let mut merged = Lattice::build(&snapshot(&records[400..]), &specification);
    merged.merge(&Lattice::build(&snapshot(&records[..400]), &specification));
    let protected = |lattice: &Lattice| -> Vec<_> {
        lattice
            .tables
            .iter()
            .map(|table| protect(table, &policy, &plan))
            .collect()
    };
    let built_whole = Lattice::build(&whole, &specification);
    assert_eq!(protected(&merged), protected(&built_whole));
}

#[test]
fn no_published_value_is_below_the_threshold() {
    let release = release(&records(900, 1));
    for measure in Measure::ALL {
        let cells: Vec<Cell> = tables(&release, measure).concat();
        assert!(cells.len() > 10_000);
        let least = cells.iter().filter_map(|cell| cell.persons()).min();
        assert!(least >= Some(5), "{measure}");
        assert!(cells.contains(&Cell::Withheld));
    }
}

#[test]
fn the_same_persons_have_the_same_noise_in_every_table() {
    let mut records = records(400, 5);
    for (record, _) in &mut records {
        // Everybody answers this one, alike.
        record
            .answers
            .insert(Variable::Sex, vec!["2".parse().unwrap()]);
    }
    let release = release(&records);
    let measure = "measure=applications&";
    for rest in ["", "&province=1", "&age_group=AGE-MIN", "&period=2019-2021"] {
        let without = cell(&release, &format!("{measure}{rest}"));
        assert!(without.persons().is_some(), "{rest}");
        for sex in ["2", "_A"] {
            let with = cell(&release, &format!("{measure}sex={sex}{rest}"));
            assert_eq!(with, without, "{rest} {sex}");
        }
    }
}

#[test]
fn the_exact_series_is_exact_and_without_gaps() {
    let records = records(300, 2);
    let release = release(&records);
    for measure in Measure::ALL {
        let points = release.exact_series(measure).expect("a declared series");
        let years: Vec<i32> = points.iter().map(|point| point.year).collect();
        assert_eq!(years, (2015..=2025).collect::<Vec<_>>());
    }
    let received = |year: i32| {
        let in_year =
            |record: &Application| record.received.format("%Y").to_string() == year.to_string();
        records.iter().filter(|(record, _)| in_year(record)).count()
    };
    for point in release.exact_series(Measure::Applications).unwrap() {
        let expected = u32::try_from(received(point.year)).unwrap();
        assert_eq!(point.value, Cell::Published(expected), "{}", point.year);
    }
}

#[test]
fn a_year_without_anybody_is_zero_in_the_exact_series_only() {
    let mut records = records(300, 2);
    records.retain(|(record, _)| record.received.format("%Y").to_string() != "2019");
    let release = release(&records);
    let points = release.exact_series(Measure::Applications).unwrap();
    let of_2019 = points.iter().find(|point| point.year == 2019).unwrap();
    assert_eq!(of_2019.value, Cell::Published(0));
    // Nothing but the period is asked: the series answers. Else it is withheld.
    assert_eq!(
        cell(&release, "measure=applications&period=2019"),
        Cell::Published(0)
    );
    assert_eq!(
        cell(&release, "measure=applications&period=2019&sex=_A"),
        Cell::Withheld
    );
}

#[test]
fn a_total_is_exact_only_where_the_series_holds_everybody() {
    let mut records = records(300, 2);
    let in_all =
        |records: &[(Application, u64)]| cell(&release(records), "measure=applications").persons();
    let in_series = |records: &[(Application, u64)]| {
        let release = release(records);
        let points = release.exact_series(Measure::Applications).unwrap();
        points.iter().map(|point| point.value.persons()).sum()
    };
    // Some were received before the first year of the series.
    assert_ne!(in_all(&records), in_series(&records));
    records.retain(|(record, _)| record.received.format("%Y").to_string().as_str() >= "2015");
    assert_eq!(in_all(&records), in_series(&records));
    assert_eq!(in_all(&records), u32::try_from(records.len()).ok());
}

#[test]
fn a_population_below_the_floor_is_not_tabulated_but_its_declared_series_stands() {
    let records = records(40, 2);
    let release = release(&records);
    assert!(release.is_tabulated(Measure::Applications));
    // Some 60 % of 40 are accredited: fewer than 30.
    assert!(!release.is_tabulated(Measure::Accredited));
    assert!(release.exact_series(Measure::Accredited).is_some());
}

#[test]
fn nothing_is_published_of_no_records() {
    let empty = snapshot(&[]);
    assert_eq!(
        publish(&empty, &small_policy(), info()).err(),
        Some(PublishError::Empty)
    );
}

#[test]
fn demonstration_records_are_told_first() {
    let mut records = records(100, 2);
    let manifest = release(&records).manifest().clone();
    assert!(manifest.demonstration);
    assert!(manifest.notes[0].es.contains("inventados"));
    for (record, _) in &mut records {
        record.demonstration = false;
    }
    let manifest = release(&records).manifest().clone();
    assert!(!manifest.demonstration);
    assert!(manifest.notes.is_empty());
    assert_eq!(manifest.policy.max_noise, 3);
}

#[test]
fn years_run_to_the_cut_off_and_pools_lie_within_them() {
    let release = release(&records(300, 2));
    let period = release.dimension(Variable::Period).unwrap();
    let of_kind = |kind| -> Vec<&str> {
        period
            .items
            .iter()
            .filter(|item| item.kind == kind)
            .map(|item| item.code.as_str())
            .collect()
    };
    assert_eq!(of_kind(ItemKind::Category).first(), Some(&"2015"));
    assert_eq!(of_kind(ItemKind::Category).last(), Some(&"2025"));
    // Demonstration records begin in 2012, before the first year.
    assert_eq!(
        of_kind(ItemKind::Group),
        ["X-OTH", "2018-2020", "2019-2021", "_A"]
    );
    let earlier = period
        .items
        .iter()
        .find(|item| item.code.as_str() == "X-OTH")
        .unwrap();
    assert_eq!(earlier.label.es, "Antes de 2015");
}

#[test]
fn a_pooled_variable_is_never_combined_with_a_single_year() {
    let release = release(&records(900, 2));
    let cells = |query: &str| release.table(&Selection::parse(query).unwrap());
    assert!(cells("by=canton&period=2019").is_err());
    assert!(
        cells("by=canton&period=2019-2021")
            .unwrap()
            .any(|cell| cell.persons().is_some())
    );
    assert!(cells("by=canton,sex&period=2019-2021").is_ok());
    assert!(cells("by=canton,age_group&period=2019-2021").is_err());
    assert!(cells("by=gender_identity,province").is_err());
}

#[test]
fn a_variable_nobody_was_asked_for_is_told_as_such() {
    let release = release(&records(900, 2));
    let unasked = |variable| -> Vec<String> {
        let dimension = release.dimension(variable).unwrap();
        dimension
            .not_collected
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    // Asked of requests since 2018; accreditations follow their requests.
    let gender_identity = unasked(Variable::GenderIdentity);
    assert!(
        gender_identity.contains(&"2016".to_owned()),
        "{gender_identity:?}"
    );
    assert!(!gender_identity.contains(&"2020".to_owned()));
    assert!(unasked(Variable::Sex).is_empty());
}

#[test]
fn one_person_more_or_less_changes_a_cell_by_new_noise() {
    let records = records(900, 4);
    let (before, after) = (release(&records[1..]), release(&records));
    let cells = |release: &Release| tables(release, Measure::Applications).concat();
    let changes: BTreeSet<i64> = cells(&before)
        .into_iter()
        .zip(cells(&after))
        .filter_map(|(before, after)| {
            Some(i64::from(after.persons()?) - i64::from(before.persons()?))
        })
        .collect();
    // One person came, yet cells fall and rise by several.
    assert!(changes.len() > 4, "{changes:?}");
}

#[test]
fn the_built_in_policies_make_lattices_of_bearable_size() {
    for (name, most) in [("standard", 5_000_000), ("strict", 200_000)] {
        let policy = Policy::built_in(name).unwrap();
        let plan = Plan::new(&policy, (2012, 2025), 2025);
        let cells: usize = plan
            .tables
            .iter()
            .map(|table| {
                table
                    .iter()
                    .map(|&place| plan.dimensions[place].published.items.len())
                    .product::<usize>()
            })
            .sum();
        let of_both_measures = 2 * cells;
        assert!(of_both_measures <= most, "{name}: {of_both_measures}");
    }
}

#[test]
fn noise_is_bounded_and_without_drift() {
    for name in Policy::built_in_names() {
        let policy = Policy::built_in(name).unwrap();
        let bound = i64::from(policy.noise.max_noise());
        let mut next = numbers(20);
        let mut sum = 0_i64;
        for _ in 0..1_000_000 {
            let key = next();
            let persons = u32::try_from(next() % 40 + 1).unwrap();
            let noise = i64::from(policy.noise.noise(persons, key));
            assert!(noise.abs() <= bound);
            sum += noise;
        }
        let mean = sum as f64 / 1e6;
        assert!(mean.abs() < 0.02, "{name}: {mean}");
    }
}

/// The built-in policies, each with its plan of a single year.
fn built_in() -> &'static [(Policy, Plan)] {
    static BUILT_IN: LazyLock<Vec<(Policy, Plan)>> = LazyLock::new(|| {
        Policy::built_in_names()
            .filter_map(Policy::built_in)
            .map(|policy| {
                let plan = Plan::new(&policy, (2025, 2025), 2025);
                (policy, plan)
            })
            .collect()
    });
    &BUILT_IN
}

proptest! {
    #[test]
    fn a_perturbed_count_is_withheld_or_at_the_threshold(
        persons in 0_u32..60,
        key in any::<u64>(),
    ) {
        for (policy, plan) in built_in() {
            let cell = ExactCell { persons, key };
            let perturbed = policy.noise.perturb(cell);
            prop_assert!(perturbed.abs_diff(persons) <= policy.noise.max_noise());
            prop_assert!(persons > 0 || perturbed == 0);
            let table = ExactTable { dimensions: vec![], cells: vec![cell] };
            let published = protect(&table, policy, plan).persons[0];
            prop_assert!(published == 0 || published >= policy.threshold());
            prop_assert!(published == 0 || published == perturbed);
        }
    }
}
