//! Days as institutions write them.

use chrono::NaiveDate;

/// A way of writing a day, such as `dd/mm/aaaa`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DayFormat {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    Sign(char),
}

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotADay {
    /// It is written in none of the formats.
    Shape,
    /// It is written well, but no calendar has it (31/02/2024).
    Calendar,
}

impl DayFormat {
    /// Reads `dd/mm/aaaa`, `aaaa-mm-dd`, `d.m.yyyy` and the like.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let run = rest.len() - rest.trim_start_matches(letter).len();
            let (part, length) = match (letter, run) {
                ('d', 1 | 2) => (Part::Day, run),
                ('m', 1 | 2) => (Part::Month, run),
                ('a' | 'y', 4) => (Part::Year, run),
                (sign, _) if !sign.is_alphanumeric() => (Part::Sign(sign), sign.len_utf8()),
                _ => return None,
            };
            parts.push(part);
            rest = &rest[length..];
        }
        let once = |wanted| parts.iter().filter(|part| **part == wanted).count() == 1;
        [Part::Day, Part::Month, Part::Year]
            .into_iter()
            .all(once)
            .then(|| Self {
                text: text.to_owned(),
                parts,
            })
    }

    /// Whether both read the same texts, but as different days.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let shape = |format: &Self| -> Vec<Part> {
            let blur = |part: &Part| match part {
                Part::Month => Part::Day,
                other => *other,
            };
            format.parts.iter().map(blur).collect()
        };
        self.parts != other.parts && shape(self) == shape(other)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    fn read(&self, text: &str) -> Result<NaiveDate, NotADay> {
        let (mut day, mut month, mut year) = (0, 0, 0);
        let mut rest = text;
        for (place, part) in self.parts.iter().enumerate() {
            let separated = matches!(self.parts.get(place + 1), None | Some(Part::Sign(_)));
            let (value, wanted) = match part {
                Part::Sign(sign) => {
                    rest = rest.strip_prefix(*sign).ok_or(NotADay::Shape)?;
                    continue;
                }
                Part::Day => (&mut day, if separated { 1..=2 } else { 2..=2 }),
                Part::Month => (&mut month, if separated { 1..=2 } else { 2..=2 }),
                Part::Year => (&mut year, 4..=4),
            };
            (*value, rest) = number(rest, wanted).ok_or(NotADay::Shape)?;
        }
        if !is_time_of_day(rest) {
            return Err(NotADay::Shape);
        }
        i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            .ok_or(NotADay::Calendar)
    }
}

/// Digits at the start of a text, as many as wanted, and what follows them.
fn number(text: &str, wanted: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let digits = text
        .bytes()
        .take(*wanted.end())
        .take_while(u8::is_ascii_digit)
        .count();
    let (number, rest) = text.split_at(digits);
    if wanted.contains(&digits) {
        Some((number.parse().ok()?, rest))
    } else {
        None
    }
}

/// Spreadsheets and databases write an hour behind the day; it is not kept.
fn is_time_of_day(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', ' ']) else {
        return text.is_empty();
    };
    time.starts_with(|letter: char| letter.is_ascii_digit())
        && time.contains(':')
        && time
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z'))
}

/// Reads a day in the first of the formats that fits, or in ISO 8601, in
/// which the days of spreadsheets arrive.
pub(super) fn read_day(text: &str, formats: &[DayFormat]) -> Result<NaiveDate, NotADay> {
    let mut error = NotADay::Shape;
    for format in formats {
        match format.read(text) {
            Ok(day) => return Ok(day),
            Err(NotADay::Calendar) => error = NotADay::Calendar,
            Err(NotADay::Shape) => {}
        }
    }
    match read_iso(text) {
        Err(NotADay::Shape) => Err(error),
        read => read,
    }
}

fn read_iso(text: &str) -> Result<NaiveDate, NotADay> {
    let (year, rest) = number(text, 4..=4).ok_or(NotADay::Shape)?;
    let rest = rest.strip_prefix('-').ok_or(NotADay::Shape)?;
    let (month, rest) = number(rest, 2..=2).ok_or(NotADay::Shape)?;
    let rest = rest.strip_prefix('-').ok_or(NotADay::Shape)?;
    let (day, rest) = number(rest, 2..=2).ok_or(NotADay::Shape)?;
    if !is_time_of_day(rest) {
        return Err(NotADay::Shape);
    }
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(NotADay::Calendar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(texts: &[&str]) -> Vec<DayFormat> {
        texts
            .iter()
            .map(|text| DayFormat::parse(text).expect("a format"))
            .collect()
    }

    fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, NotADay> {
        Ok(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
    }

    #[test]
    fn days_are_read_in_the_given_formats() {
        let slashes = formats(&["dd/mm/aaaa"]);
        assert_eq!(read_day("05/03/2024", &slashes), day(2024, 3, 5));
        assert_eq!(read_day("5/3/2024", &slashes), day(2024, 3, 5));
        assert_eq!(read_day("05-03-2024", &slashes), Err(NotADay::Shape));
        assert_eq!(read_day("05/03/24", &slashes), Err(NotADay::Shape));
        assert_eq!(read_day("05/03/2024 8", &slashes), Err(NotADay::Shape));
        let both = formats(&["d.m.yyyy", "ddmmaaaa"]);
        assert_eq!(read_day("5.3.2024", &both), day(2024, 3, 5));
        assert_eq!(read_day("05032024", &both), day(2024, 3, 5));
        assert_eq!(read_day("5032024", &both), Err(NotADay::Shape));
    }

    #[test]
    fn iso_days_with_or_without_an_hour_are_always_read() {
        let slashes = formats(&["dd/mm/aaaa"]);
        assert_eq!(read_day("2024-03-05", &slashes), day(2024, 3, 5));
        assert_eq!(read_day("2024-03-05T13:45:00", &[]), day(2024, 3, 5));
        assert_eq!(read_day("05/03/2024 08:30", &slashes), day(2024, 3, 5));
        assert_eq!(read_day("2024-3-5", &[]), Err(NotADay::Shape));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_told_from_another_way_of_writing() {
        let slashes = formats(&["dd/mm/aaaa"]);
        assert_eq!(read_day("31/02/2024", &slashes), Err(NotADay::Calendar));
        assert_eq!(read_day("29/02/2023", &slashes), Err(NotADay::Calendar));
        assert_eq!(read_day("2023-02-29", &slashes), Err(NotADay::Calendar));
        assert_eq!(read_day("00/00/0000", &slashes), Err(NotADay::Calendar));
        assert_eq!(read_day("29/02/2024", &slashes), day(2024, 2, 29));
    }

    #[test]
    fn a_format_names_day_month_and_year_once_each() {
        for text in [
            "",
            "dd/mm",
            "dd/mm/aa",
            "dd/dd/aaaa",
            "%d/%m/%Y",
            "ddd/mm/aaaa",
            "día",
        ] {
            assert_eq!(DayFormat::parse(text), None, "{text}");
        }
    }

    #[test]
    fn day_first_and_month_first_contradict_each_other() {
        let [dm, md, iso] =
            ["dd/mm/aaaa", "mm/dd/aaaa", "aaaa-mm-dd"].map(|text| formats(&[text]).remove(0));
        assert!(dm.contradicts(&md));
        assert!(!dm.contradicts(&iso));
        assert!(!dm.contradicts(&formats(&["d/m/yyyy"])[0]));
    }
}
