//! Texts of the catalogue of indicators and of their pages.

use charts::number;
use domain::{
    indicator::{Formula, Indicator, Unit},
    label::Language,
    letters,
};

use super::Text;

pub const SEARCH: Text = Text::new("Buscar un indicador", "Search for an indicator");
pub const SEARCH_HINT: Text = Text::new(
    "Por ejemplo: mujeres, tasa, ODS 16.2.2, internet",
    "For example: women, rate, SDG 16.2.2, internet",
);
pub const SEARCH_BUTTON: Text = Text::new("Buscar", "Search");
pub const SEARCH_CLEAR: Text = Text::new("Ver todos", "See all");
pub const THEMES: Text = Text::new("Secciones del catálogo", "Parts of the catalogue");
pub const NOTHING_FOUND: Text = Text::new(
    "Pruebe con menos palabras o con otra más general, o vea el catálogo completo.",
    "Try fewer words or a more general one, or see the whole catalogue.",
);
pub const NOT_IN_RELEASE: Text = Text::new("no está en esta publicación", "not in this release");
pub const NOT_UNDER_FILTERS: Text = Text::new(
    "no se publica con estos filtros",
    "not published under these filters",
);
pub const CATALOGUE_FILES: Text =
    Text::new("El catálogo como archivo:", "The catalogue as a file:");

pub const UNKNOWN: Text = Text::new("Este indicador no existe", "There is no such indicator");
pub const NEAREST: Text = Text::new(
    "Los de nombre más cercano:",
    "Those with the nearest names:",
);
pub const ALL: Text = Text::new("Todos los indicadores", "All indicators");
pub const PATH: Text = Text::new("Ruta", "Path");

pub const VALUE: Text = Text::new("Valor", "Value");
pub const SERIES: Text = Text::new("Serie por año", "Series by year");
pub const BREAKDOWN_BY: Text = Text::new("Desglosar por", "Break down by");
pub const NO_BREAKDOWN: Text = Text::new(
    "Esta publicación no ofrece este indicador por ninguna otra variable.",
    "This release does not offer this indicator by any other variable.",
);
pub const FACTS: Text = Text::new("Ficha técnica", "Metadata");
pub const REFUSED: Text = Text::new(
    "No se puede mostrar con todos los filtros elegidos.",
    "It cannot be shown under all chosen filters.",
);
pub const NOT_TABULATED: Text = Text::new(
    "Esta publicación no contiene las cifras de las que se compone este indicador. La definición y la fórmula siguen siendo válidas.",
    "This release does not hold the figures that this indicator is made of. Its definition and formula hold all the same.",
);

pub const ID: Text = Text::new("Código y versión", "Id and version");
pub const DEFINITION: Text = Text::new("Definición", "Definition");
pub const FORMULA: Text = Text::new("Fórmula", "Formula");
pub const UNIT: Text = Text::new("Unidad", "Unit");
pub const UNIVERSE: Text = Text::new("Universo", "Universe");
pub const REFERENCE_DATE: Text = Text::new("Fecha de referencia", "Reference date");
pub const POPULATION: Text = Text::new("Población", "Population");
pub const THEME: Text = Text::new("Sección", "Section");
pub const SOURCE: Text = Text::new("Publicación", "Release");
pub const CORRESPONDENCES: Text = Text::new(
    "Correspondencia con otras normas",
    "Correspondence to other standards",
);
pub const CORRESPONDENCES_MORE: Text = Text::new(
    "Indican con qué puede compararse, no que sea lo mismo. La ubicación en las unidades de la IC-TIP (ICS-TIP 2023) y los códigos de este tablero son del proyecto: las tablas de códigos de esa norma no son públicas.",
    "They say what it can be compared with, not that it is the same. The placement under units of the IC-TIP (ICS-TIP 2023) and the codes of this dashboard are the project’s own: the code tables of that standard are not public.",
);
pub const NO_CORRESPONDENCE: Text = Text::new("sin equivalente", "no equivalent");
pub const ICTIP: Text = Text::new(
    "Unidad de la IC-TIP (ICS-TIP 2023)",
    "Unit of the IC-TIP (ICS-TIP 2023)",
);
pub const ICCS: Text = Text::new("ICCS 1.0 (delitos)", "ICCS 1.0 (crime)");
pub const HTCDS: Text = Text::new("HTCDS 2.0 (campos)", "HTCDS 2.0 (fields)");
pub const GLOTIP: Text = Text::new("GLOTIP (UNODC)", "GLOTIP (UNODC)");
pub const SDG: Text = Text::new("ODS", "SDG");

