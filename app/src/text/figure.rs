//! Texts of figures: titles, units, notes, symbols.

use charts::number;
use domain::{
    code::Code, label::Language, letters, measure::Measure, table::Cell, variable::Variable,
};

use super::{Text, filter, list};

pub const COMPARISON_TITLE: Text = Text::new(
    "Solicitudes recibidas y personas acreditadas por año",
    "Applications received and persons accredited by year",
);
pub const RATE_TITLE: Text =
    Text::new("Tasa de acreditación por año", "Accreditation rate by year");
pub const FLOW_TITLE: Text = Text::new(
    "De la nacionalidad al país de explotación",
    "From nationality to country of exploitation",
);
pub const FIGURES: Text = Text::new("Figuras", "Figures");
pub const CHART: Text = Text::new("Gráfico", "Chart");
pub const TABLE: Text = Text::new("Tabla", "Table");
pub const SHOWN_AS: Text = Text::new("Mostrar como", "Show as");
pub const KEYBOARD: Text = Text::new(
    "gráfico; las flechas recorren sus valores, Intro filtra",
    "chart; arrow keys walk its values, Enter filters",
);

pub const PERSONS: Text = Text::new("Personas", "Persons");
pub const SHARE: Text = Text::new("Porcentaje", "Share");
pub const YEAR: Text = Text::new("Año", "Year");
pub const RATE: Text = Text::new(
    "Acreditadas por cada 100 solicitudes",
    "Accredited per 100 applications",
);
pub const RATE_SHORT: Text = Text::new("Tasa de acreditación", "Accreditation rate");
pub const RATE_UNIT: Text = Text::new(
    "Personas acreditadas por cada 100 solicitudes recibidas el mismo año",
    "Persons accredited per 100 applications received in the same year",
);
pub const ALL_YEARS: Text = Text::new("todos los años", "all years");
pub const BASE: Text = Text::new(
    "Personas con respuesta (base)",
    "Persons with an answer (base)",
);
pub const GROUPS: Text = Text::new("Grupos", "Groups");
pub const MISSING: Text = Text::new("Sin respuesta", "No answer");

pub const MAP: Text = Text::new("Mapa de las siete provincias", "Map of the seven provinces");
pub const CANTON_MAP: Text = Text::new("Mapa de los cantones", "Map of the cantons");
pub const WORLD_MAP: Text = Text::new("Mapa de países", "Map of countries");
pub const MAP_HINT: Text = Text::new(
    "Recuadro: Isla del Coco (Puntarenas), a otra escala.",
    "Inset: Isla del Coco (Puntarenas), at another scale.",
);
/// What the squares of a map of countries are, and where the countries without
/// a number are counted.
pub fn world_hint(others: Option<&str>, language: Language) -> String {
    let squares = match language {
        Language::Es => "Cada país es un cuadro del mismo tamaño, cerca de donde está.",
        Language::En => "Each country is a square of the same size, near where it lies.",
    };
    match (others, language) {
        (None, _) => squares.to_owned(),
        (Some(others), Language::Es) => {
            format!("{squares} Los países sin cifra propia cuentan en «{others}».")
        }
        (Some(others), Language::En) => {
            format!("{squares} Countries without a figure of their own count in “{others}”.")
        }
    }
}

pub const ZERO: Text = Text::new("ninguna persona", "no person");

pub const OTHER_PAIRS: Text = Text::new(
    "Las demás combinaciones están reservadas: menos personas que el umbral, o ninguna.",
    "All other combinations are withheld: fewer persons than the threshold, or none.",
);
pub const NO_PAIRS: Text = Text::new(
    "Ninguna combinación alcanza el umbral de publicación con estos filtros.",
    "No combination reaches the publication threshold under these filters.",
);

pub const NO_MARKS: Text = Text::new(
    "No hay nada que dibujar: con estos filtros ninguna categoría tiene una cifra publicada.",
    "There is nothing to draw: under these filters no category has a published figure.",
);

pub const UNTABULATED: Text = Text::new(
    "Esta publicación no tabula:",
    "This release does not tabulate:",
);

pub const REFUSED: Text = Text::new(
    "Esta figura no puede aplicar todos los filtros.",
    "This figure cannot apply all filters.",
);
pub const WAYS_OUT: Text = Text::new("Para verla, quite:", "To see it, remove:");
pub const ALL_FILTERS: Text = Text::new("todos los filtros", "all filters");

/// The title of a figure: what is counted, along what.
pub fn title(
    measure: Measure,
    by: impl IntoIterator<Item = Variable>,
    language: Language,
) -> String {
    let names: Vec<_> = by
        .into_iter()
        .map(|variable| match variable {
            Variable::Period => lowercase(YEAR.get(language)),
            variable => lowercase(filter::variable(variable).get(language)),
        })
        .collect();
    let what = filter::measure(measure).get(language);
    let along = list(&names, language);
    match language {
        Language::Es => format!("{what} por {along}"),
        Language::En => format!("{what} by {along}"),
    }
}

/// What the table of a figure is called where the figure itself has its title.
pub fn table_of(title: &str, language: Language) -> String {
    format!("{}: {title}", TABLE.get(language))
}

/// The same text with a small first letter.
pub(super) fn lowercase(text: &str) -> String {
    letters::first(letters::lower, text)
}

/// The base of a figure's shares.
pub fn base(base: Cell, threshold: u32, language: Language) -> Option<String> {
    let answered = |n: String| match language {
        Language::Es => format!("n\u{a0}=\u{a0}{n} personas con respuesta"),
        Language::En => format!("n\u{a0}=\u{a0}{n} persons with an answer"),
    };
    match base {
        Cell::Published(persons) => Some(answered(number::whole(persons, language))),
        Cell::Withheld => Some(answered(format!("<\u{a0}{threshold}"))),
        _ => None,
    }
}

