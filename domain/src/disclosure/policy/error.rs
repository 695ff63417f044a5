//! Why a policy file cannot be used.

use crate::{code::Code, disclosure::ptable::InvalidPTable, variable::Variable};

/// The policy file cannot be used; the message names key and reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPolicy {
    /// It is not TOML, or holds an unknown key or a value of a wrong type.
    #[error("policy: {0}")]
    Syntax(String),
    /// `extends` names no built-in policy.
    #[error("policy: extends: there is no built-in policy {name:?}")]
    UnknownBase {
        /// The name as given.
        name: String,
    },
    /// A key that every policy needs is absent.
    #[error("policy: {key}: is missing")]
    Missing {
        /// The key.
        key: String,
    },
    /// A number out of range, or a setting that contradicts another.
    #[error("policy: {key}: {reason}")]
    Value {
        /// The key.
        key: String,
        /// What is wrong with its value.
        reason: &'static str,
    },
    /// No measure of this name.
    #[error("policy: {key}: unknown measure {name:?}")]
    UnknownMeasure {
        /// The key.
        key: String,
        /// The name as given.
        name: String,
    },
    /// No variable of this name, or none that the policy publishes.
    #[error("policy: {key}: unknown variable {name:?}")]
    UnknownVariable {
        /// The key.
        key: String,
        /// The name as given.
        name: String,
    },
    /// The variable's code list does not hold the code.
    #[error("policy: {key}: {variable} has no code {code:?}")]
    UnknownCode {
        /// The key.
        key: String,
        /// The variable.
        variable: Variable,
        /// The code as given.
        code: String,
    },
    /// A code stands in two places, or is one of the reserved codes.
    #[error("policy: {key}: the code {code} is used twice or reserved")]
    Repeated {
        /// The key.
        key: String,
        /// The code.
        code: Code,
    },
    /// No record could ever count in the item.
    #[error("policy: {key}: {code} counts nothing")]
    Empty {
        /// The key.
        key: String,
        /// The code of the item.
        code: Code,
    },
    /// The code is not in the classification, so its labels must be given.
    #[error("policy: {key}: {code} needs labels `es` and `en`")]
    NoLabel {
        /// The key.
        key: String,
        /// The code of the item.
        code: Code,
    },
    /// An extra table combines what is declared never to be combined.
    #[error("policy: extra_tables: {} are never combined", .variables.iter().map(|v| v.name()).collect::<Vec<_>>().join(", "))]
    Contradiction {
        /// The variables of the table.
        variables: Vec<Variable>,
    },
    /// The noise cannot be used.
    #[error("policy: noise: {0}")]
    Noise(#[from] InvalidPTable),
    /// The noise changes nothing: hiding small counts alone protects nobody.
    #[error("policy: noise: changes no count, so hidden counts could be subtracted")]
    NoNoise,
}
