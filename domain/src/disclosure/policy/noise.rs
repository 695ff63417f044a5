//! The noise of a policy: parameters of a p-table, or the table itself.

use super::{InvalidPolicy, file};
use crate::disclosure::{
    entropy::NoiseParameters,
    ptable::{Interval, PTable},
};

/// Makes the p-table that a policy file declares.
pub(super) fn ptable(noise: &file::Noise) -> Result<PTable, InvalidPolicy> {
    let table = match &noise.row {
        Some(rows) => given(noise, rows)?,
        None => PTable::generate(&parameters(noise)?)?,
    };
    if table.max_noise() == 0 {
        return Err(InvalidPolicy::NoNoise);
    }
    Ok(table)
}

fn parameters(noise: &file::Noise) -> Result<NoiseParameters, InvalidPolicy> {
    let missing = |key: &str| InvalidPolicy::Missing {
        key: format!("noise.{key}"),
    };
    Ok(NoiseParameters {
        unreachable: noise.unreachable.unwrap_or(0),
        stay: noise.stay,
        ..NoiseParameters::new(
            noise.max.ok_or_else(|| missing("max"))?,
            noise.variance.ok_or_else(|| missing("variance"))?,
        )
    })
}

fn given(noise: &file::Noise, rows: &[file::NoiseRow]) -> Result<PTable, InvalidPolicy> {
    let value = |reason| InvalidPolicy::Value {
        key: "noise.row".into(),
        reason,
    };
    let parameters_too = noise.max.is_some()
        || noise.variance.is_some()
        || noise.unreachable.is_some()
        || noise.stay.is_some();
    if parameters_too {
        return Err(value("takes the place of the parameters: give one of both"));
    }
    if rows
        .iter()
        .enumerate()
        .any(|(place, row)| place != row.count)
    {
        return Err(value("the counts must be 0, 1, 2 and so on"));
    }
    let rows: Vec<Vec<Interval>> = rows
        .iter()
        .map(|row| {
            row.intervals
                .iter()
                .map(|&file::NoiseInterval { noise, upper }| Interval { noise, upper })
                .collect()
        })
        .collect();
    Ok(PTable::from_rows(&rows)?)
}
