//! The pages and their addresses.

use domain::{label::Language, measure::Measure, selection::Selection, variable::Variable};

use crate::{address, figure::known, indicator_id::IndicatorId, place::Place};

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
    /// Where: the country, a province, a canton.
    Map(Place),
    /// The catalogue of indicators.
    Indicators,
    /// One indicator.
    Indicator(IndicatorId),
    /// The reader's own table.
    Explore,
    /// What is counted and how it is protected.
    Method,
    /// The releases.
    Releases,
    /// How to get the data of a selection, and the API.
    Data,
    /// How to embed a figure, by its name, in another site.
    Embed(&'static str),
}

impl Page {
    /// Every page of the navigation, in its order: of the map its first, and
    /// none of those of one indicator each.
    pub const ALL: [Self; 10] = [
        Self::Persons,
        Self::Applications,
        Self::Accredited,
        Self::Events,
        Self::Map(Place::Country),
        Self::Indicators,
        Self::Explore,
        Self::Method,
        Self::Releases,
        Self::Data,
    ];

    /// The part of the path after the language, and before the place of the map
    /// or the name of an indicator; empty for the first page.
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
            (Self::Map(_), Language::Es) => "mapa",
            (Self::Map(_), Language::En) => "map",
            (Self::Indicators | Self::Indicator(_), Language::Es) => "indicadores",
            (Self::Indicators | Self::Indicator(_), Language::En) => "indicators",
            (Self::Explore, Language::Es) => "explorar",
            (Self::Explore, Language::En) => "explore",
            (Self::Method, Language::Es) => "metodologia",
            (Self::Method, Language::En) => "method",
            (Self::Releases, Language::Es) => "publicaciones",
            (Self::Releases, Language::En) => "releases",
            (Self::Data, Language::Es) => "datos",
            (Self::Data, Language::En) => "data",
            (Self::Embed(_), Language::Es) => "incrustar",
            (Self::Embed(_), Language::En) => "embed",
        }
    }

    /// The path that readers' browsers know: [`Self::route`] after the base of
    /// the site.
    #[must_use]
    pub fn path(self, language: Language) -> String {
        address::of(&self.route(language))
    }

    /// The path inside the site, such as `/es/solicitudes` or `/es/mapa/1`.
    #[must_use]
    pub fn route(self, language: Language) -> String {
        let slug = self.slug(language);
        let language = language.code();
        match self {
            Self::Indicator(id) => format!("/{language}/{slug}/{id}"),
            Self::Map(place) => format!("/{language}/{slug}{place}"),
            Self::Embed(figure) => format!("/{language}/{slug}/{figure}"),
            _ if slug.is_empty() => format!("/{language}"),
            _ => format!("/{language}/{slug}"),
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
        let path = address::within(path).trim_end_matches('/');
        Self::ALL
            .into_iter()
            .find(|page| page.route(language) == path)
            .or_else(|| Place::from_path(place_path(path, language)?).map(Self::Map))
            .or_else(|| Self::indicator(path, language))
            .or_else(|| Self::embed(path, language))
            .map(|page| (page, language))
    }

    /// The page of one indicator, whether or not there is such an indicator.
    fn indicator(path: &str, language: Language) -> Option<Self> {
        let rest = path.strip_prefix(Self::Indicators.route(language).as_str())?;
        let id = rest.strip_prefix('/')?.parse().ok()?;
        Some(Self::Indicator(id))
    }

    /// The page of a figure that there is.
    fn embed(path: &str, language: Language) -> Option<Self> {
        let folder = Self::Embed("").route(language);
        known(path.strip_prefix(folder.as_str())?).map(Self::Embed)
    }

    /// Whether the server alone writes the page: browsers load it whole.
    #[must_use]
    pub fn is_served(self) -> bool {
        matches!(
            self,
            Self::Indicators
                | Self::Indicator(_)
                | Self::Method
                | Self::Releases
                | Self::Data
                | Self::Embed(_)
        )
    }

    /// The page of the navigation that it belongs to.
    #[must_use]
    pub fn entry(self) -> Self {
        match self {
            Self::Map(_) => Self::Map(Place::Country),
            Self::Indicator(_) => Self::Indicators,
            page => page,
        }
    }

    /// The page where a selection is shown: on the map its place.
    #[must_use]
    pub fn of(self, selection: &Selection) -> Self {
        match self {
            Self::Map(_) => Self::Map(Place::of(selection)),
            page => page,
        }
    }

    /// The place of a page of the map.
    #[must_use]
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Map(place) => Some(place),
            _ => None,
        }
    }

    /// Whether a filter on this variable is the page's own place: it stands in
    /// the path, and the reader does not choose it in the filter bar.
    #[must_use]
    pub fn is_place(self, variable: Variable) -> bool {
        let filter = self.place().and_then(Place::filter);
        filter.is_some_and(|(own, _)| own == variable)
    }

    /// Whether the reader chooses what the page counts.
    #[must_use]
    pub fn takes_measure(self) -> bool {
        matches!(
            self,
            Self::Events | Self::Map(_) | Self::Explore | Self::Data | Self::Embed(_)
        )
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

    /// Whether the page shows figures under the filter bar.
    #[must_use]
    pub fn has_filters(self) -> bool {
        !self.is_served()
    }
}

