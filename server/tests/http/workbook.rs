//! Whole pages as workbooks, compared with what the pages show.

use app::{
    content::Answer as FigureAnswer,
    page::Page,
    rows::{Entry, Number, Rows},
    source::Releases,
    state::State,
};
use axum::http::{StatusCode, header};
use calamine::{Data, Range};
use domain::label::Language;

use crate::{
    support::{Dashboard, dashboard},
    xlsx::{sheets, texts},
};

const FILTERS: [&str; 4] = ["", "sex=2", "period=2019-2021&sex=1", "province=3&sex=1"];

fn state(dashboard: &Dashboard, page: Page, language: Language, query: &str) -> State {
    let releases = Releases(dashboard.state.library.clone());
    State::read(&releases, page, language, query).expect("a query that the page answers")
}

fn pages() -> impl Iterator<Item = Page> {
    let state_less = |page: &Page| !app::figure::figures(*page).is_empty();
    Page::ALL.into_iter().filter(state_less)
}

/// Whether a cell of the file says what the cell of the page says.
fn says(cell: &Data, entry: &Entry) -> bool {
    match (entry.number, cell) {
        (Some(Number::Persons(persons)), Data::Float(number)) => *number == f64::from(persons),
        (Some(Number::Percent(percent)), Data::Float(number)) => {
            (number * 100.0 - percent.value()).abs() < 1e-9
        }
        (None, Data::String(text)) => *text == entry.text,
        (None, Data::Empty) => entry.text.is_empty(),
        _ => false,
    }
}

/// Compares the table of a sheet with the table of the page.
fn assert_rows(sheet: &Range<Data>, rows: &Rows, what: &str) {
    let lines: Vec<_> = sheet.rows().collect();
    let head = lines
        .iter()
        .position(|line| texts(line).starts_with(&rows.heads))
        .unwrap_or_else(|| panic!("{what}: no head {:?}", rows.heads));
    let mut line = head + 1;
    for section in &rows.sections {
        if let Some(heading) = section.heading {
            assert_eq!(lines[line][0].to_string(), heading, "{what}");
            line += 1;
        }
        for row in &section.rows {
            assert_eq!(lines[line][0].to_string(), row.head, "{what}");
            for (cell, entry) in lines[line][1..].iter().zip(&row.cells) {
                assert!(says(cell, entry), "{what}: {cell:?} for {entry:?}");
            }
            line += 1;
        }
    }
}

#[tokio::test]
async fn every_sheet_holds_the_table_of_its_figure_cell_by_cell() {
    let dashboard = dashboard();
    let mut compared = 0;
    for page in pages() {
        for (language, query) in FILTERS
            .into_iter()
            .flat_map(|query| [(Language::Es, query), (Language::En, query)])
        {
            let address = format!("/workbook{}.xlsx?{query}", page.path(language));
            let answer = dashboard.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let sheets = sheets(&answer);
            let state = state(&dashboard, page, language, query);
            let figures: Vec<_> = state
                .figures()
                .map(|figure| (figure, FigureAnswer::of(&state, figure)))
                .filter(|(_, answer)| !matches!(answer, FigureAnswer::Untabulated(_)))
                .collect();
            assert_eq!(sheets.len(), figures.len() + 3, "{address}");
            for ((figure, answer), (_, sheet)) in figures.iter().zip(&sheets[1..]) {
                let title = figure.title(page, state.measure(), language);
                assert_eq!(sheet.get_value((0, 0)), Some(&Data::String(title)));
                if let Some(content) = answer.content() {
                    let rows = Rows::of(content, *figure, &state);
                    assert_rows(sheet, &rows, &format!("{address} {}", figure.id));
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

#[tokio::test]
async fn the_first_sheet_says_what_the_file_is() {
    let answer = dashboard().get("/workbook/es/acreditadas.xlsx?sex=2").await;
    let sheets = sheets(&answer);
    let words: Vec<_> = sheets[0].1.rows().flat_map(texts).collect();
    for said in [
        "Personas acreditadas",
        "Datos inventados de demostración",
        "Sexo: Mujer",
        "2022-06",
        "sex=2&release=2022-06",
        "Contenido",
    ] {
        let found = words.iter().any(|word| word == said) || sheets[0].0 == said;
        assert!(found, "{said}: {words:?}");
    }
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[names.len() - 2..], ["Notas y símbolos", "Códigos"]);
}

#[tokio::test]
async fn a_workbook_is_kept_while_its_release_is_pinned() {
    let dashboard = dashboard();
    let address = "/workbook/en/applications.xlsx?release=2022-06";
    let answer = dashboard.get(address).await;
    assert_eq!(
        answer.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"atalaya_2022-06_en-applications.xlsx\""
    );
    assert!(answer.header(header::CACHE_CONTROL).contains("immutable"));
    let tag = answer.header(header::ETAG).to_owned();
    let again = dashboard
        .get_with(address, &[(header::IF_NONE_MATCH, tag.as_str())])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(dashboard.get(address).await.body, answer.body);
}

#[tokio::test]
async fn what_is_no_workbook_is_a_problem() {
    let dashboard = dashboard();
    for (address, status) in [
        ("/workbook/es/nada.xlsx", 404),
        ("/workbook/es/metodologia.xlsx", 404),
        ("/workbook/es/acreditadas", 404),
        ("/workbook/", 404),
        ("/workbook/es/acreditadas.xlsx?color=blue", 400),
        ("/workbook/es/acreditadas.xlsx?sex=99", 400),
        ("/workbook/es/acreditadas.xlsx?by=sex", 400),
        ("/workbook/es/acreditadas.xlsx?release=1999-01", 404),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        if address != "/workbook/" {
            answer.problem();
        }
    }
}