/// The state of a cell in words, where it has no number.
pub fn state(cell: Cell, threshold: u32, language: Language) -> Option<String> {
    match cell {
        Cell::Published(_) => None,
        _ => Some(charts::words::cell(cell, threshold, language)),
    }
}

/// The rate of a year, as it is read.
pub type YearRate = (Code, String);

/// The first and the last rate.
pub fn rates(rates: &[YearRate], language: Language) -> String {
    let ends = rates.first().zip(rates.last());
    let Some(((first_year, first), (last_year, last))) = ends else {
        return match language {
            Language::Es => "Ningún año tiene las dos cifras publicadas.".to_owned(),
            Language::En => "No year has both figures published.".to_owned(),
        };
    };
    match (first_year == last_year, language) {
        (true, Language::Es) => format!("Tasa de acreditación: {last} en {last_year}."),
        (true, Language::En) => format!("Accreditation rate: {last} in {last_year}."),
        (false, Language::Es) => {
            format!("Tasa de acreditación: de {first} en {first_year} a {last} en {last_year}.")
        }
        (false, Language::En) => {
            format!("Accreditation rate: from {first} in {first_year} to {last} in {last_year}.")
        }
    }
}

/// What each state of a cell means, for the list of symbols.
pub fn meaning(cell: Cell, threshold: u32, language: Language) -> String {
    match (cell, language) {
        (Cell::Published(_), _) => String::new(),
        (Cell::Withheld, Language::Es) => format!(
            "dato reservado: menos de {threshold} personas, o ninguna; no se muestra para que nadie pueda ser identificado"
        ),
        (Cell::Withheld, Language::En) => format!(
            "withheld: fewer than {threshold} persons, or none; not shown so that nobody can be identified"
        ),
        (Cell::NotPublished, Language::Es) => {
            "no publicado: esta publicación no contiene el dato".to_owned()
        }
        (Cell::NotPublished, Language::En) => {
            "not published: this release does not hold it".to_owned()
        }
        (Cell::NotCollected, Language::Es) => {
            "no recolectado: las instituciones no recogían este dato en el período".to_owned()
        }
        (Cell::NotCollected, Language::En) => {
            "not collected: institutions did not collect this in the period".to_owned()
        }
        (Cell::StructuralZero, Language::Es) => "no puede ocurrir, por definición".to_owned(),
        (Cell::StructuralZero, Language::En) => "cannot occur, by definition".to_owned(),
    }
}

pub const NOTE_MULTIPLE: Text = Text::new(
    "Una persona puede estar en varias categorías: los porcentajes pueden sumar más de 100\u{a0}%.",
    "One person can be in several categories: shares may add up to more than 100%.",
);
pub const NOTE_PROTECTED: Text = Text::new(
    "Las cifras llevan una pequeña alteración que protege a las personas; por eso las partes no siempre suman el total.",
    "Figures carry a small change that protects persons; for this reason parts do not always add up to the total.",
);
pub const NOTE_EXACT: Text = Text::new(
    "Serie oficial, sin alteración.",
    "Official series, unaltered.",
);
pub const NOTE_RATE: Text = Text::new(
    "Las personas acreditadas en un año pueden haber solicitado en otro anterior: la tasa compara dos flujos, no sigue a las mismas personas, y puede pasar de 100\u{a0}%.",
    "Persons accredited in a year may have applied in an earlier one: the rate compares two flows, does not follow the same persons, and can pass 100%.",
);
pub const NOTE_OWN_FILTER: Text = Text::new(
    "Conserva su contexto: no aplica el filtro de su propia variable",
    "Keeps its context: does not apply the filter of its own variable",
);

/// Why a measure has no figures in a release.
pub fn untabulated(measure: Measure, min_population: u32, language: Language) -> String {
    let what = match (measure, language) {
        (Measure::Applications, Language::Es) => "las solicitudes recibidas",
        (Measure::Accredited, Language::Es) => "las personas acreditadas",
        (Measure::Applications, Language::En) => "applications received",
        (Measure::Accredited, Language::En) => "accredited persons",
    };
    match language {
        Language::Es => format!(
            "Esta publicación no tabula {what}: son menos de {min_population}, y ninguna tabla las protegería."
        ),
        Language::En => format!(
            "This release does not tabulate {what}: they are fewer than {min_population}, and no table would protect them."
        ),
    }
}

/// The link to the same page for the other measure.
pub fn switch_to(measure: Measure, language: Language) -> String {
    let what = lowercase(filter::measure(measure).get(language));
    match language {
        Language::Es => format!("Ver las {what}"),
        Language::En => format!("See {what}"),
    }
}

/// The link that removes a filter so that a figure can be shown.
pub fn without(filter: &str, language: Language) -> String {
    match language {
        Language::Es => format!("el filtro «{filter}»"),
        Language::En => format!("the filter “{filter}”"),
    }
}

/// A count with its year.
pub fn in_year(count: &str, year: &str, language: Language) -> String {
    match language {
        Language::Es => format!("{count} en {year}"),
        Language::En => format!("{count} in {year}"),
    }
}

/// Years from the first to the last.
pub fn span(first: &str, last: &str) -> String {
    if first == last {
        first.to_owned()
    } else {
        format!("{first}–{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_is_counted_along_what() {
        let by = [Variable::AgeGroup, Variable::Sex];
        assert_eq!(
            title(Measure::Accredited, by, Language::Es),
            "Personas acreditadas por grupo de edad y sexo"
        );
        assert_eq!(
            title(Measure::Applications, [Variable::Sex], Language::En),
            "Applications received by sex"
        );
    }
}
