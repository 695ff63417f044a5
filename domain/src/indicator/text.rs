//! Fixed texts in both languages.

use serde::Serialize;

use crate::label::Language;

/// A text of the catalogue, in Spanish and in English.
///
/// # Examples
///
/// ```
/// use domain::{indicator::Text, label::Language};
///
/// const WOMEN: Text = Text::new("Mujeres", "Women");
/// assert_eq!(WOMEN.get(Language::En), "Women");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    /// Spanish text.
    pub es: &'static str,
    /// English text.
    pub en: &'static str,
}

impl Text {
    /// A text of both languages.
    #[must_use]
    pub const fn new(es: &'static str, en: &'static str) -> Self {
        Self { es, en }
    }

    /// The text in one language.
    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Es => self.es,
            Language::En => self.en,
        }
    }
}
