use std::collections::BTreeSet;

use super::indicator;
use crate::{
    indicator::{Note, Theme, Unit, all, search},
    label::Language,
    measure::Measure,
    release::sample,
};

const LANGUAGES: [Language; 2] = [Language::Es, Language::En];

#[test]
fn ids_and_names_are_unique() {
    let count = all().count();
    assert!(count >= 40, "{count}");
    let ids: BTreeSet<_> = all().map(|it| it.id.to_ascii_lowercase()).collect();
    assert_eq!(ids.len(), count);
    for language in LANGUAGES {
        let names: BTreeSet<_> = all().map(|it| it.name.get(language)).collect();
        assert_eq!(names.len(), count, "{language:?}");
    }
}

#[test]
fn an_id_is_fit_for_an_address() {
    for indicator in all() {
        let fit =
            |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
        assert!(indicator.id.bytes().all(fit), "{}", indicator.id);
        assert!(!indicator.version.is_empty(), "{}", indicator.id);
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let release = sample();
    for indicator in all() {
        for language in LANGUAGES {
            let id = indicator.id;
            assert!(!indicator.name.get(language).ends_with('.'), "{id}");
            assert!(indicator.definition.get(language).ends_with('.'), "{id}");
            assert!(indicator.universe(language).ends_with('.'), "{id}");
            let formula = indicator.formula_text(&release, language);
            assert!(!formula.is_empty(), "{id}");
            assert!(!indicator.unit().label().get(language).is_empty(), "{id}");
            for note in indicator.notes {
                assert!(note.text().get(language).ends_with('.'), "{id}");
            }
        }
        let differs = indicator.definition.es != indicator.definition.en;
        assert!(
            differs && indicator.name.es != indicator.name.en,
            "{}",
            indicator.id
        );
    }
}

#[test]
fn the_catalogue_runs_by_theme() {
    let themes: Vec<Theme> = all().map(|it| it.theme).collect();
    assert!(themes.is_sorted());
    for theme in Theme::ALL {
        assert!(themes.contains(&theme), "{theme:?}");
        assert!(!theme.label().es.is_empty() && !theme.label().en.is_empty());
    }
}

#[test]
fn a_rate_of_two_measures_has_two_reference_dates_and_says_so() {
    let rate = indicator("ACC-RATE");
    assert_eq!(
        rate.measures(),
        [Measure::Accredited, Measure::Applications]
    );
    assert_eq!(rate.reference_dates(), ["RDT-2", "RDT-1"]);
    assert_eq!(rate.unit(), Unit::PerHundredApplications);
    assert!(rate.notes.contains(&Note::NotTheSamePersons));
    assert_eq!(indicator("ACC-S-F").reference_dates(), ["RDT-2"]);
    assert_eq!(indicator("APP-S-F").reference_dates(), ["RDT-1"]);
}

#[test]
fn several_answers_are_told() {
    for (id, several) in [("ACC-S-SEX", true), ("ACC-S-FOR", true), ("ACC-S-F", false)] {
        let told = indicator(id).notes.contains(&Note::SeveralAnswers);
        assert_eq!(told, several, "{id}");
    }
}

#[test]
fn formulas_are_told_in_the_words_of_the_release() {
    let release = sample();
    for (id, text) in [
        ("ACC-N", "Número de personas acreditadas"),
        (
            "ACC-RATE",
            "100 × personas acreditadas ÷ solicitudes recibidas",
        ),
        (
            "ACC-S-GIRL",
            "100 × personas acreditadas (Grupo de edad: Personas menores de edad (0 a 17); Sexo: Mujer) ÷ personas acreditadas (Grupo de edad: Personas menores de edad (0 a 17); Sexo: Con respuesta)",
        ),
        (
            "ACC-POP",
            "100 000 × personas acreditadas ÷ (años del período × población residente de 2022, INEC)",
        ),
        (
            "ACC-D-SEX",
            "100 × personas acreditadas (Sexo: cada categoría) ÷ personas acreditadas (Sexo: con respuesta)",
        ),
        // Not in this release: by its codes.
        (
            "ACC-S-INT",
            "100 × personas acreditadas (trafficking_scope: SCO-1) ÷ personas acreditadas (trafficking_scope: _A)",
        ),
    ] {
        assert_eq!(indicator(id).formula_text(&release, Language::Es), text);
    }
}

fn found(text: &str, language: Language) -> Vec<&'static str> {
    search(text, language).iter().map(|it| it.id).collect()
}

#[test]
fn a_search_minds_neither_case_nor_accents_nor_the_small_words() {
    let language = Language::Es;
    assert_eq!(found("Tasa de acreditación", language)[0], "ACC-RATE");
    assert_eq!(
        found("TASA DE ACREDITACION", language),
        found("tasa acreditación", language)
    );
    assert_eq!(found("captacion en línea", language)[0], "ACC-S-ONL");
    assert_eq!(found("niñas", language)[0], found("ninas", language)[0]);
}

#[test]
fn a_search_finds_by_id_keyword_and_plural() {
    assert_eq!(found("acc-s-min", Language::En)[0], "ACC-S-MIN");
    let goals = found("ODS 16.2.2", Language::Es);
    assert_eq!(goals[0], "SDG-16.2.2");
    assert!(goals.iter().all(|id| id.starts_with("SDG-16.2.2")));
    assert!(found("passports", Language::En).contains(&"ACC-S-DOC"));
    assert!(found("internet", Language::En).contains(&"ACC-S-ONL"));
}

#[test]
fn a_search_without_words_shows_all_and_one_without_sense_nothing() {
    for text in ["", "  ", "¿?"] {
        assert_eq!(found(text, Language::Es).len(), all().count(), "{text:?}");
    }
    assert!(found("xyzzy", Language::Es).is_empty());
}
