//! Judges what is not an answer of the API: pages, frames, pictures, workbooks.
//! Each number that they say must be permitted where it stands, see
//! [`crate::places`], or be said by a dashboard without numbers too.

use app::{embed, figure::Figure, page::Page, source::Releases, state::State};
use axum::http::header;
use calamine::Data;
use domain::{
    indicator::{self, Indicator},
    label::Language,
    release::Release,
    selection::Selection,
    variable::Variable,
};

use crate::{
    nodes::{Node, nodes, paragraphs},
    permitted::Permitted,
    places::{of_figure, of_indicator, of_page, of_served},
    support::Answer,
    ticks::ticks,
    twin::Twin,
    xlsx::sheets,
};

/// Keys of pages that are no part of a selection.
const OWN: [&str; 9] = [
    "q", "format", "theme", "locked", "controls", "lang", "width", "show", "sort",
];

pub struct PageJudge {
    release: Release,
    releases: Releases,
    /// What may be said anywhere.
    common: Permitted,
    twin: Twin,
}

/// What is judged: where it is, in which language, and what of it a dashboard
/// without numbers is asked.
struct Case<'a> {
    language: Language,
    twin: &'a str,
    /// Whether its lines are parts of longer words.
    is_picture: bool,
}

impl PageJudge {
    pub fn new(release: Release, releases: Releases) -> Self {
        Self {
            common: Permitted::of_release(&release),
            release,
            releases,
            twin: Twin::new(),
        }
    }

    /// The numbers of an answer, or the first that is not permitted. A picture
    /// in pixels is judged by the same in words.
    pub async fn judge(&self, address: &str, answer: &Answer) -> Result<usize, String> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        if path == "/oembed" {
            let same = self.twin.text(address).await == answer.text();
            return same
                .then_some(1)
                .ok_or("it says something of the numbers".into());
        }
        if let Some(page) = path.strip_prefix("/workbook") {
            let page = page.strip_suffix(".xlsx").ok_or("no workbook")?;
            return self.workbook(page, query, address, answer).await;
        }
        let Some(file) = path.strip_prefix("/embed/") else {
            return self.page(path, query, address, answer).await;
        };
        match file.strip_suffix(".svg").map(|name| name.split_once('/')) {
            Some(Some((id, _))) => self.indicator_picture(id, query, answer).await,
            _ => self.figure_alone(file, query, answer).await,
        }
    }

    /// A frame or a picture of a figure.
    async fn figure_alone(
        &self,
        file: &str,
        query: &str,
        answer: &Answer,
    ) -> Result<usize, String> {
        let name = file.strip_suffix(".svg").unwrap_or(file);
        let asked = without(query, &["width"]);
        let frame = format!("/embed/{name}");
        let state = self.alone(&frame, &asked)?;
        let permitted = of_alone(&state).with(&self.common);
        let case = Case {
            language: state.language,
            twin: &format!("{frame}?{asked}"),
            is_picture: name != file,
        };
        self.words(&said(answer, &case), &permitted, &case).await
    }

    fn alone(&self, frame: &str, query: &str) -> Result<State, String> {
        embed::read(&self.releases, frame, query).map_err(|problem| format!("{problem:?}"))
    }

    async fn indicator_picture(
        &self,
        id: &str,
        query: &str,
        answer: &Answer,
    ) -> Result<usize, String> {
        let indicator = of_id(id)?;
        let mut asked = selection(query)?;
        // What a series is by anyway.
        asked.by.retain(|&variable| variable != Variable::Period);
        let language = match query.contains("lang=en") {
            true => Language::En,
            false => Language::Es,
        };
        let permitted = of_indicator(&self.release, indicator, &asked).with(&self.common);
        let page = Page::Indicator(id.parse().map_err(|_| "no id")?);
        let case = Case {
            language,
            twin: &format!("{}?{asked}", page.path(language)),
            is_picture: true,
        };
        self.words(&said(answer, &case), &permitted, &case).await
    }

    async fn page(
        &self,
        path: &str,
        query: &str,
        address: &str,
        answer: &Answer,
    ) -> Result<usize, String> {
        let (page, language) = Page::from_path(path).ok_or("no page")?;
        let html = answer.text();
        let case = Case {
            language,
            twin: address,
            is_picture: false,
        };
        if page.is_served() {
            let permitted = match page {
                // It prints what stands in the place of a picture.
                Page::Embed(name) => {
                    let state = self.alone(&format!("/embed/{name}"), query)?;
                    of_alone(&state)
                }
                page => of_served(&self.release, page, &selection(query)?),
            };
            let permitted = permitted.with(&self.common);
            return self.words(&nodes(html), &permitted, &case).await;
        }
        let state = self.state(page, language, query)?;
        let mut rest = html.to_owned();
        let mut judged = 0;
        for figure in state.figures() {
            let Some(section) = section(&rest, figure) else {
                continue;
            };
            let permitted = of_figure(&state, figure).with(&self.common);
            let said = nodes(&rest[section.clone()]);
            let what = |fault| format!("{}: {fault}", figure.id);
            judged += self.words(&said, &permitted, &case).await.map_err(what)?;
            rest.replace_range(section, "");
        }
        let permitted = of_page(&state).with(&self.common);
        Ok(judged + self.words(&nodes(&rest), &permitted, &case).await?)
    }

    fn state(&self, page: Page, language: Language, query: &str) -> Result<State, String> {
        let state = State::read(&self.releases, page, language, query);
        state.map_err(|problem| format!("{:?}", problem.reason))
    }

    /// Judges words one by one.
    async fn words(
        &self,
        said: &[Node],
        permitted: &Permitted,
        case: &Case<'_>,
    ) -> Result<usize, String> {
        let ticks = ticks(said, case.language);
        let mut judged = 0;
        for (place, node) in said.iter().enumerate() {
            if ticks.contains(&place) {
                continue;
            }
            match permitted.judge(&node.text, case.language) {
                Ok(numbers) => judged += numbers,
                Err(number) if !self.is_of_nobody(node, case).await => {
                    let Node { element, text, .. } = node;
                    return Err(format!("{number} in <{element}>: {text}"));
                }
                Err(_) => {}
            }
        }
        Ok(judged)
    }

    async fn is_of_nobody(&self, node: &Node, case: &Case<'_>) -> bool {
        match case.is_picture {
            true => self.twin.says_within(case.twin, &node.text).await,
            false => self.twin.says(case.twin, node).await,
        }
    }

    /// The workbook of a page, whose sheets have the titles of its figures.
    async fn workbook(
        &self,
        path: &str,
        query: &str,
        address: &str,
        answer: &Answer,
    ) -> Result<usize, String> {
        let (page, language) = Page::from_path(path).ok_or("no page")?;
        let state = self.state(page, language, query)?;
        let mut judged = 0;
        for (_, sheet) in sheets(answer) {
            let title = sheet.get_value((0, 0)).map(ToString::to_string);
            let figure = state
                .figures()
                .find(|figure| Some(figure.title(page, state.measure(), language)) == title);
            let own = figure.map(|figure| of_figure(&state, figure));
            let permitted = own.unwrap_or_else(|| of_page(&state)).with(&self.common);
            for (.., cell) in sheet.used_cells() {
                judged += match cell {
                    Data::Float(number) => in_cell(*number, &permitted)?,
                    cell => match permitted.judge(&cell.to_string(), language) {
                        Ok(numbers) => numbers,
                        Err(_) if self.twin.says_in_cell(address, cell).await => 0,
                        Err(number) => return Err(format!("{number} in the cell {cell}")),
                    },
                };
            }
        }
        Ok(judged)
    }
}

