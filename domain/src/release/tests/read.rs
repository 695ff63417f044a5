use super::{super::Dimension, *};
use crate::{
    measure::Measure,
    table::{Cell, ItemKind, PublishedTable},
    variable::Variable,
};

fn table(query: &str) -> PublishedTable {
    sample().table(&selection(query)).expect("an answer")
}

fn codes(table: &PublishedTable, axis: usize) -> Vec<&str> {
    table.axes()[axis]
        .items
        .iter()
        .map(|item| item.code.as_str())
        .collect()
}

#[test]
fn without_breakdown_there_is_one_cell() {
    let total = table("");
    assert_eq!(total.cells(), [Cell::Published(185)]);
    assert!(total.axes().is_empty());
    assert_eq!(total.base(), Cell::NotPublished);
    assert_eq!(table("sex=_A").cells(), [Cell::Published(188)]);
}

#[test]
fn single_years_are_those_of_the_exact_series_wherever_nothing_else_is_asked() {
    let by_year = table("by=period");
    let points = sample()
        .exact_series(Measure::Accredited)
        .expect("declared")
        .to_vec();
    for (item, cell) in by_year.axes()[0].items.iter().zip(by_year.cells()) {
        let year = item.code.as_str();
        let point = points.iter().find(|point| point.year.to_string() == year);
        if let Some(point) = point {
            assert_eq!(*cell, point.value, "{year}");
            let alone = table(&format!("period={year}"));
            assert_eq!(alone.cells(), [point.value], "{year}");
            assert_eq!(
                table(&format!("by=period&period={year}")).cells(),
                alone.cells()
            );
        }
    }
    assert!(
        by_year.cells().contains(&Cell::Published(0)),
        "zero is public there"
    );
}

#[test]
fn a_pool_of_years_is_protected_beside_exact_years() {
    let release = Release {
        series: Vec::new(),
        ..sample()
    };
    let selection = selection("by=period");
    let protected = release.table(&selection).expect("an answer");
    let shown = table("by=period");
    for ((item, cell), shown) in protected.axes()[0]
        .items
        .iter()
        .zip(protected.cells())
        .zip(shown.cells())
    {
        if item.kind != ItemKind::Category {
            assert_eq!(shown, cell, "{}", item.code);
        }
    }
}

#[test]
fn an_axis_has_all_items_of_its_variable_in_their_order() {
    let by_sex = table("by=sex");
    assert_eq!(codes(&by_sex, 0), ["1", "2", "_A", "_U"]);
    let [male, female, answered] = [53, 135, 188].map(Cell::Published);
    assert_eq!(by_sex.cells(), [male, female, answered, Cell::Withheld]);
}

#[test]
fn a_filter_reads_the_same_cells_as_the_breakdown_that_it_stands_for() {
    let broken_down = table("by=province,sex");
    let filtered = table("by=sex&province=7");
    let limon = codes(&broken_down, 0).iter().position(|it| *it == "7");
    for sex in 0..4 {
        let cell = broken_down.cell(&[limon.expect("a province"), sex]);
        assert_eq!(cell, filtered.cell(&[sex]));
    }
}

#[test]
fn the_last_axis_runs_fastest_in_whatever_order_the_variables_are_asked() {
    let (one, other) = (table("by=province,sex"), table("by=sex,province"));
    for province in 0..codes(&one, 0).len() {
        for sex in 0..codes(&one, 1).len() {
            assert_eq!(one.cell(&[province, sex]), other.cell(&[sex, province]));
        }
    }
}

#[test]
fn a_filter_on_a_variable_of_the_breakdown_keeps_one_item() {
    let kept = table("by=sex,province&sex=2");
    assert_eq!(codes(&kept, 0), ["2"]);
    assert_eq!(kept.cells(), table("by=province&sex=2").cells());
    // The base is that of all answers: the filter is not a population.
    assert_eq!(kept.base(), table("by=sex,province").base());
}

#[test]
fn the_base_counts_persons_with_any_answer_under_the_same_filters() {
    let by_sex = table("by=sex&province=1");
    let answered = codes(&by_sex, 0).iter().position(|it| *it == "_A");
    assert_eq!(by_sex.base(), by_sex.cells()[answered.expect("a group")]);
    assert_eq!(by_sex.base(), table("sex=_A&province=1").cells()[0]);
    assert_eq!(
        table("by=sex,age_group").base(),
        table("sex=_A&age_group=_A").cells()[0]
    );
}

#[test]
fn each_period_has_its_own_base() {
    let by_year = table("by=period,sex");
    for (index, period) in codes(&by_year, 0).into_iter().enumerate() {
        let base = table(&format!("period={period}&sex=_A")).cells()[0];
        assert_eq!(by_year.base_at(index), base, "{period}");
    }
    assert_eq!(by_year.base(), Cell::NotPublished);
}

