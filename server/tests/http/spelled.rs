//! Numbers as readers of Spanish or English find them in a text.

use charts::number::{Percent, plain};
use domain::label::Language;

/// Between the thousands of a number in Spanish.
const NARROW_SPACE: char = '\u{202f}';

/// Every number of a text, with a point before its decimals, and a percent
/// sign where one follows.
pub fn numbers(text: &str, language: Language) -> Vec<String> {
    let letters: Vec<_> = text.chars().collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if !letters[place].is_ascii_digit() {
            place += 1;
            continue;
        }
        let (number, end) = read(&letters, place, language);
        found.push(number);
        place = end;
    }
    found
}

/// The number that begins at a place, and where it ends.
fn read(letters: &[char], start: usize, language: Language) -> (String, usize) {
    let (group, point) = match language {
        Language::Es => (NARROW_SPACE, ','),
        Language::En => (',', '.'),
    };
    let digits_from = |place: usize| {
        let rest = letters.get(place..).unwrap_or_default();
        rest.iter().take_while(|it| it.is_ascii_digit()).count()
    };
    let mut number = String::new();
    let mut place = start;
    loop {
        let digits = digits_from(place);
        number.extend(&letters[place..place + digits]);
        place += digits;
        let is_group = letters.get(place) == Some(&group) && digits_from(place + 1) == 3;
        if !is_group {
            break;
        }
        place += 1;
    }
    let decimals = digits_from(place + 1);
    if letters.get(place) == Some(&point) && decimals > 0 {
        number.push('.');
        number.extend(&letters[place + 1..=place + decimals]);
        place += 1 + decimals;
    }
    let mut rest = letters[place..].iter();
    if rest.find(|it| !it.is_whitespace()) == Some(&'%') {
        number.push('%');
    }
    (number, place)
}

/// A share as [`numbers`] reads it.
pub fn share(percent: Percent) -> String {
    let decimals = u8::try_from(percent.decimals()).expect("one at most");
    format!("{}%", plain(percent.value(), decimals))
}

#[test]
fn numbers_are_read_as_they_are_written() {
    let read = |text: &str, language| numbers(text, language).join(" ");
    assert_eq!(
        read("de 1\u{202f}234 en 2019 (61\u{a0}%), 0,5", Language::Es),
        "1234 2019 61% 0.5"
    );
    assert_eq!(
        read("1,234 of 12, 13 (6.5%) < 5", Language::En),
        "1234 12 13 6.5% 5"
    );
    assert_eq!(share(Percent::of(61.4, 12)), "61%");
}
