//! Indicator 16.2.2 of the Sustainable Development Goals: victims of
//! trafficking in persons per 100,000 population, the detected part.

use domain::{
    indicator::{
        self, Denominator, Indicator, IndicatorPoint, IndicatorValue, Part, ValueState, population,
    },
    label::{Label, Language},
    release::Release,
    selection::Selection,
    table::Cell,
    variable::Variable,
};

use super::{Field, Mapping, NOT_MAPPED, ReadyTable};

/// The goal's indicator.
const GOAL: &str = "16.2.2";
/// Stands for all persons.
const ALL: &str = "_T";

const HEADER: [&str; 16] = [
    "sdg_indicator",
    "series",
    "indicator",
    "name",
    "sex",
    "age_group",
    "form_of_exploitation",
    "year",
    "value",
    "unit",
    "status",
    "numerator",
    "denominator",
    "denominator_year",
    "relation",
    "remark",
];

/// The variables that the goal asks for.
const ASKED: [Variable; 3] = [
    Variable::Sex,
    Variable::AgeGroup,
    Variable::FormOfExploitation,
];

/// A row for each indicator of the goal and each single year.
pub(super) fn table(release: &Release, language: Language) -> ReadyTable {
    let of_goal = || indicator::all().filter(|it| it.correspondence.sdg == Some(GOAL));
    let answered = of_goal().flat_map(|indicator| {
        let points = indicator.series(release, &Selection::default());
        let points = points.unwrap_or_default();
        points
            .into_iter()
            .map(move |point| row(indicator, &point, language))
    });
    let unmapped = unmapped(language);
    let not_answered = unmapped.iter().map(unmapped_row);
    let mapped = of_goal().map(|indicator| mapped(indicator, language));
    ReadyTable {
        header: HEADER.to_vec(),
        rows: answered.chain(not_answered).collect(),
        mappings: mapped.chain(unmapped.iter().cloned()).collect(),
        remarks: remarks(),
        variables: ASKED.into_iter().chain([Variable::Period]).collect(),
    }
}

/// The series of the global database that an indicator is of, and how it
/// relates to it: here organ removal is among the other forms.
fn series(indicator: &Indicator) -> (&'static str, &'static str) {
    match code_of(indicator, Variable::FormOfExploitation) {
        "EXP-S" => ("VC_HTF_DETVSXR", "narrower"),
        "EXP-L" => ("VC_HTF_DETVFLR", "narrower"),
        "EXP-O" => ("VC_HTF_DETVOPR", "partial"),
        _ => ("VC_HTF_DETVR", "narrower"),
    }
}

/// What an indicator keeps a variable to.
fn code_of(indicator: &Indicator, variable: Variable) -> &'static str {
    let parts = indicator.formula.parts();
    parts
        .iter()
        .flat_map(Part::filters)
        .find(|(filtered, _)| *filtered == variable)
        .map_or(ALL, |(_, code)| code)
}

fn row(indicator: &Indicator, point: &IndicatorPoint, language: Language) -> Vec<Field> {
    let (series, relation) = series(indicator);
    let value = &point.value;
    let head = [
        GOAL,
        series,
        indicator.id,
        indicator.name.get(language),
        code_of(indicator, Variable::Sex),
        code_of(indicator, Variable::AgeGroup),
        code_of(indicator, Variable::FormOfExploitation),
        point.code.as_str(),
    ];
    let (rate, status) = rate(value);
    let inhabitants = match value.denominator {
        Some(Denominator::Inhabitants { persons, years }) => Some(persons * u64::from(years)),
        _ => None,
    };
    let year = inhabitants.map(|_| population::YEAR.to_string());
    let remarks: Vec<_> = indicator
        .notes
        .iter()
        .chain(&value.notes)
        .map(|note| note.text().get(language))
        .collect();
    head.map(Field::text)
        .into_iter()
        .chain([
            rate,
            Field::text(indicator.unit().label().get(language)),
            Field::text(status),
            Field::Count(value.numerator.unwrap_or(Cell::NotPublished)),
            Field::Inhabitants(inhabitants),
            Field::text(year.unwrap_or_default()),
            Field::text(relation),
            Field::text(remarks.join(" ")),
        ])
        .collect()
}

