//! From the texts of institutions to codes.

use rustc_hash::FxHashMap;

use super::{
    error::ClassificationError,
    text::{fold, fold_with_lost_letters, is_legible, reads_as, repair},
};
use crate::{code::Code, label::Label};

/// Longer texts, in bytes, are not looked up: no label or alias is so long.
const LONGEST_TEXT: usize = 512;
/// Longer keys, in bytes, get no candidates: comparing costs their square.
const LONGEST_COMPARED: usize = 96;
/// The lowest similarity, from 0 to 1, worth showing to a person.
const LEAST_SIMILARITY: f64 = 0.8;
const MOST_CANDIDATES: usize = 3;

/// A category that a text may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The code that a record would hold.
    pub code: Code,
    /// Its name.
    pub label: Label,
}

/// The text means no category, or more than one.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("no category has this code, label or alias")]
pub struct NoMatch {
    /// What may have been meant: nearest first, at most three.
    pub candidates: Vec<Candidate>,
}

/// Why a text was not found; candidates are a matter of their own, as looking
/// for them costs much more.
pub(super) enum Miss<'index> {
    TooLong,
    Several(Vec<&'index Code>),
    /// Nothing has this comparison key.
    Unknown(String),
}

#[derive(Debug)]
enum Meaning {
    One(Code),
    Several(Vec<Code>),
}

/// All texts that lead to the categories of one list.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Codes, labels and aliases as they are written: the fast path.
    exact: FxHashMap<Box<str>, Code>,
    folded: FxHashMap<Box<str>, Meaning>,
    /// Folded labels and aliases, in the order in which they were added.
    words: Vec<(Box<str>, Code)>,
    labels: FxHashMap<Code, Label>,
}

impl Index {
    /// Names a code for candidates.
    pub(super) fn name(&mut self, code: &Code, label: &Label) {
        self.labels
            .entry(code.clone())
            .or_insert_with(|| label.clone());
    }

    /// A code as printed: it means itself and nothing else.
    pub(super) fn add_code(&mut self, text: &str, code: &Code) {
        self.exact.insert(text.into(), code.clone());
        // Folding would make `_U` the letter u.
        if !text.starts_with('_') {
            self.folded
                .insert(fold(text).into(), Meaning::One(code.clone()));
        }
    }

    /// A label. Two categories with the same label make it ambiguous; a code
    /// is never overruled.
    pub(super) fn add_label(&mut self, text: &str, code: &Code) {
        let key = fold(text);
        match self.folded.get_mut(key.as_str()) {
            None => {
                self.folded
                    .insert(key.as_str().into(), Meaning::One(code.clone()));
            }
            Some(Meaning::One(known)) if known == code => {}
            Some(Meaning::One(known)) => {
                let several = vec![known.clone(), code.clone()];
                self.exact.remove(text);
                self.folded
                    .insert(key.as_str().into(), Meaning::Several(several));
            }
            Some(Meaning::Several(codes)) => codes.push(code.clone()),
        }
        if matches!(self.folded.get(key.as_str()), Some(Meaning::One(_))) {
            self.exact
                .entry(text.into())
                .or_insert_with(|| code.clone());
        }
        self.words.push((key.into(), code.clone()));
    }

    /// Another way of writing a category.
    ///
    /// # Errors
    /// The text already means something else.
    pub(super) fn add_alias(
        &mut self,
        list: &str,
        text: &str,
        code: &Code,
    ) -> Result<(), ClassificationError> {
        let key = fold(text);
        let contradiction = |other: &Code| ClassificationError::AliasContradiction {
            list: list.to_owned(),
            alias: text.to_owned(),
            code: code.clone(),
            other: other.clone(),
        };
        match self.folded.get(key.as_str()) {
            _ if key.is_empty() => {
                return Err(ClassificationError::EmptyAlias {
                    list: list.to_owned(),
                });
            }
            Some(Meaning::One(other)) if other != code => return Err(contradiction(other)),
            Some(Meaning::Several(codes)) => return Err(contradiction(&codes[0])),
            _ => {}
        }
        self.exact
            .entry(text.into())
            .or_insert_with(|| code.clone());
        self.folded
            .insert(key.as_str().into(), Meaning::One(code.clone()));
        self.words.push((key.into(), code.clone()));
        Ok(())
    }

