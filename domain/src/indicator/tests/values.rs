//! Golden values, counted by hand from the sample release.

use super::{filters, indicator};
use crate::{
    code::Code,
    indicator::{Denominator, IndicatorPoint, IndicatorValue, Note, ValueState, all, population},
    release::sample,
    selection::SelectionError,
    table::Cell,
    variable::Variable,
};

fn value(id: &str, query: &str) -> IndicatorValue {
    indicator(id).evaluate(&sample(), &filters(query)).unwrap()
}

fn refusal(id: &str, query: &str) -> SelectionError {
    indicator(id)
        .evaluate(&sample(), &filters(query))
        .unwrap_err()
}

fn shown(value: &IndicatorValue) -> String {
    match value.state {
        ValueState::Published { value, decimals } => {
            format!("{value:.decimals$}", decimals = usize::from(decimals))
        }
        state => format!("{state:?}"),
    }
}

fn of<'a>(points: &'a [IndicatorPoint], code: &str) -> &'a IndicatorValue {
    let point = points.iter().find(|point| point.code.as_str() == code);
    &point.unwrap_or_else(|| panic!("no {code}")).value
}

#[test]
fn a_count_of_a_year_is_that_of_the_exact_series() {
    assert_eq!(
        value("ACC-N", "period=2019").numerator,
        Some(Cell::Published(107))
    );
    assert_eq!(shown(&value("ACC-N", "period=2020")), "0");
    assert_eq!(shown(&value("ACC-N", "")), "185");
    // 190 × 0.99, protected.
    assert_eq!(shown(&value("ACC-N", "period=2019-2021")), "188");
}

#[test]
fn the_accreditation_rate_relates_two_measures_of_one_period() {
    let rate = value("ACC-RATE", "period=2019");
    assert_eq!(rate.numerator, Some(Cell::Published(107)));
    assert_eq!(
        rate.denominator,
        Some(Denominator::Persons {
            cell: Cell::Published(174)
        })
    );
    assert_eq!(shown(&rate), "61");
    assert_eq!(shown(&value("ACC-RATE", "period=2020")), "0");
    assert_eq!(shown(&value("ACC-RATE", "sex=2&period=2020")), "Withheld");
}

#[test]
fn a_share_is_of_the_persons_with_an_answer() {
    let women = value("ACC-S-F", "period=2019-2021");
    assert_eq!(women.numerator, Some(Cell::Published(134)));
    assert_eq!(
        women.denominator,
        Some(Denominator::Persons {
            cell: Cell::Published(186)
        })
    );
    assert_eq!(shown(&women), "72");
    // 34 of 47 minors.
    assert_eq!(shown(&value("ACC-S-GIRL", "")), "72");
}

#[test]
fn a_withheld_part_withholds_the_value() {
    let women = value("ACC-S-F", "period=2020");
    assert_eq!(women.state, ValueState::Withheld);
    assert_eq!(women.number(), None);
    assert!(women.notes.is_empty());
}

#[test]
fn what_was_not_collected_is_told_as_such() {
    let here = value("ACC-S-CR", "period=2019");
    assert_eq!(here.state, ValueState::NotCollected);
}

#[test]
fn a_rate_is_per_100_000_of_the_only_population_there_is() {
    let rate = value("ACC-POP", "period=2019");
    assert_eq!(
        rate.denominator,
        Some(Denominator::Inhabitants {
            persons: 5_044_197,
            years: 1
        })
    );
    assert_eq!(shown(&rate), "2.1");
    assert_eq!(rate.notes, [Note::PopulationOfAnotherYear]);
}

#[test]
fn a_rate_of_a_pool_is_a_mean_of_its_years() {
    // 188 in three years.
    let rate = value("ACC-POP", "period=2019-2021");
    assert_eq!(shown(&rate), "1.2");
    assert!(rate.notes.contains(&Note::AnnualAverage));
}

#[test]
fn a_rate_without_a_period_is_that_of_the_population_s_year() {
    // The sample ends in 2021.
    assert_eq!(value("ACC-POP", "").state, ValueState::NotPublished);
    assert_eq!(population::YEAR, 2022);
}

#[test]
fn a_rate_of_some_persons_says_that_all_inhabitants_are_counted() {
    let women = value("SDG-16.2.2-F", "period=2019-2021");
    // 134 women in three years.
    assert_eq!(shown(&women), "0.89");
    assert!(women.notes.contains(&Note::WholePopulation));
    let all = value("SDG-16.2.2", "period=2019-2021");
    assert!(!all.notes.contains(&Note::WholePopulation));
}

#[test]
fn provinces_have_their_own_population_and_the_rest_has_none() {
    let by_province = indicator("ACC-POP")
        .breakdown(
            &sample(),
            &filters("period=2019-2021&sex=2"),
            Variable::Province,
        )
        .unwrap();
    // 45 women in three years among 1,601,167.
    assert_eq!(shown(of(&by_province, "1")), "0.94");
    let unknown = of(&by_province, "_U");
    assert_eq!(unknown.state, ValueState::Undefined);
    assert_eq!(unknown.notes, [Note::NoPopulation]);
    let cantons = value("ACC-POP", "period=2019-2021&canton=101");
    assert_eq!(cantons.state, ValueState::Undefined);
}