/// The rate, or why there is none.
fn rate(value: &IndicatorValue) -> (Field, &'static str) {
    let gap = |cell: Cell| (Field::Rate(Err(cell)), cell.status());
    match value.state {
        ValueState::Published { value, decimals } => (
            Field::Rate(Ok((rounded(value, decimals), decimals))),
            Cell::Published(0).status(),
        ),
        ValueState::Withheld => gap(Cell::Withheld),
        ValueState::NotCollected => gap(Cell::NotCollected),
        ValueState::StructuralZero => gap(Cell::StructuralZero),
        ValueState::NotPublished | ValueState::Between { .. } | ValueState::Undefined => {
            gap(Cell::NotPublished)
        }
    }
}

/// As it is shown: a file tells no more than the persons bear. A half is
/// rounded up, as everywhere.
fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    (value * scale).round() / scale
}

fn mapped(indicator: &Indicator, language: Language) -> Mapping {
    let (series, relation) = series(indicator);
    let other_forms = Label::new(
        "Aquí la extracción de órganos está entre las otras formas; la base mundial la cuenta aparte (VC_HTF_DETVOGR).",
        "Here organ removal is among the other forms; the global database counts it apart (VC_HTF_DETVOGR).",
    );
    Mapping {
        theirs: series.to_owned(),
        ours: format!("{}: {}", indicator.id, indicator.name.get(language)),
        relation,
        remark: match relation {
            "partial" => other_forms.in_language(language).to_owned(),
            _ => String::new(),
        },
    }
}

/// What the goal asks and a release does not hold.
fn unmapped(language: Language) -> Vec<Mapping> {
    let asked = [
        (
            "Estimated undetected victims",
            Label::new(
                "No se estima cuántas víctimas no se detectan.",
                "It is not estimated how many victims are not detected.",
            ),
        ),
        (
            "VC_HTF_DETVOGR",
            Label::new(
                "La publicación no separa la extracción de órganos de las otras formas.",
                "The release does not tell organ removal apart from the other forms.",
            ),
        ),
        (
            "Sex by age by form of exploitation",
            Label::new(
                "Las tasas son de una característica a la vez; los recuentos cruzados que la publicación tiene están en el archivo GLOTIP.",
                "Rates are of one characteristic at a time; the crossed counts that the release holds are in the GLOTIP file.",
            ),
        ),
        (
            "Population by sex and age",
            Label::new(
                "No se dispone de ella: todas las tasas dividen por la población total de 2022.",
                "It is not available: all rates divide by the whole population of 2022.",
            ),
        ),
    ];
    asked
        .into_iter()
        .map(|(theirs, reason)| Mapping {
            theirs: theirs.to_owned(),
            ours: String::new(),
            relation: "none",
            remark: reason.in_language(language).to_owned(),
        })
        .collect()
}

fn unmapped_row(mapping: &Mapping) -> Vec<Field> {
    let mut fields = vec![
        Field::text(GOAL),
        Field::text(""),
        Field::text(""),
        Field::text(mapping.theirs.clone()),
    ];
    // Characteristics, year, value and unit.
    fields.extend(std::iter::repeat_n(Field::text(""), 6));
    fields.push(Field::text(NOT_MAPPED));
    // Numerator, denominator and its year.
    fields.extend(std::iter::repeat_n(Field::text(""), 3));
    fields.push(Field::text(mapping.relation));
    fields.push(Field::text(mapping.remark.clone()));
    fields
}

fn remarks() -> Vec<Label> {
    vec![
        Label::new(
            "Numerador: personas acreditadas como víctimas en el año de la resolución. Denominador: INEC, Estimación Nacional de Población y Vivienda 2022.",
            "Numerator: persons accredited as victims in the year of the decision. Denominator: INEC, Estimación Nacional de Población y Vivienda 2022.",
        ),
        Label::new(
            "La columna series nombra la serie de la base mundial de indicadores de los ODS con la que se compara; la correspondencia es de este proyecto.",
            "The column series names the series of the global SDG database that it is compared with; the correspondence is this project's.",
        ),
    ]
}