/// What of a path names a place of the map; none where it is no page of it.
///
/// # Examples
///
/// ```
/// use app::page::place_path;
/// use domain::label::Language;
///
/// assert_eq!(place_path("/es/mapa/1/101", Language::Es), Some("1/101"));
/// assert_eq!(place_path("/es/mapas", Language::Es), None);
/// ```
#[must_use]
pub fn place_path(path: &str, language: Language) -> Option<&str> {
    let map = Page::Map(Place::Country).route(language);
    let rest = address::within(path).strip_prefix(map.as_str())?;
    match rest.strip_prefix('/') {
        None if rest.is_empty() => Some(""),
        within => within,
    }
}

/// Whether a path is that of a page of the map.
#[must_use]
pub fn is_of_map(path: &str) -> bool {
    Page::from_path(path).is_some_and(|(page, _)| page.place().is_some())
}

/// The language that a path begins with, after the base of the site.
#[must_use]
pub fn language_of(path: &str) -> Option<Language> {
    address::within(path)
        .strip_prefix('/')
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
    fn a_place_of_the_map_has_its_own_path() {
        let page = Page::Map(Place::Canton(101));
        assert_eq!(page.path(Language::Es), "/es/mapa/1/101");
        assert_eq!(
            Page::from_path("/en/map/1/101/"),
            Some((page, Language::En))
        );
        // Found all the same: the server sends on to the one spelling.
        assert_eq!(
            Page::from_path("/es/mapa/2/101"),
            Some((page, Language::Es))
        );
    }

    #[test]
    fn an_indicator_has_its_path_below_the_catalogue() {
        let (page, language) = Page::from_path("/es/indicadores/acc-rate").unwrap();
        assert_eq!(language, Language::Es);
        assert_eq!(page.path(Language::En), "/en/indicators/ACC-RATE");
        assert_eq!(page.entry(), Page::Indicators);
        for path in [
            "/es/indicadores/a/b",
            "/es/indicadores/%3Cb%3E",
            "/es/indicators/ACC-N",
        ] {
            assert_eq!(Page::from_path(path), None, "{path}");
        }
    }

    #[test]
    fn a_figure_that_there_is_can_be_embedded() {
        let page = Page::Embed("age-sex");
        assert_eq!(page.path(Language::Es), "/es/incrustar/age-sex");
        assert_eq!(
            Page::from_path("/en/embed/age-sex"),
            Some((page, Language::En))
        );
        for path in [
            "/es/incrustar",
            "/es/incrustar/",
            "/es/incrustar/nada",
            "/es/embed/age",
        ] {
            assert_eq!(Page::from_path(path), None, "{path}");
        }
    }

    #[test]
    fn a_path_without_a_known_language_is_no_page() {
        for path in ["", "/", "/fr", "/es/nada", "es", "/esx", "/es/mapa/x"] {
            assert_eq!(Page::from_path(path), None, "{path}");
        }
    }
}
