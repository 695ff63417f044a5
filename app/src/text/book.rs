//! Texts of workbooks and pictures, which the server makes.

use chrono::NaiveDate;
use domain::{label::Language, selection::ReleaseId};

use super::{Text, file::publisher};

pub const CONTENTS: Text = Text::new("Contenido", "Contents");
pub const HEADLINES: Text = Text::new("Cifras principales", "Headline figures");
pub const NOTES_AND_SYMBOLS: Text = Text::new("Notas y símbolos", "Notes and symbols");
pub const NOTES: Text = Text::new("Notas", "Notes");
pub const SYMBOLS: Text = Text::new("Símbolos", "Symbols");
pub const FILTERS: Text = Text::new("Filtros", "Filters");
pub const NO_FILTERS: Text = Text::new("Sin filtros", "No filters");
pub const SELECTION: Text = Text::new("Selección", "Selection");
pub const PROTECTION: Text = Text::new("Protección de los datos", "Data protection");

/// Where numbers are from, beneath a picture that has its title above.
pub fn source(release: &ReleaseId, cutoff: NaiveDate, language: Language) -> String {
    let publisher = publisher(release, cutoff, language);
    match language {
        Language::Es => format!("Fuente: {publisher}"),
        Language::En => format!("Source: {publisher}"),
    }
}
