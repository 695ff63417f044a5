//! A release for tests.

use chrono::NaiveDate;

use crate::{
    code::Code,
    label::Label,
    measure::Measure,
    table::{Cell, ItemKind},
    variable::{Response, Variable},
};

use super::{
    Dimension, DimensionItem, ExactSeries, Manifest, MeasureTables, PolicySummary, Release,
    SeriesPoint, TableCells,
};

mod rows;

use rows::{AGE_GROUP, CANTON, COUNTRY_OF_EXPLOITATION, NATIONALITY, PERIOD, PROVINCE, Row, SEX};

const THRESHOLD: u32 = 5;
const MAX_DIMENSIONS: usize = 3;

/// A release made for tests: small, fixed, of invented numbers.
///
/// Years 2019 to 2021 and their pool, seven variables, at most three of them
/// together; canton over the pool only and never with nationality; the
/// country of exploitation not collected in 2019.
#[must_use]
pub fn sample() -> Release {
    let dimensions = vec![
        dimension(Variable::Period, "Período", "Period", PERIOD),
        dimension(Variable::AgeGroup, "Grupo de edad", "Age group", AGE_GROUP),
        dimension(Variable::Sex, "Sexo", "Sex", SEX),
        dimension(
            Variable::Nationality,
            "Nacionalidad",
            "Nationality",
            NATIONALITY,
        ),
        dimension(
            Variable::Province,
            "Provincia de residencia",
            "Province of residence",
            PROVINCE,
        ),
        Dimension {
            pooled_only: true,
            ..dimension(
                Variable::Canton,
                "Cantón de residencia",
                "Canton of residence",
                CANTON,
            )
        },
        Dimension {
            not_collected: vec![code("2019")],
            ..dimension(
                Variable::CountryOfExploitation,
                "País de explotación",
                "Country of exploitation",
                COUNTRY_OF_EXPLOITATION,
            )
        },
    ];
    let measures = vec![
        measure(Measure::Applications, 310, &dimensions),
        measure(Measure::Accredited, 190, &dimensions),
    ];
    let series = vec![
        series(Measure::Applications, [174, 3, 127]),
        series(Measure::Accredited, [107, 0, 78]),
    ];
    Release::new(manifest(), dimensions, measures, series)
        .expect("its tables are made over its own dimensions")
}

fn code(text: &str) -> Code {
    text.parse().expect("the codes above are well formed")
}

fn dimension(variable: Variable, es: &str, en: &str, rows: &[Row]) -> Dimension {
    let items = rows.iter().map(|&(name, es, en, parent, _)| DimensionItem {
        code: code(name),
        label: Label::new(es, en),
        kind: kind(name),
        parent: (!parent.is_empty()).then(|| code(parent)),
    });
    Dimension {
        variable,
        label: Label::new(es, en),
        multiple: variable.response() == Response::Multiple,
        pooled_only: false,
        not_collected: Vec::new(),
        items: items.collect(),
    }
}

fn kind(code: &str) -> ItemKind {
    match code {
        "_U" | "X-DEC" => ItemKind::Missing,
        "_A" | "2019-2021" | "AGE-MIN" | "AGE-ADU" | "013" | "005" => ItemKind::Group,
        _ => ItemKind::Category,
    }
}

/// How many of a thousand persons have an item.
fn weight(dimension: &Dimension, item: usize) -> u64 {
    let rows = match dimension.variable {
        Variable::Period => PERIOD,
        Variable::AgeGroup => AGE_GROUP,
        Variable::Sex => SEX,
        Variable::Nationality => NATIONALITY,
        Variable::Province => PROVINCE,
        Variable::Canton => CANTON,
        _ => COUNTRY_OF_EXPLOITATION,
    };
    rows[item].4
}

fn measure(measure: Measure, persons: u64, dimensions: &[Dimension]) -> MeasureTables {
    let tables = (0u32..1 << dimensions.len())
        .filter(|set| set.count_ones() as usize <= MAX_DIMENSIONS)
        .map(|set| (0..dimensions.len()).filter(move |place| set >> place & 1 == 1))
        .map(Iterator::collect::<Vec<_>>)
        .filter(|places| {
            let has = |variable| places.iter().any(|&it| dimensions[it].variable == variable);
            !(has(Variable::Canton) && has(Variable::Nationality))
        })
        .map(|places| TableCells {
            persons: cells(persons, dimensions, &places),
            dimensions: places,
        });
    MeasureTables {
        measure,
        tables: tables.collect(),
    }
}

/// The cells of the dimensions at these places, as if no variable depended
/// on any other.
fn cells(persons: u64, dimensions: &[Dimension], places: &[usize]) -> Vec<u32> {
    let mut combinations = vec![Vec::new()];
    for &place in places {
        combinations = combinations
            .iter()
            .flat_map(|items: &Vec<usize>| {
                (0..dimensions[place].items.len()).map(move |item| [&items[..], &[item]].concat())
            })
            .collect();
    }
    combinations
        .iter()
        .map(|items| {
            let chosen = || places.iter().map(|&it| &dimensions[it]).zip(items);
            let expected = chosen().fold(persons, |persons, (dimension, &item)| {
                persons * weight(dimension, item)
            });
            let scale = 1_000u64.pow(u32::try_from(items.len()).expect("at most three"));
            match u32::try_from((expected + scale / 2) / scale) {
                Ok(persons) if persons >= THRESHOLD && is_held(chosen()) => persons,
                _ => 0,
            }
        })
        .collect()
}

/// Neither a single year of a variable of pooled periods only, nor an answer
/// of a year in which there were none.
fn is_held<'a>(chosen: impl Iterator<Item = (&'a Dimension, &'a usize)>) -> bool {
    let chosen: Vec<_> = chosen.collect();
    let year = chosen
        .iter()
        .find(|(dimension, _)| dimension.variable == Variable::Period)
        .map(|(period, item)| &period.items[**item]);
    year.is_none_or(|year| {
        chosen.iter().all(|(dimension, item)| {
            let missing = dimension.items[**item].kind == ItemKind::Missing;
            let outside = dimension.pooled_only && year.kind == ItemKind::Category;
            let gap = dimension.not_collected.contains(&year.code) && !missing;
            !outside && !gap
        })
    })
}

fn series(measure: Measure, persons: [u32; 3]) -> ExactSeries {
    ExactSeries {
        measure,
        points: (2019..)
            .zip(persons)
            .map(|(year, persons)| SeriesPoint {
                year,
                value: Cell::Published(persons),
            })
            .collect(),
    }
}

fn manifest() -> Manifest {
    Manifest {
        id: "2022-06".parse().expect("a release id"),
        cutoff: NaiveDate::from_ymd_opt(2022, 6, 30).expect("a day of June"),
        policy: PolicySummary {
            name: "standard".into(),
            hash: "0".repeat(64),
            threshold: THRESHOLD,
            max_dimensions: MAX_DIMENSIONS,
            max_noise: 3,
            min_population: 30,
            min_changed_records: 50,
        },
        classification_version: "2025".into(),
        input_hash: "0".repeat(64),
        program_version: "0.1.0".into(),
        demonstration: true,
        notes: vec![Label::new(
            "Datos inventados de demostración.",
            "Invented demonstration data.",
        )],
        revision_notes: Vec::new(),
        previous: None,
    }
}
