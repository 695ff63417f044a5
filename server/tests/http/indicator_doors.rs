//! An indicator says the same through every door: its page, the API, the files
//! and pictures that the page offers. Each is read as its readers do and
//! compared with what the formula makes of the release, value by value, under
//! random filters that are the same in every run.

use app::page::Page;
use axum::http::StatusCode;
use calamine::Data;
use charts::number::{decimal, plain, whole};
use domain::{
    code::reserved,
    indicator::{
        self, Denominator, Formula, Indicator, IndicatorPoint, IndicatorValue, Unit, ValueState,
    },
    label::Language,
    release::{self, Release},
    selection::Selection,
    table::{Cell, ItemKind},
    variable::Variable,
};

use crate::{
    chance::Chance,
    charts::{PATIENT, built_script, drawing_with},
    figure_cells::{Row, Said, assert_all_drawn, compare},
    html::{attributes, between, plain as words_of, table},
    random_pages::filters,
    readers::Table,
    support::{Answer, Dashboard},
    xlsx::{sheets, texts},
};

/// Every run asks the same.
const SEED: u64 = 20_251_127;
/// How many states of each indicator's page are tried.
const STATES: usize = 2;
/// The columns of a file that hold numbers.
const NUMBERS: [&str; 5] = ["value", "first", "last", "numerator", "denominator"];

/// A page of an indicator in a state.
struct Visit<'a> {
    dashboard: &'a Dashboard,
    release: &'a Release,
    indicator: &'static Indicator,
    language: Language,
    filters: Selection,
    compared: usize,
}

