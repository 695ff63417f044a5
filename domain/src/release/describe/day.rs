//! Reading a day, without chrono's parser of every format there is, which
//! would be a hundredth of what a browser loads.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

/// A day in the one spelling that releases have: `2025-12-31`.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(input)?;
    parse(&text).ok_or_else(|| D::Error::custom("a day that is none"))
}

fn parse(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut part = |digits| {
        let part = parts.next()?;
        let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        whole.then(|| part.parse().ok())?
    };
    let (year, month, day): (u16, u16, u16) = (part(4)?, part(2)?, part(2)?);
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a leap year");
        assert_eq!(parse(&day.to_string()), Some(day));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2025",
            "2025-02-29",
            "2025-13-01",
            "2025-1-1",
            "+025-01-01",
            "2025-01-01-",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
