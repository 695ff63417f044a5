//! Numbers as a reader of Spanish or English writes them.

use domain::label::Language;

/// Between thousands in Spanish: a narrow space that does not break.
const NARROW_SPACE: char = '\u{202f}';

/// The smallest base whose shares bear one decimal, in persons.
const BASE_FOR_DECIMAL: u32 = 1_000;

/// A whole number with its thousands set apart.
///
/// # Examples
///
/// ```
/// use charts::number::whole;
/// use domain::label::Language;
///
/// assert_eq!(whole(12_345, Language::En), "12,345");
/// assert_eq!(whole(12_345, Language::Es), "12\u{202f}345");
/// assert_eq!(whole(987, Language::Es), "987");
/// ```
#[must_use]
pub fn whole(number: u32, language: Language) -> String {
    let separator = match language {
        Language::Es => NARROW_SPACE,
        Language::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A share in percent, with one decimal only where the base bears it: from
/// 1,000 persons.
///
/// # Examples
///
/// ```
/// use charts::number::percent;
/// use domain::label::Language;
///
/// assert_eq!(percent(34.56, 412, Language::Es), "35\u{a0}%");
/// assert_eq!(percent(34.56, 2_000, Language::Es), "34,6\u{a0}%");
/// assert_eq!(percent(34.56, 2_000, Language::En), "34.6%");
/// assert_eq!(percent(62.5, 8, Language::En), "63%");
/// ```
#[must_use]
pub fn percent(share: f64, base: u32, language: Language) -> String {
    Percent::of(share, base).text(language)
}

/// A share rounded to what its base bears: as it is shown, and as it stands in
/// a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// In whole percent, or in tenths of one.
    units: u32,
    tenths: bool,
}

impl Percent {
    /// A share in percent of a base in persons.
    #[must_use]
    pub fn of(share: f64, base: u32) -> Self {
        let tenths = base >= BASE_FOR_DECIMAL;
        let units = if tenths { share * 10.0 } else { share };
        Self {
            // Shares are small and never negative. A half is rounded up, as the
            // reader's calculator and spreadsheet do.
            units: units.round() as u32,
            tenths,
        }
    }

    /// The share in percent.
    #[must_use]
    pub fn value(self) -> f64 {
        let units = f64::from(self.units);
        if self.tenths { units / 10.0 } else { units }
    }

    /// How many decimals are shown: none or one.
    #[must_use]
    pub fn decimals(self) -> usize {
        usize::from(self.tenths)
    }

    /// The share as it is read.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let point = match language {
            Language::Es => ',',
            Language::En => '.',
        };
        let number = if self.tenths {
            format!("{}{point}{}", self.units / 10, self.units % 10)
        } else {
            self.units.to_string()
        };
        match language {
            Language::Es => format!("{number}\u{a0}%"),
            Language::En => format!("{number}%"),
        }
    }
}

/// A number with so many decimals and its thousands set apart; halves are
/// rounded away from zero.
///
/// # Examples
///
/// ```
/// use charts::number::decimal;
/// use domain::label::Language;
///
/// assert_eq!(decimal(12_345.67, 1, Language::En), "12,345.7");
/// assert_eq!(decimal(0.496, 2, Language::Es), "0,50");
/// assert_eq!(decimal(34.5, 0, Language::Es), "35");
/// ```
#[must_use]
pub fn decimal(number: f64, decimals: u8, language: Language) -> String {
    let text = plain(number, decimals);
    let (whole_part, rest) = text.split_once('.').unwrap_or((&text, ""));
    // Counts and rates are far below the largest whole number.
    let whole_part = whole_part
        .parse()
        .map_or_else(|_| whole_part.to_owned(), |number| whole(number, language));
    let point = match language {
        Language::Es => ',',
        Language::En => '.',
    };
    if rest.is_empty() {
        whole_part
    } else {
        format!("{whole_part}{point}{rest}")
    }
}

/// A number with so many decimals as it stands in files: decimal point,
/// nothing between thousands; halves are rounded away from zero as on pages.
///
/// # Examples
///
/// ```
/// use charts::number::plain;
///
/// assert_eq!(plain(12_345.67, 1), "12345.7");
/// assert_eq!(plain(62.5, 0), "63");
/// ```
#[must_use]
pub fn plain(number: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    let number = (number * scale).round() / scale;
    format!("{number:.precision$}", precision = usize::from(decimals))
}

/// A number of persons with its unit.
///
/// # Examples
///
/// ```
/// use charts::number::persons;
/// use domain::label::Language;
///
/// assert_eq!(persons(12, Language::Es), "12 personas");
/// assert_eq!(persons(1, Language::En), "1 person");
/// ```
#[must_use]
pub fn persons(number: u32, language: Language) -> String {
    let unit = match (language, number) {
        (Language::Es, 1) => "persona",
        (Language::Es, _) => "personas",
        (Language::En, 1) => "person",
        (Language::En, _) => "persons",
    };
    format!("{} {unit}", whole(number, language))
}
