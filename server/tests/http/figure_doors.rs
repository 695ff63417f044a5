//! A figure says the same through every door: the page, the frame for other
//! sites (which `<atalaya-figure>` shows too), the picture, the files that its
//! menu offers, and the workbook of the page. Each is read as its readers do
//! and compared with the release, cell by cell, under random filters that are
//! the same in every run.

use app::{
    figure::{Figure, figures},
    page::Page,
    place::Place,
};
use axum::http::{StatusCode, header};
use calamine::Data;
use domain::{
    label::Language,
    release::{self, Release},
    selection::Selection,
};

use crate::{
    agreement::of_table,
    chance::Chance,
    charts::{PATIENT, built_script, drawing_with},
    figure_cells::{Row, Said, assert_drawn, compare, ends_of_pairs, measures, question, rows},
    html::{attributes, between, plain, table},
    random_pages::filters,
    readers::{of_csv, of_json, of_json_stat, of_sdmx, of_xlsx},
    support::{Answer, Dashboard},
    xlsx::{sheets, texts},
};

/// Every run asks the same.
const SEED: u64 = 20_251_126;
/// How many states of each page are tried.
const STATES: usize = 6;
/// Of how many figures of each state every door is opened.
const OPENED: usize = 3;

/// Pages of figures, places of the map among them.
fn pages() -> Vec<Page> {
    let places = [Place::Province(1), Place::Province(6), Place::Canton(101)];
    Page::ALL
        .into_iter()
        .chain(places.map(Page::Map))
        .filter(|page| !figures(*page).is_empty())
        .collect()
}

/// A page in a state, with what stands on it.
struct Visit<'a> {
    dashboard: &'a Dashboard,
    release: &'a Release,
    page: Page,
    language: Language,
    filters: Selection,
    address: String,
    /// The cells that were compared.
    compared: usize,
}

