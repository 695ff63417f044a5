//! What can be wrong with a classification.

use crate::code::{Code, InvalidCode};

/// The files do not make a sound classification.
#[derive(Debug, thiserror::Error)]
pub enum ClassificationError {
    /// Not CSV, or not with the columns of its kind of file.
    #[error("{file}: {source}")]
    Csv {
        /// The file.
        file: String,
        /// What the reader found.
        source: csv::Error,
    },
    /// A code is not well formed.
    #[error("{file}: {source}")]
    Code {
        /// The file.
        file: String,
        /// The code.
        source: InvalidCode,
    },
    /// A word that should be one of a few, or a date, is none.
    #[error("{file}: {column} cannot be {value:?}")]
    Value {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
        /// The word.
        value: String,
    },
    /// Two lists have the same name.
    #[error("list {0:?} twice")]
    DuplicateList(String),
    /// A code stands twice in a list.
    #[error("{list}: code {code} twice")]
    DuplicateCode {
        /// The list.
        list: String,
        /// The code.
        code: Code,
    },
    /// A category's parent is not in the list.
    #[error("{list}: parent {parent} of {code} does not exist")]
    UnknownParent {
        /// The list.
        list: String,
        /// The category.
        code: Code,
        /// Its parent.
        parent: Code,
    },
    /// A category is its own ancestor.
    #[error("{list}: the parents of {code} form a cycle")]
    ParentCycle {
        /// The list.
        list: String,
        /// A category of the cycle.
        code: Code,
    },
    /// A file names a list that does not exist.
    #[error("{file}: no list {list:?}")]
    UnknownList {
        /// The file.
        file: String,
        /// The list.
        list: String,
    },
    /// A file names a category that does not exist.
    #[error("{file}: list {list:?} has no category {code}")]
    UnknownCategory {
        /// The file.
        file: String,
        /// The list.
        list: String,
        /// The category.
        code: Code,
    },
    /// A missing category needs a reserved code as answer, others none.
    #[error("roles: {code} of {list:?} is given the wrong answer for its role")]
    Answer {
        /// The list.
        list: String,
        /// The category.
        code: Code,
    },
    /// A category ends before it begins.
    #[error("validity: {code} of {list:?} ends before it begins")]
    Validity {
        /// The list.
        list: String,
        /// The category.
        code: Code,
    },
    /// An alias has no letter or digit.
    #[error("{list}: empty alias")]
    EmptyAlias {
        /// The list.
        list: String,
    },
    /// An alias leads to a code that records cannot hold.
    #[error("{list}: alias {alias:?} leads to {code}, which records cannot hold")]
    AliasTarget {
        /// The list.
        list: String,
        /// The alias.
        alias: String,
        /// Where it leads.
        code: Code,
    },
    /// An alias is the code, label or alias of another category.
    #[error("{list}: alias {alias:?} of {code} already means {other}")]
    AliasContradiction {
        /// The list.
        list: String,
        /// The alias.
        alias: String,
        /// Where it leads.
        code: Code,
        /// What the text already means.
        other: Code,
    },
    /// A variable of the product is not described.
    #[error("variables: no row for {0:?}")]
    MissingVariable(&'static str),
    /// The age map does not give every age from 0 its group, in order.
    #[error("age map: age {0:?} is out of order or has no group")]
    Age(String),
}
