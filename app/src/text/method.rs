//! Texts of the method page and of the list of releases.

mod fixed;

use domain::{
    label::Language,
    release::{Manifest, PolicySummary},
};

use self::fixed::{
    BASES, BASES_TEXT, CITE, CITE_TEXT, CLASSIFICATION, CLASSIFICATION_TEXT, COMPARABLE,
    COMPARABLE_TEXT, COUNTED, COUNTED_TEXT, DATES, DATES_TEXT, MISSING, MISSING_TEXT, NOT_COUNTED,
    NOT_COUNTED_TEXT, PROCESS, PROCESS_TEXT, SEVERAL, SEVERAL_TEXT,
};
use super::{Text, file};

pub const CONTENTS: Text = Text::new("En esta página", "On this page");

/// A part of the method page.
pub struct Section {
    /// Its anchor, the same in both languages.
    pub id: &'static str,
    /// Its heading.
    pub heading: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The method page, for the release that is shown.
pub fn sections(manifest: &Manifest, language: Language) -> Vec<Section> {
    let policy = &manifest.policy;
    let fixed = |id, heading, texts: &[Text]| Section {
        id,
        heading,
        paragraphs: texts
            .iter()
            .map(|text| text.get(language).to_owned())
            .collect(),
    };
    let of_release = |id, heading, paragraphs| Section {
        id,
        heading,
        paragraphs,
    };
    vec![
        fixed("counted", COUNTED, &COUNTED_TEXT),
        fixed("not-counted", NOT_COUNTED, &NOT_COUNTED_TEXT),
        fixed("process", PROCESS, &PROCESS_TEXT),
        fixed("dates", DATES, &DATES_TEXT),
        of_release("withheld", WITHHELD, withheld(policy, language)),
        of_release("sums", SUMS, sums(policy, language)),
        fixed("bases", BASES, &BASES_TEXT),
        fixed("missing", MISSING, &MISSING_TEXT),
        fixed("several-answers", SEVERAL, &SEVERAL_TEXT),
        fixed("comparing", COMPARABLE, &COMPARABLE_TEXT),
        of_release("revisions", RELEASES, releases(policy, language)),
        fixed("classification", CLASSIFICATION, &CLASSIFICATION_TEXT),
        of_release("cite", CITE, cite(manifest, language)),
    ]
}

fn cite(manifest: &Manifest, language: Language) -> Vec<String> {
    let Manifest {
        id,
        cutoff,
        demonstration,
        ..
    } = manifest;
    let example = super::site::heading(crate::page::Page::Accredited).get(language);
    vec![
        CITE_TEXT.get(language).to_owned(),
        file::citation(example, id, *cutoff, *demonstration, language),
    ]
}

const WITHHELD: Text = Text::new(
    "Por qué algunas cifras están reservadas",
    "Why some figures are withheld",
);

fn withheld(policy: &PolicySummary, language: Language) -> Vec<String> {
    let PolicySummary {
        threshold,
        max_dimensions,
        min_population,
        ..
    } = policy;
    match language {
        Language::Es => vec![
            format!(
                "Son pocas personas, y una tabla descuidada puede señalar a una de ellas. Toda cifra menor de {threshold} se muestra como «dato reservado (menos de {threshold})». El cero también: no decir «nadie» es lo que impide deducir quién sí. Un dato reservado nunca se dibuja ni se lee como cero."
            ),
            format!(
                "Cada publicación contiene un conjunto cerrado de tablas que cruzan como máximo {max_dimensions} variables, contando los filtros y el período. Lo que no está en la publicación no se puede pedir: se muestra desactivado, con la razón. Una población de menos de {min_population} personas no se tabula."
            ),
        ],
        Language::En => vec![
            format!(
                "The persons are few, and a careless table can point at one of them. Every figure below {threshold} is shown as “withheld (fewer than {threshold})”. So is zero: not saying “nobody” is what keeps others from working out who. A withheld figure is never drawn or read as zero."
            ),
            format!(
                "Each release holds a closed set of tables that combine at most {max_dimensions} variables, filters and period included. What is not in the release cannot be asked: it is shown disabled, with the reason. A population of fewer than {min_population} persons is not tabulated."
            ),
        ],
    }
}

const SUMS: Text = Text::new(
    "Por qué las partes no suman el total",
    "Why parts do not add up to the total",
);

fn sums(policy: &PolicySummary, language: Language) -> Vec<String> {
    let noise = policy.max_noise;
    match language {
        Language::Es => vec![
            format!(
                "Antes de publicarse, cada cifra se altera en un máximo de {noise} personas (método de la clave de celda). La misma cifra recibe siempre la misma alteración, en toda tabla, archivo y gráfico, así que comparar tablas no la deshace. Por eso dos partes pueden no sumar exactamente su total."
            ),
            "Las series anuales sin filtros son una excepción: el Estado las publica de todos modos y aquí aparecen sin alteración, con su nota.".to_owned(),
        ],
        Language::En => vec![
            format!(
                "Before it is published each figure is changed by at most {noise} persons (cell-key method). The same figure always gets the same change, in every table, file and chart, so that comparing tables does not undo it. For this reason two parts may not add up exactly to their total."
            ),
            "Yearly series without filters are an exception: the State publishes them anyway, and here they stand unaltered, with a note.".to_owned(),
        ],
    }
}

const RELEASES: Text = Text::new("Publicaciones y revisiones", "Releases and revisions");

fn releases(policy: &PolicySummary, language: Language) -> Vec<String> {
    let changed = policy.min_changed_records;
    match language {
        Language::Es => vec![format!(
            "Una publicación es un archivo inmutable con una fecha de corte: nada recibido o decidido después cuenta en ella. Una publicación nueva difiere de la anterior en al menos {changed} registros, para que restar una de otra no descubra a nadie. Las cifras revisadas se anuncian en las notas de la publicación."
        )],
        Language::En => vec![format!(
            "A release is an immutable file with a cut-off date: nothing received or decided later counts in it. A new release differs from the one before by at least {changed} records, so that subtracting one from the other uncovers nobody. Revised figures are announced in the notes of the release."
        )],
    }
}
