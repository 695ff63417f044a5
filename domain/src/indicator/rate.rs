//! Rates in a population.

/// Why an indicator has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndicatorError {
    /// A rate in a population of nobody is undefined, not zero.
    #[error("there are no inhabitants to relate the persons to")]
    EmptyPopulation,
}

/// Persons counted per 100,000 inhabitants, over the same time and area.
///
/// # Errors
///
/// [`IndicatorError::EmptyPopulation`] when `inhabitants` is zero: the rate is
/// then undefined, not zero.
///
/// # Examples
///
/// ```
/// use domain::indicator::{IndicatorError, rate_per_100_000};
///
/// assert_eq!(rate_per_100_000(25, 500_000)?, 5.0);
/// assert_eq!(rate_per_100_000(25, 0), Err(IndicatorError::EmptyPopulation));
/// # Ok::<(), IndicatorError>(())
/// ```
pub fn rate_per_100_000(persons: u32, inhabitants: u64) -> Result<f64, IndicatorError> {
    if inhabitants == 0 {
        return Err(IndicatorError::EmptyPopulation);
    }
    // A country's inhabitants are far below 2^52, so nothing is rounded.
    Ok(f64::from(persons) * 100_000.0 / inhabitants as f64)
}

/// Decimals that a rate bears: one significant digit below ten persons, two
/// below a thousand, three from there on, and never more than three decimals.
pub(super) fn rate_decimals(rate: f64, persons: u32) -> u8 {
    if rate <= 0.0 {
        return 0;
    }
    let significant = match persons {
        0..=9 => 1.0,
        10..=999 => 2.0,
        _ => 3.0,
    };
    let decimals = significant - 1.0 - rate.log10().floor();
    // Between 0 and 3 by the line above.
    decimals.clamp(0.0, 3.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_shown_as_finely_as_its_persons_bear() {
        for (rate, persons, decimals) in [
            (5.0, 25, 1),
            (0.496, 25, 2),
            (0.0496, 25, 3),
            (0.000_4, 25, 3),
            (12.3, 620, 0),
            (1_234.0, 620, 0),
            (12.34, 2_000, 1),
            (0.4829, 5, 1),
            (0.0991, 5, 2),
            (0.0, 0, 0),
        ] {
            assert_eq!(rate_decimals(rate, persons), decimals, "{rate} {persons}");
        }
    }
}