pub const UNDEFINED_SYMBOL: &str = "·";
pub const UNDEFINED: Text = Text::new("no se puede calcular", "cannot be computed");
pub const UNDEFINED_MEANING: Text = Text::new(
    "no se puede calcular: no hay con qué relacionar a las personas",
    "cannot be computed: there is nothing to relate the persons to",
);
pub const WITHHELD: Text = Text::new("dato reservado", "withheld");
pub const WITHHELD_SHORT: Text = Text::new("reservado", "withheld");
pub const WITHHELD_MEANING: Text = Text::new(
    "dato reservado: una de las cifras de las que se compone está por debajo del umbral",
    "withheld: one of the figures that it is made of is below the threshold",
);

/// A number that lies between two others.
pub fn between(first: u32, last: Option<u32>, language: Language) -> String {
    let whole = |number| number::whole(number, language);
    match (last, language) {
        (Some(last), Language::Es) => format!("entre {} y {}", whole(first), whole(last)),
        (Some(last), Language::En) => format!("between {} and {}", whole(first), whole(last)),
        (None, Language::Es) => format!("{} o más", whole(first)),
        (None, Language::En) => format!("{} or more", whole(first)),
    }
}

/// The same in a table, as short as it can be.
pub fn between_short(first: u32, last: Option<u32>, language: Language) -> String {
    match last {
        Some(last) => format!(
            "{}–{}",
            number::whole(first, language),
            number::whole(last, language)
        ),
        None => between(first, last, language),
    }
}

/// The columns of an indicator's tables, after the first.
pub fn columns(indicator: &Indicator) -> Vec<Text> {
    let persons = Text::new("Personas", "Persons");
    let base = Text::new("Base", "Base");
    match indicator.formula {
        Formula::Count(_) => vec![persons],
        Formula::Share { .. } | Formula::Distribution { .. } => {
            vec![Text::new("Porcentaje", "Percent"), persons, base]
        }
        Formula::Ratio { .. } => vec![
            Text::new("Por cada 100 solicitudes", "Per 100 applications"),
            Text::new("Acreditadas", "Accredited"),
            Text::new("Solicitudes", "Applications"),
        ],
        Formula::Rate(_) => vec![
            Text::new("Por 100 000 habitantes", "Per 100,000 inhabitants"),
            persons,
            Text::new("Población", "Population"),
        ],
        Formula::Median(_) => vec![
            Text::new("Días hábiles", "Working days"),
            Text::new("Resueltas (base)", "Decided (base)"),
        ],
    }
}

/// How many persons stand behind a value.
pub fn made_of(
    numerator: &str,
    denominator: Option<&str>,
    unit: Unit,
    language: Language,
) -> String {
    match (unit, denominator, language) {
        (Unit::PerHundredThousand, Some(inhabitants), Language::Es) => {
            format!("{numerator} entre {inhabitants} habitantes")
        }
        (Unit::PerHundredThousand, Some(inhabitants), Language::En) => {
            format!("{numerator} in {inhabitants} inhabitants")
        }
        (Unit::PerHundredApplications, Some(base), Language::Es) => {
            format!("{numerator} acreditadas, {base} solicitudes")
        }
        (Unit::PerHundredApplications, Some(base), Language::En) => {
            format!("{numerator} accredited, {base} applications")
        }
        (_, Some(base), Language::Es) => format!("{numerator} de {base} personas"),
        (_, Some(base), Language::En) => format!("{numerator} of {base} persons"),
        (_, None, _) => numerator.to_owned(),
    }
}

/// The persons whose median it is.
pub fn median_of(base: &str, language: Language) -> String {
    match language {
        Language::Es => format!("mediana de {base} personas con resolución"),
        Language::En => format!("median of {base} persons with a decision"),
    }
}

/// What the greatest category of a distribution is called beside its value.
pub fn leading(category: &str, language: Language) -> String {
    match language {
        Language::Es => format!("{category}, la categoría mayor"),
        Language::En => format!("{category}, the greatest category"),
    }
}

/// The heading of a breakdown.
pub fn by_variable(variable: &str, language: Language) -> String {
    let variable = super::figure::lowercase(variable);
    match language {
        Language::Es => format!("Por {variable}"),
        Language::En => format!("By {variable}"),
    }
}

/// What a search found.
pub fn found(count: usize, words: &str, language: Language) -> String {
    match (count, words.is_empty(), language) {
        (_, true, Language::Es) => format!("{count} indicadores"),
        (_, true, Language::En) => format!("{count} indicators"),
        (0, _, Language::Es) => format!("Ningún indicador para «{words}»"),
        (0, _, Language::En) => format!("No indicator for “{words}”"),
        (1, _, Language::Es) => format!("1 indicador para «{words}»"),
        (1, _, Language::En) => format!("1 indicator for “{words}”"),
        (_, _, Language::Es) => {
            format!("{count} indicadores para «{words}», los más cercanos primero")
        }
        (_, _, Language::En) => format!("{count} indicators for “{words}”, the nearest first"),
    }
}

