use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn resolved(variable: Variable, text: &str) -> String {
    classification().resolve(variable, text).map_or_else(
        |miss| format!("no match: {:?}", miss.candidates),
        |code| code.as_str().to_owned(),
    )
}

fn assert_resolves(variable: Variable, expected: &[(&str, &str)]) {
    for (text, code) in expected {
        assert_eq!(resolved(variable, text), *code, "{variable}: {text:?}");
    }
}

fn assert_misses(variable: Variable, texts: &[&str]) {
    for text in texts {
        assert!(
            classification().resolve(variable, text).is_err(),
            "{variable}: {text:?}"
        );
    }
}

/// Parses the embedded files with one list put in place of another.
fn parse_with_list(name: &str, text: &str) -> Result<Classification, ClassificationError> {
    let mut sources = Sources::embedded();
    for (list, content) in &mut sources.lists {
        if *list == name {
            *content = Box::leak(text.to_owned().into_boxed_str());
        }
    }
    Classification::parse(&sources)
}

const HEADER: &str = "code,parent_code,label_en,label_es,definition_en,source,confidence\n";

#[test]
fn embedded_files_parse() {
    let parsed = Classification::parse(&Sources::embedded());
    assert!(
        parsed.is_ok(),
        "{}",
        parsed
            .err()
            .map_or(String::new(), |error| error.to_string())
    );
}

#[test]
fn the_territory_and_the_countries_are_complete() {
    let classification = classification();
    let level = |list: &str, digits: usize| {
        let list = classification
            .code_list(list)
            .expect("list of the territory");
        let at_level = |category: &&Category| {
            let code = category.code.as_str();
            code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit())
        };
        list.categories().iter().filter(at_level).count()
    };
    assert_eq!(level("geo_province", 1), 7);
    assert_eq!(level("geo_canton", 3), 84);
    assert_eq!(level("geo_district", 5), 492);
    let countries = classification
        .list(Variable::Nationality)
        .categories()
        .iter()
        .filter(|category| category.parent.is_some() && category.role == Role::Substantive)
        .count();
    assert_eq!(countries, 249);
}

#[test]
fn every_canton_lies_in_its_province_and_every_district_in_its_canton() {
    for (list, digits, parent_digits) in [("geo_canton", 3, 1), ("geo_district", 5, 3)] {
        let list = classification()
            .code_list(list)
            .expect("list of the territory");
        for category in list.categories() {
            let code = category.code.as_str();
            if code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit()) {
                let parent = category.parent.as_ref().map(Code::as_str);
                assert_eq!(parent, Some(&code[..parent_digits]));
            }
        }
    }
}

#[test]
fn every_variable_has_a_list_and_a_description() {
    for variable in Variable::ALL {
        let info = classification().variable(*variable);
        assert_eq!(info.code_list, variable.code_list());
        assert_eq!(info.response, variable.response());
        assert_eq!(
            classification().list(*variable).name(),
            variable.code_list()
        );
        assert_eq!(
            info.ictip_official_code, None,
            "the official codes are not known yet"
        );
    }
}

#[test]
fn every_label_of_a_recordable_category_leads_to_it() {
    for list in classification().lists() {
        for category in list.categories() {
            let Some(recorded) = category.recorded_as() else {
                continue;
            };
            let code = list.resolve(category.code.as_str());
            assert_eq!(
                code.as_ref(),
                Ok(recorded),
                "{} {}",
                list.name(),
                category.code
            );
            for label in [&category.label.es, &category.label.en] {
                match list.resolve(label) {
                    Ok(code) => assert_eq!(code, *recorded, "{} {label:?}", list.name()),
                    Err(miss) => assert_ambiguous(list, category, label, &miss),
                }
            }
        }
    }
}

/// Only these lists have labels that several of their categories share: the
/// districts of the same name, and three lists of other schemes. None of them
/// is a variable of the records.
fn assert_ambiguous(list: &CodeList, category: &Category, label: &str, miss: &NoMatch) {
    let shared = [
        "geo_district",
        "iccs_full",
        "iccs_disaggregation",
        "age_group_external",
    ];
    assert!(
        shared.contains(&list.name()),
        "{} {} {label:?}",
        list.name(),
        category.code
    );
    assert!(miss.candidates.len() >= 2, "{} {label:?}", list.name());
    assert!(
        Variable::ALL
            .iter()
            .all(|variable| variable.code_list() != list.name())
    );
}

