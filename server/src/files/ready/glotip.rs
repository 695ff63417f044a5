//! Detected victims as the GLOTIP questionnaire of the UNODC asks for them, in
//! the words of its dataset.

mod asked;

use domain::{
    code::Code,
    label::{Label, Language},
    measure::Measure,
    release::Release,
    selection::Selection,
    table::Cell,
    variable::Variable,
};

use self::asked::{Answer, Question, questions};
use super::{Field, Mapping, NOT_MAPPED, ReadyTable};
use crate::api::text;

/// The words of the dataset for all of something.
const TOTAL: &str = "Total";
/// The indicator of every row that holds a number.
const INDICATOR: &str = "Detected trafficking victims";

const HEADER: [&str; 16] = [
    "iso3_code",
    "country",
    "indicator",
    "dimension",
    "category",
    "sex",
    "age",
    "year",
    "unit_of_measurement",
    "value",
    "value_text",
    "status",
    "selection",
    "relation",
    "remark",
    "threshold",
];

/// The rows of every single year, then those of all years.
pub(super) fn table(release: &Release, language: Language) -> ReadyTable {
    let questions = questions(release);
    let years = release.years().map(|year| Some(&year.code)).chain([None]);
    let answered = years.flat_map(|year| {
        questions
            .iter()
            .map(move |question| row(release, question, year, language))
    });
    let unmapped = asked::unmapped(language);
    let not_answered = unmapped.iter().map(|it| unmapped_row(it, release));
    ReadyTable {
        header: HEADER.to_vec(),
        rows: answered.chain(not_answered).collect(),
        mappings: asked::mapped(language)
            .into_iter()
            .chain(unmapped.clone())
            .collect(),
        remarks: remarks(),
        variables: [
            Variable::Period,
            Variable::Sex,
            Variable::AgeGroup,
            Variable::Nationality,
            Variable::FormOfExploitation,
        ]
        .into(),
    }
}

/// The selection that answers a question in a year.
fn selection(release: &Release, question: &Question, year: Option<&Code>) -> Selection {
    let mut selection = Selection {
        release: Some(release.id().clone()),
        ..Selection::of(Measure::Accredited)
    };
    if let Some(year) = year {
        selection = selection.filter(Variable::Period, year.clone());
    }
    let answers = [
        (Variable::Sex, &question.sex),
        (Variable::AgeGroup, &question.age),
        (question.variable, &question.category),
    ];
    for (variable, answer) in answers {
        if let Some(code) = &answer.code {
            selection = selection.filter(variable, code.clone());
        }
    }
    selection
}

fn row(
    release: &Release,
    question: &Question,
    year: Option<&Code>,
    language: Language,
) -> Vec<Field> {
    let selection = selection(release, question, year);
    // What the release does not combine is not made up of other cells.
    let (cell, combined) = match release.total(&selection) {
        Ok(cell) => (cell, true),
        Err(_) => (Cell::NotPublished, false),
    };
    let remark = if !combined {
        not_combined().in_language(language).to_owned()
    } else if release.is_exact(&selection) {
        text::exact_note(language).to_owned()
    } else {
        String::new()
    };
    let texts = [
        question.dimension,
        &question.category.words,
        &question.sex.words,
        &question.age.words,
        year.map_or(TOTAL, Code::as_str),
    ];
    let head = ["CRI", "Costa Rica", INDICATOR].into_iter().chain(texts);
    head.map(Field::text)
        .chain([
            Field::text("Counts"),
            Field::Count(cell),
            Field::text(value_text(cell, release)),
            Field::text(cell.status()),
            Field::text(selection.to_string()),
            Field::text(question.relation()),
            Field::text(remark),
            Field::text(release.threshold().to_string()),
        ])
        .collect()
}

/// The value as the dataset of the UNODC writes it: `<5` for a small count.
fn value_text(cell: Cell, release: &Release) -> String {
    match cell {
        Cell::Published(persons) => persons.to_string(),
        Cell::Withheld => format!("<{}", release.threshold()),
        _ => String::new(),
    }
}

/// What is asked and not held here, as a row that says so.
fn unmapped_row(mapping: &Mapping, release: &Release) -> Vec<Field> {
    let mut fields: Vec<_> = ["CRI", "Costa Rica", &mapping.theirs]
        .into_iter()
        .map(Field::text)
        .collect();
    // Dimension to unit, then the value and its text.
    fields.extend(std::iter::repeat_n(Field::text(""), 8));
    fields.extend([
        Field::text(NOT_MAPPED),
        Field::text(""),
        Field::text(mapping.relation),
        Field::text(mapping.remark.clone()),
        Field::text(release.threshold().to_string()),
    ]);
    fields
}

fn not_combined() -> Label {
    Label::new(
        "La publicación no combina estas variables: no se calcula.",
        "The release does not combine these variables: it is not computed.",
    )
}

fn remarks() -> Vec<Label> {
    vec![
        Label::new(
            "Se cuentan personas acreditadas como víctimas, por el año de la resolución: una parte de las «víctimas detectadas» de GLOTIP.",
            "Persons accredited as victims are counted, by the year of the decision: a part of the \"detected victims\" of GLOTIP.",
        ),
        Label::new(
            "Una persona puede tener varios fines de explotación y varias nacionalidades: no sume categorías.",
            "One person can have several forms of exploitation and several citizenships: do not add up categories.",
        ),
        Label::new(
            "Un recuento reservado, como «<5», puede ser también cero.",
            "A withheld count, such as \"<5\", can also be zero.",
        ),
        Label::new(
            "Los textos de las columnas indicator, dimension, category, sex y age son los del conjunto de datos GLOTIP (dataUNODC, 30 de mayo de 2023); la correspondencia es de este proyecto.",
            "The words in the columns indicator, dimension, category, sex and age are those of the GLOTIP dataset (dataUNODC, 30 May 2023); the correspondence is this project's.",
        ),
    ]
}

/// The words for an answer that is not asked apart.
fn all() -> Answer {
    Answer {
        words: TOTAL.to_owned(),
        code: None,
        relation: "exact",
    }
}
