//! Codes of categories.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};

/// A well-formed code of a classification, such as `EXP-S1`, `101` or `_U`.
///
/// Whether the code exists is for the classification or the release to say.
/// Cloning is cheap: the text is shared.
///
/// # Examples
///
/// ```
/// use domain::code::Code;
///
/// let code: Code = "EXP-S1".parse()?;
/// assert_eq!(code.as_str(), "EXP-S1");
/// assert!("two words".parse::<Code>().is_err());
/// # Ok::<(), domain::code::InvalidCode>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(Arc<str>);

/// The longest code accepted, in bytes.
pub const MAX_CODE_LENGTH: usize = 24;

/// The text is not a code: empty, too long, or with other characters than
/// ASCII letters, digits, `-`, `_` and `.`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a code: {0:?}")]
pub struct InvalidCode(String);

impl Code {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, InvalidCode> {
        let well_formed = !text.is_empty()
            && text.len() <= MAX_CODE_LENGTH
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        if well_formed {
            Ok(Self(text.into()))
        } else {
            Err(InvalidCode(text.chars().take(MAX_CODE_LENGTH).collect()))
        }
    }
}

impl TryFrom<String> for Code {
    type Error = InvalidCode;

    fn try_from(text: String) -> Result<Self, InvalidCode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0.as_ref().to_owned()
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Codes that mean the same for every variable.
pub mod reserved {
    /// Nobody knows, or it was not recorded (SDMX `_U`).
    pub const NOT_KNOWN: &str = "_U";
    /// The question does not apply to this person (SDMX `_Z`).
    pub const NOT_APPLICABLE: &str = "_Z";
    /// The person declined to answer.
    pub const DECLINED: &str = "X-DEC";
    /// The institution did not collect this variable.
    pub const NOT_COLLECTED: &str = "X-NA";
    /// Every category that the policy does not publish by itself; in `period`,
    /// the years before the first one.
    pub const RESIDUAL: &str = "X-OTH";
    /// Declared group of all persons with any answer: the base of shares.
    pub const ANSWERED: &str = "_A";

    /// The four codes of a missing answer, in the order they are shown.
    pub const MISSING: [&str; 4] = [NOT_KNOWN, NOT_APPLICABLE, DECLINED, NOT_COLLECTED];

    /// [`NOT_KNOWN`] as a code.
    #[must_use]
    pub fn not_known() -> super::Code {
        super::Code(NOT_KNOWN.into())
    }
}
