//! Every row of the tables ready to hand in, in both forms, against the release:
//! what its own words ask, not the selection that it names.

use calamine::Data;
use charts::number::{plain, whole};
use domain::{
    indicator::{self, Denominator, IndicatorValue, Part, ValueState},
    label::Language,
    measure::Measure,
    release::{self, Release},
    selection::Selection,
    table::Cell,
    variable::Variable,
};

use crate::{
    html::{between, table},
    readers::Table,
    support::{Answer, Dashboard, dashboard},
    xlsx::{sheets, texts},
};

/// A row by the names of its columns.
struct Row<'a> {
    table: &'a Table,
    fields: &'a [String],
}

impl<'a> Row<'a> {
    fn at(&self, column: &str) -> &'a str {
        &self.fields[self.table.place(column)]
    }
}

fn rows(table: &Table) -> impl Iterator<Item = Row<'_>> {
    table.rows.iter().map(move |fields| Row { table, fields })
}

/// The code that the questionnaire's words for a sex or an age stand for; none
/// for everybody.
fn code_of(words: &str) -> Option<&'static str> {
    match words {
        "Total" => None,
        "Male" => Some("1"),
        "Female" => Some("2"),
        "0 to 17 years" => Some("AGE-MIN"),
        "18 years or over" => Some("AGE-ADU"),
        "Unknown" => Some("_U"),
        // Not in the sample release.
        "Other" => Some("X-5"),
        other => panic!("no such answer: {other}"),
    }
}

/// What a row of the questionnaire asks, in its own words; none where the sample
/// release does not hold the variable.
fn asked(release: &Release, row: &Row<'_>) -> Option<Selection> {
    let citizenship = match row.at("dimension") {
        "Total" => None,
        "by citizenship" => Some(match row.at("category") {
            "Unknown" => "_U".to_owned(),
            words => {
                let known = release.dimension(Variable::Nationality).expect("held");
                let mut items = known.items.iter();
                let item = items.find(|it| it.label.en == words);
                item.expect(words).code.to_string()
            }
        }),
        "by form of exploitation" => return None,
        other => panic!("no such dimension: {other}"),
    };
    let year = Some(row.at("year")).filter(|year| *year != "Total");
    let answers = [
        (Variable::Period, year),
        (Variable::Sex, code_of(row.at("sex"))),
        (Variable::AgeGroup, code_of(row.at("age"))),
        (Variable::Nationality, citizenship.as_deref()),
    ];
    let selection = Selection::of(Measure::Accredited);
    Some(
        answers
            .into_iter()
            .fold(selection, |asked, (variable, code)| match code {
                Some(code) => asked.filter(variable, code.parse().expect("a code")),
                None => asked,
            }),
    )
}

/// The sheet of a file's numbers, as the rows of a table: what is no number is
/// a symbol or nothing.
async fn book(dashboard: &Dashboard, name: &str) -> Vec<Vec<Data>> {
    let answer = dashboard
        .get(&format!("/api/v1/files/{name}.xlsx?lang=en"))
        .await;
    let rows = sheets(&answer)[0].1.clone();
    rows.rows().skip(1).map(<[Data]>::to_vec).collect()
}

async fn file(dashboard: &Dashboard, name: &str) -> Table {
    let answer = dashboard
        .get(&format!("/api/v1/files/{name}.csv?lang=en"))
        .await;
    Table::read(&answer)
}

fn assert_same_number(csv: &str, cell: &Data, what: &str) {
    match cell {
        Data::Float(number) => assert_eq!(csv.parse().ok(), Some(*number), "{what}"),
        other => {
            let digits = other.to_string().chars().any(|it| it.is_ascii_digit());
            let is_symbol = !digits || other.to_string().starts_with('<');
            assert!(csv.is_empty() && is_symbol, "{what}: {other:?} for {csv}");
        }
    }
}

#[tokio::test]
async fn every_row_of_the_questionnaire_is_the_cell_that_its_words_ask() {
    let (dashboard, release) = (dashboard(), release::sample());
    let table = file(&dashboard, "glotip").await;
    let book = book(&dashboard, "glotip").await;
    assert_eq!(book.len(), table.rows.len());
    let mut compared = 0;
    for (row, sheet) in rows(&table).zip(&book) {
        let what = format!("{:?}", row.fields);
        let value = row.at("value");
        assert_same_number(value, &sheet[table.place("value")], &what);
        if row.at("status") == "not_mapped" {
            assert_eq!(value, "", "{what}");
            continue;
        }
        let cell = match asked(&release, &row) {
            Some(asked) => release.total(&asked).unwrap_or(Cell::NotPublished),
            None => Cell::NotPublished,
        };
        let persons = cell.persons().map_or(String::new(), |it| it.to_string());
        assert_eq!(
            (value, row.at("status")),
            (&*persons, cell.status()),
            "{what}"
        );
        compared += 1;
    }
    assert!(compared > 60, "{compared}");
}

