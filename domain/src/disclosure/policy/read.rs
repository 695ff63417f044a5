//! From a policy file to a policy.

use sha2::{Digest, Sha256};

use super::{InvalidPolicy, Policy, PolicyDimension, Pool, built_in_text, file, items, noise};
use crate::{classification::classification, label::Label, measure::Measure, variable::Variable};

/// The least threshold: below it a hidden count would have no company.
const MIN_THRESHOLD: u32 = 3;

/// More variables than this are too many for any register of persons.
const MAX_DIMENSIONS: usize = 4;

/// Years that a policy may name.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

pub(super) fn read(text: &str) -> Result<Policy, InvalidPolicy> {
    let mut hash = Sha256::new_with_prefix(text);
    let mut file = parse(text)?;
    if let Some(name) = file.extends.clone() {
        let base = built_in_text(&name).ok_or(InvalidPolicy::UnknownBase { name })?;
        hash.update(base);
        file = file.over(parse(base)?);
        if let Some(name) = file.extends {
            return Err(InvalidPolicy::UnknownBase { name });
        }
    }
    let hash = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    policy(file, hash)
}

fn parse(text: &str) -> Result<file::File, InvalidPolicy> {
    toml::from_str(text).map_err(|error| InvalidPolicy::Syntax(error.to_string().trim().to_owned()))
}

fn policy(file: file::File, hash: String) -> Result<Policy, InvalidPolicy> {
    let max_dimensions = required(file.max_dimensions, "max_dimensions")?;
    check(
        (1..=MAX_DIMENSIONS).contains(&max_dimensions),
        "max_dimensions",
        "must be 1 to 4",
    )?;
    let threshold = required(file.threshold, "threshold")?;
    check(threshold >= MIN_THRESHOLD, "threshold", "must be 3 or more")?;
    let min_population = required(file.min_population, "min_population")?;
    check(
        min_population >= threshold,
        "min_population",
        "must not be below the threshold",
    )?;
    let name = required(file.name, "name")?;
    check(!name.trim().is_empty(), "name", "must not be empty")?;
    let mut dimensions = file
        .dimension
        .into_iter()
        .map(|(name, dimension)| read_dimension(&name, dimension, max_dimensions))
        .collect::<Result<Vec<_>, _>>()?;
    dimensions.sort_by_key(|dimension| dimension.variable);
    let never_together = combinations("never_together", file.never_together, &dimensions)?;
    let extra_tables = combinations("extra_tables", file.extra_tables, &dimensions)?;
    if let Some(table) = extra_tables
        .iter()
        .find(|table| excluded(table, &never_together))
    {
        return Err(InvalidPolicy::Contradiction {
            variables: table.clone(),
        });
    }
    let periods = required(file.periods, "periods")?;
    let in_range = periods.first_year.is_none_or(|year| YEARS.contains(&year));
    check(
        in_range,
        "periods.first_year",
        "must be a year of four digits",
    )?;
    Ok(Policy {
        name,
        hash,
        noise: noise::ptable(&required(file.noise, "noise")?)?,
        threshold,
        max_dimensions,
        min_changed_records: required(file.min_changed_records, "min_changed_records")?,
        min_population,
        exact_series: measures(&file.exact_series.unwrap_or_default())?,
        first_year: periods.first_year,
        pools: pools(&periods.pools)?,
        dimensions,
        never_together,
        extra_tables,
    })
}

/// Whether the variables of a table are never combined.
pub(in crate::disclosure) fn excluded(
    table: &[Variable],
    never_together: &[Vec<Variable>],
) -> bool {
    never_together
        .iter()
        .any(|apart| apart.iter().all(|variable| table.contains(variable)))
}

fn required<T>(value: Option<T>, key: &str) -> Result<T, InvalidPolicy> {
    value.ok_or_else(|| InvalidPolicy::Missing {
        key: key.to_owned(),
    })
}

fn check(holds: bool, key: &str, reason: &'static str) -> Result<(), InvalidPolicy> {
    if holds {
        Ok(())
    } else {
        Err(InvalidPolicy::Value {
            key: key.to_owned(),
            reason,
        })
    }
}

fn read_dimension(
    name: &str,
    dimension: file::Dimension,
    max_dimensions: usize,
) -> Result<PolicyDimension, InvalidPolicy> {
    let key = format!("dimension.{name}");
    let variable = match name.parse() {
        // Its items follow from `periods` and the data.
        Ok(Variable::Period) | Err(_) => {
            return Err(InvalidPolicy::UnknownVariable {
                key,
                name: name.to_owned(),
            });
        }
        Ok(variable) => variable,
    };
    let own_limit = dimension.max_dimensions.unwrap_or(max_dimensions);
    check(
        own_limit >= 1,
        &format!("{key}.max_dimensions"),
        "must be 1 or more",
    )?;
    let label = dimension.label.clone().map_or_else(
        || classification().variable(variable).label.clone(),
        |texts| Label::new(texts.es, texts.en),
    );
    Ok(PolicyDimension {
        variable,
        label,
        pooled_only: dimension.pooled_only,
        max_dimensions: own_limit.min(max_dimensions),
        items: items::items(&key, variable, dimension)?,
    })
}

fn measures(names: &[String]) -> Result<Vec<Measure>, InvalidPolicy> {
    let mut measures = names
        .iter()
        .map(|name| {
            name.parse().map_err(|_| InvalidPolicy::UnknownMeasure {
                key: "exact_series".into(),
                name: name.clone(),
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    measures.sort_unstable();
    measures.dedup();
    Ok(measures)
}

fn pools(texts: &[String]) -> Result<Vec<Pool>, InvalidPolicy> {
    let mut pools: Vec<Pool> = Vec::with_capacity(texts.len());
    for text in texts {
        let pool = pool(text).ok_or(InvalidPolicy::Value {
            key: "periods.pools".into(),
            reason: "each must be two years such as \"2019-2021\", the later one last",
        })?;
        if pools.contains(&pool) {
            return Err(InvalidPolicy::Repeated {
                key: "periods.pools".into(),
                code: pool.code,
            });
        }
        pools.push(pool);
    }
    Ok(pools)
}

fn pool(text: &str) -> Option<Pool> {
    let (first, last) = text.split_once('-')?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    let sound = first < last && YEARS.contains(&first) && YEARS.contains(&last);
    sound.then_some(())?;
    Some(Pool {
        code: text.parse().ok()?,
        first,
        last,
    })
}

/// Sets of variables, each ascending and of variables that are published.
fn combinations(
    key: &str,
    combinations: Option<Vec<Vec<String>>>,
    dimensions: &[PolicyDimension],
) -> Result<Vec<Vec<Variable>>, InvalidPolicy> {
    let variable = |name: &String| {
        name.parse()
            .ok()
            .filter(|&variable| {
                variable == Variable::Period
                    || dimensions
                        .iter()
                        .any(|dimension| dimension.variable == variable)
            })
            .ok_or_else(|| InvalidPolicy::UnknownVariable {
                key: key.to_owned(),
                name: name.clone(),
            })
    };
    combinations
        .unwrap_or_default()
        .iter()
        .map(|names| {
            let mut variables = names.iter().map(variable).collect::<Result<Vec<_>, _>>()?;
            variables.sort_unstable();
            variables.dedup();
            let sound = variables.len() == names.len() && variables.len() >= 2;
            check(sound, key, "each must be two different variables or more")?;
            Ok(variables)
        })
        .collect()
}
