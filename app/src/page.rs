//! The pages and their addresses.

use domain::{label::Language, measure::Measure};

/// A page of the dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Persons per year: applications received against persons accredited.
    Persons,
    /// Applications received.
    Applications,
    /// Persons accredited.
    Accredited,
    /// How it happened.
    Events,
    /// What is counted and how it is protected.
    Method,
    /// The releases.
    Releases,
}

impl Page {
    /// Every page, in the order of the navigation.
    pub const ALL: [Self; 6] = [
        Self::Persons,
        Self::Applications,
        Self::Accredited,
        Self::Events,
        Self::Method,
        Self::Releases,
    ];

    /// The part of the path after the language; empty for the first page.
    #[must_use]
    pub fn slug(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Persons, _) => "",
            (Self::Applications, Language::Es) => "solicitudes",
            (Self::Applications, Language::En) => "applications",
            (Self::Accredited, Language::Es) => "acreditadas",
            (Self::Accredited, Language::En) => "accredited",
            (Self::Events, Language::Es) => "eventos",
            (Self::Events, Language::En) => "events",
            (Self::Method, Language::Es) => "metodologia",
            (Self::Method, Language::En) => "method",
            (Self::Releases, Language::Es) => "publicaciones",
            (Self::Releases, Language::En) => "releases",
        }
    }

    /// The path, such as `/es/solicitudes`.
    #[must_use]
    pub fn path(self, language: Language) -> String {
        match self.slug(language) {
            "" => format!("/{}", language.code()),
            slug => format!("/{}/{slug}", language.code()),
        }
    }

    /// The page and language of a path.
    ///
    /// # Examples
    ///
    /// ```
    /// use app::page::Page;
    /// use domain::label::Language;
    ///
    /// assert_eq!(
    ///     Page::from_path("/en/events"),
    ///     Some((Page::Events, Language::En))
    /// );
    /// // Each language has its own words.
    /// assert_eq!(Page::from_path("/en/eventos"), None);
    /// ```
    #[must_use]
    pub fn from_path(path: &str) -> Option<(Self, Language)> {
        let language = language_of(path)?;
        let path = path.trim_end_matches('/');
        Self::ALL
            .into_iter()
            .find(|page| page.path(language) == path)
            .map(|page| (page, language))
    }

    /// What the figures of the page count, where that is not the reader's
    /// choice.
    #[must_use]
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::Applications => Some(Measure::Applications),
            Self::Accredited => Some(Measure::Accredited),
            _ => None,
        }
    }

    /// Whether the page shows figures that filters apply to.
    #[must_use]
    pub fn has_filters(self) -> bool {
        !matches!(self, Self::Method | Self::Releases)
    }
}

/// The language that a path begins with.
#[must_use]
pub fn language_of(path: &str) -> Option<Language> {
    path.strip_prefix('/')
        .and_then(|path| path.split('/').next())
        .and_then(Language::from_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_its_own_path_in_each_language() {
        for language in [Language::Es, Language::En] {
            for page in Page::ALL {
                assert_eq!(
                    Page::from_path(&page.path(language)),
                    Some((page, language))
                );
            }
        }
    }

    #[test]
    fn a_path_without_a_known_language_is_no_page() {
        for path in ["", "/", "/fr", "/es/nada", "es", "/esx"] {
            assert_eq!(Page::from_path(path), None, "{path}");
        }
    }
}
