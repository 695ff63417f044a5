//! Texts that a mapping gives a meaning, and texts shown to a person.

use rustc_hash::FxHashMap;

use crate::classification::{fold, repair};

/// Longer values are cut when they are shown.
const LONGEST_SHOWN: usize = 60;
/// Longer texts, in bytes, are no words that a mapping lists.
const LONGEST_TEXT: usize = 512;

/// Meanings of texts, found as the classification finds its own: case,
/// accents, punctuation and broken encodings do not matter.
#[derive(Clone, Debug)]
pub(super) struct Texts<T>(FxHashMap<String, T>);

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: PartialEq> Texts<T> {
    /// Whether the text could be added: it has no other meaning already.
    #[must_use]
    pub(super) fn add(&mut self, text: &str, meaning: T) -> bool {
        match self.0.entry(key(text)) {
            std::collections::hash_map::Entry::Occupied(known) => *known.get() == meaning,
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(meaning);
                true
            }
        }
    }

    pub(super) fn get(&self, text: &str) -> Option<&T> {
        if self.0.is_empty() || text.len() > LONGEST_TEXT {
            None
        } else {
            self.0.get(&key(text))
        }
    }
}

/// The comparison key of a text. Signs alone ("-", "?") and codes such as
/// `_U`, which folding would damage, stay as they are.
pub(super) fn key(text: &str) -> String {
    let text = text.trim();
    if text.starts_with('_') {
        return text.to_owned();
    }
    let folded = fold(&repair(text));
    if folded.is_empty() {
        text.to_owned()
    } else {
        folded
    }
}

/// A text short enough and without control characters, so that it can be
/// printed on a terminal.
pub(super) fn shown(text: &str) -> String {
    let text = text.trim();
    let harmless = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut short: String = text.chars().take(LONGEST_SHOWN).map(harmless).collect();
    if text.chars().nth(LONGEST_SHOWN).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_broken_encodings_do_not_matter() {
        let mut texts = Texts::default();
        assert!(texts.add("Víctima directa", 1));
        assert!(texts.add("VICTIMA DIRECTA", 1));
        assert!(!texts.add("victima directa", 2));
        assert_eq!(texts.get("VÃ\u{AD}ctima directa"), Some(&1));
        assert_eq!(texts.get("Víctima"), None);
    }

    #[test]
    fn signs_and_codes_mean_themselves() {
        let mut texts = Texts::default();
        assert!(texts.add("-", 1));
        assert!(texts.add("u", 2));
        assert_eq!(texts.get(" - "), Some(&1));
        assert_eq!(texts.get("_U"), None);
    }

    #[test]
    fn shown_texts_are_short_and_cannot_steer_a_terminal() {
        assert_eq!(shown("  a\u{1b}[31mb\n"), "a [31mb");
        assert_eq!(shown(&"ñ".repeat(61)).chars().count(), 61);
        assert_eq!(shown(&"ñ".repeat(60)), "ñ".repeat(60));
    }
}