impl Visit<'_> {
    async fn open(&mut self, address: &str, by: Option<Variable>) {
        let answer = self.dashboard.get(address).await;
        if answer.status != StatusCode::OK {
            assert!(answer.status.is_client_error(), "{address}");
            let value = self.indicator.evaluate(self.release, &self.filters);
            let offered = self.indicator.breakdowns(self.release);
            let is_offered = by.is_none_or(|by| offered.contains(&by));
            assert!(value.is_err() || !is_offered, "{address}");
            return;
        }
        let parts = [("series", Some(Variable::Period)), ("breakdown", by)];
        for (id, variable) in parts {
            let start = format!(" id=\"{id}\" aria-labelledby=\"{id}-heading\"");
            let Some(section) = between(answer.text(), &start, "</section>") else {
                // Of what the release does not hold there is a sentence alone.
                assert!(variable.is_none() || !self.indicator.is_in(self.release));
                continue;
            };
            let variable = variable.or_else(|| offered_first(self.indicator, self.release));
            let variable = variable.expect("a breakdown that is shown");
            let points = match id {
                "series" => self.indicator.series(self.release, &self.filters),
                _ => self
                    .indicator
                    .breakdown(self.release, &self.filters, variable),
            };
            match points {
                Ok(points) => self.part(section, &points, variable, address).await,
                Err(_) => assert!(section.contains("figure__refused"), "{address} {id}"),
            }
        }
    }

    /// A figure of the page, and what its menu offers.
    async fn part(
        &mut self,
        section: &str,
        points: &[IndicatorPoint],
        variable: Variable,
        address: &str,
    ) {
        let language = self.language;
        let (_, lines) = table(section).expect("a table");
        let expected: Vec<_> = points.iter().map(|point| self.row(point)).collect();
        let says = |said: &Said, text: &String| said.is_read(text, language);
        self.compared += compare(&expected, &lines, says, address);

        let links: Vec<_> = attributes(section, "href").collect();
        let of = |part: &str| links.iter().find(|href| href.contains(part)).cloned();
        // The files of a series hold the pooled years too, where the release
        // combines them with the filters.
        let all = self
            .indicator
            .breakdown(self.release, &self.filters, variable);
        let [csv, xlsx] = ["format=csv", "format=xlsx"].map(of);
        assert_eq!(
            [&csv, &xlsx].map(Option::is_some),
            [all.is_ok(); 2],
            "{address}"
        );
        if let (Some(csv), Some(xlsx), Ok(all)) = (csv, xlsx, all) {
            let rows = Table::read(&self.get(&csv).await);
            self.file(&all, variable, &rows, &csv);
            let book = sheets(&self.get(&xlsx).await);
            self.book(&all, variable, &book[0].1, &xlsx);
        }
        let picture = of(".svg");
        let marks = self.marks(points);
        assert_eq!(picture.is_some(), !marks.is_empty(), "{address}");
        if let Some(picture) = picture {
            let svg = self.get(&picture).await;
            self.picture(svg.text(), section, &marks, &picture);
        }
    }

    /// What the table of the page says of a point.
    fn row(&self, point: &IndicatorPoint) -> Row {
        let count = |cell: Cell| match cell {
            Cell::Published(persons) => Said::Persons(persons),
            Cell::Withheld => Said::Gap(format!("<\u{a0}{}", self.release.threshold())),
            cell => Said::Gap(cell.symbol().to_owned()),
        };
        let value = &point.value;
        let denominator = match value.denominator {
            Some(Denominator::Persons { cell }) => count(cell),
            Some(Denominator::Inhabitants { persons, years }) => Said::Words(match years {
                1 => decimal(persons as f64, 0, self.language),
                _ => format!("{} × {years}", decimal(persons as f64, 0, self.language)),
            }),
            None => Said::Nothing,
        };
        let numerator = value.numerator.unwrap_or(Cell::NotPublished);
        let mut cells = vec![Said::Words(self.written(value))];
        match self.indicator.formula {
            Formula::Count(_) => {}
            Formula::Median(_) => cells.push(denominator),
            _ => cells.extend([count(numerator), denominator]),
        }
        let is_missing = point.kind == ItemKind::Missing;
        let required = !is_missing || point.code.as_str() == reserved::NOT_KNOWN;
        let head = point.label.in_language(self.language);
        Row::of(head, cells, required)
    }

    /// A value as it is read.
    fn written(&self, value: &IndicatorValue) -> String {
        let unit = self.indicator.unit();
        let withheld = match (unit, self.language) {
            (Unit::Persons, _) => &format!("<\u{a0}{}", self.release.threshold()),
            (_, Language::Es) => "reservado",
            (_, Language::En) => "withheld",
        };
        match value.state {
            ValueState::Published { value, decimals } => {
                let number = decimal(value, decimals, self.language);
                match (unit, self.language) {
                    (Unit::Percent, Language::Es) => format!("{number}\u{a0}%"),
                    (Unit::Percent, Language::En) => format!("{number}%"),
                    _ => number,
                }
            }
            ValueState::Between { first, last } => {
                let last = last.expect("no open span in the sample release");
                let [first, last] = [first, last].map(|end| whole(end, self.language));
                format!("{first}–{last}")
            }
            ValueState::Withheld => withheld.to_owned(),
            ValueState::NotPublished => "..".to_owned(),
            ValueState::NotCollected => "…".to_owned(),
            ValueState::StructuralZero => "–".to_owned(),
            ValueState::Undefined => "·".to_owned(),
        }
    }

    fn file(&mut self, points: &[IndicatorPoint], variable: Variable, rows: &Table, what: &str) {
        assert_eq!(rows.rows.len(), points.len(), "{what}");
        for (row, point) in rows.rows.iter().zip(points) {
            let at = |column: &str| row[rows.place(column)].as_str();
            assert_eq!(at(variable.name()), point.code.as_str(), "{what}");
            assert_eq!(at("status"), status(&point.value), "{what}");
            assert_eq!(NUMBERS.map(at), numbers(&point.value), "{what}");
            self.compared += NUMBERS.len();
        }
    }

    fn book(
        &mut self,
        points: &[IndicatorPoint],
        variable: Variable,
        sheet: &calamine::Range<Data>,
        what: &str,
    ) {
        let rows: Vec<_> = sheet.rows().collect();
        let heads = texts(rows[0]);
        let place = |name: &str| heads.iter().position(|head| head == name).expect(name);
        assert_eq!(rows.len(), points.len() + 1, "{what}");
        for (row, point) in rows[1..].iter().zip(points) {
            let code = &row[place(variable.name())];
            assert_eq!(code.to_string(), point.code.as_str(), "{what}");
            for (name, number) in NUMBERS.iter().zip(numbers(&point.value)) {
                let cell = &row[place(name)];
                match cell {
                    Data::Float(cell) => assert_eq!(Some(*cell), number.parse().ok(), "{what}"),
                    // Nothing, or the symbol in its place.
                    _ => assert_eq!(number, "", "{what}: {cell:?}"),
                }
                self.compared += 1;
            }
        }
    }

    /// The values beside the marks of a chart; none where it has no number.
    fn marks(&self, points: &[IndicatorPoint]) -> Vec<String> {
        let categories = || points.iter().filter(|it| it.kind == ItemKind::Category);
        let is_told = |value: &IndicatorValue| {
            matches!(
                value.state,
                ValueState::Published { .. } | ValueState::Between { .. }
            )
        };
        if !categories().any(|point| is_told(&point.value)) {
            return Vec::new();
        }
        let is_drawn =
            |value: &IndicatorValue| is_told(value) || value.state == ValueState::Withheld;
        categories()
            .filter(|point| is_drawn(&point.value))
            .map(|point| self.written(&point.value))
            .collect()
    }

    fn picture(&mut self, svg: &str, section: &str, marks: &[String], what: &str) {
        let summary = between(section, "<p class=\"figure__summary\">", "</p>");
        let summary = words_of(summary.expect("a summary"));
        let said = between(svg, "<desc ", "</").expect("a description");
        assert_eq!(words_of(&format!("<desc {said}")), summary, "{what}");
        let drawn = svg.split("<text ").skip(1);
        let drawn: Vec<_> = drawn
            .map(|text| {
                words_of(&format!(
                    "<text {}",
                    text.split("</text>").next().unwrap_or("")
                ))
            })
            .collect();
        assert_all_drawn(&drawn, marks, what);
        self.compared += marks.len();
    }

    async fn get(&self, address: &str) -> Answer {
        let answer = self.dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        answer
    }
}

