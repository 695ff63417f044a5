//! Turns of phrase in both languages.

use domain::{
    label::Language,
    letters::lowercase,
    table::{Axis, Cell, ItemKind},
};

/// What the marks of a table are called.
pub(super) struct Noun {
    pub(super) plural: &'static str,
    /// Begins the sentence on the one of most persons.
    pub(super) most: &'static str,
    /// The same, when several have as many.
    pub(super) most_of_several: &'static str,
    /// Follows a number that several have, with the space before it.
    pub(super) each: &'static str,
}

const CATEGORY: [Noun; 2] = [
    Noun {
        plural: "categorías",
        most: "La categoría con más personas es",
        most_of_several: "Las categorías con más personas son",
        each: " cada una",
    },
    Noun {
        plural: "categories",
        most: "The largest category is",
        most_of_several: "The largest categories are",
        each: " each",
    },
];
const YEAR: [Noun; 2] = [
    Noun {
        plural: "años",
        most: "El año con más personas es",
        most_of_several: "Los años con más personas son",
        each: " cada uno",
    },
    Noun {
        plural: "years",
        most: "The year with most persons is",
        most_of_several: "The years with most persons are",
        each: " each",
    },
];
const PERIOD: [Noun; 2] = [
    Noun {
        plural: "períodos",
        most: "El período con más personas es",
        most_of_several: "Los períodos con más personas son",
        each: " cada uno",
    },
    Noun {
        plural: "periods",
        most: "The period with most persons is",
        most_of_several: "The periods with most persons are",
        each: " each",
    },
];
const COMBINATION: [Noun; 2] = [
    Noun {
        plural: "combinaciones",
        most: "La combinación con más personas es",
        most_of_several: "Las combinaciones con más personas son",
        each: " cada una",
    },
    Noun {
        plural: "combinations",
        most: "The largest combination is",
        most_of_several: "The largest combinations are",
        each: " each",
    },
];

impl Noun {
    /// What the marks of these axes are called.
    pub(super) fn of(axes: &[Axis], language: Language) -> Self {
        let nouns = match axes {
            [axis] if super::is_period(axes) => {
                let years = axis
                    .items
                    .iter()
                    .any(|item| item.kind == ItemKind::Category);
                if years { YEAR } else { PERIOD }
            }
            [_] => CATEGORY,
            _ => COMBINATION,
        };
        in_language(nouns, language)
    }

    /// A year.
    pub(super) fn year(language: Language) -> Self {
        in_language(YEAR, language)
    }

    /// Many have as many persons as any.
    pub(super) fn shared(&self, count: usize, of_each: &str, language: Language) -> String {
        let share = match language {
            Language::Es => "comparten el mayor número de personas",
            Language::En => "share the largest number of persons",
        };
        format!("{count} {} {share}: {of_each}", self.plural)
    }
}

fn in_language<T>([es, en]: [T; 2], language: Language) -> T {
    match language {
        Language::Es => es,
        Language::En => en,
    }
}

/// There is no number to speak of.
pub(super) fn nothing_published(language: Language) -> &'static str {
    in_language(
        ["No hay cifras publicadas", "No figures are published"],
        language,
    )
}

/// Why so many have no number; none when there are none, or they have one.
pub(super) fn why(state: Cell, count: usize, threshold: u32, language: Language) -> Option<String> {
    let one = match count {
        0 => return None,
        1 => true,
        _ => false,
    };
    let text = match (state, language, one) {
        (Cell::Withheld, Language::Es, true) => {
            format!("es dato reservado (menos de {threshold})")
        }
        (Cell::Withheld, Language::Es, false) => {
            format!("son datos reservados (menos de {threshold})")
        }
        (Cell::Withheld, Language::En, true) => format!("is withheld (fewer than {threshold})"),
        (Cell::Withheld, Language::En, false) => format!("are withheld (fewer than {threshold})"),
        (Cell::NotPublished, Language::Es, true) => "no se publica".to_owned(),
        (Cell::NotPublished, Language::Es, false) => "no se publican".to_owned(),
        (Cell::NotPublished, Language::En, true) => "is not published".to_owned(),
        (Cell::NotPublished, Language::En, false) => "are not published".to_owned(),
        (Cell::NotCollected, Language::Es, true) => "no se recolectó".to_owned(),
        (Cell::NotCollected, Language::Es, false) => "no se recolectaron".to_owned(),
        (Cell::NotCollected, Language::En, true) => "was not collected".to_owned(),
        (Cell::NotCollected, Language::En, false) => "were not collected".to_owned(),
        (Cell::Published(_) | Cell::StructuralZero, ..) => return None,
    };
    Some(text)
}

/// A number of one year.
pub(super) fn in_year(number: &str, year: &str, language: Language) -> String {
    format!("{number} {} {year}", in_language(["en", "in"], language))
}

/// From the first to the last year.
pub(super) fn from_to(first: &str, last: &str, language: Language) -> String {
    let [from, to] = in_language([["de", "a"], ["from", "to"]], language);
    format!("{from} {first} {to} {last}")
}

/// The year of most persons.
pub(super) fn most(year: &str, language: Language) -> String {
    format!("{} {year}", in_language(["máximo,", "highest,"], language))
}

/// A name in the quotation marks of the language.
pub(super) fn quoted(name: &str, language: Language) -> String {
    let [open, close] = in_language([['«', '»'], ['“', '”']], language);
    format!("{open}{name}{close}")
}

/// Names as a list: `A, B y C`.
pub(super) fn join(names: &[&str], language: Language) -> String {
    let Some((last, others)) = names.split_last().filter(|(_, others)| !others.is_empty()) else {
        return names.concat();
    };
    let and = match language {
        Language::Es if begins_with_i(last) => "e",
        Language::Es => "y",
        Language::En => "and",
    };
    format!("{} {and} {last}", others.join(", "))
}

/// Whether «y» before a name becomes «e»: before the sound of i, but not
/// before its diphthongs, as in «hielo».
fn begins_with_i(name: &str) -> bool {
    let name = lowercase(name.trim_start_matches('«'));
    let mut letters = name.strip_prefix('h').unwrap_or(&name).chars();
    let sound = letters
        .next()
        .is_some_and(|first| matches!(first, 'i' | 'í'));
    sound && !letters.next().is_some_and(|second| "aeou".contains(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_each_language_does() {
        let names = ["«A»", "«B»", "«Italia»"];
        assert_eq!(join(&names[..1], Language::Es), "«A»");
        assert_eq!(join(&names[..2], Language::Es), "«A» y «B»");
        assert_eq!(join(&names, Language::Es), "«A», «B» e «Italia»");
        assert_eq!(join(&names[..2], Language::En), "«A» and «B»");
        assert_eq!(join(&["«A»", "«Hierro»"], Language::Es), "«A» y «Hierro»");
    }

    #[test]
    fn many_of_the_same_size_are_counted() {
        assert_eq!(
            Noun::year(Language::Es).shared(4, "9 personas cada uno", Language::Es),
            "4 años comparten el mayor número de personas: 9 personas cada uno"
        );
    }
}
