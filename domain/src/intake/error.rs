//! What can be wrong with a mapping file or with the header of a file.

use crate::code::InvalidCode;

/// The mapping file cannot be used; the message names key and reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMapping {
    /// Not TOML, or a key or a value that a mapping does not have.
    #[error("mapping: {0}")]
    Syntax(String),
    /// A table under `variables` is not named after a variable.
    #[error(
        "mapping: `variables.{name}`: there is no such variable; known are {}",
        known_variables()
    )]
    UnknownVariable {
        /// The name, shortened.
        name: String,
    },
    /// The variable follows from another entry.
    #[error("mapping: `variables.{name}`: follows from {source_entry} and is not mapped itself")]
    DerivedVariable {
        /// The variable.
        name: &'static str,
        /// The entry it follows from.
        source_entry: &'static str,
    },
    /// Not well-formed as a code.
    #[error("mapping: `{key}`: {error}")]
    MalformedCode {
        /// Where in the mapping.
        key: String,
        /// What is wrong.
        error: InvalidCode,
    },
    /// The code list has no such code.
    #[error("mapping: `{key}`: `{code}` is not a code of {list}{}", hint(.nearest))]
    UnknownCode {
        /// Where in the mapping.
        key: String,
        /// The code as written.
        code: String,
        /// The code list.
        list: String,
        /// Codes that may have been meant.
        nearest: Vec<String>,
    },
    /// The code groups others or is for publication only.
    #[error("mapping: `{key}`: `{code}` groups other codes and is never recorded itself")]
    NotRecordable {
        /// Where in the mapping.
        key: String,
        /// The code.
        code: String,
    },
    /// An empty cell can only stand for a missing answer.
    #[error("mapping: `{key}`: `{code}` is not one of _U, _Z, X-DEC and X-NA")]
    NotMissing {
        /// Where in the mapping.
        key: String,
        /// The code.
        code: String,
    },
    /// Several codes for a variable with one answer, or none at all, or a
    /// missing answer beside another.
    #[error("mapping: `{key}`: {reason}")]
    Codes {
        /// Where in the mapping.
        key: String,
        /// What does not fit.
        reason: &'static str,
    },
    /// Texts that are compared as equal lead to different answers.
    #[error("mapping: `{key}`: {text:?} stands there twice with different meanings")]
    Contradiction {
        /// Where in the mapping.
        key: String,
        /// The text.
        text: String,
    },
    /// Neither or several of `column`, `columns` and `constant`, or options
    /// that do not go together.
    #[error("mapping: `{key}`: {reason}")]
    Source {
        /// Where in the mapping.
        key: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// Not a date format.
    #[error(
        "mapping: `{key}`: {format:?} is not a date format; write day, month and year \
         once each as `d` or `dd`, `m` or `mm`, `aaaa` (or `yyyy`), as in `dd/mm/aaaa`"
    )]
    DateFormat {
        /// Where in the mapping.
        key: String,
        /// The format as written.
        format: String,
    },
    /// Two formats read the same text as different days.
    #[error("mapping: `{key}`: {first:?} and {second:?} read the same text as different days")]
    AmbiguousDates {
        /// Where in the mapping.
        key: String,
        /// One format.
        first: String,
        /// The other.
        second: String,
    },
    /// No date format is given.
    #[error("mapping: `{key}`: no date format; add `dates = [\"dd/mm/aaaa\"]` there or at the top")]
    NoDateFormat {
        /// Where in the mapping.
        key: String,
    },
    /// Not usable between answers or fields.
    #[error("mapping: `{key}`: {text:?} cannot separate anything")]
    Separator {
        /// Where in the mapping.
        key: String,
        /// The separator as written.
        text: String,
    },
}

fn hint(nearest: &[String]) -> String {
    if nearest.is_empty() {
        String::new()
    } else {
        format!("; near are {}", nearest.join(", "))
    }
}

fn known_variables() -> String {
    let names: Vec<&str> = crate::variable::Variable::recorded()
        .map(crate::variable::Variable::name)
        .collect();
    names.join(", ")
}

/// The header of a file does not fit the mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHeader {
    /// Mapped columns are not in the file.
    #[error("the file has no column {}; it has {}", quoted(.missing), quoted(.present))]
    Missing {
        /// Mapped, but not in the file.
        missing: Vec<String>,
        /// The columns of the file, each shortened; at most forty.
        present: Vec<String>,
    },
    /// A mapped column's name stands in the header more than once.
    #[error("the file has more than one column {}: which one is meant?", quoted(.0))]
    Repeated(Vec<String>),
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("«{name}»")).collect();
    names.join(", ")
}