#[test]
fn groupings_and_output_categories_are_not_answers() {
    for list in classification().lists() {
        for category in list.categories() {
            if category.recorded_as().is_some() {
                continue;
            }
            assert!(
                list.resolve(category.code.as_str()).is_err(),
                "{} {}",
                list.name(),
                category.code
            );
            for label in [&category.label.es, &category.label.en] {
                // A country, canton or district may have the name of its group.
                if let Ok(code) = list.resolve(label) {
                    assert_ne!(code, category.code, "{} {label:?}", list.name());
                    assert!(
                        [
                            "nationality",
                            "country_of_exploitation",
                            "geo_canton",
                            "geo_district"
                        ]
                        .contains(&list.name()),
                        "{} {label:?} leads to {code}",
                        list.name(),
                    );
                }
            }
        }
    }
    assert_misses(
        Variable::Nationality,
        &["001", "019", "Mundo", "Europa", "X-OTH", "X-MUL"],
    );
    assert_misses(Variable::GenderIdentity, &["GEN-TD"]);
    assert_misses(
        Variable::FormOfExploitation,
        &["EXP-M", "Formas mixtas (solo para publicación)"],
    );
    assert_misses(Variable::MotherTongue, &["X-CRI", "Otras lenguas"]);
    assert_misses(Variable::Canton, &["7"]);
}

#[test]
fn nationalities_as_institutions_write_them() {
    assert_resolves(
        Variable::Nationality,
        &[
            ("NIC", "NIC"),
            ("nic", "NIC"),
            ("Nicaragüense", "NIC"),
            ("Nicaraguense", "NIC"),
            ("NICARAGUENSE", "NIC"),
            ("nica", "NIC"),
            (" Nicaragua ", "NIC"),
            ("Nicarag?ense", "NIC"),
            ("NicaragÃ¼ense", "NIC"),
            ("Costarricense", "CRI"),
            ("Panameña", "PAN"),
            ("PANAMENA", "PAN"),
            ("Paname?a", "PAN"),
            ("PanameÃ±a", "PAN"),
            ("Hondureño", "HND"),
            ("Peru", "PER"),
            ("Per?", "PER"),
            ("Mexico", "MEX"),
            ("Estados unidos de america", "USA"),
            ("EEUU", "USA"),
            ("EE. UU.", "USA"),
            ("Republica Dominicana", "DOM"),
            ("dominicana", "DOM"),
            ("Micronesia", "FSM"),
            ("Costa de Marfil", "CIV"),
            ("Espa\u{FFFD}ola", "ESP"),
            ("Sin descripcion", "_U"),
            ("XXX", "_U"),
            ("apátrida", "XXA"),
        ],
    );
    assert_misses(
        Variable::Nationality,
        &["coreano", "americano", "Europea", "M", "", "?", "Ira?"],
    );
}

#[test]
fn places_as_institutions_write_them() {
    assert_resolves(
        Variable::Province,
        &[
            ("Limón", "7"),
            ("LIMON", "7"),
            ("Lim?n", "7"),
            ("Lim\u{FFFD}n", "7"),
            ("Lim¿n", "7"),
            ("Lim??n", "7"),
            ("LimÃ³n", "7"),
            ("LimÃƒÂ³n", "7"),
            ("Limï¿½n", "7"),
            ("San Jos?", "1"),
            ("7", "7"),
            ("CR-L", "7"),
            ("Extranjero", "X-FOR"),
        ],
    );
    assert_resolves(
        Variable::Canton,
        &[
            ("Aguirre", "606"),
            ("Quepos", "606"),
            ("Valverde Vega", "212"),
            ("Alfaro Ruiz", "211"),
            ("San José", "101"),
            ("Limón", "701"),
            ("P?rez Zeled?n", "119"),
            ("PEREZ ZELEDON", "119"),
            ("Ca?as", "506"),
            ("Puerto Jimenez", "613"),
        ],
    );
    let district = |text| classification().resolve_in("geo_district", text);
    assert_eq!(district("60109").map(String::from).as_deref(), Ok("61201"));
    assert_eq!(district("60702").map(String::from).as_deref(), Ok("61301"));
    // Río Cuarto became a canton of three districts: the old code is not clear.
    assert!(district("20306").is_err());
    assert!(district("San José").is_err_and(|miss| miss.candidates.len() == 3));
}

