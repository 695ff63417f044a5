//! Code lists and their categories.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::index::{Index, NoMatch};
use crate::{code::Code, label::Label};

/// What a category is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An answer that records can hold.
    Substantive,
    /// The list's own word for a missing answer. Records hold one of the four
    /// [reserved codes](crate::code::reserved) in its place.
    Missing,
    /// A level of the tree that no record holds: continents, the provinces
    /// above the cantons, families of languages.
    Grouping,
    /// Made for publication only, such as a residual or a merged group.
    OutputOnly,
}

/// How far code and label can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// From the named standard.
    Official,
    /// Project code or grouping built from the named source.
    Derived,
    /// Project judgement without a direct source.
    Guess,
}

impl Confidence {
    /// The name, as in the lists.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Derived => "derived",
            Self::Guess => "guess",
        }
    }
}

/// One value of a code list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Unique within its list.
    pub code: Code,
    /// The category one level up.
    pub parent: Option<Code>,
    /// Name in both languages.
    pub label: Label,
    /// Meaning, in English; may be empty.
    pub definition: String,
    /// Where code and label come from.
    pub source: String,
    /// How far code and label can be relied on.
    pub confidence: Confidence,
    /// What the category is for.
    pub role: Role,
    /// The reserved code that records hold in place of this category; only
    /// for [`Role::Missing`].
    pub answer: Option<Code>,
    /// First day on which the category exists, if it came later.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which the category exists, if it ended.
    pub valid_to: Option<NaiveDate>,
}

impl Category {
    /// The code that a record holds for this category, if it can hold it.
    #[must_use]
    pub fn recorded_as(&self) -> Option<&Code> {
        match self.role {
            Role::Substantive => Some(&self.code),
            Role::Missing => self.answer.as_ref(),
            Role::Grouping | Role::OutputOnly => None,
        }
    }

    /// Whether the category exists on a day.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A list of categories with unique codes that form a tree.
#[derive(Debug)]
pub struct CodeList {
    pub(super) name: String,
    pub(super) categories: Vec<Category>,
    pub(super) positions: FxHashMap<Code, usize>,
    pub(super) index: Index,
}

impl CodeList {
    /// The name of the list, such as `form_of_exploitation`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Every category in the order of the list.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// The category of a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Category> {
        self.positions
            .get(code)
            .map(|position| &self.categories[*position])
    }

    /// The categories above a code, nearest first, without itself. Empty for
    /// an unknown code.
    #[must_use]
    pub fn ancestors(&self, code: &str) -> Vec<&Category> {
        let parent = |category: &Category| {
            category
                .parent
                .as_ref()
                .and_then(|parent| self.get(parent.as_str()))
        };
        std::iter::successors(self.get(code).and_then(parent), |category| parent(category))
            .collect()
    }

    /// The categories directly below a code, in the order of the list.
    pub fn children<'list>(&'list self, code: &'list str) -> impl Iterator<Item = &'list Category> {
        self.categories.iter().filter(move |category| {
            category
                .parent
                .as_ref()
                .is_some_and(|up| up.as_str() == code)
        })
    }

    /// The code that a record holds for a text: a code, a label in either
    /// language, an alias or a word for a missing answer. Case, accents,
    /// punctuation and broken encodings do not matter.
    ///
    /// # Errors
    /// The text fits nothing that records can hold, or several categories.
    pub fn resolve(&self, text: &str) -> Result<Code, NoMatch> {
        self.index.resolve(text)
    }

    /// As [`resolve`](Self::resolve), without the cost of candidates.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Code> {
        self.index.find(text).ok()
    }
}
