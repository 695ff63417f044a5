mod demo;
mod header;
mod mapping;
mod rows;

use super::*;
use crate::code::Code;

const MAPPING: &str = r#"
dates = ["dd/mm/aaaa"]
separators = ["|"]
empty = "_U"
[[filters]]
column = "tipo"
keep = ["Víctima directa"]
[case_code]
column = "caso"
[received]
column = "recibida"
[decided]
column = "resuelta"
[event_date]
column = "hecho"
[status]
column = "estado"
aliases = { "Con lugar" = "APP-30" }
[age]
column = "edad"
reference = "RDT-1"
aliases = { "Menos de un año" = 0 }
[dependents]
column = "dependientes"
[linkage_token]
column = "enlace"
[variables.sex]
column = "genero"
aliases = { "M" = "2", "Mujer trans" = "_U" }
[variables.gender_identity]
column = "genero"
aliases = { "M" = "_U", "Mujer" = "_U", "Hombre" = "_U" }
[variables.nationality]
columns = ["nacionalidad", "otra nacionalidad"]
[variables.province]
column = "provincia"
[variables.canton]
column = "canton"
[variables.form_of_exploitation]
column = "fin"
aliases = { "Ambas" = ["EXP-S", "EXP-L"] }
ignore = ["Otro asunto"]
[variables.trafficking_scope]
constant = "SCO-2"
"#;

const HEADER: [&str; 15] = [
    "tipo",
    "caso",
    "recibida",
    "resuelta",
    "hecho",
    "estado",
    "edad",
    "dependientes",
    "enlace",
    "genero",
    "nacionalidad",
    "otra nacionalidad",
    "provincia",
    "canton",
    "fin",
];

const GOOD: [&str; 15] = [
    "Victima directa",
    "A-1",
    "05/03/2024",
    "06/04/2024",
    "01/01/2024",
    "Con lugar",
    "17",
    "2",
    "",
    "Mujer",
    "Nicaragua",
    "",
    "San José",
    "Escazú",
    "Explotación laboral",
];

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn mapping() -> Mapping {
    Mapping::parse(MAPPING).expect("a mapping")
}

fn binder(mapping: &Mapping) -> Binder<'_> {
    mapping
        .bind(&header(&HEADER), &code("REN-41"))
        .expect("all columns are there")
}

/// The good row with some cells changed.
fn row<'text>(changes: &[(&str, &'text str)]) -> Vec<&'text str> {
    let mut row: Vec<&str> = GOOD.to_vec();
    for (column, text) in changes {
        let place = HEADER.iter().position(|name| name == column);
        row[place.expect("a column")] = text;
    }
    row
}

fn convert(changes: &[(&str, &str)]) -> RowOutcome {
    binder(&mapping()).convert(&row(changes))
}

fn accepted(changes: &[(&str, &str)]) -> Application {
    match convert(changes) {
        RowOutcome::Accepted(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn rejections(changes: &[(&str, &str)]) -> Vec<Rejection> {
    match convert(changes) {
        RowOutcome::Quarantined(quarantined) => quarantined.rejections,
        other => panic!("{other:?}"),
    }
}

/// The only reason for which a row is kept out.
fn reason(changes: &[(&str, &str)]) -> String {
    let rejections = rejections(changes);
    assert_eq!(rejections.len(), 1, "{rejections:?}");
    rejections[0].reason.clone()
}
