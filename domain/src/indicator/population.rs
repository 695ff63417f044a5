//! The resident population, the denominator of rates.
//!
//! Only that of 2022 is available, by province: INEC, Estimación Nacional de
//! Población y Vivienda 2022 (`data/population_2022.csv`).

use std::sync::OnceLock;

/// The year of the population.
pub const YEAR: i32 = 2022;

/// Where the population comes from.
pub const SOURCE: &str = "INEC, Estimación Nacional de Población y Vivienda 2022";

/// Columns: code and name of the province, year, persons, source.
const FILE: &str = include_str!("../../data/population_2022.csv");

/// Inhabitants of the country.
///
/// # Examples
///
/// ```
/// assert_eq!(domain::indicator::population::national(), 5_044_197);
/// ```
#[must_use]
pub fn national() -> u64 {
    provinces().iter().map(|(_, persons)| persons).sum()
}

/// Inhabitants of a province, by its code; `None` for anything else.
///
/// # Examples
///
/// ```
/// use domain::indicator::population::province;
///
/// assert_eq!(province("7"), Some(470_383));
/// assert_eq!(province("101"), None);
/// ```
#[must_use]
pub fn province(code: &str) -> Option<u64> {
    provinces()
        .iter()
        .find(|(known, _)| *known == code)
        .map(|&(_, persons)| persons)
}

fn provinces() -> &'static [(&'static str, u64)] {
    static PROVINCES: OnceLock<Vec<(&str, u64)>> = OnceLock::new();
    PROVINCES.get_or_init(|| FILE.lines().skip(1).filter_map(read).collect())
}

/// The first four columns hold no comma and no quotation mark.
fn read(line: &'static str) -> Option<(&'static str, u64)> {
    let mut columns = line.splitn(5, ',');
    let code = columns.next()?;
    let persons = columns.nth(2)?.parse().ok()?;
    Some((code, persons))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_seven_provinces_of_one_year_and_source() {
        assert_eq!(provinces().len(), 7);
        assert_eq!(FILE.lines().count(), 8);
        for line in FILE.lines().skip(1) {
            assert!(line.contains(&format!(",{YEAR},")), "{line}");
            assert!(line.ends_with(&format!("\"{SOURCE}\"")), "{line}");
        }
    }
}
