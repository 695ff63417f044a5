//! Texts as institutions write them: folding, repair of broken encodings.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Stands for one letter that an encoding lost.
pub(super) const LOST: char = '?';

/// The comparison key of a text: lower case, without accents, apostrophes and
/// punctuation, words separated by one space.
pub(crate) fn fold(text: &str) -> String {
    fold_keeping(text, false)
}

/// The comparison key with [`LOST`] kept where letters were lost, and only if
/// there are any.
pub(super) fn fold_with_lost_letters(text: &str) -> Option<String> {
    text.contains(is_lost).then(|| fold_keeping(text, true))
}

fn fold_keeping(text: &str, keep_lost: bool) -> String {
    let mut key = String::with_capacity(text.len());
    let mut separate = false;
    let mut push = |letter: char| {
        if letter.is_alphanumeric() || (keep_lost && is_lost(letter)) {
            if separate && !key.is_empty() {
                key.push(' ');
            }
            separate = false;
            if is_lost(letter) {
                key.push(LOST);
            } else {
                key.extend(letter.to_lowercase());
            }
        } else if !is_silent(letter) {
            separate = true;
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut push);
    } else {
        text.nfkd().for_each(&mut push);
    }
    key
}

/// Replacement characters of the usual converters.
fn is_lost(letter: char) -> bool {
    matches!(letter, '?' | '¿' | '\u{FFFD}')
}

/// Neither part of a word nor a boundary between words. Modifier letters
/// count as letters in Unicode, so apostrophes written with them are named.
fn is_silent(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\'' | '’' | '‘' | '`' | '´' | '\u{AD}')
}

/// Undoes UTF-8 read as Windows-1252 ("LimÃ³n"), also when it happened twice.
pub(crate) fn repair(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    match repair_once(text) {
        None => Cow::Borrowed(text),
        Some(once) => Cow::Owned(repair_once(&once).unwrap_or(once)),
    }
}

fn repair_once(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut repaired = String::with_capacity(text.len());
    let mut changed = false;
    let mut position = 0;
    while let Some(&letter) = letters.get(position) {
        if let Some((original, width)) = double_encoded(&letters[position..]) {
            repaired.push(original);
            position += width;
            changed = true;
        } else {
            repaired.push(letter);
            position += 1;
        }
    }
    changed.then_some(repaired)
}

/// The character whose UTF-8 bytes were each read as a Windows-1252 character
/// at the start of `letters`, and how many characters they take.
fn double_encoded(letters: &[char]) -> Option<(char, usize)> {
    let width = match windows_1252(*letters.first()?)? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = letters
        .get(..width)?
        .iter()
        .map(|letter| windows_1252(*letter))
        .collect::<Option<_>>()?;
    let original = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((original, width))
}

/// The byte of a character in Windows-1252, or in Latin-1 where that has none.
fn windows_1252(letter: char) -> Option<u8> {
    const HIGH: [(char, u8); 27] = [
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8A),
        ('‹', 0x8B),
        ('Œ', 0x8C),
        ('Ž', 0x8E),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9A),
        ('›', 0x9B),
        ('œ', 0x9C),
        ('ž', 0x9E),
        ('Ÿ', 0x9F),
    ];
    u8::try_from(u32::from(letter)).ok().or_else(|| {
        HIGH.iter()
            .find(|(high, _)| *high == letter)
            .map(|(_, byte)| *byte)
    })
}

/// Whether a key with lost letters reads as `word`: each [`LOST`] is one
/// letter.
pub(super) fn reads_as(pattern: &str, word: &str) -> bool {
    let mut letters = word.chars();
    for wanted in pattern.chars() {
        match letters.next() {
            Some(letter) if wanted == letter => {}
            Some(letter) if wanted == LOST && letter.is_alphabetic() => {}
            _ => return false,
        }
    }
    letters.next().is_none()
}

/// Whether enough letters survived for a match to mean something.
pub(super) fn is_legible(pattern: &str) -> bool {
    let lost = pattern.chars().filter(|letter| *letter == LOST).count();
    let kept = pattern
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .count();
    kept >= 3 && kept > lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_punctuation() {
        assert_eq!(fold("  PÉREZ--Zeledón. "), "perez zeledon");
        assert_eq!(fold("EE.UU."), "ee uu");
        assert_eq!(fold("Côte d’Ivoire"), fold("cote d'ivoire"));
        assert_eq!(fold("?!"), "");
    }

    #[test]
    fn repairs_double_encoding_once_and_twice() {
        assert_eq!(repair("LimÃ³n"), "Limón");
        assert_eq!(repair("LimÃƒÂ³n"), "Limón");
        assert_eq!(repair("Limï¿½n"), "Lim\u{FFFD}n");
        assert_eq!(repair("Limón"), "Limón");
        assert_eq!(repair("PerÃº y EspaÃ±a, Limón"), "Perú y España, Limón");
    }

    #[test]
    fn lost_letters_stand_for_one_letter() {
        assert_eq!(fold_with_lost_letters("Lim¿n").as_deref(), Some("lim?n"));
        assert_eq!(fold_with_lost_letters("Limon"), None);
        assert!(reads_as("lim?n", "limon"));
        assert!(!reads_as("lim?n", "limoon"));
        assert!(!reads_as("costa?rica", "costa rica"));
        assert!(!is_legible("?u?"));
    }
}
