//! Search in the catalogue.

use std::cmp::Reverse;

use super::{Indicator, catalogue::all};
use crate::label::Language;

/// What a word is worth by where it stands.
const ID: u32 = 12;
const NAME: u32 = 10;
const KEYWORD: u32 = 6;
const DEFINITION: u32 = 2;

/// A word of a query that is shorter says nothing by itself, in letters.
const SHORTEST: usize = 3;

/// A word may be a few letters longer than the one found: "mujeres" finds
/// "mujer".
const LONGEST_ENDING: usize = 2;

/// Words that stand in every sentence.
const COMMON: [&str; 12] = [
    "por", "para", "los", "las", "del", "que", "con", "una", "the", "and", "for", "per",
];

/// Indicators that have the words of a text in their id, name, keywords or
/// definition, best first; case and accents do not matter. Those with the most
/// of its words are kept; without words, the whole catalogue in its order.
///
/// # Examples
///
/// ```
/// use domain::{indicator::search, label::Language};
///
/// assert_eq!(search("ods 16.2.2", Language::Es)[0].id, "SDG-16.2.2");
/// assert_eq!(search("MENORES", Language::Es)[0].id, "ACC-S-MIN");
/// assert!(search("zzzz", Language::En).is_empty());
/// ```
#[must_use]
pub fn search(text: &str, language: Language) -> Vec<&'static Indicator> {
    let wanted = wanted(text);
    if wanted.is_empty() {
        return all().collect();
    }
    let mut found: Vec<_> = all()
        .map(|indicator| (rank(indicator, &wanted, language), indicator))
        .filter(|((words, _), _)| *words > 0)
        .collect();
    // Stable: equals keep the order of the catalogue.
    found.sort_by_key(|(rank, _)| Reverse(*rank));
    let most = found.first().map_or(0, |((words, _), _)| *words);
    found
        .into_iter()
        .take_while(|((words, _), _)| *words == most)
        .map(|(_, indicator)| indicator)
        .collect()
}

/// The words of a query that say something, or all when none does.
fn wanted(text: &str) -> Vec<String> {
    let words = words(text);
    let telling: Vec<String> = words
        .iter()
        .filter(|word| word.chars().count() >= SHORTEST || is_number(word))
        .filter(|word| !COMMON.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { words } else { telling }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many words an indicator has, and what they are worth.
fn rank(indicator: &Indicator, wanted: &[String], language: Language) -> (usize, u32) {
    let places = [
        (ID, indicator.id),
        (NAME, indicator.name.get(language)),
        (KEYWORD, indicator.keywords),
        (DEFINITION, indicator.definition.get(language)),
    ];
    let places = places.map(|(worth, text)| (worth, words(text)));
    let worth = |word: &String| {
        places
            .iter()
            .flat_map(|(worth, words)| words.iter().map(move |known| worth * likeness(word, known)))
            .max()
            .unwrap_or(0)
    };
    let worths = wanted.iter().map(worth).filter(|&worth| worth > 0);
    worths.fold((0, 0), |(words, sum), worth| (words + 1, sum + worth))
}

/// The same word, its beginning, or the same without its ending.
fn likeness(wanted: &str, known: &str) -> u32 {
    if wanted == known {
        3
    } else if is_number(wanted) {
        0
    } else if known.starts_with(wanted) {
        2
    } else if known.len() > SHORTEST
        && wanted.starts_with(known)
        && wanted.len() - known.len() <= LONGEST_ENDING
    {
        1
    } else {
        0
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Lower case without the accents of Spanish.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' | 'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ñ' => 'n',
            other => other,
        })
        .collect()
}
