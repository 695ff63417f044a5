//! What is said when something asked cannot be shown.

use domain::{label::Language, selection::SelectionError, variable::Variable};

use super::{Text, filter, list};

pub const HEADING: Text = Text::new(
    "Esta consulta no se puede responder",
    "This query cannot be answered",
);
pub const NEAREST: Text = Text::new(
    "Lo más cercano que sí se puede mostrar:",
    "The nearest that can be shown:",
);
pub const MEANT: Text = Text::new("¿Quiso decir…?", "Did you mean…?");
pub const WHOLE_PAGE: Text = Text::new("la página sin filtros", "the page without filters");
pub const DROPPED: Text = Text::new("Se dejaría fuera:", "This would be left out:");
pub const NOT_FOUND: Text = Text::new("Esta página no existe", "There is no such page");
pub const NOT_FOUND_MORE: Text = Text::new(
    "La dirección puede estar mal escrita, o la página cambió de lugar. Estas son las páginas del tablero:",
    "The address may be misspelt, or the page has moved. These are the pages of the dashboard:",
);
pub const NO_RELEASE: Text = Text::new(
    "Todavía no hay ninguna publicación",
    "There is no release yet",
);
pub const NO_RELEASE_MORE: Text = Text::new(
    "Las cifras aparecerán aquí cuando se publique la primera.",
    "Figures will appear here once the first is published.",
);
pub const CLOSED_BREAKDOWN: Text = Text::new(
    "Las páginas no aceptan la clave «by»: cada figura tiene su propio desglose. Para elegirlo está «Explorar».",
    "Pages do not take the key “by”: each figure has its own breakdown. To choose one there is “Explore”.",
);
pub const WIDE_BREAKDOWN: Text = Text::new(
    "Una tabla tiene filas y columnas: la clave «by» lleva aquí dos variables como máximo. Las demás pueden ser filtros.",
    "A table has rows and columns: the key “by” takes two variables at most here. Others can be filters.",
);
pub const CLOSED_MEASURE: Text = Text::new(
    "Esta página cuenta siempre lo mismo y no acepta la clave «measure».",
    "This page always counts the same and does not take the key “measure”.",
);

pub const NOT_OFFERED: Text = Text::new(
    "Este indicador no se ofrece por ese desglose; elija uno de los que muestra su página.",
    "This indicator is not offered by that breakdown; choose one of those that its page shows.",
);

/// Why an indicator cannot be filtered by the variable that it is about.
pub fn own_variable(name: Variable, language: Language) -> String {
    let name = variable(name, language);
    match language {
        Language::Es => {
            format!("Este indicador trata de {name}: no se puede filtrar por esa variable.")
        }
        Language::En => {
            format!("This indicator is about {name}: it cannot be filtered by that variable.")
        }
    }
}

/// A table cannot be shown as the address says.
pub fn view(key: &str, value: &str, language: Language) -> String {
    match language {
        Language::Es => format!("«{value}» no es un valor de «{key}»."),
        Language::En => format!("“{value}” is not a value of “{key}”."),
    }
}

/// A variable's name inside a sentence.
pub fn variable(name: Variable, language: Language) -> String {
    let name = filter::variable(name).get(language);
    match language {
        Language::Es => format!("«{name}»"),
        Language::En => format!("“{name}”"),
    }
}

/// Why a selection cannot be answered, in one sentence.
pub fn reason(error: &SelectionError, language: Language) -> String {
    use SelectionError as E;
    let named = |name: Variable| variable(name, language);
    let text = |es: String, en: String| match language {
        Language::Es => es,
        Language::En => en,
    };
    match error {
        E::TooLong => text(
            "La dirección es demasiado larga.".into(),
            "The address is too long.".into(),
        ),
        E::NotUtf8 => text(
            "La dirección contiene caracteres dañados.".into(),
            "The address contains damaged characters.".into(),
        ),
        E::UnknownVariable { name } => text(
            format!("No hay ninguna variable «{name}»."),
            format!("There is no variable “{name}”."),
        ),
        E::Repeated { name } => text(
            format!("«{name}» aparece más de una vez."),
            format!("“{name}” is given more than once."),
        ),
        E::UnknownMeasure { name } => text(
            format!("No hay ninguna medida «{name}»."),
            format!("There is no measure “{name}”."),
        ),
        E::MalformedCode { variable, value } => text(
            format!("«{value}» no es un código de {}.", named(*variable)),
            format!("“{value}” is not a code of {}.", named(*variable)),
        ),
        E::MalformedRelease { value } => text(
            format!("«{value}» no es el nombre de una publicación."),
            format!("“{value}” is not the name of a release."),
        ),
        E::UnknownRelease { id } => text(
            format!("No hay ninguna publicación {id}."),
            format!("There is no release {id}."),
        ),
        E::UnknownCode { variable, code, .. } => text(
            format!(
                "{} no tiene ninguna categoría ni grupo declarado «{code}».",
                named(*variable)
            ),
            format!(
                "{} has no category or declared group “{code}”.",
                named(*variable)
            ),
        ),
        _ => limit(error, language),
    }
}

/// Why the release does not hold a combination.
fn limit(error: &SelectionError, language: Language) -> String {
    use SelectionError as E;
    let named = |name: Variable| variable(name, language);
    match (error, language) {
        (E::NotTabulated { variable, .. }, Language::Es) => {
            format!(
                "Esta publicación no tabula {} para lo que se cuenta aquí.",
                named(*variable)
            )
        }
        (E::NotTabulated { variable, .. }, Language::En) => {
            format!(
                "This release does not tabulate {} for what is counted here.",
                named(*variable)
            )
        }
        (E::PooledOnly { variable, .. }, Language::Es) => format!(
            "{} se publica solo para períodos agrupados, no para un año suelto.",
            named(*variable)
        ),
        (E::PooledOnly { variable, .. }, Language::En) => format!(
            "{} is published for pooled periods only, not for a single year.",
            named(*variable)
        ),
        (E::TooManyDimensions { asked, limit }, Language::Es) => format!(
            "Harían falta {asked} variables cruzadas y esta publicación cruza como máximo {limit}."
        ),
        (E::TooManyDimensions { asked, limit }, Language::En) => format!(
            "It would take {asked} variables combined, and this release combines at most {limit}."
        ),
        (E::TableNotPublished { variables }, Language::Es) => {
            let names: Vec<_> = variables.iter().map(|name| named(*name)).collect();
            format!("Esta publicación no cruza {}.", list(&names, language))
        }
        (E::TableNotPublished { variables }, Language::En) => {
            let names: Vec<_> = variables.iter().map(|name| named(*name)).collect();
            format!("This release does not combine {}.", list(&names, language))
        }
        (_, Language::Es) => "Esta publicación no contiene lo que se pide.".to_owned(),
        (_, Language::En) => "This release does not hold what was asked.".to_owned(),
    }
}

/// Why a choice is not offered, short enough to stand beside it.
pub fn short_reason(error: &SelectionError, language: Language) -> &'static str {
    use SelectionError as E;
    let text = match error {
        E::TooManyDimensions { .. } => Text::new("demasiadas variables", "too many variables"),
        E::PooledOnly { .. } => Text::new("solo períodos agrupados", "pooled periods only"),
        E::NotTabulated { .. } => Text::new("no se tabula", "not tabulated"),
        E::TableNotPublished { .. } => Text::new(
            "no se cruza con los filtros elegidos",
            "not combined with the chosen filters",
        ),
        _ => Text::new("no se publica", "not published"),
    };
    text.get(language)
}
