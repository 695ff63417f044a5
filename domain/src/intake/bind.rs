//! A mapping and the places of its columns in one file.

use chrono::NaiveDate;

use super::{
    answers::Cache,
    case_code::CaseCodes,
    error::InvalidHeader,
    mapping::{Answered, Mapping, Source},
    quarantine,
    texts::{key, shown},
};
use crate::code::Code;

/// More columns are not listed in an error.
const MOST_LISTED: usize = 40;

/// A mapping with the places of its columns in one file.
///
/// It remembers the case codes of the file, so that each stands there once,
/// and what the texts of each column mean.
#[derive(Clone, Debug)]
pub struct Binder<'mapping> {
    pub(super) mapping: &'mapping Mapping,
    pub(super) institution: Code,
    /// Names of the mapped columns as the file writes them.
    pub(super) names: Vec<String>,
    /// Their places in a row.
    pub(super) places: Vec<usize>,
    pub(super) width: usize,
    pub(super) latest: Option<NaiveDate>,
    pub(super) case_codes: CaseCodes,
    /// Place of the numbers given when the rows went to quarantine.
    pub(super) number_place: Option<usize>,
    pub(super) corrected: bool,
    /// For each column of the status.
    pub(super) status_caches: Vec<Cache>,
    /// For each variable and each of its columns.
    pub(super) caches: Vec<Vec<Cache>>,
}

impl Mapping {
    /// How many of the mapped columns a header has.
    #[must_use]
    pub fn recognised(&self, header: &[String]) -> usize {
        let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
        let found = |column: &&String| keys.contains(&key(column));
        self.columns.iter().filter(found).count()
    }

    /// Finds the mapped columns in a file's header.
    ///
    /// # Errors
    ///
    /// Mapped columns that the file does not have, and the ones it has; or
    /// that it has more than once.
    pub fn bind(&self, header: &[String], institution: &Code) -> Result<Binder<'_>, InvalidHeader> {
        let keys: Vec<String> = header.iter().map(|name| key(name)).collect();
        let mut places = Vec::new();
        let (mut missing, mut repeated) = (Vec::new(), Vec::new());
        for column in &self.columns {
            let wanted = key(column);
            let mut found = (0..keys.len()).filter(|place| keys[*place] == wanted);
            match (found.next(), found.next()) {
                (None, _) => missing.push(column.clone()),
                (Some(_), Some(_)) => repeated.push(column.clone()),
                (Some(place), None) => places.push(place),
            }
        }
        if !missing.is_empty() {
            let present = header.iter().take(MOST_LISTED).map(|name| shown(name));
            return Err(InvalidHeader::Missing {
                missing,
                present: present.collect(),
            });
        }
        if !repeated.is_empty() {
            return Err(InvalidHeader::Repeated(repeated));
        }
        let place_of = |name| header.iter().position(|column| column.trim() == name);
        Ok(Binder {
            mapping: self,
            institution: institution.clone(),
            names: places.iter().map(|place| shown(&header[*place])).collect(),
            places,
            width: header.len(),
            latest: None,
            case_codes: CaseCodes::default(),
            number_place: place_of(quarantine::NUMBER),
            corrected: quarantine::is_header(header.iter().map(String::as_str)),
            status_caches: caches(&self.status),
            caches: self
                .variables
                .iter()
                .map(|(_, answered)| caches(answered))
                .collect(),
        })
    }
}

fn caches(answered: &Answered) -> Vec<Cache> {
    match &answered.source {
        Source::Columns(columns) => vec![Cache::default(); columns.len()],
        Source::Constant(_) => Vec::new(),
    }
}

impl Binder<'_> {
    /// Whether the file came out of quarantine: its cells may be
    /// [guarded](quarantine::harmless).
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        self.corrected
    }

    /// Sends rows with a day later than `latest` to quarantine.
    #[must_use]
    pub fn with_latest_day(self, latest: NaiveDate) -> Self {
        Self {
            latest: Some(latest),
            ..self
        }
    }
}