/// The numbers in the first column of a figure's table, by the heads of its
/// rows.
fn shown(page: &Answer, figure: &str) -> Vec<(String, String)> {
    let start = format!("id=\"{figure}\" aria-labelledby");
    let section = between(page.text(), &start, "</section>").expect(figure);
    let (_, lines) = table(section).expect("a table");
    lines
        .into_iter()
        .map(|(head, cells)| (head, cells[0].clone()))
        .collect()
}

#[tokio::test]
async fn the_questionnaire_holds_the_numbers_of_the_page() {
    let dashboard = dashboard();
    let table = file(&dashboard, "glotip").await;
    let page = dashboard.get("/en/accredited").await;
    let total = |row: &Row<'_>, columns: &[&str]| columns.iter().all(|it| row.at(it) == "Total");
    let mut compared = 0;
    for (figure, column, others) in [
        ("years", "year", ["dimension", "sex", "age"]),
        ("sex", "sex", ["dimension", "year", "age"]),
        ("nationality", "category", ["sex", "year", "age"]),
    ] {
        for (head, number) in shown(&page, figure) {
            let words = if figure == "sex" && head == "Woman" {
                "Female"
            } else {
                &head
            };
            let words = if figure == "sex" && head == "Man" {
                "Male"
            } else {
                words
            };
            let found = rows(&table).find(|row| total(row, &others) && row.at(column) == words);
            let Some(row) = found else { continue };
            match row.at("value").parse() {
                Ok(persons) => assert_eq!(number, whole(persons, Language::En), "{head}"),
                Err(_) => assert!(number.starts_with(['<', '.', '…']), "{head}: {number}"),
            }
            compared += 1;
        }
    }
    assert!(compared >= 9, "{compared}");
}

/// The rate of a value as the file writes it, its persons and its inhabitants.
fn written(value: &IndicatorValue) -> [String; 3] {
    let rate = match value.state {
        ValueState::Published { value, decimals } => plain(value, decimals),
        _ => String::new(),
    };
    let persons = value.numerator.and_then(Cell::persons);
    let inhabitants = match value.denominator {
        Some(Denominator::Inhabitants { persons, years }) => {
            (persons * u64::from(years)).to_string()
        }
        _ => String::new(),
    };
    [
        rate,
        persons.map_or(String::new(), |it| it.to_string()),
        inhabitants,
    ]
}

#[tokio::test]
async fn every_rate_is_what_its_formula_makes_of_the_release() {
    let (dashboard, release) = (dashboard(), release::sample());
    let table = file(&dashboard, "sdg-16-2-2").await;
    let book = book(&dashboard, "sdg-16-2-2").await;
    assert_eq!(book.len(), table.rows.len());
    const COLUMNS: [&str; 3] = ["value", "numerator", "denominator"];
    let mut compared = 0;
    for (row, sheet) in rows(&table).zip(&book) {
        let what = format!("{:?}", texts(sheet));
        for column in COLUMNS {
            assert_same_number(row.at(column), &sheet[table.place(column)], &what);
        }
        let Some(indicator) = indicator::by_id(row.at("indicator")) else {
            assert_eq!(row.at("status"), "not_mapped");
            continue;
        };
        let parts = indicator.formula.parts();
        let kept = |variable: Variable| {
            let mut filters = parts.iter().flat_map(Part::filters);
            let code = filters.find(|(own, _)| *own == variable);
            code.map_or("_T", |(_, code)| code)
        };
        for (variable, column) in [
            (Variable::Sex, "sex"),
            (Variable::AgeGroup, "age_group"),
            (Variable::FormOfExploitation, "form_of_exploitation"),
        ] {
            assert_eq!(row.at(column), kept(variable), "{what}");
        }
        let year = row.at("year").parse().expect("a year");
        let year = Selection::default().filter(Variable::Period, year);
        let value = indicator
            .evaluate(&release, &year)
            .expect("a rate of a year");
        assert_eq!(COLUMNS.map(|it| row.at(it)), written(&value), "{what}");
        compared += 1;
    }
    assert!(compared >= 8, "{compared}");
}