    /// A word for a missing answer: whatever the list says itself goes first.
    pub(super) fn add_missing_word(&mut self, text: &str, code: &Code) {
        let key = fold(text);
        if !self.folded.contains_key(key.as_str()) {
            self.exact
                .entry(text.into())
                .or_insert_with(|| code.clone());
            self.folded
                .insert(key.as_str().into(), Meaning::One(code.clone()));
            self.words.push((key.into(), code.clone()));
        }
    }

    pub(super) fn resolve(&self, text: &str) -> Result<Code, NoMatch> {
        self.find(text).map_err(|miss| match miss {
            Miss::TooLong => NoMatch::default(),
            Miss::Several(codes) => self.no_match(codes.into_iter()),
            Miss::Unknown(key) => self.nearest(&key),
        })
    }

    pub(super) fn find(&self, text: &str) -> Result<Code, Miss<'_>> {
        if let Some(code) = self.exact.get(text) {
            return Ok(code.clone());
        }
        if text.len() > LONGEST_TEXT {
            return Err(Miss::TooLong);
        }
        let text = repair(text);
        if let Some(pattern) = fold_with_lost_letters(&text) {
            return self.find_pattern(pattern);
        }
        if let Some(code) = self.reserved(text.trim()) {
            return Ok(code);
        }
        let key = fold(&text);
        match self.folded.get(key.as_str()) {
            Some(Meaning::One(code)) => Ok(code.clone()),
            Some(Meaning::Several(codes)) => Err(Miss::Several(codes.iter().collect())),
            None => Err(Miss::Unknown(key)),
        }
    }

    /// The codes that folding would damage, whatever their case.
    fn reserved(&self, text: &str) -> Option<Code> {
        text.starts_with('_')
            .then(|| self.exact.get(text.to_ascii_uppercase().as_str()).cloned())
            .flatten()
    }

    /// A text that lost letters means a category if it fits exactly one. An
    /// accented letter is two bytes in UTF-8, so two marks may be one letter.
    fn find_pattern(&self, pattern: String) -> Result<Code, Miss<'_>> {
        if is_legible(&pattern) {
            for pattern in [pattern.as_str(), pattern.replace("??", "?").as_str()] {
                let mut codes: Vec<&Code> = Vec::new();
                for (word, code) in &self.words {
                    if reads_as(pattern, word) && !codes.contains(&code) {
                        codes.push(code);
                    }
                }
                match codes.as_slice() {
                    [] => {}
                    [code] => return Ok((*code).clone()),
                    _ => return Err(Miss::Several(codes)),
                }
            }
        }
        Err(Miss::Unknown(pattern))
    }

    fn nearest(&self, key: &str) -> NoMatch {
        if key.is_empty() || key.len() > LONGEST_COMPARED {
            return NoMatch::default();
        }
        let mut best: Vec<(f64, &Code)> = Vec::new();
        for (word, code) in &self.words {
            let similarity = strsim::jaro_winkler(key, word);
            if similarity < LEAST_SIMILARITY {
                continue;
            }
            match best.iter_mut().find(|(_, known)| *known == code) {
                Some((known, _)) => *known = known.max(similarity),
                None => best.push((similarity, code)),
            }
        }
        best.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(right.1)));
        self.no_match(best.into_iter().map(|(_, code)| code))
    }

    fn no_match<'codes>(&self, codes: impl Iterator<Item = &'codes Code>) -> NoMatch {
        let candidate = |code: &Code| {
            self.labels.get(code).map(|label| Candidate {
                code: code.clone(),
                label: label.clone(),
            })
        };
        NoMatch {
            candidates: codes.filter_map(candidate).take(MOST_CANDIDATES).collect(),
        }
    }
}
