//! What an indicator is: definition, formula, equivalents.

use domain::{
    indicator::{Correspondence, Formula, population},
    label::Language,
};
use leptos::prelude::*;

use super::{super::ready, reading::Reading, schemes};
use crate::text::{Text, date, indicator as words, list, ready as ready_words};

/// The section with all that is known of the indicator.
pub(super) fn view(reading: &Reading) -> impl IntoView + use<> {
    let language = reading.language();
    let facts = facts(reading)
        .into_iter()
        .map(|(name, text)| fact(name.get(language), text));
    let facts: Vec<_> = facts.collect();
    let equivalents = equivalents(&reading.indicator.correspondence, language);
    let equivalents: Vec<_> = equivalents
        .into_iter()
        .map(|(name, text)| fact(name.get(language), text))
        .collect();
    // Whoever compares it with another scheme may have to hand it in there.
    let is_asked_for = !reading.indicator.correspondence.glotip.is_empty();
    let files = is_asked_for.then(|| {
        view! {
            <h3>{ready_words::TITLE.get(language)}</h3>
            {ready::links(reading.release().id(), language)}
        }
    });
    view! {
        <section class="indicator__facts" id="facts" aria-labelledby="facts-heading">
            <h2 id="facts-heading">{words::FACTS.get(language)}</h2>
            <dl class="facts-table">{facts}</dl>
            <h3>{words::CORRESPONDENCES.get(language)}</h3>
            <p>{words::CORRESPONDENCES_MORE.get(language)}</p>
            <dl class="facts-table">{equivalents}</dl>
            {files}
        </section>
    }
}

fn fact(name: &'static str, text: String) -> impl IntoView {
    view! {
        <div class="facts-table__item">
            <dt>{name}</dt>
            <dd>{text}</dd>
        </div>
    }
}

fn facts(reading: &Reading) -> Vec<(Text, String)> {
    let (indicator, language) = (reading.indicator, reading.language());
    let manifest = reading.release().manifest();
    let dates: Vec<_> = indicator
        .reference_dates()
        .into_iter()
        .map(|code| words::reference_date(code, language))
        .collect();
    let mut facts = vec![
        (
            words::ID,
            format!("{} · {}", indicator.id, indicator.version),
        ),
        (
            words::THEME,
            indicator.theme.label().get(language).to_owned(),
        ),
        (
            words::DEFINITION,
            indicator.definition.get(language).to_owned(),
        ),
        (
            words::FORMULA,
            indicator.formula_text(reading.release(), language),
        ),
        (
            words::UNIT,
            indicator.unit().label().get(language).to_owned(),
        ),
        (words::UNIVERSE, indicator.universe(language)),
        (words::REFERENCE_DATE, list(&dates, language)),
        (
            words::SOURCE,
            format!("{} · {}", manifest.id, date(manifest.cutoff)),
        ),
    ];
    if let Formula::Rate(_) = indicator.formula {
        facts.push((words::POPULATION, population::SOURCE.to_owned()));
    }
    facts
}

fn equivalents(schemes: &Correspondence, language: Language) -> Vec<(Text, String)> {
    let units: Vec<_> = schemes
        .ictip_units
        .iter()
        .map(|unit| unit.label().get(language).to_owned())
        .collect();
    let coded = |codes: &[&str], name: fn(&str) -> Option<Text>| -> Vec<String> {
        let told = |code: &&str| match name(code) {
            Some(name) => format!("{code} {}", name.get(language)),
            None => (*code).to_owned(),
        };
        codes.iter().map(told).collect()
    };
    let none = |_: &str| None;
    let rows = [
        (words::ICTIP, units),
        (words::ICCS, coded(schemes.iccs, schemes::iccs)),
        (words::HTCDS, coded(schemes.htcds, none)),
        (words::GLOTIP, coded(schemes.glotip, schemes::glotip)),
        (words::SDG, coded(schemes.sdg.as_slice(), none)),
    ];
    rows.map(|(scheme, texts)| {
        let text = if texts.is_empty() {
            words::NO_CORRESPONDENCE.get(language).to_owned()
        } else {
            texts.join("; ")
        };
        (scheme, text)
    })
    .into()
}
