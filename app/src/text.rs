//! Every text that visitors read, Spanish first, English beside it.
//!
//! Constants for fixed texts, functions for those with a number or a name in
//! them. Labels of categories come from the release.

use chrono::{Datelike, NaiveDate};
use domain::{label::Language, letters::lowercase};

#[cfg(feature = "ssr")]
pub mod book;
#[cfg(feature = "ssr")]
pub mod changes;
#[cfg(feature = "ssr")]
pub mod data;
pub mod embed;
#[cfg(feature = "ssr")]
pub mod embedding;
pub mod explorer;
pub mod figure;
pub mod file;
pub mod filter;
pub mod glossary;
#[cfg(feature = "ssr")]
pub mod indicator;
#[cfg(feature = "ssr")]
pub mod method;
pub mod place;
pub mod problem;
#[cfg(feature = "ssr")]
pub mod ready;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod release;
pub mod site;

/// A fixed text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    es: &'static str,
    en: &'static str,
}

impl Text {
    /// Both texts, Spanish first.
    pub const fn new(es: &'static str, en: &'static str) -> Self {
        Self { es, en }
    }

    /// The text in one language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Es => self.es,
            Language::En => self.en,
        }
    }
}

/// A day as dd/mm/yyyy, in both languages.
pub fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// Words joined as a list: `a, b y c`.
pub fn list<T: AsRef<str>>(words: &[T], language: Language) -> String {
    let last = words.last().map_or("", AsRef::as_ref);
    let and = match language {
        Language::Es if sounds_like_i(last) => " e ",
        Language::Es => " y ",
        Language::En => " and ",
    };
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{}{and}{}", first.join(", "), last.as_ref())
        }
    }
}

fn sounds_like_i(word: &str) -> bool {
    let word = lowercase(word.trim_start_matches('«'));
    word.starts_with(['i', 'í']) || word.starts_with("hi")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_with_the_word_and() {
        assert_eq!(list(&["a"], Language::Es), "a");
        assert_eq!(list(&["a", "b", "c"], Language::Es), "a, b y c");
        assert_eq!(list(&["a", "b", "c"], Language::En), "a, b and c");
        assert_eq!(
            list(&["«Sexo»", "«Identidad»"], Language::Es),
            "«Sexo» e «Identidad»"
        );
        assert_eq!(list::<&str>(&[], Language::Es), "");
    }

    #[test]
    fn a_date_reads_day_month_year() {
        let day = NaiveDate::from_ymd_opt(2025, 3, 9).unwrap();
        assert_eq!(date(day), "09/03/2025");
    }
}
