//! Texts of the map's pages: places and the ways between them.

use domain::{label::Language, measure::Measure};

use super::Text;
use crate::place::Place;

pub const WAY: Text = Text::new("Lugar", "Place");
pub const TO_MAP: Text = Text::new(
    "Ver el mapa con provincias y cantones",
    "See the map with provinces and cantons",
);
pub const NO_PLACE: Text = Text::new("No hay tal lugar", "There is no such place");
pub const NO_PLACE_MORE: Text = Text::new(
    "La dirección no nombra ninguna provincia ni ningún cantón: una provincia se escribe con una cifra y un cantón con tres, como en /es/mapa/1/101.",
    "The address names no province and no canton: a province is one digit and a canton three, as in /en/map/1/101.",
);
pub const CANTONS: Text = Text::new("Cantones", "Cantons");
pub const ALL_CANTONS: Text = Text::new(
    "Ver todos los cantones del país, de mayor a menor",
    "See all cantons of the country, largest first",
);
pub const SINGLE_YEARS: Text = Text::new("años sueltos", "single years");

pub const NOTE_POOLS: Text = Text::new(
    "Los períodos agrupados se traslapan: no se suman.",
    "Pooled periods overlap: they do not add up.",
);

/// The title of a figure by pooled period.
pub fn pools_title(measure: Measure, language: Language) -> String {
    let what = super::filter::measure(measure).get(language);
    match language {
        Language::Es => format!("{what} por período agrupado"),
        Language::En => format!("{what} by pooled period"),
    }
}

/// The heading of a page of the map.
pub fn heading(place: Place, name: &str, language: Language) -> String {
    match (place, language) {
        (Place::Country, _) => super::site::heading(crate::page::Page::Map(place))
            .get(language)
            .to_owned(),
        (Place::Province(_), Language::Es) => format!("Provincia de {name}"),
        (Place::Province(_), Language::En) => format!("Province of {name}"),
        (Place::Canton(_), Language::Es) => format!("Cantón de {name}"),
        (Place::Canton(_), Language::En) => format!("Canton of {name}"),
    }
}

/// What a page of the map shows.
pub fn lead(place: Place) -> Text {
    match place {
        Place::Country => Text::new(
            "Provincia de residencia de las personas. Cada provincia lleva a su perfil y a sus cantones.",
            "Province where the persons lived. Each province leads to its profile and its cantons.",
        ),
        Place::Province(_) => Text::new(
            "Perfil de las personas que residían en esta provincia. Cada cantón lleva a lo que se publica de él.",
            "Profile of the persons who lived in this province. Each canton leads to what is published of it.",
        ),
        Place::Canton(_) => Text::new(
            "Lo que se publica de las personas que residían en este cantón. Son pocas: con más detalle alguien podría reconocerlas.",
            "What is published of the persons who lived in this canton. They are few: with more detail somebody could recognise them.",
        ),
    }
}

/// The link to the page of a province or canton.
pub fn to_place(name: &str, language: Language) -> String {
    match language {
        Language::Es => format!("Ver la página de {name}"),
        Language::En => format!("See the page of {name}"),
    }
}

/// The link to the indicators of a place.
pub fn to_indicators(name: &str, language: Language) -> String {
    match language {
        Language::Es => format!("Ver los indicadores de {name}"),
        Language::En => format!("See the indicators of {name}"),
    }
}

/// What the release does not combine with a canton.
pub fn not_combined(names: &str, language: Language) -> String {
    match language {
        Language::Es => format!("Esta publicación no cruza el cantón con: {names}."),
        Language::En => format!("This release does not combine the canton with: {names}."),
    }
}

/// The filters that do not go along to the page of a canton.
pub fn left_behind(filters: &str, language: Language) -> String {
    match language {
        Language::Es => format!("La página de cada cantón deja fuera: {filters}."),
        Language::En => format!("The page of each canton leaves out: {filters}."),
    }
}
