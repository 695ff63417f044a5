//! Every public address for programs: what it takes, what it answers, who
//! answers it.
//!
//! Router and description are both made from these tables, so none of them can
//! know an address that the other does not.

mod about;
mod codes;
mod data;
mod figures;
mod files;
mod indicators;
mod releases;
mod site;
mod workbooks;

use std::collections::BTreeMap;

use axum::{Router, http::StatusCode, routing::MethodRouter};

use super::problem::ProblemKind as P;
use crate::web::AppState;

/// Words in Spanish and English.
pub type Words = (&'static str, &'static str);

/// One address.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// The whole path, with its parameters in braces.
    pub path: &'static str,
    /// The route that takes it, where several addresses share one, or the
    /// router needs another spelling.
    pub route_path: Option<&'static str>,
    /// A name for programs.
    pub id: &'static str,
    /// What it is for.
    pub summary: Words,
    /// What it takes, beside nothing.
    pub parameters: &'static [Parameter],
    /// What it answers: media types with the name of their schema.
    pub answers: fn() -> Vec<(&'static str, &'static str)>,
    /// Whether the newest release is found under the name `latest`.
    pub has_latest: bool,
    /// What can go wrong, beside what can everywhere.
    pub problems: &'static [P],
    /// Statuses of refusals that are no problems in JSON, with their media type:
    /// where readers are answered, and not programs.
    pub pages: Option<Pages>,
    /// Whether another spelling of the address is sent on to the one (303).
    pub settles: bool,
    /// Who answers it.
    pub route: fn() -> MethodRouter<AppState>,
}

/// Refusals in words for readers.
#[derive(Clone, Copy)]
pub struct Pages {
    /// What they are written in.
    pub media_type: &'static str,
    /// Their statuses.
    pub statuses: &'static [StatusCode],
}

/// What an address takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// In the path: the id of a release, or `latest`.
    ReleaseId,
    /// In the path: a variable.
    VariableName,
    /// In the path: the id of an indicator.
    IndicatorId,
    /// In the path: a ready file with the ending of its format.
    FileName,
    /// The release to compare with.
    From,
    /// What an address beside the API takes.
    Beside(Beside),
    /// What is counted.
    Measure,
    /// The variables of a breakdown.
    By,
    /// The one variable of a breakdown.
    ByOne,
    /// A filter for each variable.
    Filters,
    /// The release to answer from.
    Release,
    /// The language of texts.
    Lang,
    /// One of the formats of data.
    Format,
    /// One of the formats of a code list.
    ListFormat,
    /// One of the formats of plain tables.
    TableFormat,
    /// One of the formats of indicators.
    IndicatorFormat,
    /// A byte-order mark before CSV.
    Bom,
    /// Names in SDMX-CSV.
    Labels,
    /// The length of a part.
    Limit,
    /// Where a part begins.
    Offset,
}

/// What an address beside the API takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// In the path: a figure of the pages.
    Figure,
    /// In the path: a part of an indicator's page.
    IndicatorPart,
    /// In the path: a page of figures, after the language.
    Page,
    /// In the path: the hash of the shapes in use.
    Shapes,
    /// The colours of a picture.
    PictureTheme,
    /// The width of a picture.
    Width,
    /// The colours of a figure in a frame.
    FrameTheme,
    /// Filters that readers of a figure leave as they are.
    Locked,
    /// The controls of a figure in a frame.
    Controls,
    /// The address of a figure or page of this site.
    Url,
    /// One of the formats of oEmbed.
    OembedFormat,
    /// The most pixels of a frame, from side to side.
    MaxWidth,
    /// The most pixels of a frame, from top to bottom.
    MaxHeight,
}

use Beside as By;
use Parameter as In;

/// What most addresses have in common.
const USUAL: Endpoint = Endpoint {
    path: "",
    route_path: None,
    id: "",
    summary: ("", ""),
    parameters: &[],
    answers: Vec::new,
    has_latest: false,
    problems: &[],
    pages: None,
    settles: false,
    route: MethodRouter::new,
};

/// The answers of an address that speaks JSON only.
macro_rules! json_of {
    ($schema:literal) => {
        || vec![("application/json", $schema)]
    };
}
use json_of;

/// The tables, each of the addresses about one thing.
const TABLES: [&[Endpoint]; 9] = [
    releases::ALL,
    codes::ALL,
    data::ALL,
    indicators::ALL,
    files::ALL,
    about::ALL,
    figures::ALL,
    workbooks::ALL,
    site::ALL,
];

/// Every address.
pub fn all() -> impl Iterator<Item = &'static Endpoint> {
    TABLES.into_iter().flatten()
}

/// The routes of the addresses below a path; what they take is the rest of the
/// address.
pub fn below(base: &str) -> Router<AppState> {
    routes(all().filter_map(|endpoint| Some((endpoint.taken_at().strip_prefix(base)?, endpoint))))
}

/// The routes of the addresses that stand by themselves.
pub fn beside() -> Router<AppState> {
    routes(
        site::ALL
            .iter()
            .map(|endpoint| (endpoint.taken_at(), endpoint)),
    )
}

/// One route for each path: several addresses can share it.
fn routes<'a>(endpoints: impl Iterator<Item = (&'a str, &'a Endpoint)>) -> Router<AppState> {
    let routes: BTreeMap<_, _> = endpoints
        .map(|(path, endpoint)| (path, endpoint.route))
        .collect();
    let routes = routes.into_iter();
    routes.fold(Router::new(), |router, (path, route)| {
        router.route(path, route())
    })
}

impl Endpoint {
    fn taken_at(&self) -> &'static str {
        self.route_path.unwrap_or(self.path)
    }
}

/// What can go wrong at every address. `NoRelease` stands here too: only the
/// types of problems and the description are there without any.
pub const EVERYWHERE: &[P] = &[
    P::QueryTooLong,
    P::TooLarge,
    P::TooManyRequests,
    P::NoRelease,
    P::TimedOut,
    P::Overloaded,
];
