//! Texts of the method page and of the list of releases.

use domain::{label::Language, release::PolicySummary};

use super::Text;

/// A part of the method page.
pub struct Section {
    /// Its heading.
    pub heading: Text,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// What a release says of itself, in a line.
pub fn release_facts(cutoff: &str, policy: &PolicySummary, language: Language) -> String {
    let PolicySummary {
        name,
        threshold,
        max_dimensions,
        ..
    } = policy;
    match language {
        Language::Es => format!(
            "Fecha de corte {cutoff}. Política «{name}»: se reservan las cifras menores de {threshold} y se cruzan como máximo {max_dimensions} variables."
        ),
        Language::En => format!(
            "Cut-off date {cutoff}. Policy “{name}”: figures below {threshold} are withheld, and at most {max_dimensions} variables are combined."
        ),
    }
}

/// The method page, for the policy of the release that is shown.
pub fn sections(policy: &PolicySummary, language: Language) -> Vec<Section> {
    vec![
        section(COUNTED, &COUNTED_TEXT, language),
        section(NOT_COUNTED, &NOT_COUNTED_TEXT, language),
        Section {
            heading: WITHHELD,
            paragraphs: withheld(policy, language),
        },
        Section {
            heading: SUMS,
            paragraphs: sums(policy, language),
        },
        section(BASES, &BASES_TEXT, language),
        section(MISSING, &MISSING_TEXT, language),
        Section {
            heading: RELEASES,
            paragraphs: releases(policy, language),
        },
    ]
}

fn section(heading: Text, paragraphs: &[Text], language: Language) -> Section {
    Section {
        heading,
        paragraphs: paragraphs
            .iter()
            .map(|text| text.get(language).to_owned())
            .collect(),
    }
}

const COUNTED: Text = Text::new("Qué se cuenta", "What is counted");
const COUNTED_TEXT: [Text; 3] = [
    Text::new(
        "Solicitudes recibidas: la solicitud de una persona para ser acreditada como víctima de trata, según el año en que una institución la recibió. La unidad es la persona.",
        "Applications received: one person’s request for accreditation as a victim of trafficking, by the year in which an institution received it. The unit is the person.",
    ),
    Text::new(
        "Personas acreditadas: las personas a quienes se reconoció como víctimas, según el año de la decisión. Una acreditación que terminó después sigue contando en su año.",
        "Accredited persons: those who were recognised as victims, by the year of the decision. An accreditation that ended later still counts in its year.",
    ),
    Text::new(
        "La tasa de acreditación divide las personas acreditadas en un período entre las solicitudes recibidas en ese mismo período. No sigue a las mismas personas: una solicitud de diciembre suele decidirse al año siguiente. Por eso puede pasar de 100 %.",
        "The accreditation rate divides the persons accredited in a period by the applications received in the same period. It does not follow the same persons: an application of December is often decided in the next year. It can therefore pass 100%.",
    ),
];

const NOT_COUNTED: Text = Text::new("Qué no se cuenta", "What is not counted");
const NOT_COUNTED_TEXT: [Text; 2] = [
    Text::new(
        "Estas cifras no miden cuánta trata hay. Cuentan a las personas que llegaron a una institución y pidieron ser acreditadas; quienes no fueron detectadas no aparecen. Un aumento puede deberse a más hechos, a más detección o a ambos.",
        "These figures do not measure how much trafficking there is. They count the persons who reached an institution and applied for accreditation; those who were not detected do not appear. An increase may come from more events, from more detection, or from both.",
    ),
    Text::new(
        "Tampoco se cuentan denuncias, investigaciones ni sentencias.",
        "Nor do they count complaints, investigations or sentences.",
    ),
];

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

const BASES: Text = Text::new("La base de los porcentajes", "The base of shares");
const BASES_TEXT: [Text; 2] = [
    Text::new(
        "El porcentaje de una categoría se toma de las personas con alguna respuesta a esa variable, bajo los mismos filtros; esa base se escribe junto a cada figura (n = …). Las personas sin dato no entran en ella.",
        "The share of a category is taken of the persons with any answer to that variable, under the same filters; this base is written beside each figure (n = …). Persons without an answer are not part of it.",
    ),
    Text::new(
        "En las variables que admiten varias respuestas (nacionalidad, medios de captación, fines de explotación y otras) cada persona cuenta una vez en cada categoría suya. Los porcentajes pueden sumar más de 100 %. En un grupo cuenta una sola vez.",
        "In variables that take several answers (nationality, means of recruitment, forms of exploitation and others) each person counts once in every category of hers. Shares may add up to more than 100%. In a group she counts once.",
    ),
];

const MISSING: Text = Text::new("Cuando falta la respuesta", "When an answer is missing");
const MISSING_TEXT: [Text; 1] = [Text::new(
    "«Sin dato» (nadie lo sabe o no se anotó), «no aplica», «se niega a responder» y «no recolectado» son cuatro cosas distintas y se guardan por separado. La identidad de género es la que la persona declara, nunca una inferencia.",
    "“Not known” (nobody knows, or it was not recorded), “not applicable”, “declines to answer” and “not collected” are four different things and are kept apart. Gender identity is what the person declares, never an inference.",
)];

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