/// What is said of an id that no indicator has.
pub fn unknown(id: &str, language: Language) -> String {
    match language {
        Language::Es => format!("El catálogo no tiene ningún indicador «{id}»."),
        Language::En => format!("The catalogue has no indicator “{id}”."),
    }
}

/// Which period the values of the catalogue are of.
pub fn values_of(period: Option<&str>, cutoff: &str, language: Language) -> String {
    match (period, language) {
        (Some(period), Language::Es) => format!("Valores de {period}; fecha de corte {cutoff}."),
        (Some(period), Language::En) => format!("Values of {period}; cut-off date {cutoff}."),
        (None, Language::Es) => {
            format!(
                "Valores del último año publicado, si no se indica otro período; fecha de corte {cutoff}."
            )
        }
        (None, Language::En) => {
            format!(
                "Values of the last year published, unless another period is given; cut-off date {cutoff}."
            )
        }
    }
}

/// A year or category with its value in words.
type Told = (String, String);

/// The first and the last year of a series.
pub fn series_summary(first: Option<Told>, last: Option<Told>, language: Language) -> String {
    let sentence = match (first, last, language) {
        (Some((from, first)), Some((to, last)), Language::Es) => {
            format!("{first} en {from}; {last} en {to}.")
        }
        (Some((from, first)), Some((to, last)), Language::En) => {
            format!("{first} in {from}; {last} in {to}.")
        }
        (Some((year, value)), None, Language::Es) => format!("{value} en {year}."),
        (Some((year, value)), None, Language::En) => format!("{value} in {year}."),
        (None, _, Language::Es) => "Ningún año tiene un valor exacto publicado.".to_owned(),
        (None, _, Language::En) => "No year has an exact published value.".to_owned(),
    };
    // A value can begin with a word: “entre 33 y 50 días hábiles”.
    letters::first(letters::upper, &sentence)
}

/// The greatest and the least of a breakdown, unless they read the same.
pub fn breakdown_summary(most: Option<Told>, least: Option<Told>, language: Language) -> String {
    match (most, least, language) {
        (Some((_, most)), Some((_, least)), Language::Es) if most == least => {
            format!("Los valores publicados no difieren: {most}.")
        }
        (Some((_, most)), Some((_, least)), Language::En) if most == least => {
            format!("The published values do not differ: {most}.")
        }
        (Some((name, most)), Some((other, least)), Language::Es) => {
            format!(
                "El valor más alto publicado es el de «{name}»: {most}; el más bajo, el de «{other}»: {least}."
            )
        }
        (Some((name, most)), Some((other, least)), Language::En) => {
            format!(
                "The greatest published value is that of “{name}”: {most}; the least, that of “{other}”: {least}."
            )
        }
        (Some((name, value)), None, Language::Es) => {
            format!("Solo «{name}» tiene un valor exacto publicado: {value}.")
        }
        (Some((name, value)), None, Language::En) => {
            format!("Only “{name}” has an exact published value: {value}.")
        }
        (None, _, Language::Es) => "Ninguna categoría tiene un valor exacto publicado.".to_owned(),
        (None, _, Language::En) => "No category has an exact published value.".to_owned(),
    }
}

/// The date by which a measure's persons stand in years, a code of the list
/// `reference_date_type`.
pub fn reference_date(code: &str, language: Language) -> &'static str {
    let text = match code {
        "RDT-1" => Text::new(
            "año en que se recibió la solicitud (RDT-1)",
            "year in which the application was received (RDT-1)",
        ),
        _ => Text::new(
            "año de la resolución de acreditación (RDT-2)",
            "year of the accreditation decision (RDT-2)",
        ),
    };
    text.get(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, value: &str) -> Option<Told> {
        Some((name.to_owned(), value.to_owned()))
    }

    #[test]
    fn values_that_read_the_same_are_no_highest_and_lowest() {
        let summary = |other, language| {
            breakdown_summary(told("Mujer", "61 %"), told("Hombre", other), language)
        };
        assert_eq!(
            summary("61 %", Language::Es),
            "Los valores publicados no difieren: 61 %."
        );
        assert_eq!(
            summary("61 %", Language::En),
            "The published values do not differ: 61 %."
        );
        assert!(summary("60 %", Language::Es).contains("el más bajo, el de «Hombre»: 60 %"));
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter() {
        let first = told("2024", "entre 33 y 50 días hábiles");
        assert_eq!(
            series_summary(first, None, Language::Es),
            "Entre 33 y 50 días hábiles en 2024."
        );
    }
}
