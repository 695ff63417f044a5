use super::*;

fn standard() -> Policy {
    Policy::built_in("standard").expect("a built-in policy")
}

fn dimension(policy: &Policy, variable: Variable) -> &PolicyDimension {
    policy
        .dimensions
        .iter()
        .find(|dimension| dimension.variable == variable)
        .expect("a published variable")
}

fn item<'policy>(policy: &'policy Policy, variable: Variable, code: &str) -> &'policy PolicyItem {
    dimension(policy, variable)
        .items
        .iter()
        .find(|item| item.code.as_str() == code)
        .unwrap_or_else(|| panic!("{variable} has no {code}"))
}

fn refused(text: &str) -> InvalidPolicy {
    Policy::parse(text).expect_err("an unusable policy")
}

fn with(line: &str) -> String {
    format!("extends = \"standard\"\n{line}\n")
}

#[test]
fn the_built_in_policies_are_as_designed() {
    let standard = standard();
    assert_eq!(
        (
            standard.threshold(),
            standard.max_dimensions(),
            standard.noise.max_noise()
        ),
        (5, 3, 3)
    );
    let strict = Policy::built_in("strict").unwrap();
    assert_eq!(
        (
            strict.threshold(),
            strict.max_dimensions(),
            strict.noise.max_noise()
        ),
        (10, 2, 5)
    );
    for policy in [&standard, &strict] {
        assert_eq!(policy.min_changed_records(), 50);
        assert_eq!(policy.min_population, 30);
        assert_eq!(policy.exact_series, Measure::ALL);
        assert_eq!(policy.dimensions.len() + 1, Variable::ALL.len());
    }
    assert_ne!(standard.hash(), strict.hash());
    assert!(Policy::built_in("lenient").is_none());
}

#[test]
fn every_answer_counts_in_one_category() {
    for name in Policy::built_in_names() {
        for dimension in Policy::built_in(name).unwrap().dimensions {
            let list = crate::classification::classification().list(dimension.variable);
            for category in list.categories() {
                // Age groups follow from years: only the finest are counted.
                let derived = dimension.variable == Variable::AgeGroup;
                if derived && list.children(category.code.as_str()).next().is_some() {
                    continue;
                }
                let Some(recorded) = category.recorded_as() else {
                    continue;
                };
                let holders = dimension
                    .items
                    .iter()
                    .filter(|item| item.kind != ItemKind::Group && item.members.contains(recorded))
                    .count();
                assert_eq!(holders, 1, "{name}: {} {recorded}", dimension.variable);
            }
        }
    }
}

#[test]
fn every_dimension_has_the_group_of_any_answer_and_the_missing_ones() {
    for dimension in standard().dimensions {
        let closing: Vec<_> = dimension.items.iter().rev().take(5).collect();
        let codes: Vec<_> = closing
            .iter()
            .rev()
            .map(|item| item.code.as_str())
            .collect();
        assert_eq!(codes, ["_A", "_U", "_Z", "X-DEC", "X-NA"]);
        let answers: usize = dimension
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Category)
            .map(|item| item.members.len())
            .sum();
        assert_eq!(closing[4].members.len(), answers, "{}", dimension.variable);
    }
}

#[test]
fn every_item_has_both_labels() {
    for dimension in standard().dimensions {
        let labels = dimension
            .items
            .iter()
            .map(|item| &item.label)
            .chain([&dimension.label]);
        for label in labels {
            assert!(
                !label.es.is_empty() && !label.en.is_empty(),
                "{}",
                dimension.variable
            );
        }
    }
}

#[test]
fn a_finer_code_counts_in_the_nearest_published_one() {
    let standard = standard();
    let holds = |variable, code: &str, member: &str| {
        item(&standard, variable, code)
            .members
            .iter()
            .any(|held| held.as_str() == member)
    };
    assert!(holds(Variable::AgeGroup, "AGE-0011", "AGE-0005"));
    assert!(holds(Variable::MigrationStatus, "MIG-40", "MIG-46"));
    assert!(holds(Variable::EducationLevel, "0", "X-00"));
    assert!(holds(Variable::EducationLevel, "X-TER", "6"));
    assert!(holds(Variable::MeansOfControl, "MOC-B", "MOC-04"));
    assert!(holds(Variable::EconomicSector, "A", "03"));
    assert!(
        holds(Variable::EconomicSector, "X-OTH", "46")
            == holds(Variable::EconomicSector, "X-OTH", "G")
    );
    assert!(holds(Variable::Nationality, "X-OTH", "GTM"));
    assert!(holds(Variable::Nationality, "013", "GTM"));
    assert!(holds(Variable::FormOfExploitation, "EXP-S9", "EXP-S"));
    assert!(holds(Variable::FormOfExploitation, "EXP-S", "EXP-S"));
    assert!(holds(Variable::FormOfExploitation, "EXP-S", "EXP-S3"));
}

#[test]
fn items_know_what_holds_them() {
    let standard = standard();
    let parent = |variable, code| {
        item(&standard, variable, code)
            .parent
            .as_ref()
            .map(ToString::to_string)
    };
    assert_eq!(
        parent(Variable::AgeGroup, "AGE-1217").as_deref(),
        Some("AGE-MIN")
    );
    assert_eq!(parent(Variable::Canton, "601").as_deref(), Some("6"));
    assert_eq!(parent(Variable::Nationality, "NIC").as_deref(), Some("013"));
    assert_eq!(
        parent(Variable::Nationality, "029").as_deref(),
        Some("X-FOR")
    );
    assert_eq!(
        parent(Variable::FormOfExploitation, "EXP-L2").as_deref(),
        Some("EXP-L")
    );
    assert_eq!(parent(Variable::Sex, "1"), None);
}

