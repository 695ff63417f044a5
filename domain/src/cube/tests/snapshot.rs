use super::records::{accredited, codes, cutoff, day, snapshot};
use crate::{
    code::Code,
    cube::{DimensionSpec, ItemSpec, Lattice, LatticeSpec, SnapshotBuilder},
    measure::Measure,
    record::Application,
    variable::Variable,
};

/// Persons of each measure, by the years 2019 to 2022 and without a year.
fn by_year(record: Application, measure: Measure) -> Vec<u32> {
    let years = ["2019", "2020", "2021", "2022", "_U"];
    let item = |code: Code| ItemSpec {
        members: vec![code.clone()],
        code,
    };
    let spec = LatticeSpec {
        measure,
        dimensions: vec![DimensionSpec {
            variable: Variable::Period,
            items: codes(&years).into_iter().map(item).collect(),
        }],
        tables: vec![vec![0]],
    };
    let lattice = Lattice::build(&snapshot(&[(record, 1)]), &spec);
    let cells = &lattice.tables[0].cells;
    cells.iter().map(|cell| cell.persons).collect()
}

const NOBODY: [u32; 5] = [0; 5];

#[test]
fn applications_count_by_year_received_and_accreditations_by_year_decided() {
    assert_eq!(
        by_year(accredited("1"), Measure::Applications),
        [1, 0, 0, 0, 0]
    );
    assert_eq!(
        by_year(accredited("1"), Measure::Accredited),
        [0, 1, 0, 0, 0]
    );
}

#[test]
fn an_accreditation_that_ended_still_counts() {
    let ended = Application {
        status: "APP-80".parse().unwrap(),
        ..accredited("1")
    };
    assert_eq!(by_year(ended, Measure::Accredited), [0, 1, 0, 0, 0]);
}

#[test]
fn only_accredited_persons_are_accredited() {
    for status in ["APP-10", "APP-20", "APP-40", "APP-50", "APP-60", "APP-99"] {
        let other = Application {
            status: status.parse().unwrap(),
            ..accredited("1")
        };
        assert_eq!(by_year(other.clone(), Measure::Accredited), NOBODY);
        assert_eq!(by_year(other, Measure::Applications), [1, 0, 0, 0, 0]);
    }
}

#[test]
fn a_decision_after_the_cut_off_is_not_yet_made() {
    let later = Application {
        decided: cutoff().succ_opt(),
        ..accredited("1")
    };
    assert_eq!(by_year(later, Measure::Accredited), NOBODY);
}

#[test]
fn an_accreditation_without_date_stands_in_no_known_year() {
    let undated = Application {
        decided: None,
        ..accredited("1")
    };
    assert_eq!(by_year(undated, Measure::Accredited), [0, 0, 0, 0, 1]);
}

#[test]
fn a_request_after_the_cut_off_is_left_out() {
    let last_day = Application {
        received: cutoff(),
        decided: Some(cutoff()),
        ..accredited("1")
    };
    let late = Application {
        received: day("2022-01-01"),
        decided: None,
        demonstration: true,
        ..accredited("2")
    };
    let snapshot = snapshot(&[(last_day, 1), (late, 2)]);
    assert_eq!(snapshot.len(), 1);
    assert!(!snapshot.demonstration());
}

#[test]
fn the_years_of_a_measure_are_those_of_its_dates() {
    let early = Application {
        received: day("0998-01-01"),
        decided: None,
        ..accredited("2")
    };
    let both = snapshot(&[(accredited("1"), 1), (early, 2)]);
    assert_eq!(both.years(Measure::Applications), Some((998, 2019)));
    assert_eq!(both.years(Measure::Accredited), Some((2020, 2020)));
    assert_eq!(snapshot(&[]).years(Measure::Applications), None);
}

#[test]
fn the_same_record_pushed_again_changes_nothing() {
    let record = (accredited("1"), 7);
    let once = snapshot([&record]);
    let twice = snapshot([&record, &record]);
    assert_eq!(twice.len(), 1);
    assert_eq!(twice.hash(), once.hash());
    assert_eq!(twice.fingerprints(), once.fingerprints());
}