impl Visit<'_> {
    fn rows(&self, figure: Figure) -> Option<Vec<Row>> {
        rows(
            self.release,
            self.page,
            figure,
            &self.filters,
            self.language,
        )
    }

    fn known_figures(&self) -> Vec<Figure> {
        let known = |figure: &&Figure| {
            let mut by = figure.by.iter();
            by.all(|variable| self.release.dimension(variable).is_some())
        };
        figures(self.page).iter().filter(known).copied().collect()
    }

    fn read_table(&mut self, html: &str, expected: &[Row], what: &str) {
        let (_, lines) = table(html).unwrap_or_else(|| panic!("{what}: no table"));
        let language = self.language;
        let says = |said: &Said, text: &String| said.is_read(text, language);
        self.compared += compare(expected, &lines, says, what);
    }

    /// Opens the page, its workbook, and every door of some of its figures.
    async fn open(&mut self, chance: &mut Chance) {
        let answer = self.dashboard.get(&self.address).await;
        if answer.status != StatusCode::OK {
            assert!(answer.status.is_client_error(), "{}", self.address);
            // Nothing of it can be answered, by any door.
            for figure in self.known_figures() {
                assert!(self.is_beyond(figure), "{} {}", self.address, figure.id);
            }
            return;
        }
        let html = answer.text();
        let known = self.known_figures();
        let mut shown = Vec::new();
        for figure in figures(self.page) {
            let start = format!("id=\"{}\" aria-labelledby=\"figure-", figure.id);
            let section = between(html, &start, "</section>");
            let what = format!("{} {}", self.address, figure.id);
            assert_eq!(section.is_some(), known.contains(figure), "{what}");
            let Some(section) = section else { continue };
            match self.rows(*figure) {
                Some(expected) => {
                    self.read_table(section, &expected, &what);
                    shown.push((*figure, section, expected));
                }
                None => assert!(section.contains("figure__refused"), "{what}"),
            }
        }
        self.read_workbook(html, &shown).await;
        for _ in 0..OPENED.min(shown.len()) {
            let (figure, section, expected) = chance.pick(&shown);
            self.open_doors(*figure, section, expected).await;
        }
    }

    /// Whether the release does not hold a figure, or its page shows none under
    /// these filters because it could not even count all persons.
    fn is_beyond(&self, figure: Figure) -> bool {
        let measures = measures(self.page, &self.filters);
        measures.into_iter().all(|measure| {
            let question = question(self.page, figure, &self.filters, measure);
            let place = self.page.place().and_then(Place::filter);
            let mut all = self.filters.clone().by([]);
            all.filters.extend(place);
            all.measure = measure;
            self.release.table(&question).is_err() || self.release.table(&all).is_err()
        })
    }

    async fn read_workbook(&mut self, html: &str, shown: &[(Figure, &str, Vec<Row>)]) {
        let link = attributes(html, "href").find(|href| href.starts_with("/workbook/"));
        let answer = self.get(&link.expect("the workbook of the page")).await;
        let sheets = sheets(&answer);
        for (figure, section, expected) in shown {
            let title = title(section);
            let has_title = |range: &calamine::Range<Data>| {
                range.get_value((0, 0)) == Some(&Data::String(title.clone()))
            };
            let sheet = sheets[1..].iter().find(|(_, sheet)| has_title(sheet));
            let what = format!("workbook of {} {}", self.address, figure.id);
            let (_, sheet) = sheet.unwrap_or_else(|| panic!("{what}: no sheet"));
            let (heads, _) = table(section).expect("a table");
            let lines = lines_of_sheet(sheet, &heads, &what);
            self.compared += compare(expected, &lines, Said::is_written, &what);
        }
    }

    /// What the menu of a figure offers, and its frame.
    async fn open_doors(&mut self, figure: Figure, section: &str, expected: &[Row]) {
        let links: Vec<_> = attributes(section, "href").collect();
        let data: Vec<_> = links
            .iter()
            .filter(|href| href.starts_with("/api/v1/data?"))
            .collect();
        let formats = [
            "&format=csv",
            "&format=xlsx",
            "&format=json-stat",
            "&format=sdmx-csv",
        ];
        for format in formats {
            assert!(
                data.iter().any(|href| href.contains(format)),
                "{format}: {data:?}"
            );
        }
        for href in data {
            self.read_file(figure, href).await;
        }
        let picture = links.iter().find(|href| href.contains(".svg"));
        // What has no number is no picture.
        let is_empty = section.contains("<div hidden class=\"figure__chart\">");
        assert_eq!(
            picture.is_none(),
            is_empty,
            "{} of {}",
            figure.id,
            self.address
        );
        if let Some(picture) = picture {
            self.read_picture(picture, section, expected).await;
        }
        let embedding = Page::Embed(figure.id).path(self.language);
        let frame = links.iter().find_map(|href| href.strip_prefix(&embedding));
        let query = frame.expect("how it is embedded").replace('?', "&");
        let language = self.language.code();
        let href = format!("/embed/{}?lang={language}{query}", figure.id);
        self.read_frame(&href, expected).await;
    }

    /// A file or an answer of the API: the question of the figure, answered.
    async fn read_file(&mut self, figure: Figure, href: &str) {
        let (_, query) = href.split_once('?').expect("a query");
        let is_option = |pair: &&str| {
            let mut options = ["format=", "lang=", "bom="].iter();
            !options.any(|option| pair.starts_with(option))
        };
        let query: Vec<_> = query.split('&').filter(is_option).collect();
        let selection: Selection = query.join("&").parse().expect("a selection");
        let asked = question(self.page, figure, &self.filters, selection.measure);
        assert_eq!(
            (&selection.by, &selection.filters),
            (&asked.by, &asked.filters),
            "{href}"
        );
        assert!(
            measures(self.page, &self.filters).contains(&selection.measure),
            "{href}"
        );
        let table = self.release.table(&selection).expect(href);
        let json = self.get(&format!("/api/v1/data?{selection}")).await.json();
        let answer = self.get(href).await;
        let cells = match href.split("format=").nth(1) {
            None => of_json(&answer.json()),
            Some(format) if format.starts_with("csv") => of_csv(&answer, &json),
            Some(format) if format.starts_with("xlsx") => of_xlsx(&answer, &json),
            Some(format) if format.starts_with("json-stat") => of_json_stat(&answer, &json),
            Some(format) if format.starts_with("sdmx") => of_sdmx(&answer, &json),
            Some(other) => panic!("a format that no test reads: {other}"),
        };
        assert_eq!(cells, of_table(&table), "{href}");
        self.compared += cells.len();
    }

    /// The picture says what the page says, and its marks have their numbers.
    async fn read_picture(&mut self, href: &str, section: &str, expected: &[Row]) {
        let summary = between(section, "<p class=\"figure__summary\">", "</p>");
        let summary = plain(summary.expect("a summary"));
        let answer = self.get(href).await;
        let svg = answer.text();
        let said = |tag: &str| between(svg, &format!("<{tag} "), "</").map(inside);
        assert_eq!(said("title"), Some(title(section)), "{href}");
        assert_eq!(said("desc"), Some(summary), "{href}");
        let texts: Vec<_> = svg
            .split("<text ")
            .skip(1)
            .map(|text| inside(text.split("</text>").next().unwrap_or_default()))
            .collect();
        let threshold = self.release.threshold();
        self.compared += assert_drawn(&texts, expected, threshold, self.language, href);
        let all = texts.join(" ");
        for name in ends_of_pairs(expected) {
            assert!(all.contains(name), "{href}: {name}");
        }
    }

    /// The frame in another site, which `<atalaya-figure>` makes too.
    async fn read_frame(&mut self, href: &str, expected: &[Row]) {
        let mut answer = self.dashboard.get(href).await;
        if answer.status == StatusCode::SEE_OTHER {
            let address = answer.header(header::LOCATION).to_owned();
            answer = self.get(&address).await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{href}");
        self.read_table(answer.text(), expected, &format!("frame {href}"));
    }

    async fn get(&self, address: &str) -> Answer {
        let answer = self.dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", self.address);
        answer
    }
}

