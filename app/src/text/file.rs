//! Texts of what can be taken along: files, pictures, links, citations.

use chrono::NaiveDate;
use domain::{label::Language, selection::ReleaseId};

use super::{Text, date, site};

pub const MENU: Text = Text::new("Descargar y citar", "Download and cite");
pub const DATA: Text = Text::new("Datos", "Data");
pub const PICTURE: Text = Text::new("Imagen", "Image");
pub const CITATION: Text = Text::new("Cita", "Citation");
pub const LINK: Text = Text::new("Enlace permanente", "Permanent link");
pub const API_CALL: Text = Text::new("Consulta a la API", "API call");
pub const EXAMPLES: Text = Text::new("Código de ejemplo", "Code to start from");
pub const COPY_CITATION: Text = Text::new("Copiar la cita", "Copy the citation");
pub const COPY_LINK: Text = Text::new("Copiar el enlace", "Copy the link");
pub const COPIED: Text = Text::new("Copiado.", "Copied.");
pub const NOT_COPIED: Text = Text::new(
    "No se pudo copiar: seleccione el texto.",
    "It could not be copied: select the text.",
);

pub const WORKBOOK: Text = Text::new(
    "Descargar toda la página (XLSX)",
    "Download the whole page (XLSX)",
);
pub const WORKBOOK_MORE: Text = Text::new(
    "Una hoja por figura, con notas, símbolos, códigos y la cita, bajo los filtros elegidos.",
    "A sheet for each figure, with notes, symbols, codes and the citation, under the chosen filters.",
);
/// How to cite what a release shows under a title.
pub fn citation(
    title: &str,
    release: &ReleaseId,
    cutoff: NaiveDate,
    invented: bool,
    language: Language,
) -> String {
    let publisher = publisher(release, cutoff, language);
    let text = match language {
        Language::Es => format!("«{title}». {publisher}"),
        Language::En => format!("“{title}”. {publisher}"),
    };
    if invented {
        format!("{text} {}.", site::DEMONSTRATION.get(language))
    } else {
        text
    }
}

/// Who publishes, with release and cut-off.
pub fn publisher(release: &ReleaseId, cutoff: NaiveDate, language: Language) -> String {
    let name = site::NAME.get(language);
    let country = site::COUNTRY.get(language);
    let cutoff = date(cutoff);
    match language {
        Language::Es => {
            format!("Atalaya, {name}, {country}. Publicación {release}, fecha de corte {cutoff}.")
        }
        Language::En => {
            format!("Atalaya, {name}, {country}. Release {release}, cut-off date {cutoff}.")
        }
    }
}
