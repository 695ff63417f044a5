//! The catalogue against the built-in policy and the classification.

use std::sync::LazyLock;

use super::filters;
use crate::{
    classification::classification,
    code::Code,
    decision_time::{Band, DECIDED, DECIDED_BANDS, PENDING, PENDING_BANDS},
    disclosure::{self, Policy, testing},
    indicator::{Formula, IndicatorValue, ValueState, all, by_id},
    release::Release,
    table::ItemKind,
    variable::Variable,
};

/// Invented records under the policy `standard`.
static RELEASE: LazyLock<Release> = LazyLock::new(|| {
    let records = testing::records(900, 1);
    let policy = Policy::built_in("standard").unwrap();
    disclosure::publish(&testing::snapshot(&records), &policy, testing::info()).unwrap()
});

#[test]
fn every_indicator_is_in_a_release_of_the_standard_policy() {
    for indicator in all() {
        assert!(indicator.is_in(&RELEASE), "{}", indicator.id);
        for query in ["", "period=2022", "period=2021-2023"] {
            let pooled = indicator.formula.variables() == [Variable::GenderIdentity];
            if pooled && query == "period=2022" {
                continue;
            }
            let value = indicator.evaluate(&RELEASE, &filters(query));
            assert!(value.is_ok(), "{} {query}: {value:?}", indicator.id);
        }
    }
}

#[test]
fn every_series_and_breakdown_that_is_offered_is_answered() {
    let years = RELEASE.years().count();
    for indicator in all() {
        let series = indicator.series(&RELEASE, &filters("")).unwrap();
        assert_eq!(series.len(), years, "{}", indicator.id);
        for variable in indicator.breakdowns(&RELEASE) {
            let points = indicator
                .breakdown(&RELEASE, &filters(""), variable)
                .unwrap();
            assert!(points.len() > 1, "{} by {variable}", indicator.id);
        }
    }
}

#[test]
fn most_indicators_are_published_over_all_years() {
    let state = |value: IndicatorValue| matches!(value.state, ValueState::Published { .. });
    let published = all()
        .filter(|it| it.evaluate(&RELEASE, &filters("")).is_ok_and(state))
        .count();
    // Of 900 invented records only the rarest answers are withheld.
    assert!(published * 10 > all().count() * 9, "{published}");
}

#[test]
fn a_known_recruiter_and_a_stranger_are_the_two_answers() {
    let relations = RELEASE
        .dimension(Variable::RelationshipToRecruiter)
        .unwrap();
    let parent = |code: &str| {
        let item = relations
            .items
            .iter()
            .find(|item| item.code.as_str() == code);
        item.unwrap().parent.as_ref().map(ToString::to_string)
    };
    assert_eq!(parent("X-PAR").as_deref(), Some("X-KNOWN"));
    assert_eq!(parent("10"), None);
}

#[test]
fn every_code_of_another_scheme_is_in_its_list() {
    let holds = |lists: &[&str], code: &str| {
        lists.iter().any(|list| {
            let list = classification().code_list(list).unwrap();
            list.get(code).is_some()
        })
    };
    for indicator in all() {
        let correspondence = &indicator.correspondence;
        for code in correspondence.iccs {
            assert!(
                holds(&["iccs_offence", "iccs_disaggregation"], code),
                "{code}"
            );
        }
        for code in correspondence.glotip {
            assert!(holds(&["glotip_indicator"], code), "{code}");
        }
        for code in indicator.reference_dates() {
            assert!(holds(&["reference_date_type"], code), "{code}");
        }
        assert!(!correspondence.ictip_units.is_empty(), "{}", indicator.id);
    }
}

#[test]
fn only_the_goal_s_indicators_carry_its_number() {
    for indicator in all() {
        let goal = indicator.correspondence.sdg == Some("16.2.2");
        assert_eq!(
            goal,
            indicator.id.starts_with("SDG-16.2.2"),
            "{}",
            indicator.id
        );
        assert!(!goal || matches!(indicator.formula, Formula::Rate(_)));
    }
}

#[test]
fn the_median_lies_in_the_band_that_half_of_the_decisions_reach() {
    let median = by_id("APP-DEC-MED").unwrap();
    let value = median.evaluate(&RELEASE, &filters("")).unwrap();
    let days = value.number().expect("no band is withheld over all years");
    let cell = |code: &str| {
        let query = format!("measure=applications&decision_time={code}");
        f64::from(RELEASE.total(&filters(&query)).unwrap().persons().unwrap())
    };
    let all: f64 = DECIDED_BANDS.iter().map(|band| cell(band.code)).sum();
    let up_to = |bound: &dyn Fn(&Band) -> bool| -> f64 {
        let bands = DECIDED_BANDS.iter().filter(|band| bound(band));
        bands.map(|band| cell(band.code)).sum()
    };
    let ended = up_to(&|band| band.last.is_some_and(|last| f64::from(last) < days));
    let begun = up_to(&|band| f64::from(band.first) <= days);
    assert!(ended * 2.0 <= all && all <= begun * 2.0, "{days}");
}

#[test]
fn the_time_to_decision_stands_beside_one_other_variable_and_no_identifying_one() {
    for (query, answered) in [
        ("by=decision_time&period=2023", true),
        ("by=decision_time&sex=2", true),
        ("by=decision_time&sex=2&period=2023", false),
        ("by=decision_time&canton=101", false),
        ("by=decision_time,gender_identity", false),
    ] {
        assert_eq!(RELEASE.table(&filters(query)).is_ok(), answered, "{query}");
    }
}

#[test]
fn decided_and_pending_are_groups_of_the_release() {
    let times = RELEASE.dimension(Variable::DecisionTime).unwrap();
    let group = |code: &str| times.items.iter().find(|item| item.code.as_str() == code);
    for (group_code, bands) in [(DECIDED, &DECIDED_BANDS[..]), (PENDING, &PENDING_BANDS)] {
        assert!(group(group_code).is_some_and(|item| item.kind == ItemKind::Group));
        for band in bands {
            let parent = group(band.code).and_then(|item| item.parent.as_ref());
            assert_eq!(parent.map(Code::as_str), Some(group_code));
        }
    }
}