#[test]
fn two_persons_of_one_key_both_count_in_either_order() {
    let one = (accredited("1"), 7);
    let other = Application {
        age_years: Some(50),
        ..accredited("2")
    };
    let other = (other, 7);
    let (first, second) = (snapshot([&one, &other]), snapshot([&other, &one]));
    assert_eq!(first.len(), 2);
    assert_eq!(first.hash(), second.hash());
    assert_eq!(first.fingerprints(), second.fingerprints());
}

#[test]
fn a_fingerprint_changes_with_what_is_counted_and_with_nothing_else() {
    let fingerprint = |record: Application| snapshot(&[(record, 7)]).fingerprints()[0].1;
    let before = fingerprint(accredited("1"));
    let not_counted = Application {
        dependents: Some(3),
        received: day("2019-12-31"),
        ..accredited("1")
    };
    assert_eq!(fingerprint(not_counted), before);

    let mut answered = accredited("1");
    answered.answers.insert(Variable::Sex, codes(&["2"]));
    let changed = [
        answered,
        Application {
            age_years: None,
            ..accredited("1")
        },
        Application {
            received: day("2018-12-31"),
            ..accredited("1")
        },
        Application {
            decided: Some(day("2021-01-01")),
            ..accredited("1")
        },
        Application {
            status: "APP-40".parse().unwrap(),
            ..accredited("1")
        },
    ];
    let mut fingerprints: Vec<_> = changed.into_iter().map(fingerprint).collect();
    fingerprints.push(before);
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 6);
}

#[test]
fn a_record_that_only_waited_longer_has_not_changed() {
    let waiting = Application {
        received: day("2021-12-20"),
        decided: None,
        status: "APP-20".parse().unwrap(),
        ..accredited("1")
    };
    let at = |cutoff: &str| {
        let mut builder = SnapshotBuilder::new(day(cutoff));
        builder.push(&waiting, 7);
        builder.finish()
    };
    let (before, after) = (at("2021-12-24"), at("2022-06-30"));
    assert_eq!(before.fingerprints(), after.fingerprints());
    // What is counted is another number of days all the same.
    assert_ne!(before.hash(), after.hash());
}

#[test]
fn a_fingerprint_does_not_depend_on_the_other_records() {
    let mut other = accredited("2");
    other.answers.insert(Variable::Sex, codes(&["1"]));
    let mut third = accredited("3");
    third.answers.insert(Variable::Sex, codes(&["2"]));
    let alone = snapshot(&[(third.clone(), 9)]).fingerprints()[0];
    let among = snapshot(&[(other, 3), (third, 9)]).fingerprints();
    assert_eq!(among[1], alone);
}

#[test]
fn answers_in_another_order_are_the_same_answers() {
    let with = |forms: &[&str]| {
        let mut record = accredited("1");
        record
            .answers
            .insert(Variable::FormOfExploitation, codes(forms));
        snapshot(&[(record, 1)]).hash()
    };
    assert_eq!(
        with(&["EXP-S1", "EXP-L1", "EXP-S1"]),
        with(&["EXP-L1", "EXP-S1"])
    );
}

#[test]
fn more_distinct_answers_than_a_byte_can_number_are_kept_apart() {
    let record = |number: usize| {
        let mut record = accredited(&number.to_string());
        let code = format!("C{number}").parse().unwrap();
        record.answers.insert(Variable::Occupation, vec![code]);
        record
    };
    for count in [256, 257, 66_000] {
        let mut builder = SnapshotBuilder::new(cutoff());
        for number in (0..count).rev() {
            builder.push(&record(number), number as u64);
        }
        let fingerprints = builder.finish().fingerprints();
        for number in [0, 1, count / 2, count - 1] {
            let alone = snapshot(&[(record(number), number as u64)]).fingerprints()[0];
            assert_eq!(fingerprints[number], alone);
        }
    }
}