#[test]
fn sex_age_status_and_form_as_institutions_write_them() {
    assert_resolves(
        Variable::Sex,
        &[
            ("F", "2"),
            ("femenino", "2"),
            ("H", "1"),
            ("MASCULINO", "1"),
            ("Mujer", "2"),
            ("3", "_Z"),
            ("4", "_U"),
        ],
    );
    assert_misses(Variable::Sex, &["M"]);
    assert_resolves(
        Variable::AgeGroup,
        &[
            ("menor de edad", "AGE-MIN"),
            ("18-29", "AGE-1829"),
            ("12 a 17 años", "AGE-1217"),
            ("AGE-99", "_U"),
        ],
    );
    assert_misses(Variable::AgeGroup, &["18", "18+"]);
    assert_resolves(
        Variable::FormOfExploitation,
        &[
            ("Explotación sexual", "EXP-S"),
            ("explotacion laboral", "EXP-L"),
            ("Explotaci?n laboral", "EXP-L"),
            ("Matrimonio forzado", "EXP-O2"),
            ("Servidumbre doméstica", "EXP-L2"),
            ("EXP-99", "_U"),
        ],
    );
    assert_resolves(
        Variable::GenderIdentity,
        &[("GEN-8", "X-DEC"), ("GEN-9", "_U")],
    );
    // Never inferred: a sex is not a gender identity.
    assert_misses(Variable::GenderIdentity, &["Mujer", "Hombre", "Transexual"]);
    let status = |text| classification().resolve_in("application_status", text);
    for (text, code) in [
        ("Acreditada", "APP-30"),
        ("no acreditado", "APP-40"),
        ("APP-99", "_U"),
    ] {
        assert_eq!(status(text).map(String::from).as_deref(), Ok(code));
    }
}

#[test]
fn missing_words_mean_the_same_for_every_variable() {
    for variable in Variable::recorded() {
        assert_resolves(
            variable,
            &[
                ("_U", "_U"),
                ("_u", "_U"),
                ("_Z", "_Z"),
                ("X-DEC", "X-DEC"),
                ("X-NA", "X-NA"),
                ("Sin dato", "_U"),
                ("SIN INFORMACI?N", "_U"),
                ("N/D", "_U"),
                ("NS/NR", "_U"),
                ("no sabe", "_U"),
                ("Ignorado", "_U"),
                ("No indica", "_U"),
                ("Se desconoce", "_U"),
                ("No aplica", "_Z"),
                ("se niega a responder", "X-DEC"),
                ("Prefiere no responder", "X-DEC"),
                ("No se recolectó", "X-NA"),
            ],
        );
        // "u" is a section of the ISIC, never the reserved code.
        assert_ne!(resolved(variable, "u"), "_U");
    }
}

#[test]
fn every_missing_category_is_recorded_as_a_reserved_code() {
    for list in classification().lists() {
        for category in list.categories() {
            let answer = category.answer.as_ref().map(Code::as_str);
            assert_eq!(
                category.role == Role::Missing,
                answer.is_some(),
                "{}",
                category.code
            );
            assert!(answer.is_none_or(|answer| reserved::MISSING.contains(&answer)));
        }
    }
    for code in reserved::MISSING {
        let named = classification().category(Variable::Sex, code);
        assert!(
            named.is_some_and(|category| !category.label.es.is_empty()),
            "{code}"
        );
    }
}

#[test]
fn a_miss_names_the_nearest_categories() {
    let miss = classification()
        .resolve(Variable::Nationality, "Nicaragva")
        .expect_err("no such word");
    assert_eq!(
        miss.candidates.first().map(|nearest| nearest.code.as_str()),
        Some("NIC")
    );
    assert!(miss.candidates.len() <= 3);
    let miss = classification()
        .resolve(Variable::Nationality, "Ira?")
        .expect_err("Iran or Iraq");
    let codes: BTreeSet<&str> = miss
        .candidates
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(codes, BTreeSet::from(["IRN", "IRQ"]));
    assert_eq!(
        classification().resolve_in("no_such_list", "x"),
        Err(NoMatch::default())
    );
}

