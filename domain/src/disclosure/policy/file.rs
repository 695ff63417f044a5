//! The keys of a policy file.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A policy file as written. Every key may be left out when the file extends
/// another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) extends: Option<String>,
    pub(super) name: Option<String>,
    pub(super) threshold: Option<u32>,
    pub(super) max_dimensions: Option<usize>,
    pub(super) min_changed_records: Option<u32>,
    pub(super) min_population: Option<u32>,
    pub(super) exact_series: Option<Vec<String>>,
    pub(super) never_together: Option<Vec<Vec<String>>>,
    pub(super) extra_tables: Option<Vec<Vec<String>>>,
    pub(super) noise: Option<Noise>,
    pub(super) periods: Option<Periods>,
    #[serde(default)]
    pub(super) dimension: BTreeMap<String, Dimension>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Noise {
    pub(super) max: Option<u32>,
    pub(super) variance: Option<f64>,
    pub(super) unreachable: Option<u32>,
    pub(super) stay: Option<f64>,
    /// A given p-table in place of the parameters, from the row of zero on.
    pub(super) row: Option<Vec<NoiseRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoiseRow {
    pub(super) count: usize,
    pub(super) intervals: Vec<NoiseInterval>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoiseInterval {
    pub(super) noise: i32,
    pub(super) upper: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Periods {
    pub(super) first_year: Option<i32>,
    #[serde(default)]
    pub(super) pools: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dimension {
    pub(super) label: Option<Texts>,
    #[serde(default)]
    pub(super) pooled_only: bool,
    pub(super) max_dimensions: Option<usize>,
    /// Every category down to this depth of the code list, from 1.
    pub(super) level: Option<usize>,
    pub(super) categories: Option<Vec<Entry>>,
    /// Labels of the residual.
    pub(super) other: Option<Texts>,
    #[serde(default)]
    pub(super) groups: Vec<Entry>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    pub(super) es: String,
    pub(super) en: String,
}

/// A category or group: a code of the list, or a code with its own members
/// and labels.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Entry {
    Code(String),
    Declared(Declared),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Declared {
    pub(super) code: String,
    pub(super) members: Option<Vec<String>>,
    #[serde(default)]
    pub(super) except: Vec<String>,
    pub(super) es: Option<String>,
    pub(super) en: Option<String>,
}

impl Entry {
    /// The longer form of an entry that is only a code.
    pub(super) fn into_declared(self) -> Declared {
        match self {
            Self::Code(code) => Declared {
                code,
                members: None,
                except: Vec::new(),
                es: None,
                en: None,
            },
            Self::Declared(declared) => declared,
        }
    }
}

impl File {
    /// Fills what this file leaves out from the one that it extends;
    /// dimensions are taken over or replaced as a whole.
    pub(super) fn over(mut self, base: Self) -> Self {
        for (name, dimension) in base.dimension {
            self.dimension.entry(name).or_insert(dimension);
        }
        Self {
            extends: None,
            name: self.name.or(base.name),
            threshold: self.threshold.or(base.threshold),
            max_dimensions: self.max_dimensions.or(base.max_dimensions),
            min_changed_records: self.min_changed_records.or(base.min_changed_records),
            min_population: self.min_population.or(base.min_population),
            exact_series: self.exact_series.or(base.exact_series),
            never_together: self.never_together.or(base.never_together),
            extra_tables: self.extra_tables.or(base.extra_tables),
            noise: self.noise.or(base.noise),
            periods: self.periods.or(base.periods),
            dimension: self.dimension,
        }
    }
}