/// A number of a workbook: persons, or a share of one.
fn in_cell(number: f64, permitted: &Permitted) -> Result<usize, String> {
    let percent = (number * 1_000.0).round() / 10.0;
    let spelt = [
        format!("{number}"),
        format!("{percent}%"),
        format!("{percent:.1}%"),
    ];
    let is_there = spelt.iter().any(|it| permitted.holds(it));
    is_there.then_some(1).ok_or(format!("{number} in a cell"))
}

fn said(answer: &Answer, case: &Case<'_>) -> Vec<Node> {
    match case.is_picture {
        true => paragraphs(answer.text()),
        false => nodes(answer.text()),
    }
}

/// What a figure that stands alone may say.
fn of_alone(state: &State) -> Permitted {
    let embed = state.embed.as_ref().expect("a figure alone");
    of_figure(state, embed.figure)
}

/// Where the section of a figure stands in a page.
fn section(html: &str, figure: Figure) -> Option<std::ops::Range<usize>> {
    let name = html.find(&format!(
        "id=\"{0}\" aria-labelledby=\"figure-{0}\"",
        figure.id
    ))?;
    let start = html[..name].rfind('<')?;
    let end = start + html[start..].find("</section>")?;
    Some(start..end)
}

fn of_id(id: &str) -> Result<&'static Indicator, String> {
    indicator::by_id(id).ok_or_else(|| format!("no indicator {id}"))
}

/// A query without some keys.
fn without(query: &str, keys: &[&str]) -> String {
    let is_other = |pair: &&str| {
        let key = pair.split('=').next().unwrap_or_default();
        !keys.contains(&key) && !pair.is_empty()
    };
    query
        .split('&')
        .filter(is_other)
        .collect::<Vec<_>>()
        .join("&")
}

/// The selection of an address whose page was answered.
fn selection(query: &str) -> Result<Selection, String> {
    let selection = without(query, &OWN).parse::<Selection>();
    selection.map_err(|error| error.to_string())
}

/// Whether an answer is a picture in pixels.
pub fn is_png(answer: &Answer) -> bool {
    answer.header(header::CONTENT_TYPE) == "image/png" && answer.body.starts_with(b"\x89PNG\r\n")
}
