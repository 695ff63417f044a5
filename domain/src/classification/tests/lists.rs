//! What the lists hold.

use super::super::*;

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
fn the_version_follows_the_content() {
    let mut sources = Sources::embedded();
    let same = Classification::parse(&sources).map(|parsed| parsed.version().to_owned());
    assert_eq!(same.ok().as_deref(), Some(classification().version()));
    sources.validity = "list,code,valid_from,valid_to\n";
    let other = Classification::parse(&sources).map(|parsed| parsed.version().to_owned());
    assert!(other.is_ok_and(|version| version != classification().version()));
}
