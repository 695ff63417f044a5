use super::*;
use crate::{
    code::Code,
    label::Label,
    measure::Measure,
    release::{DimensionItem, Release, SeriesPoint, sample},
    selection::{Selection, SelectionError},
    table::{Cell, ItemKind},
    variable::Variable,
};

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

/// The sample with its parts changed.
fn revised(change: impl FnOnce(&mut Release)) -> Release {
    let mut release = sample();
    change(&mut release);
    // Read again, so that nothing of it is out of step.
    Release::decode(&release.encode()).expect("a sound release")
}

fn series(release: &mut Release, persons: &[(i32, Cell)]) {
    for series in &mut release.series {
        if series.measure == Measure::Applications {
            let points = persons
                .iter()
                .map(|&(year, value)| SeriesPoint { year, value });
            series.points = points.collect();
        }
    }
}

fn applications(before: &Release, now: &Release) -> CellChanges {
    let selection = Selection::parse("measure=applications&by=period").expect("sound");
    changed_cells(before, now, &selection).expect("both hold it")
}

#[test]
fn a_revised_year_is_told_with_both_numbers_and_their_difference() {
    let later = revised(|release| {
        let years = [
            (2019, Cell::Published(174)),
            (2020, Cell::Published(3)),
            (2021, Cell::Published(131)),
        ];
        series(release, &years);
    });
    let changes = applications(&sample(), &later);
    assert_eq!(changes.by, [Variable::Period]);
    let [year] = changes.cells.as_slice() else {
        panic!("one year: {:?}", changes.cells);
    };
    assert_eq!(year.items[0].code.as_str(), "2021");
    assert_eq!(
        (year.before, year.now),
        (Cell::Published(127), Cell::Published(131))
    );
    assert_eq!(year.difference(), Some(4));
    assert_eq!(year.revision(), Revision::Revised);
    // Seen from the other side.
    assert_eq!(
        applications(&later, &sample()).cells[0].difference(),
        Some(-4)
    );
}

#[test]
fn a_number_that_comes_or_goes_is_no_difference_of_persons() {
    let change = |before, now| CellChange {
        items: Vec::new(),
        before,
        now,
    };
    for (before, now, revision) in [
        (Cell::Withheld, Cell::Published(7), Revision::NumberAdded),
        (Cell::Published(7), Cell::Withheld, Revision::NumberRemoved),
        (Cell::NotPublished, Cell::Withheld, Revision::StateChanged),
    ] {
        let change = change(before, now);
        assert_eq!(change.revision(), revision);
        assert_eq!(change.difference(), None);
    }
}

#[test]
fn a_table_that_one_release_answers_is_compared_with_nothing() {
    let selection = Selection::parse("by=sex,canton").expect("sound");
    let sample = sample();
    let without = revised(|release| release.measures.clear());
    let changes = changed_cells(&without, &sample, &selection).expect("one holds it");
    assert!(!changes.cells.is_empty());
    assert!(
        changes
            .cells
            .iter()
            .all(|cell| cell.before == Cell::NotPublished)
    );
    let unknown = Selection::parse("by=mother_tongue").expect("sound");
    assert!(matches!(
        changed_cells(&sample, &sample, &unknown),
        Err(SelectionError::NotTabulated { .. })
    ));
}

#[test]
fn two_equal_releases_differ_in_nothing() {
    let sample = sample();
    assert!(FrameChanges::between(&sample, &sample).is_empty());
    for measure in Measure::ALL {
        for by in sample.combinations(measure) {
            let selection = Selection::of(measure).by(by);
            let changes = changed_cells(&sample, &sample, &selection).expect("it holds it");
            assert_eq!(changes.cells, []);
        }
    }
}

#[test]
fn periods_codes_labels_and_policy_that_differ_are_told() {
    let later = revised(|release| {
        release.manifest.policy.threshold = 10;
        let sex = &mut release.dimensions[2];
        assert_eq!(sex.variable, Variable::Sex);
        sex.items[0].label = Label::new("Hombres", "Men");
        release.measures.clear();
        release.dimensions[0].items.push(DimensionItem {
            code: code("2022"),
            label: Label::new("2022", "2022"),
            kind: ItemKind::Category,
            parent: None,
        });
    });
    let changes = FrameChanges::between(&sample(), &later);
    let [policy] = changes.policy.as_slice() else {
        panic!("one setting: {:?}", changes.policy);
    };
    assert_eq!(policy.setting, "threshold");
    assert_eq!(policy.change.before().map(String::as_str), Some("5"));
    assert_eq!(policy.change.now().map(String::as_str), Some("10"));
    let periods: Vec<_> = changes.periods().collect();
    assert!(matches!(periods.as_slice(), [Change::Added(year)] if year.code.as_str() == "2022"));
    let renamed = changes.items.iter().find(|it| it.variable == Variable::Sex);
    let renamed = &renamed.expect("told").change;
    assert_eq!(renamed.name(), "changed");
    assert_eq!(
        renamed.now().map(|item| item.label.en.as_str()),
        Some("Men")
    );
    // Nothing is tabulated any more, down to the totals.
    assert!(
        changes
            .tables
            .iter()
            .all(|table| table.change.name() == "removed")
    );
    assert!(
        changes
            .tables
            .iter()
            .any(|table| table.change.before() == Some(&Vec::new()))
    );
}

#[test]
fn what_a_new_variable_brings_is_told_once() {
    let earlier = revised(|release| {
        release.measures.clear();
        release.dimensions.pop();
        release.indexes.pop();
    });
    let changes = FrameChanges::between(&earlier, &sample());
    assert_eq!(changes.variables.len(), 1);
    assert_eq!(changes.variables[0].0, Variable::CountryOfExploitation);
    assert_eq!(changes.items, []);
    let with_it = |table: &TableChange| {
        let by = table.change.now().expect("added");
        by.contains(&Variable::CountryOfExploitation)
    };
    assert!(!changes.tables.is_empty() && !changes.tables.iter().any(with_it));
}
