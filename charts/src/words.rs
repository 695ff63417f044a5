//! States of cells in words.

use domain::{label::Language, table::Cell};

use crate::number;

/// The name of withheld cells.
///
/// # Examples
///
/// ```
/// use charts::words::withheld;
/// use domain::label::Language;
///
/// assert_eq!(withheld(5, Language::Es), "dato reservado (menos de 5)");
/// ```
#[must_use]
pub fn withheld(threshold: u32, language: Language) -> String {
    match language {
        Language::Es => format!("dato reservado (menos de {threshold})"),
        Language::En => format!("withheld (fewer than {threshold})"),
    }
}

/// A share with the persons that it is made of.
///
/// # Examples
///
/// ```
/// use charts::words::share;
/// use domain::label::Language;
///
/// assert_eq!(share(81.0, 21, 26, Language::Es), "81\u{a0}% (21 de 26 personas)");
/// assert_eq!(share(81.0, 21, 26, Language::En), "81% (21 of 26 persons)");
/// ```
#[must_use]
pub fn share(percent: f64, persons: u32, base: u32, language: Language) -> String {
    let percent = number::percent(percent, base, language);
    let persons = number::whole(persons, language);
    let base = number::persons(base, language);
    match language {
        Language::Es => format!("{percent} ({persons} de {base})"),
        Language::En => format!("{percent} ({persons} of {base})"),
    }
}

/// What a country is that the table does not name: it counts in a group, and
/// nobody can say how much of that is its own.
#[must_use]
pub fn no_own_number(language: Language) -> &'static str {
    match language {
        Language::Es => "país sin cifra propia",
        Language::En => "country without a figure of its own",
    }
}

/// What a cell says: its persons, or why there is no number.
///
/// # Examples
///
/// ```
/// use charts::words::cell;
/// use domain::{label::Language, table::Cell};
///
/// assert_eq!(cell(Cell::Published(12), 5, Language::Es), "12 personas");
/// assert_eq!(cell(Cell::NotCollected, 5, Language::En), "not collected in this period");
/// ```
#[must_use]
pub fn cell(cell: Cell, threshold: u32, language: Language) -> String {
    let text = match (cell, language) {
        (Cell::Published(persons), _) => return number::persons(persons, language),
        (Cell::Withheld, _) => return withheld(threshold, language),
        (Cell::NotPublished, Language::Es) => "no publicado",
        (Cell::NotPublished, Language::En) => "not published",
        (Cell::NotCollected, Language::Es) => "no recolectado en este período",
        (Cell::NotCollected, Language::En) => "not collected in this period",
        (Cell::StructuralZero, Language::Es) => "no puede ocurrir",
        (Cell::StructuralZero, Language::En) => "cannot occur",
    };
    text.to_owned()
}
