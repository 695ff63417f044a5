//! Periods as SDMX writes time.

use chrono::Datelike;
use domain::{code::Code, release::Release};

/// The time that a period covers: a year (`2019`) or a range of years
/// (`2019-01-01/P3Y`, start and duration). What is no time by itself (all
/// years, years not known) covers the years of the release.
#[must_use]
pub fn time_period(release: &Release, period: Option<&Code>) -> String {
    let (first, last) = period
        .and_then(|code| span(code.as_str()))
        .unwrap_or_else(|| whole(release));
    match last - first {
        0 => first.to_string(),
        more => format!("{first}-01-01/P{}Y", more + 1),
    }
}

/// First and last year of a code such as `2019` or `2019-2021`.
fn span(code: &str) -> Option<(i32, i32)> {
    let (first, last) = code.split_once('-').unwrap_or((code, code));
    let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
    (first > 0 && last >= first).then_some((first, last))
}

/// From the first year of the release to that of its cut-off date.
fn whole(release: &Release) -> (i32, i32) {
    let last = release.manifest().cutoff.year();
    let first = release.years().find_map(|year| span(year.code.as_str()));
    let first = first.map_or(last, |(year, _)| year);
    (first, last.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_year_or_a_range_of_years() {
        let release = domain::release::sample();
        let of = |code: &str| time_period(&release, code.parse().ok().as_ref());
        assert_eq!(of("2019"), "2019");
        assert_eq!(of("2019-2021"), "2019-01-01/P3Y");
        // The sample begins in 2019 and was cut off in 2022.
        for whole in ["", "_U", "_A", "2021-2019"] {
            assert_eq!(of(whole), "2019-01-01/P4Y", "{whole}");
        }
    }
}
