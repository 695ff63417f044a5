//! Variables and their equivalents in other schemes.

use crate::{code::Code, label::Label, variable::Response};

/// What a variable is, with its equivalents in other standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableInfo {
    /// The name in the crosswalk, which is mostly that of the code list.
    pub name: String,
    /// Name in both languages.
    pub label: Label,
    /// The unit it describes: victim, event, perpetrator and so on.
    pub unit: String,
    /// The name of its code list.
    pub code_list: String,
    /// Whether one unit can have several answers.
    pub response: Response,
    /// Nearest variable of the ICCS; may be empty, as the next ones.
    pub iccs: String,
    /// Nearest field of the HTCDS.
    pub htcds: String,
    /// Nearest variable of GLOTIP.
    pub glotip: String,
    /// Nearest column of the CTDC files.
    pub ctdc: String,
    /// The official code of the IC-TIP, once it is known.
    pub ictip_official_code: Option<String>,
    /// How far the variable can identify a person.
    pub disclosure_class: String,
    /// The detail proposed for publication.
    pub public_detail: String,
    /// Advice for users.
    pub note: String,
}

/// How a category of ours relates to one of another scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Exact,
    /// Ours is part of the other.
    Narrower,
    /// The other is part of ours.
    Broader,
    /// They overlap.
    Partial,
    /// There is no equivalent.
    None,
}

impl Relation {
    /// The name, as in the crosswalk.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Narrower => "narrower",
            Self::Broader => "broader",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

/// A link from a category to another scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondence {
    /// The variable, by its name in the crosswalk.
    pub variable: String,
    /// The category; `None` for the whole variable.
    pub code: Option<Code>,
    /// The other scheme, such as `ICCS` or `HTCDS`.
    pub scheme: String,
    /// The code or field there; may be empty if there is no equivalent.
    pub target: String,
    /// How ours relates to theirs.
    pub relation: Relation,
    /// Remarks; may be empty.
    pub note: String,
}
