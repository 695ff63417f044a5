//! Texts of the explorer.

use domain::label::Language;

use super::Text;
use crate::explorer::{Order, Picker, Shown};

pub const FORM: Text = Text::new("Arme su tabla", "Build your table");
pub const NO_COLUMNS: Text = Text::new("Ninguna", "None");
pub const SWAP: Text = Text::new("Intercambiar filas y columnas", "Swap rows and columns");
pub const FILTERS: Text = Text::new("Solo estas personas", "Only these persons");
pub const SHOW: Text = Text::new("Ver la tabla", "Show the table");
pub const QUESTIONS_HEADING: Text = Text::new("Preguntas para empezar", "Questions to begin with");

pub const IN_ROWS: Text = Text::new("ya está en las filas", "already in the rows");
pub const IN_COLUMNS: Text = Text::new("ya está en las columnas", "already in the columns");
pub const IN_TABLE: Text = Text::new("Ya está en la tabla.", "Already in the table.");
pub const TOO_FEW: Text = Text::new("muy pocas personas", "too few persons");
pub const TAKES_TWO: Text = Text::new("con filas y columnas", "with rows and columns");
pub const IS_TIME: Text = Text::new("los años van en orden", "years stand in order");

pub const ROW_UNIT: Text = Text::new("Porcentaje de la fila", "Share of the row");
pub const COLUMN_UNIT: Text = Text::new("Porcentaje de la columna", "Share of the column");
pub const BASE: Text = Text::new("Con respuesta (base)", "With an answer (base)");

pub const NOTE_SHARES: Text = Text::new(
    "Los porcentajes se calculan sobre la base, que es el número de personas con respuesta.",
    "Shares are taken of the base, which is the number of persons with an answer.",
);
pub const NOTE_TOTALS: Text = Text::new(
    "Las bases son cifras publicadas por sí mismas, no la suma de las celdas.",
    "Bases are figures published by themselves, not the sum of the cells.",
);
pub const NOTE_STACKED: Text = Text::new(
    "Las barras apiladas no incluyen los datos reservados y solo dan una idea del conjunto: lea los números en la tabla.",
    "Stacked bars leave out what is withheld and give an impression of the whole only: read the numbers in the table.",
);
pub const NO_CHART: Text = Text::new(
    "Sin gráfico: serían demasiadas barras para distinguirlas.",
    "No chart: there would be too many bars to tell them apart.",
);

/// The label of a control.
pub fn picker(picker: Picker) -> Text {
    match picker {
        Picker::Measure => super::filter::MEASURE,
        Picker::Rows => Text::new("Filas", "Rows"),
        Picker::Columns => Text::new("Columnas", "Columns"),
        Picker::Shown => Text::new("Mostrar", "Show"),
        Picker::Order => Text::new("Orden de las filas", "Order of the rows"),
    }
}

/// What the cells of a table say.
pub fn shown(shown: Shown) -> Text {
    match shown {
        Shown::Persons => Text::new("Personas", "Persons"),
        Shown::RowShare => Text::new("% de la fila", "% of the row"),
        Shown::ColumnShare => Text::new("% de la columna", "% of the column"),
    }
}

/// The order of the rows of a table.
pub fn order(order: Order) -> Text {
    match order {
        Order::Listed => Text::new("El de la lista", "As listed"),
        Order::Size => Text::new("De mayor a menor", "Largest first"),
    }
}

/// How many more variables a table can combine, and why no more.
pub fn room(used: usize, limit: usize, language: Language) -> String {
    let left = limit.saturating_sub(used);
    let why = match language {
        Language::Es => {
            "Con más, las celdas serían tan pequeñas que podrían identificar a personas."
        }
        Language::En => "With more, cells would be so small that they could identify persons.",
    };
    let room = match (left, language) {
        (0, Language::Es) => format!(
            "La tabla combina {used} variables, el máximo de esta publicación: para agregar otra, quite una."
        ),
        (0, Language::En) => format!(
            "The table combines {used} variables, the most in this release: to add another, remove one."
        ),
        (left, Language::Es) => {
            let (variables, fit) = if left == 1 {
                ("cabe", "una más, como columna o como filtro")
            } else {
                ("caben", "más, como columna o como filtro")
            };
            let count = if left == 1 {
                String::new()
            } else {
                format!("{left} ")
            };
            format!(
                "La tabla combina {used} de las {limit} variables que esta publicación permite cruzar: {variables} {count}{fit}."
            )
        }
        (left, Language::En) => {
            let count = if left == 1 {
                "one".to_owned()
            } else {
                left.to_string()
            };
            format!(
                "The table combines {used} of the {limit} variables that this release allows together: {count} more can be added, as columns or as a filter."
            )
        }
    };
    format!("{room} {why}")
}

/// Questions with the address of the table that answers each.
pub const QUESTIONS: [(Text, &str); 8] = [
    (
        Text::new(
            "¿Para qué fin se explotó a las mujeres?",
            "For what purpose were women exploited?",
        ),
        "by=form_of_exploitation&sex=2&sort=size",
    ),
    (
        Text::new(
            "¿De qué países son las personas menores de edad?",
            "Which countries are minors from?",
        ),
        "by=nationality&age_group=AGE-MIN&sort=size",
    ),
    (
        Text::new(
            "¿Cómo cambia cada año la proporción de mujeres y hombres?",
            "How does the share of women and men change each year?",
        ),
        "by=period,sex&show=row_share",
    ),
    (
        Text::new(
            "¿Cómo se captó a mujeres y a hombres?",
            "How were women and men recruited?",
        ),
        "by=form_of_recruitment,sex&show=column_share",
    ),
    (
        Text::new(
            "¿En qué provincia vive cada nacionalidad?",
            "In which province does each nationality live?",
        ),
        "by=nationality,province&sort=size",
    ),
    (
        Text::new(
            "¿Qué se ofreció a las personas, según su edad?",
            "What were persons offered, by their age?",
        ),
        "by=recruitment_lure,age_group",
    ),
    (
        Text::new(
            "¿Qué condición migratoria tenía cada grupo de edad?",
            "What migration status did each age group have?",
        ),
        "by=age_group,migration_status&show=row_share",
    ),
    (
        Text::new(
            "¿Cuánto tardan las solicitudes en resolverse?",
            "How long do applications take to be decided?",
        ),
        "measure=applications&by=decision_time",
    ),
];