#[test]
fn ages_fall_into_their_finest_group() {
    let group = |years| classification().age_group(years).as_str();
    assert_eq!(group(0), "AGE-0005");
    assert_eq!(group(17), "AGE-1517");
    assert_eq!(group(18), "AGE-1824");
    assert_eq!(group(64), "AGE-6064");
    assert_eq!(group(120), "AGE-65UP");
    let list = classification().list(Variable::AgeGroup);
    let above: Vec<&str> = list
        .ancestors("AGE-1517")
        .iter()
        .map(|category| category.code.as_str())
        .collect();
    assert_eq!(above, ["AGE-1217", "AGE-MIN"]);
}

#[test]
fn categories_know_when_they_are_valid() {
    let list = classification().list(Variable::FormOfExploitation);
    let fostering = list.get("EXP-O8").expect("a form since 2024");
    let day = |text: &str| text.parse().expect("a date");
    assert!(!fostering.is_valid_on(day("2024-08-31")));
    assert!(fostering.is_valid_on(day("2024-09-01")));
}

#[test]
fn correspondences_name_existing_categories() {
    for link in classification().correspondences() {
        let list = classification()
            .variables()
            .iter()
            .find(|info| info.name == link.variable)
            .map_or(link.variable.as_str(), |info| info.code_list.as_str());
        let list = classification().code_list(list);
        assert!(list.is_some(), "{}", link.variable);
        if let (Some(list), Some(code)) = (list, &link.code) {
            assert!(
                list.get(code.as_str()).is_some(),
                "{} {code}",
                link.variable
            );
        }
    }
}

#[test]
fn unsound_lists_are_refused() {
    let sex = |rows: &str| parse_with_list("sex", &format!("{HEADER}{rows}"));
    let fine = "1,,Male,Hombre,,,official\n2,,Female,Mujer,,,official\n3,,Not applicable,No aplicable,,,official\n4,,Not known,Se desconoce,,,official\nX-5,,Other or intersex,Otro o intersexual,,,derived\n";
    assert!(sex(fine).is_ok());
    let broken = |extra: &str| sex(&format!("{fine}{extra}")).expect_err("broken");
    assert!(matches!(
        broken("1,,a,b,,,official\n"),
        ClassificationError::DuplicateCode { .. }
    ));
    assert!(matches!(
        broken("9,8,a,b,,,official\n"),
        ClassificationError::UnknownParent { .. }
    ));
    assert!(matches!(
        broken("8,9,a,b,,,official\n9,8,c,d,,,official\n"),
        ClassificationError::ParentCycle { .. }
    ));
    assert!(matches!(
        broken("9,9,a,b,,,official\n"),
        ClassificationError::ParentCycle { .. }
    ));
    assert!(matches!(
        broken("a b,,a,b,,,official\n"),
        ClassificationError::Code { .. }
    ));
    assert!(matches!(
        broken("9,,a,b,,,sure\n"),
        ClassificationError::Value { .. }
    ));
    assert!(matches!(broken("9,,a\n"), ClassificationError::Csv { .. }));
    // Roles and aliases name a category that is gone.
    assert!(matches!(
        sex(""),
        Err(ClassificationError::UnknownCategory { .. })
    ));
    assert!(matches!(
        parse_with_list("sex", ""),
        Err(ClassificationError::UnknownCategory { .. })
    ));
}

#[test]
fn unsound_aliases_are_refused() {
    let with_alias = |list: &'static str, rows: &str| {
        let mut sources = Sources::embedded();
        let text = format!("alias,code,note\n{rows}");
        sources.aliases.push((list, &text));
        Classification::parse(&sources)
    };
    assert!(with_alias("sex", "mujercita,2,\n").is_ok());
    let broken = |list, rows| with_alias(list, rows).expect_err("broken");
    assert!(matches!(
        broken("sex", "x,77,\n"),
        ClassificationError::AliasTarget { .. }
    ));
    assert!(matches!(
        broken("sex", "mujer,1,\n"),
        ClassificationError::AliasContradiction { .. }
    ));
    assert!(matches!(
        broken("sex", "fem,1,\n"),
        ClassificationError::AliasContradiction { .. }
    ));
    assert!(matches!(
        broken("sex", "1,2,\n"),
        ClassificationError::AliasContradiction { .. }
    ));
    assert!(matches!(
        broken("sex", "!,2,\n"),
        ClassificationError::EmptyAlias { .. }
    ));
    assert!(matches!(
        broken("sexo", "x,1,\n"),
        ClassificationError::UnknownList { .. }
    ));
    assert!(matches!(
        broken("form_of_exploitation", "mixta,EXP-M,\n"),
        ClassificationError::AliasTarget { .. }
    ));
    // The name of two districts cannot be settled by an alias.
    assert!(matches!(
        broken("geo_district", "San José,10101,\n"),
        ClassificationError::AliasContradiction { .. }
    ));
}

