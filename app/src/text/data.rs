//! Texts of the page of the data and the API.

use domain::{label::Language, selection::ReleaseId};

use super::Text;

pub const COPY: Text = Text::new("Copiar", "Copy");
pub const CONTENTS: Text = Text::new("En esta página", "On this page");

pub const SELECTION: Text = Text::new("Su selección", "Your selection");
pub const SELECTION_MORE: Text = Text::new(
    "Los archivos y el código de esta página piden la tabla que usted tenía a la vista. En «Explorar» se arma cualquier otra; con «Código de ejemplo», en el menú de cada figura, se vuelve aquí.",
    "Files and code on this page ask for the table that you had in view. Any other is built in “Explore”; “Code to start from”, in the menu of each figure, leads back here.",
);
pub const START: Text = Text::new(
    "Para empezar, una tabla sencilla.",
    "To begin with, a simple table.",
);
pub const CHOOSE: Text = Text::new(
    "Armar otra tabla en «Explorar»",
    "Build another table in “Explore”",
);
pub const FOLLOW: Text = Text::new(
    "Qué cifras pide el código",
    "Which figures the code asks for",
);
pub const LATEST: Text = Text::new("Siempre las más recientes", "Always the newest");
pub const FILES: Text = Text::new("Descargar esta tabla", "Download this table");
pub const ADDRESS: Text = Text::new("Dirección de la consulta", "Address of the query");
pub const OPEN: Text = Text::new("Abrirla", "Open it");
pub const PREVIEW: Text = Text::new("Lo que se recibe", "What is received");
pub const VALUE: Text = Text::new("Personas", "Persons");

pub const EXAMPLES: Text = Text::new("Código de ejemplo", "Code to start from");
pub const EXAMPLES_MORE: Text = Text::new(
    "Cada ejemplo funciona tal como está, con la selección de arriba. Una celda sin número no es un cero: la columna «status» dice por qué no lo tiene.",
    "Each example runs as it is, with the selection above. A cell without a number is not a zero: the column “status” says why it has none.",
);
pub const FORMAT: Text = Text::new("Formato", "Format");
pub const ENTIRE_CODE: Text = Text::new("Código", "Code");

pub const CURL: Text = Text::new("curl", "curl");
pub const CURL_MORE: Text = Text::new(
    "Para la consola de Linux, macOS y Windows: guarda la respuesta en un archivo.",
    "For the prompt of Linux, macOS and Windows: it keeps the answer in a file.",
);
pub const PYTHON: Text = Text::new("Python", "Python");
pub const PYTHON_MORE: Text = Text::new(
    "Python 3, sin instalar nada más.",
    "Python 3, with nothing else to install.",
);
pub const R: Text = Text::new("R", "R");
pub const R_MORE: Text = Text::new(
    "El CSV se lee sin paquetes; el JSON, con «jsonlite»: install.packages(\"jsonlite\").",
    "CSV is read without packages, JSON with “jsonlite”: install.packages(\"jsonlite\").",
);
pub const EXCEL: Text = Text::new("Excel (Power Query)", "Excel (Power Query)");
pub const EXCEL_MORE: Text = Text::new(
    "Con código, para actualizarla después con «Actualizar todo»: Datos → Obtener datos → De otras fuentes → Consulta en blanco → Editor avanzado; pegue el código y elija «Cerrar y cargar». Si pregunta cómo acceder, elija «Anónimo».",
    "By code, to be refreshed later with “Refresh All”: Data → Get Data → From Other Sources → Blank Query → Advanced Editor; paste the code and choose “Close & Load”. If it asks how to access, choose “Anonymous”.",
);
pub const EXCEL_MENU: Text = Text::new(
    "Solo con el menú: Datos → De la web → pegue la dirección de la consulta en CSV → Aceptar → Cargar. O descargue el XLSX de arriba, que trae además notas y códigos.",
    "By the menu alone: Data → From Web → paste the address of the query as CSV → OK → Load. Or download the XLSX above, which brings notes and codes too.",
);

pub const WHOLE: Text = Text::new("Todo lo publicado", "All that is published");
pub const WHOLE_MORE: Text = Text::new(
    "Para quien no quiere preguntar tabla por tabla.",
    "For those who do not want to ask table by table.",
);
pub const CATALOGUE: Text = Text::new("Catálogo de indicadores", "Catalogue of indicators");
pub const CODES: Text = Text::new("Listas de códigos", "Code lists");
pub const STRUCTURE: Text = Text::new("Estructura SDMX", "SDMX structure");
pub const RELEASES: Text = Text::new("Lista de publicaciones", "List of releases");

