//! The words around the numbers, in both languages.

use domain::{
    code::Code,
    label::{Label, Language},
    measure::Measure,
    release::{Manifest, Release},
    table::{Cell, PublishedTable},
    variable::Variable,
};

use super::data::Answer;

/// Every cell state that has a symbol.
pub const STATES: [Cell; 4] = [
    Cell::Withheld,
    Cell::NotPublished,
    Cell::NotCollected,
    Cell::StructuralZero,
];

/// What is counted.
#[must_use]
pub fn measure(measure: Measure) -> Label {
    match measure {
        Measure::Applications => Label::new("Solicitudes recibidas", "Applications received"),
        Measure::Accredited => Label::new("Personas acreditadas", "Accredited persons"),
    }
}

/// What a cell state means.
#[must_use]
pub fn state(cell: Cell, threshold: u32) -> Label {
    match cell {
        Cell::Published(_) => Label::new("dato publicado", "published value"),
        Cell::Withheld => Label::new(
            format!("dato reservado (menos de {threshold})"),
            format!("withheld (fewer than {threshold})"),
        ),
        Cell::NotPublished => Label::new("no publicado", "not published"),
        Cell::NotCollected => Label::new("no recolectado", "not collected"),
        Cell::StructuralZero => Label::new("no puede ocurrir", "cannot occur"),
    }
}

/// What every reader of invented numbers must know.
#[must_use]
pub fn demonstration_note(manifest: &Manifest, language: Language) -> Option<&'static str> {
    manifest.demonstration.then_some(match language {
        Language::Es => "Datos inventados de demostración: no describen a ninguna persona.",
        Language::En => "Invented demonstration data: they describe no person.",
    })
}

/// What is said of all numbers of a release: they are perturbed.
#[must_use]
pub fn protection_note(language: Language) -> &'static str {
    match language {
        Language::Es => {
            "Las cifras llevan una pequeña variación aleatoria que protege a las personas; por eso \
             las sumas pueden no coincidir."
        }
        Language::En => {
            "Counts carry a small random variation that protects persons, so they may not add up."
        }
    }
}

/// What is said of years that a declared exact series holds.
#[must_use]
pub fn exact_note(language: Language) -> &'static str {
    match language {
        Language::Es => "Los años sueltos y su suma son la serie oficial, sin alteración.",
        Language::En => "Single years and their sum are the official series, unaltered.",
    }
}

/// Who publishes.
#[must_use]
pub fn publisher(language: Language) -> &'static str {
    match language {
        Language::Es => "Atalaya, Tablero de indicadores sobre trata de personas",
        Language::En => "Atalaya, Dashboard of indicators on trafficking in persons",
    }
}

/// How to cite numbers of a release.
#[must_use]
pub fn citation(manifest: &Manifest, language: Language) -> String {
    let id = &manifest.id;
    let publisher = publisher(language);
    let text = match language {
        Language::Es => format!(
            "{publisher}, publicación {id}, fecha de corte {}.",
            manifest.cutoff.format("%d/%m/%Y")
        ),
        Language::En => format!(
            "{publisher}, release {id}, cut-off date {}.",
            manifest.cutoff
        ),
    };
    match demonstration_note(manifest, language) {
        Some(note) => format!("{text} {note}"),
        None => text,
    }
}

/// All notes that stand with numbers of a release. That they are invented is
/// among the release's own.
#[must_use]
pub fn notes(manifest: &Manifest, language: Language) -> Vec<String> {
    [protection_note(language).to_owned()]
        .into_iter()
        .chain(in_language(&manifest.notes, language))
        .chain(in_language(&manifest.revision_notes, language))
        .collect()
}

/// All notes of an answer: those of its release, and that it is exact where
/// it is.
#[must_use]
pub fn all_notes(answer: &Answer<'_>) -> Vec<String> {
    let exact = answer.release.is_exact(answer.table.selection());
    let exact = exact.then(|| exact_note(answer.language).to_owned());
    exact
        .into_iter()
        .chain(notes(answer.release.manifest(), answer.language))
        .collect()
}

/// Texts in one language.
pub fn in_language(labels: &[Label], language: Language) -> impl Iterator<Item = String> {
    labels
        .iter()
        .map(move |label| label.in_language(language).to_owned())
}

/// What a table shows, such as "Personas acreditadas por sexo y grupo de edad".
#[must_use]
pub fn title(table: &PublishedTable, language: Language) -> String {
    let measure = measure(table.measure());
    let measure = measure.in_language(language);
    let axes: Vec<_> = table
        .axes()
        .iter()
        .map(|axis| lower_first(axis.label.in_language(language)))
        .collect();
    let (by, and) = match language {
        Language::Es => ("por", "y"),
        Language::En => ("by", "and"),
    };
    match axes.split_last() {
        None => measure.to_owned(),
        Some((last, [])) => format!("{measure} {by} {last}"),
        Some((last, others)) => format!("{measure} {by} {} {and} {last}", others.join(", ")),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_lowercase().chain(characters).collect())
        .unwrap_or_default()
}

/// The label of an item of a release.
#[must_use]
pub fn item_label<'release>(
    release: &'release Release,
    variable: Variable,
    code: &Code,
    language: Language,
) -> Option<&'release str> {
    let items = &release.dimension(variable)?.items;
    let item = items.iter().find(|item| item.code == *code)?;
    Some(item.label.in_language(language))
}

/// The unit of every value.
#[must_use]
pub fn unit(language: Language) -> &'static str {
    match language {
        Language::Es => "personas",
        Language::En => "persons",
    }
}
