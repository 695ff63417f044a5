//! The attacks succeed where protection is broken, and fail where it is not.

mod suppression;

use std::{fmt::Write as _, sync::LazyLock};

use super::{equation::equations, view::View, *};
use crate::{
    disclosure::testing::{Keyed, cutoff, records, small_policy, snapshot},
    label::Language,
};

/// Age groups by year only, with further declared groups of ages.
fn ages_by_year(groups: &str) -> Policy {
    let text = format!(
        r#"
        name = "ages"
        threshold = 5
        max_dimensions = 2
        min_changed_records = 50
        min_population = 30
        [noise]
        max = 3
        variance = 1.0
        [periods]
        [dimension.age_group]
        categories = [{}]
        groups = [{groups}]
        "#,
        AGES.join(", ")
    );
    Policy::parse(&text).unwrap()
}

const AGES: [&str; 7] = [
    r#""AGE-0011""#,
    r#""AGE-1217""#,
    r#""AGE-1824""#,
    r#""AGE-2529""#,
    r#""AGE-3044""#,
    r#""AGE-4559""#,
    r#""AGE-60UP""#,
];

/// The same with every union of age groups declared: a filter that combines
/// what it likes.
fn free_unions() -> Policy {
    let mut groups = String::new();
    for union in 1..(1_u32 << AGES.len()) - 1 {
        let members: Vec<&str> = AGES
            .iter()
            .enumerate()
            .filter(|&(place, _)| union & 1 << place != 0)
            .map(|(_, age)| *age)
            .collect();
        if members.len() > 1 {
            let members = members.join(", ");
            write!(
                groups,
                r#"{{ code = "U-{union}", members = [{members}], es = "Unión", en = "Union" }},"#
            )
            .unwrap();
        }
    }
    ages_by_year(&groups)
}

/// What the attacks get of 900 records in tables of up to three variables.
static OF_900: LazyLock<AuditReport> = LazyLock::new(|| report(&records(900, 1), &small_policy()));

fn report(records: &[Keyed], policy: &Policy) -> AuditReport {
    let before = snapshot(&records[..records.len() * 9 / 10]);
    audit(&snapshot(records), Some(&before), policy, cutoff()).unwrap()
}

#[test]
fn hiding_small_counts_without_noise_falls_to_every_exact_attack() {
    let report = &*OF_900;
    let exact_attacks = [
        Attack::Subtraction,
        Attack::LinkedTables,
        Attack::Averaging,
        Attack::ReleaseDifference,
    ];
    for attack in exact_attacks {
        let bare = report.outcome_without_noise(attack);
        assert!(bare.attacked > 100, "{bare:?}");
        assert!(bare.rate() >= Some(0.9), "{bare:?}");
    }
}

#[test]
fn no_attack_on_a_protected_release_does_better_than_the_coarser_tables() {
    let ages = report(&records(900, 1), &ages_by_year(""));
    for report in [&*OF_900, &ages] {
        for outcome in report.protected {
            let bases = [outcome.rate_by_guessing(), outcome.rate_from_coarser()];
            let bound = bases.into_iter().flatten().fold(0.0, f64::max) + 0.1;
            assert!(outcome.rate() <= Some(bound), "{outcome:?}");
        }
        let linked = report.outcome(Attack::LinkedTables);
        assert_eq!(linked.attacked, 0, "nothing is certain under noise");
    }
}

#[test]
fn free_unions_average_the_noise_away() {
    // Many persons, so that the unions around a small count are published.
    let report = report(&records(3_000, 2), &free_unions());
    let averaging = report.outcome(Attack::Averaging);
    assert!(averaging.attacked > 20, "{averaging:?}");
    assert!(averaging.rate() >= Some(0.9), "{averaging:?}");
    // The same tables without the unions hold.
    let closed = self::report(&records(3_000, 2), &ages_by_year(""));
    assert!(
        closed.outcome(Attack::Averaging).rate() < Some(0.6),
        "{closed:?}"
    );
}

#[test]
fn bounds_hold_the_truth() {
    let records = records(700, 3);
    let snapshot = snapshot(&records);
    for policy in [small_policy(), small_policy().without_noise()] {
        let plan = plan(&snapshot, &policy, cutoff()).unwrap();
        let equations: Vec<_> = plan.dimensions.iter().map(equations).collect();
        let view = View::new(
            &snapshot,
            &policy,
            &plan,
            Measure::Applications,
            &plan.tables,
        );
        let bounds = linked::bounds(&view, &equations);
        for (table, bounds) in view.tables.iter().zip(bounds) {
            for (&exact, bounds) in table.exact.iter().zip(bounds) {
                let exact = i64::from(exact);
                assert!(
                    bounds.least <= exact && exact <= bounds.most,
                    "{bounds:?} {exact}"
                );
            }
        }
    }
}

#[test]
fn a_lattice_too_large_is_sampled_evenly() {
    let policy = Policy::built_in("standard").unwrap();
    let plan = Plan::new(&policy, (2012, 2025), 2025);
    let tables = sample(&plan);
    let small = plan
        .tables
        .iter()
        .filter(|table| table.len() <= SMALL_TABLE);
    let large = tables.iter().filter(|table| table.len() > SMALL_TABLE);
    assert_eq!(tables.len() - large.clone().count(), small.count());
    assert!((MAX_LARGE_TABLES / 2..=MAX_LARGE_TABLES).contains(&large.count()));
}

#[test]
fn a_measure_below_the_floor_offers_nothing_to_attack() {
    let report = report(&records(20, 1), &small_policy());
    assert_eq!(report.outcome(Attack::Fitting).attacked, 0);
    assert_eq!(report.outcome(Attack::Fitting).rate(), None);
}

#[test]
fn the_report_is_a_table_of_rates() {
    let report = report(&records(300, 1), &ages_by_year(""));
    let spanish = report.to_text(Language::Es);
    assert!(
        spanish.starts_with("Ataques a 4 tablas por medida\n"),
        "{spanish}"
    );
    assert_eq!(spanish.lines().count(), 2 + Attack::ALL.len());
    assert!(spanish.contains("Tablas enlazadas"));
    assert!(report.to_text(Language::En).contains("Linked tables"));
}