#[test]
fn sensitive_variables_go_out_merged_or_pooled() {
    for name in Policy::built_in_names() {
        let policy = Policy::built_in(name).unwrap();
        let gender = dimension(&policy, Variable::GenderIdentity);
        let categories: Vec<_> = gender
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Category)
            .map(|item| item.code.as_str())
            .collect();
        assert_eq!(categories, ["X-CIS", "GEN-TD"]);
        assert!(gender.pooled_only);
        let canton = dimension(&policy, Variable::Canton);
        assert!(canton.pooled_only);
        assert!(
            policy
                .never_together
                .contains(&vec![Variable::Nationality, Variable::Canton])
        );
        let cantons = canton
            .items
            .iter()
            .filter(|item| item.kind == ItemKind::Category && item.parent.is_some());
        assert_eq!(cantons.count(), 84);
    }
}

#[test]
fn a_file_may_change_another_one() {
    let policy = Policy::parse(&with(
        "name = \"short\"\nmin_population = 50\n[dimension.sex]\ncategories = [\"1\"]",
    ))
    .unwrap();
    assert_eq!(policy.name(), "short");
    assert_eq!(policy.threshold(), 5);
    assert_eq!(policy.dimensions.len(), standard().dimensions.len());
    // Women and others are in the residual now.
    assert_eq!(item(&policy, Variable::Sex, "X-OTH").members.len(), 2);
    assert_ne!(policy.hash(), standard().hash());
}

#[test]
fn the_p_table_is_a_setting() {
    let policy = Policy::parse(&with(
        "[[noise.row]]\ncount = 0\nintervals = [{ noise = 0, upper = 1.0 }]\n\
         [[noise.row]]\ncount = 1\nintervals = [{ noise = 1, upper = 0.5 }, { noise = -1, upper = 1.0 }]",
    ))
    .unwrap();
    assert_eq!(policy.noise.noise(7, 0), 1);
    assert_eq!(policy.noise.noise(7, u64::MAX), -1);
}

#[test]
fn errors_name_the_key() {
    let cases = [
        (with("threshhold = 3"), "threshhold"),
        (with("threshold = 2"), "threshold: must be 3 or more"),
        (with("max_dimensions = 9"), "max_dimensions: must be 1 to 4"),
        (with("min_population = 4"), "min_population"),
        (with("name = \" \""), "name: must not be empty"),
        (
            with("exact_series = [\"cases\"]"),
            "exact_series: unknown measure \"cases\"",
        ),
        (
            with("never_together = [[\"canton\", \"colour\"]]"),
            "never_together: unknown variable \"colour\"",
        ),
        (
            with("never_together = [[\"canton\"]]"),
            "never_together: each must be two",
        ),
        (
            with("extra_tables = [[\"canton\", \"nationality\", \"sex\"]]"),
            "never combined",
        ),
        (with("[periods]\npools = [\"2021-2019\"]"), "periods.pools"),
        (
            with("[periods]\npools = [\"2019-2021\", \"2019-2021\"]"),
            "periods.pools: the code 2019-2021",
        ),
        (with("[periods]\nfirst_year = 12"), "periods.first_year"),
        (with("[noise]\nmax = 3"), "noise.variance: is missing"),
        (
            with("[noise]\nmax = 0\nvariance = 1.0"),
            "noise: the noise needs",
        ),
        (
            with("[dimension.colour]\nlevel = 1"),
            "dimension.colour: unknown variable",
        ),
        (
            with("[dimension.period]\nlevel = 1"),
            "dimension.period: unknown variable",
        ),
        (with("[dimension.sex]"), "dimension.sex: needs either"),
        (
            with("[dimension.sex]\nlevel = 0"),
            "dimension.sex: publishes no category",
        ),
        (with("[dimension.sex]\nlevel = 1\nlevels = 2"), "levels"),
        (
            with("[dimension.sex]\ncategories = [\"9\"]"),
            "dimension.sex.categories: sex has no code \"9\"",
        ),
        (
            with("[dimension.sex]\ncategories = [\"1\", \"1\"]"),
            "dimension.sex.categories: the code 1 is used twice",
        ),
        (
            with("[dimension.sex]\ncategories = [\"4\"]"),
            "dimension.sex.categories: 4 counts nothing",
        ),
        (
            with("[dimension.sex]\nlevel = 1\ngroups = [{ code = \"X-A\", members = [\"1\"] }]"),
            "dimension.sex.groups: X-A needs labels",
        ),
        (
            with(
                "[dimension.sex]\nlevel = 1\ngroups = [{ code = \"_U\", members = [\"1\"] , es = \"a\", en = \"b\"}]",
            ),
            "_U is used twice or reserved",
        ),
        (
            with("[dimension.sex]\nlevel = 1\nother = { es = \"a\", en = \"b\" }"),
            "dimension.sex.other: nothing is left",
        ),
        (
            "extends = \"lenient\"".into(),
            "extends: there is no built-in policy \"lenient\"",
        ),
        ("name = \"bare\"".into(), "max_dimensions: is missing"),
        ("name = ".into(), "policy: "),
    ];
    for (text, expected) in cases {
        let message = refused(&text).to_string();
        assert!(message.contains(expected), "{text}\n{message}");
    }
}

#[test]
fn noise_that_changes_nothing_is_refused() {
    let text = with(
        "[[noise.row]]\ncount = 0\nintervals = [{ noise = 0, upper = 1.0 }]\n\
         [[noise.row]]\ncount = 1\nintervals = [{ noise = 0, upper = 1.0 }]",
    );
    assert_eq!(refused(&text), InvalidPolicy::NoNoise);
}
