//! Files that contradict themselves.

use super::super::*;

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