fn offered_first(indicator: &Indicator, release: &Release) -> Option<Variable> {
    indicator.breakdowns(release).first().copied()
}

fn status(value: &IndicatorValue) -> &'static str {
    match value.state {
        ValueState::Published { .. } => "published",
        ValueState::Between { .. } => "between",
        ValueState::Withheld => "withheld",
        ValueState::NotPublished => "not_published",
        ValueState::NotCollected => "not_collected",
        ValueState::StructuralZero => "structural_zero",
        ValueState::Undefined => "undefined",
    }
}

/// The numbers of a value as a CSV file has them, in the order of [`NUMBERS`].
fn numbers(value: &IndicatorValue) -> [String; 5] {
    let persons = |cell: Option<Cell>| {
        let persons = cell.and_then(Cell::persons);
        persons.map_or(String::new(), |it| it.to_string())
    };
    let (number, first, last) = match value.state {
        ValueState::Published { value, decimals } => {
            (plain(value, decimals), String::new(), String::new())
        }
        ValueState::Between { first, last } => (
            String::new(),
            first.to_string(),
            last.map_or(String::new(), |it| it.to_string()),
        ),
        _ => Default::default(),
    };
    let denominator = match value.denominator {
        Some(Denominator::Persons { cell }) => persons(Some(cell)),
        Some(Denominator::Inhabitants { persons, years }) => {
            (persons * u64::from(years)).to_string()
        }
        None => String::new(),
    };
    [number, first, last, persons(value.numerator), denominator]
}

#[tokio::test]
async fn every_door_of_an_indicator_tells_what_the_formula_makes_of_the_release() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let release = release::sample();
    let mut chance = Chance::new(SEED);
    let mut compared = 0;
    let all = indicator::all().flat_map(|indicator| [indicator; STATES]);
    for indicator in all {
        let page = Page::Indicator(indicator.id.parse().expect("an id"));
        let filters = filters(page, &release, &mut chance);
        let language = *chance.pick(&[Language::Es, Language::En]);
        let by = match chance.below(2) {
            0 => None,
            _ => Some(chance.pick(release.dimensions()).variable),
        };
        let asked = filters.clone().by(by);
        let address = format!("{}?{asked}", page.path(language));
        let mut visit = Visit {
            dashboard: &dashboard,
            release: &release,
            indicator,
            language,
            filters,
            compared: 0,
        };
        visit.open(address.trim_end_matches('?'), by).await;
        compared += visit.compared;
    }
    assert!(compared > 4_000, "{compared}");
}
