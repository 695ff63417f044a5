//! Working days of the Costa Rican public administration.
//!
//! Monday to Friday without the holidays of article 148 of the Código de
//! Trabajo, each on its own date. Laws 8442 and 9875 moved the enjoyment of
//! some of them to a Monday in some years, and decrees give further days off:
//! neither is followed, so a count can be a day off, more rarely two.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A holiday of a fixed date: month, day, first and last year.
struct Holiday(u32, u32, i32, i32);

const FIXED: [Holiday; 11] = [
    Holiday(1, 1, i32::MIN, i32::MAX),
    Holiday(4, 11, i32::MIN, i32::MAX),
    Holiday(5, 1, i32::MIN, i32::MAX),
    Holiday(7, 25, i32::MIN, i32::MAX),
    Holiday(8, 2, i32::MIN, i32::MAX),
    Holiday(8, 15, i32::MIN, i32::MAX),
    // Law 10050.
    Holiday(8, 31, 2022, i32::MAX),
    Holiday(9, 15, i32::MIN, i32::MAX),
    // Law 9803 put the first of December in the place of 12 October.
    Holiday(10, 12, i32::MIN, 2019),
    Holiday(12, 1, 2020, i32::MAX),
    Holiday(12, 25, i32::MIN, i32::MAX),
];

/// Working days after a day, up to and including another one; none when that
/// one is not later.
///
/// So a request decided on the next working day took one working day.
///
/// # Examples
///
/// ```
/// use chrono::NaiveDate;
/// use domain::calendar::working_days;
///
/// let day = |text: &str| text.parse::<NaiveDate>();
/// // From the Monday of Holy Week to the next: Thursday and Friday are holidays.
/// assert_eq!(working_days(day("2024-03-25")?, day("2024-04-01")?), 3);
/// assert_eq!(working_days(day("2024-03-25")?, day("2024-03-25")?), 0);
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[must_use]
pub fn working_days(after: NaiveDate, until: NaiveDate) -> u32 {
    let days = (until - after).num_days();
    if days <= 0 {
        return 0;
    }
    let rest = (1..=days % 7)
        .filter(|offset| {
            after
                .checked_add_days(Days::new(offset.unsigned_abs()))
                .is_some_and(is_weekday)
        })
        .count();
    let weekdays = days / 7 * 5 + i64::try_from(rest).unwrap_or(0);
    let holidays = (after.year()..=until.year())
        .flat_map(holidays)
        .filter(|day| after < *day && *day <= until && is_weekday(*day))
        .count();
    let working = weekdays - i64::try_from(holidays).unwrap_or(0);
    u32::try_from(working).unwrap_or(0)
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The holidays of a year, each once.
fn holidays(year: i32) -> impl Iterator<Item = NaiveDate> {
    let fixed = move |&Holiday(month, day, first, last): &Holiday| {
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| (first..=last).contains(&year))
    };
    let easter = easter(year);
    let holy = [3, 2]
        .into_iter()
        .filter_map(move |before| easter?.checked_sub_days(Days::new(before)));
    // Holy Thursday or Friday can fall on 11 April.
    let apart = |day: &NaiveDate| (day.month(), day.day()) != (4, 11);
    FIXED.iter().filter_map(fixed).chain(holy.filter(apart))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in
/// Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, within) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (within / 4) - moon - within % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let day = moon + weekday - 7 * late + 114;
    let (month, day) = (
        u32::try_from(day / 31).ok()?,
        u32::try_from(day % 31 + 1).ok()?,
    );
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_that_of_the_calendars() {
        for text in [
            "1818-03-22",
            "1954-04-18",
            "2000-04-23",
            "2020-04-12",
            "2022-04-17",
            "2024-03-31",
            "2025-04-20",
            "2031-04-13",
            "2038-04-25",
        ] {
            let expected = day(text);
            assert_eq!(easter(expected.year()), Some(expected));
        }
    }

    #[test]
    fn each_year_has_its_holidays() {
        for (year, count) in [(2019, 11), (2020, 11), (2022, 12), (2025, 12)] {
            assert_eq!(holidays(year).count(), count, "{year}");
        }
        // Good Friday is 11 April.
        assert_eq!(holidays(2031).count(), 11);
    }

    #[test]
    fn a_term_leaves_out_weekends_and_holidays() {
        for (after, until, days) in [
            // Friday to Monday.
            ("2023-06-02", "2023-06-05", 1),
            // Over a weekend in which nothing counts.
            ("2023-06-02", "2023-06-04", 0),
            // 12 October was a holiday, and is none any more.
            ("2018-10-11", "2018-10-12", 0),
            ("2022-10-11", "2022-10-12", 1),
            ("2019-11-29", "2019-12-02", 1),
            ("2020-11-30", "2020-12-02", 1),
            // A whole year: 260 weekdays, 11 of the holidays on one.
            ("2022-12-31", "2023-12-31", 249),
            ("2023-06-05", "2023-06-02", 0),
        ] {
            assert_eq!(
                working_days(day(after), day(until)),
                days,
                "{after} {until}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_count_equals_one_made_day_by_day(start in 700_000_i32..740_000, length in 0_i32..900) {
            let after = NaiveDate::from_num_days_from_ce_opt(start).unwrap();
            let until = NaiveDate::from_num_days_from_ce_opt(start + length).unwrap();
            let works = |day: &NaiveDate| is_weekday(*day) && !holidays(day.year()).any(|it| it == *day);
            let counted = after.iter_days().skip(1).take_while(|day| *day <= until).filter(works).count();
            prop_assert_eq!(working_days(after, until) as usize, counted);
        }
    }
}
