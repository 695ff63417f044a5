use super::{super::Dropped, *};
use crate::{measure::Measure, variable::Variable};

#[test]
fn another_release_is_not_answered() {
    let release = sample();
    assert!(release.check(&selection("release=2022-06")).is_ok());
    assert!(matches!(
        refusal(&release, "release=2021-06"),
        SelectionError::UnknownRelease { id } if id.as_str() == "2021-06"
    ));
}

#[test]
fn an_unknown_code_names_codes_like_it() {
    for (query, nearest) in [
        ("province=Limon", "7"),
        ("sex=mujer", "2"),
        ("nationality=NI", "NIC"),
        ("age_group=AGE-1217X", "AGE-1217"),
    ] {
        let SelectionError::UnknownCode { candidates, .. } = refusal(&sample(), query) else {
            panic!("{query}");
        };
        assert_eq!(candidates.first(), Some(&code(nearest)), "{query}");
        assert!(candidates.len() <= 8);
    }
}

#[test]
fn a_variable_that_is_not_tabulated_names_those_that_are() {
    let release = sample();
    let SelectionError::NotTabulated {
        variable,
        measure,
        available,
    } = refusal(&release, "by=occupation&measure=applications")
    else {
        panic!("another refusal");
    };
    assert_eq!(
        (variable, measure),
        (Variable::Occupation, Measure::Applications)
    );
    assert_eq!(available.len(), release.dimensions().len());
}

#[test]
fn a_single_year_of_a_pooled_variable_names_the_pools() {
    for query in [
        "canton=101&period=2020",
        "by=canton&period=2020",
        "by=period,canton&period=2020",
    ] {
        assert_eq!(
            refusal(&sample(), query),
            SelectionError::PooledOnly {
                variable: Variable::Canton,
                periods: vec![code("2019-2021")],
            }
        );
    }
    assert!(
        sample()
            .check(&selection("canton=101&period=2019-2021"))
            .is_ok()
    );
}

#[test]
fn too_many_variables_are_told_from_a_combination_kept_apart() {
    assert_eq!(
        refusal(&sample(), "by=sex,province&age_group=_A&period=2021"),
        SelectionError::TooManyDimensions { asked: 4, limit: 3 }
    );
    assert_eq!(
        refusal(&sample(), "by=nationality&canton=101"),
        SelectionError::TableNotPublished {
            variables: vec![Variable::Nationality, Variable::Canton],
        }
    );
}

#[test]
fn a_variable_twice_in_the_breakdown_is_refused() {
    let twice = Selection::default().by([Variable::Sex, Variable::Sex]);
    assert_eq!(
        sample().check(&twice),
        Err(SelectionError::Repeated { name: "sex".into() })
    );
}

#[test]
fn every_option_says_whether_it_would_work() {
    let release = sample();
    let options = release.options(&selection("canton=101"), Variable::Period);
    let working: Vec<_> = options
        .iter()
        .filter(|(_, works)| works.is_ok())
        .map(|(item, _)| item.code.as_str())
        .collect();
    assert_eq!(working, ["2019-2021", "_U"]);
    assert!(matches!(
        options[0].1,
        Err(SelectionError::PooledOnly { .. })
    ));
    assert!(
        release
            .options(&selection(""), Variable::Occupation)
            .is_empty()
    );
}

#[test]
fn an_option_replaces_the_filter_that_is_set() {
    let full = selection("sex=1&province=1&age_group=AGE-MIN");
    let options = sample().options(&full, Variable::Sex).len();
    let working = sample()
        .options(&full, Variable::Sex)
        .into_iter()
        .filter(|(_, works)| works.is_ok())
        .count();
    assert_eq!(working, options);
}

#[test]
fn what_is_answered_is_its_own_nearest() {
    let asked = selection("by=sex&province=1");
    assert_eq!(sample().nearest(&asked), (asked, Vec::new()));
}

#[test]
fn as_little_as_possible_is_dropped_and_filters_before_the_breakdown() {
    let cases = [
        // Too many: the filter of the variable that stands last.
        (
            "by=sex,age_group&period=2021&province=1",
            "by=sex,age_group&period=2021",
        ),
        // Kept apart: the filter, not the breakdown.
        (
            "by=nationality&canton=101&period=2019-2021",
            "by=nationality&period=2019-2021",
        ),
        // A single year: the year or the canton; the period stands first.
        ("by=sex&canton=101&period=2020", "by=sex&period=2020"),
        ("by=canton&period=2020", "by=canton"),
        ("by=period,canton&period=2020", "by=period,canton"),
        // What no table knows, and nothing else.
        (
            "by=sex,occupation&province=99&period=2021&release=2020-01",
            "by=sex&period=2021",
        ),
    ];
    for (asked, nearest) in cases {
        let (given, dropped) = sample().nearest(&selection(asked));
        assert_eq!(given.to_string(), nearest, "{asked}");
        assert!(!dropped.is_empty());
    }
}

#[test]
fn what_was_dropped_is_named() {
    let (_, dropped) =
        sample().nearest(&selection("by=sex,occupation&province=99&release=2020-01"));
    assert_eq!(
        dropped,
        [
            Dropped::Release("2020-01".parse().expect("an id")),
            Dropped::Breakdown(Variable::Occupation),
            Dropped::Filter(Variable::Province, code("99")),
        ]
    );
}
