//! Which codes a reader may have meant.

use crate::{code::Code, letters::lowercase, order};

use super::DimensionItem;

/// The most candidates that are named.
const MAX_CANDIDATES: usize = 8;

/// Codes like the one asked for, nearest first: whichever of code and labels
/// is the most alike counts, and a common beginning before all.
pub(super) fn candidates(asked: &Code, items: &[DimensionItem]) -> Vec<Code> {
    let asked = lowercase(asked.as_str());
    let unlikeness: Vec<_> = items
        .iter()
        .map(|item| {
            let texts = [item.code.as_str(), &item.label.es, &item.label.en];
            let nearest = texts.map(|text| unlikeness(&asked, &lowercase(text)));
            nearest.into_iter().min()
        })
        .collect();
    order::places(items.len(), &|one, other| {
        unlikeness[one].cmp(&unlikeness[other])
    })
    .into_iter()
    .take(MAX_CANDIDATES)
    .map(|place| items[place].code.clone())
    .collect()
}

/// Whether one text does not begin like the other, then how many letters
/// differ.
fn unlikeness(one: &str, other: &str) -> (bool, usize) {
    let begins_alike = one.starts_with(other) || other.starts_with(one);
    (!begins_alike, edit_distance(one, other))
}

/// Letters to insert, remove or replace (Levenshtein).
fn edit_distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, &against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != against);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_levenshtein() {
        for (one, other, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("limón", "limon", 1),
        ] {
            assert_eq!(edit_distance(one, other), distance);
            assert_eq!(edit_distance(other, one), distance);
        }
    }
}