#[test]
fn a_period_that_is_no_span_of_years_has_no_rate() {
    assert_eq!(value("ACC-POP", "period=_U").state, ValueState::Undefined);
}

#[test]
fn a_series_has_every_single_year() {
    let series = indicator("ACC-RATE")
        .series(&sample(), &filters("period=2019"))
        .unwrap();
    let years: Vec<_> = series.iter().map(|point| point.code.as_str()).collect();
    assert_eq!(years, ["2019", "2020", "2021"]);
    let shown: Vec<_> = series.iter().map(|point| shown(&point.value)).collect();
    assert_eq!(shown, ["61", "0", "61"]);
}

#[test]
fn a_series_over_pooled_variables_is_not_published() {
    let series = indicator("ACC-N")
        .series(&sample(), &filters("canton=101"))
        .unwrap();
    assert_eq!(series.len(), 3);
    assert!(
        series
            .iter()
            .all(|point| point.value.state == ValueState::NotPublished)
    );
}

#[test]
fn a_distribution_shows_each_category_and_sets_the_missing_apart() {
    let ages = indicator("ACC-D-AGE")
        .breakdown(&sample(), &filters(""), Variable::AgeGroup)
        .unwrap();
    assert!(
        !ages
            .iter()
            .any(|point| point.code == "_A".parse::<Code>().unwrap())
    );
    // 80 of 184, and 48 of 184.
    assert_eq!(shown(of(&ages, "AGE-1829")), "43");
    assert_eq!(shown(of(&ages, "AGE-MIN")), "26");
    let unknown = of(&ages, "_U");
    assert_eq!(unknown.numerator, Some(Cell::Published(6)));
    assert_eq!(unknown.state, ValueState::Undefined);
    assert_eq!(shown(&value("ACC-D-AGE", "")), "100");
}

#[test]
fn filters_that_cannot_be_applied_are_refused() {
    assert_eq!(
        refusal("ACC-S-F", "sex=1"),
        SelectionError::Repeated { name: "sex".into() }
    );
    assert!(matches!(
        refusal("ACC-S-F", "province=9"),
        SelectionError::UnknownCode { .. }
    ));
    assert!(matches!(
        refusal("ACC-S-GIRL", "province=1&period=2019"),
        SelectionError::TooManyDimensions { .. }
    ));
    assert!(matches!(
        refusal("ACC-N", "canton=101&period=2019"),
        SelectionError::PooledOnly { .. }
    ));
    assert!(matches!(
        refusal("ACC-N", "release=2019-01"),
        SelectionError::UnknownRelease { .. }
    ));
}

#[test]
fn what_a_release_does_not_tabulate_is_not_published() {
    let release = sample();
    let scope = indicator("ACC-S-INT");
    assert!(!scope.is_in(&release));
    let value = scope.evaluate(&release, &filters("period=2019")).unwrap();
    assert_eq!(value.state, ValueState::NotPublished);
    assert!(scope.breakdowns(&release).is_empty());
    assert_eq!(scope.series(&release, &filters("")).unwrap().len(), 3);
}

#[test]
fn an_unknown_filter_is_refused_whether_or_not_the_indicator_is_tabulated() {
    for id in ["ACC-N", "ACC-S-INT"] {
        assert!(
            matches!(refusal(id, "sex=9"), SelectionError::UnknownCode { .. }),
            "{id}"
        );
    }
}

#[test]
fn a_median_has_the_decided_as_its_base_and_no_numerator() {
    // The sample has no time to decision.
    let median = value("APP-DEC-MED", "");
    assert_eq!(median.state, ValueState::NotPublished);
    assert_eq!(median.numerator, None);
}

#[test]
fn every_indicator_answers_the_sample() {
    let release = sample();
    for indicator in all() {
        for query in ["", "period=2021", "period=2019-2021"] {
            let value = indicator.evaluate(&release, &filters(query));
            assert!(value.is_ok(), "{} {query}: {value:?}", indicator.id);
        }
        for variable in indicator.breakdowns(&release) {
            let points = indicator.breakdown(&release, &filters(""), variable);
            assert!(points.is_ok(), "{} by {variable}: {points:?}", indicator.id);
        }
    }
}

#[test]
fn an_indicator_is_not_offered_by_what_it_is_about() {
    let release = sample();
    let offered = indicator("ACC-S-F").breakdowns(&release);
    assert!(offered.contains(&Variable::AgeGroup));
    assert!(!offered.contains(&Variable::Sex));
    let ages = indicator("ACC-D-AGE").breakdowns(&release);
    assert_eq!(ages[0], Variable::AgeGroup);
}

#[test]
fn a_value_is_sent_with_the_state_of_its_parts() {
    let json = |id, query| serde_json::to_value(value(id, query)).unwrap();
    assert_eq!(
        json("ACC-S-F", "period=2020"),
        serde_json::json!({
            "state": { "status": "withheld" },
            "numerator": { "status": "withheld" },
            "denominator": { "of": "persons", "cell": { "status": "withheld" } },
            "notes": [],
        })
    );
    assert_eq!(
        json("ACC-N", "period=2019"),
        serde_json::json!({
            "state": { "status": "published", "value": 107.0, "decimals": 0 },
            "numerator": { "status": "published", "value": 107 },
            "denominator": null,
            "notes": [],
        })
    );
}
