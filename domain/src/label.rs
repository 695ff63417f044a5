//! Texts in the two languages of the product.

use serde::{Deserialize, Serialize};

/// A language the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Spanish, the first language of the product.
    #[default]
    Es,
    /// English.
    En,
}

impl Language {
    /// The ISO 639-1 code, as in the first part of a page's path.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }

    /// The language of an ISO 639-1 code, if the product speaks it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "es" => Some(Self::Es),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Es => Self::En,
            Self::En => Self::Es,
        }
    }
}

/// A text in Spanish and in English.
///
/// # Examples
///
/// ```
/// use domain::label::{Label, Language};
///
/// let label = Label::new("Mujer", "Female");
/// assert_eq!(label.in_language(Language::En), "Female");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    /// Spanish text.
    pub es: String,
    /// English text.
    pub en: String,
}

impl Label {
    /// A label of both texts.
    #[must_use]
    pub fn new(es: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            es: es.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Es => &self.es,
            Language::En => &self.en,
        }
    }
}