#[test]
fn no_single_base_stands_for_several_periods() {
    assert_eq!(table("by=sex,period").base(), Cell::NotPublished);
    assert_eq!(table("by=period").base(), Cell::NotPublished);
    assert_eq!(
        table("by=sex,period&period=2021").base(),
        table("sex=_A&period=2021").cells()[0]
    );
    assert_eq!(
        table("by=period,sex&period=2021").base_at(0),
        table("sex=_A&period=2021").cells()[0]
    );
}

#[test]
fn single_years_of_a_pooled_variable_are_not_published_and_its_pools_are() {
    let by_period = table("by=period&canton=101");
    assert_eq!(
        codes(&by_period, 0),
        ["2019", "2020", "2021", "2019-2021", "_U"]
    );
    assert_eq!(by_period.cells()[..3], [Cell::NotPublished; 3]);
    assert!(matches!(by_period.cells()[3], Cell::Published(_)));
    let bases = table("by=period,canton");
    assert_eq!(bases.base_at(0), Cell::NotPublished);
    assert!(matches!(bases.base_at(3), Cell::Published(_)));
}

#[test]
fn what_was_not_collected_in_a_year_is_told_from_what_is_withheld() {
    let by_country = table("by=country_of_exploitation&period=2019");
    let (missing, answers) = by_country.cells().split_last().expect("some");
    assert!(answers.iter().all(|cell| *cell == Cell::NotCollected));
    assert_ne!(*missing, Cell::NotCollected);
    assert_eq!(by_country.base(), Cell::NotCollected);
    let over_all_years = table("by=country_of_exploitation");
    assert!(!over_all_years.any(|cell| cell == Cell::NotCollected));
}

#[test]
fn below_the_floor_nothing_is_published_but_codes_are_checked() {
    let whole = sample();
    let release = Release::new(
        whole.manifest().clone(),
        whole.dimensions().to_vec(),
        Vec::new(),
        Vec::new(),
    )
    .expect("a release");
    assert!(!release.is_tabulated(Measure::Accredited));
    let table = release
        .table(&selection("by=sex&province=1"))
        .expect("an answer");
    assert_eq!(table.cells(), [Cell::NotPublished; 4]);
    assert_eq!(table.base(), Cell::NotPublished);
    for refused in ["sex=9", "by=occupation", "period=2020&canton=101"] {
        assert!(release.table(&selection(refused)).is_err(), "{refused}");
    }
}

#[test]
fn years_and_pools_are_told_apart() {
    let release = sample();
    let years: Vec<_> = release.years().map(|item| item.code.as_str()).collect();
    assert_eq!(years, ["2019", "2020", "2021"]);
    let pools: Vec<_> = release.pools().map(|item| item.code.as_str()).collect();
    assert_eq!(pools, ["2019-2021"]);
}

#[test]
fn a_table_is_written_with_what_was_asked() {
    let json = serde_json::to_value(table("period=2019-2021&by=sex")).expect("a value");
    assert_eq!(json["selection"], "by=sex&period=2019-2021");
    assert_eq!(json["axes"][0]["items"][1]["label"]["es"], "Mujer");
    assert_eq!(json["cells"][3]["status"], "withheld");
    assert_eq!(json["bases"][0]["status"], "published");
}

#[test]
fn axes_are_shared_not_copied() {
    let release = sample();
    let [one, other] = [(); 2].map(|()| release.table(&selection("by=sex")).expect("an answer"));
    assert!(std::ptr::eq(&*one.axes()[0].items, &*other.axes()[0].items));
    let described = release
        .dimension(Variable::Sex)
        .map(|it: &Dimension| it.items.len());
    assert_eq!(described, Some(one.axes()[0].items.len()));
}

#[test]
fn cantons_of_a_province_are_those_of_the_country_that_lie_in_it() {
    let release = sample();
    let table = |query: &str| release.table(&query.parse().unwrap()).unwrap();
    let (country, province) = (table("by=canton"), table("by=canton&province=1"));
    let item = |table: &PublishedTable, code: &str| {
        let items = table.axes()[0].items.iter();
        items
            .zip(table.cells())
            .find_map(|(item, cell)| (item.code.as_str() == code).then_some(*cell))
    };
    for canton in province.axes()[0].items.iter() {
        let code = canton.code.as_str();
        assert!(code.starts_with('1'), "{code}");
        assert_eq!(item(&province, code), item(&country, code));
    }
    assert!(!province.axes()[0].items.is_empty());
    assert_eq!(province.selection().to_string(), "by=canton&province=1");
    assert_eq!(
        release.cells(&"by=canton&province=1".parse().unwrap()),
        Ok(province.cells().to_vec())
    );
}

#[test]
fn cantons_under_a_province_without_any_are_refused_as_other_combinations_are() {
    let release = sample();
    for query in ["by=canton,sex&province=1", "by=canton&province=X-FOR"] {
        let selection = query.parse().unwrap();
        assert_eq!(
            release.check(&selection).is_ok(),
            release.table(&selection).is_ok(),
            "{query}"
        );
    }
    assert!(
        release
            .check(&"by=canton&province=99".parse().unwrap())
            .is_err()
    );
}