#[test]
fn unsound_roles_dates_and_ages_are_refused() {
    let parse = |change: &dyn Fn(&mut Sources<'static>)| {
        let mut sources = Sources::embedded();
        change(&mut sources);
        Classification::parse(&sources).expect_err("broken")
    };
    let roles = |text| parse(&move |sources| sources.roles = text);
    assert!(matches!(
        roles("list,code,role,answer\nsex,4,missing,\n"),
        ClassificationError::Answer { .. }
    ));
    assert!(matches!(
        roles("list,code,role,answer\nsex,4,grouping,_U\n"),
        ClassificationError::Answer { .. }
    ));
    assert!(matches!(
        roles("list,code,role,answer\nsex,4,other,\n"),
        ClassificationError::Value { .. }
    ));
    assert!(matches!(
        roles("list,code,role,answer\nsexo,4,missing,_U\n"),
        ClassificationError::UnknownList { .. }
    ));
    let validity = |text| parse(&move |sources| sources.validity = text);
    assert!(matches!(
        validity("list,code,valid_from,valid_to\nsex,1,2024-01-01,2023-12-31\n"),
        ClassificationError::Validity { .. }
    ));
    assert!(matches!(
        validity("list,code,valid_from,valid_to\nsex,1,31/02/2024,\n"),
        ClassificationError::Value { .. }
    ));
    let ages = |text| parse(&move |sources| sources.ages = text);
    assert!(matches!(
        ages("age_completed_years,age_group_detail\n1,AGE-0005\n"),
        ClassificationError::Age(_)
    ));
    assert!(matches!(
        ages("age_completed_years,age_group_detail\n"),
        ClassificationError::Age(_)
    ));
    let lists = parse(&|sources| sources.lists.push(("sex", sources.lists[0].1)));
    assert!(matches!(
        lists,
        ClassificationError::DuplicateList(_) | ClassificationError::AliasTarget { .. }
    ));
    let variables = parse(&|sources| {
        sources.variables = sources.variables.lines().next().unwrap_or_default();
    });
    assert!(matches!(variables, ClassificationError::MissingVariable(_)));
}

#[test]
fn the_version_follows_the_content() {
    let mut sources = Sources::embedded();
    let same = Classification::parse(&sources).map(|parsed| parsed.version().to_owned());
    assert_eq!(same.ok().as_deref(), Some(classification().version()));
    sources.validity = "list,code,valid_from,valid_to\n";
    let other = Classification::parse(&sources).map(|parsed| parsed.version().to_owned());
    assert!(other.is_ok_and(|version| version != classification().version()));
}

fn any_variable() -> impl Strategy<Value = Variable> {
    prop::sample::select(Variable::ALL)
}

proptest! {
    #[test]
    fn any_text_is_answered(variable in any_variable(), text in any::<String>()) {
        let answer = classification().resolve(variable, &text);
        if let Ok(code) = answer {
            prop_assert!(classification().category(variable, code.as_str()).is_some());
        }
    }

    #[test]
    fn case_and_punctuation_do_not_matter(
        variable in any_variable(),
        place in any::<prop::sample::Index>(),
        padding in "[ .,;:-]{0,3}",
    ) {
        let list = classification().list(variable);
        let category = &list.categories()[place.index(list.categories().len())];
        let label = &category.label.es;
        let shouted = format!("{padding}{}{padding}", label.to_uppercase());
        prop_assert_eq!(list.resolve(&shouted), list.resolve(label));
    }

    #[test]
    fn one_lost_accent_never_leads_elsewhere(
        variable in any_variable(),
        place in any::<prop::sample::Index>(),
    ) {
        let list = classification().list(variable);
        let category = &list.categories()[place.index(list.categories().len())];
        let label = &category.label.es;
        let lossy: String =
            label.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect();
        if let (Some(recorded), Ok(code)) = (category.recorded_as(), list.resolve(&lossy)) {
            prop_assert_eq!(recorded, &code);
        }
    }
}