/// The title of a figure.
fn title(section: &str) -> String {
    plain(between(section, "class=\"figure__title\">", "</h3>").expect("a title"))
}

/// The words of an element whose start tag is cut off at its name.
fn inside(element: &str) -> String {
    let (_, words) = element.split_once('>').expect("a start tag");
    plain(words)
}

/// The rows of a sheet under these heads, down to the first that is empty.
fn lines_of_sheet(
    sheet: &calamine::Range<Data>,
    heads: &[String],
    what: &str,
) -> Vec<(String, Vec<Data>)> {
    let mut lines = sheet.rows();
    lines
        .find(|line| texts(line).starts_with(heads))
        .unwrap_or_else(|| panic!("{what}: no heads {heads:?}"));
    lines
        .take_while(|line| !line.iter().all(|cell| *cell == Data::Empty))
        // A heading stands alone.
        .filter(|line| line[1..].iter().any(|cell| *cell != Data::Empty))
        .map(|line| (line[0].to_string(), line[1..heads.len()].to_vec()))
        .collect()
}

#[tokio::test]
async fn every_door_of_a_figure_shows_the_cells_of_the_release() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let release = release::sample();
    let mut chance = Chance::new(SEED);
    let mut compared = 0;
    for page in pages() {
        for _ in 0..STATES {
            let filters = filters(page, &release, &mut chance);
            let language = *chance.pick(&[Language::Es, Language::En]);
            let path = page.path(language);
            let mut visit = Visit {
                dashboard: &dashboard,
                release: &release,
                page,
                language,
                address: match filters.to_string() {
                    query if query.is_empty() => path,
                    query => format!("{path}?{query}"),
                },
                filters,
                compared: 0,
            };
            visit.open(&mut chance).await;
            compared += visit.compared;
        }
    }
    assert!(compared > 5_000, "{compared}");
}
