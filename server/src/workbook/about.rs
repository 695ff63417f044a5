//! The sheet that says what a table is: release, symbols, notes, citation.

use app::rows::Entry;
use domain::{label::Language, release::Release, table::Cell};

use super::{Sheet, WorkbookError};
use crate::api::text;

/// What is said of a table beside it.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it is, each with its name.
    pub facts: Vec<(&'static str, String)>,
    /// The selection that it answers, where it is one.
    pub selection: Option<String>,
    /// What has to be known of it.
    pub notes: Vec<String>,
}

/// Fills a sheet with what has to be known of a table.
///
/// # Errors
///
/// It cannot be written.
pub fn about(
    sheet: &mut Sheet<'_>,
    about: &About<'_>,
    release: &Release,
    language: Language,
) -> Result<(), WorkbookError> {
    let manifest = release.manifest();
    let [selection, of, cutoff, citation, symbols, notes] = heads(language);
    sheet.title(about.title)?;
    for (name, fact) in &about.facts {
        sheet.fact(name, fact)?;
    }
    if let Some(asked) = &about.selection {
        sheet.fact(selection, asked)?;
    }
    sheet.fact(of, manifest.id.as_str())?;
    sheet.fact(cutoff, &manifest.cutoff.to_string())?;
    sheet.fact(citation, &text::citation(manifest, language))?;
    sheet.skip();
    sheet.group(symbols)?;
    for cell in text::STATES {
        let meaning = text::state(cell, release.threshold());
        sheet.fact(
            &symbol(cell, release, language),
            meaning.in_language(language),
        )?;
    }
    sheet.skip();
    sheet.group(notes)?;
    for note in &about.notes {
        sheet.line(note)?;
    }
    Ok(())
}

/// The symbol of a cell without a number, as in the tables of pages.
#[must_use]
pub fn symbol(cell: Cell, release: &Release, language: Language) -> String {
    Entry::count(cell, release.threshold(), language).text
}

fn heads(language: Language) -> [&'static str; 6] {
    match language {
        Language::Es => [
            "Selección",
            "Publicación",
            "Fecha de corte",
            "Cita",
            "Símbolos",
            "Notas",
        ],
        Language::En => [
            "Selection",
            "Release",
            "Cut-off date",
            "Citation",
            "Symbols",
            "Notes",
        ],
    }
}
