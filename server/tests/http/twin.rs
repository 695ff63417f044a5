//! What a dashboard says that has nothing to say: the same pages of a release
//! whose cells are withheld. What stands there too counts nobody.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use axum::http::StatusCode;
use calamine::Data;
use domain::{
    measure::Measure,
    release::{self, MeasureTables, Release, TableCells},
};

use crate::{
    nodes::{Node, nodes},
    support::Dashboard,
    xlsx::{sheets, texts},
};

/// All persons, whom no other cell counts: so many that no cell of the sample
/// release is taken for them.
const ALL: [(Measure, u32); 2] = [
    (Measure::Applications, 1_000_003),
    (Measure::Accredited, 777_777),
];

/// Shorter than a line of a note in a picture.
const LINE: usize = 12;

/// The sample release without the numbers of its cells.
fn empty() -> Release {
    let sample = release::sample();
    let dimensions = sample.dimensions();
    let place = |variable| {
        let mut places = dimensions.iter();
        places
            .position(|it| it.variable == variable)
            .expect("there")
    };
    let measures = ALL.map(|(measure, all)| {
        let tables = sample.combinations(measure).map(|variables| {
            let mut places: Vec<_> = variables.into_iter().map(place).collect();
            places.sort_unstable();
            let cells = places
                .iter()
                .map(|&it| dimensions[it].items.len())
                .product();
            let persons = if places.is_empty() { all } else { 0 };
            TableCells {
                dimensions: places,
                persons: vec![persons; cells],
            }
        });
        MeasureTables {
            measure,
            tables: tables.collect(),
        }
    });
    Release::new(
        sample.manifest().clone(),
        dimensions.to_vec(),
        measures.into(),
        Vec::new(),
    )
    .expect("tables over the same dimensions")
}

/// Where words stand, and the words.
type Said = HashSet<(String, String)>;

/// Asked only for what a reader of the release cannot explain.
pub struct Twin {
    dashboard: Dashboard,
    /// What it said, by path.
    said: RefCell<HashMap<String, Said>>,
}

impl Twin {
    pub fn new() -> Self {
        let dashboard = Dashboard::with(&[]);
        dashboard.write_site();
        dashboard.publish(&empty());
        dashboard.state.refresh();
        Self {
            dashboard,
            said: RefCell::default(),
        }
    }

    /// Whether it says the same words in the same place of a page.
    pub async fn says(&self, address: &str, node: &Node) -> bool {
        let is_there = |said: &Said| said.contains(&key(node));
        self.is_said(address, is_there).await
    }

    /// Whether it says words as a part of others, as a line of a picture is one
    /// of a note.
    pub async fn says_within(&self, address: &str, words: &str) -> bool {
        let is_there = |said: &Said| said.iter().any(|(_, other)| other.contains(words));
        words.len() >= LINE && self.is_said(address, is_there).await
    }

    /// Whether it says the same in a cell of a workbook.
    pub async fn says_in_cell(&self, address: &str, cell: &Data) -> bool {
        let key = (String::new(), cell.to_string());
        self.is_said(address, |said| said.contains(&key)).await
    }

    async fn is_said(&self, address: &str, is_there: impl Fn(&Said) -> bool) -> bool {
        let path = address.split('?').next().unwrap_or_default();
        if self.said.borrow().get(path).is_some_and(&is_there) {
            return true;
        }
        let answer = self.dashboard.get(address).await;
        let words: Said = match answer.status {
            StatusCode::OK if path.ends_with(".xlsx") => {
                let sheets = sheets(&answer);
                let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows());
                cells
                    .flat_map(texts)
                    .map(|text| (String::new(), text))
                    .collect()
            }
            StatusCode::OK => nodes(answer.text()).iter().map(key).collect(),
            _ => Said::new(),
        };
        let mut said = self.said.borrow_mut();
        let said = said.entry(path.to_owned()).or_default();
        said.extend(words);
        is_there(said)
    }

    /// The whole answer.
    pub async fn text(&self, address: &str) -> String {
        self.dashboard.get(address).await.text().to_owned()
    }
}

fn key(node: &Node) -> (String, String) {
    (node.element.clone(), node.text.clone())
}