pub const API: Text = Text::new(
    "La API, dirección por dirección",
    "The API, address by address",
);
pub const API_MORE: Text = Text::new(
    "Solo lectura, pública y sin clave; los navegadores de cualquier sitio pueden usarla. La misma descripción para programas:",
    "Read-only, public and without a key; browsers may use it from any site. The same description for programs:",
);
pub const PARAMETERS: Text = Text::new("Parámetros", "Parameters");
pub const NAME: Text = Text::new("Nombre", "Name");
pub const PLACE: Text = Text::new("Lugar", "Place");
pub const MEANING: Text = Text::new("Qué es", "What it is");
pub const TAKES: Text = Text::new("Valores", "Values");
pub const ANSWERS: Text = Text::new("Respuestas", "Answers");
pub const PROBLEMS: Text = Text::new(
    "Los problemas, desde 400, llegan como",
    "Problems, from 400 on, come as",
);
pub const EXAMPLE: Text = Text::new("Ejemplo", "Example");
pub const NO_PARAMETERS: Text = Text::new("Sin parámetros.", "No parameters.");
pub const SCHEMAS: Text = Text::new("Formas de las respuestas", "Shapes of the answers");
pub const IN_PATH: Text = Text::new("ruta", "path");
pub const IN_QUERY: Text = Text::new("consulta", "query");
pub const REQUIRED: Text = Text::new("obligatorio", "required");
pub const USUAL: Text = Text::new("si falta:", "if absent:");

/// The filters of an address, as many as there are variables.
pub fn filters(count: usize, language: Language) -> String {
    match language {
        Language::Es => format!("{count} filtros, uno por variable"),
        Language::En => format!("{count} filters, one for each variable"),
    }
}

/// How many codes are not listed.
pub fn and_more(count: usize, language: Language) -> String {
    match language {
        Language::Es => format!("… y {count} más"),
        Language::En => format!("… and {count} more"),
    }
}

/// The figures of one release, whatever is newest later.
pub fn pinned(release: &ReleaseId, language: Language) -> String {
    match language {
        Language::Es => format!("Las de la publicación {release}, sin cambios"),
        Language::En => format!("Those of release {release}, unchanged"),
    }
}

/// How much of a table is shown.
pub fn shown(rows: usize, all: usize, language: Language) -> String {
    match language {
        Language::Es if rows == all => format!("Las {all} celdas de la tabla."),
        Language::En if rows == all => format!("The {all} cells of the table."),
        Language::Es => format!("Las primeras {rows} de {all} celdas."),
        Language::En => format!("The first {rows} of {all} cells."),
    }
}

/// Values that could be given.
pub fn such_as(values: &str, language: Language) -> String {
    match language {
        Language::Es => format!(", como {values}"),
        Language::En => format!(", such as {values}"),
    }
}

/// A type of JSON in words.
pub fn json_type(name: &str, language: Language) -> String {
    let text = match name {
        "string" => Text::new("texto", "text"),
        "integer" => Text::new("número entero", "whole number"),
        "number" => Text::new("número", "number"),
        "boolean" => Text::new("sí o no (true, false)", "true or false"),
        "array" => Text::new("lista", "list"),
        "object" => Text::new("objeto", "object"),
        "null" => Text::new("null", "null"),
        _ => return name.to_owned(),
    };
    text.get(language).to_owned()
}

/// A list of what is named.
pub fn list_of(items: &str, language: Language) -> String {
    match language {
        Language::Es => format!("lista de: {items}"),
        Language::En => format!("list of: {items}"),
    }
}

/// The word between alternatives.
pub fn or(language: Language) -> &'static str {
    match language {
        Language::Es => " o ",
        Language::En => " or ",
    }
}

/// The title of a table whose breakdown may be none.
pub fn table_title(title: &str, period: Option<&str>, filters: &[String]) -> String {
    let parts = period
        .map(str::to_owned)
        .into_iter()
        .chain(filters.iter().cloned());
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        title.to_owned()
    } else {
        format!("{title} ({})", parts.join("; "))
    }
}
