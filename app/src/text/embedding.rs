//! Texts of the page that says how to embed a figure.

use domain::{label::Language, selection::ReleaseId};

use super::Text;

pub const OPTIONS: Text = Text::new("Opciones", "Options");
pub const LANGUAGE: Text = Text::new("Idioma de la figura", "Language of the figure");
pub const THEME: Text = Text::new("Colores", "Colours");
pub const THEME_AUTO: Text = Text::new("Los que prefiera cada lector", "As each reader prefers");
pub const THEME_LIGHT: Text = Text::new("Claros", "Light");
pub const THEME_DARK: Text = Text::new("Oscuros", "Dark");
pub const RELEASE: Text = Text::new("Cifras", "Figures");
pub const LATEST: Text = Text::new(
    "Siempre las de la publicación más reciente",
    "Always those of the newest release",
);
pub const LOCKED: Text = Text::new("Filtros", "Filters");
pub const FREE: Text = Text::new("El lector puede cambiarlos", "Readers can change them");
pub const FIXED: Text = Text::new("Fijos, como están ahora", "Fixed as they are now");
pub const SOME_FIXED: Text = Text::new(
    "Fijos solo los de la dirección",
    "Fixed as the address says",
);
pub const CONTROLS: Text = Text::new("Controles", "Controls");
pub const USUAL_CONTROLS: Text = Text::new(
    "Gráfico o tabla, y el menú de descargas",
    "Chart or table, and the menu of downloads",
);
pub const ALL_CONTROLS: Text = Text::new("También la barra de filtros", "The filter bar as well");
pub const NO_CONTROLS: Text = Text::new("Ninguno", "None");
pub const OTHER_CONTROLS: Text = Text::new("Los de la dirección", "Those of the address");
pub const APPLY: Text = Text::new("Aplicar las opciones", "Apply the options");
pub const FILTERS: Text = Text::new("Filtros de la figura", "Filters of the figure");
pub const PREVIEW: Text = Text::new("Así se verá", "What it will look like");

pub const ELEMENT: Text = Text::new(
    "Elemento que ajusta su altura (recomendado)",
    "Element that fits its height (recommended)",
);
pub const ELEMENT_MORE: Text = Text::new(
    "Un guion pequeño hace el marco, le da siempre la altura justa y avisa a su página de lo que elige el lector.",
    "A small script makes the frame, always gives it the right height and tells your page what the reader chooses.",
);
pub const FRAME: Text = Text::new(
    "Marco sin guiones (iframe)",
    "Frame without scripts (iframe)",
);
pub const FRAME_MORE: Text = Text::new(
    "Para gestores de contenido que no aceptan guiones. La altura es fija: lo que no quepa se desplaza dentro del marco.",
    "For content managers that take no scripts. The height is fixed: what does not fit scrolls inside the frame.",
);
pub const IMAGE: Text = Text::new("Imagen", "Image");
pub const IMAGE_MORE: Text = Text::new(
    "Para correos, documentos e intranets que no aceptan marcos. Funciona en cualquier sitio; quien la ve no puede filtrar.",
    "For mail, documents and intranets that take no frames. Works in any site; its readers cannot filter.",
);
pub const NO_IMAGE: Text = Text::new(
    "Con estos filtros la figura no tiene ningún valor que dibujar: no hay imagen.",
    "Under these filters the figure has no value to draw: there is no image.",
);
pub const SNIPPET: Text = Text::new("Código para su página", "Code for your page");
pub const POLICY: Text = Text::new(
    "Si su sitio tiene una política de contenido (CSP), agréguele:",
    "If your site has a content security policy (CSP), add to it:",
);
pub const NO_HOSTS: Text = Text::new(
    "Por ahora ningún otro sitio puede mostrar esta figura en un marco: solo como imagen. Pida a quien opera este tablero que agregue la dirección de su sitio a la lista (ajuste «embed_hosts»).",
    "For now no other site can show this figure in a frame: only as an image. Ask whoever operates this dashboard to add the address of your site to the list (setting “embed_hosts”).",
);
pub const UNKNOWN_ORIGIN: Text = Text::new(
    "Quien opera este tablero no ha indicado su dirección pública (ajuste «public_url»): el código usa la dirección con que usted llegó.",
    "Whoever operates this dashboard has not set its public address (setting “public_url”): the code uses the address by which you came.",
);
pub const BACK: Text = Text::new("Volver a la figura", "Back to the figure");

/// The sites that may show figures in frames.
pub fn hosts(hosts: &str, language: Language) -> String {
    match language {
        Language::Es => format!("Se puede mostrar en un marco en: {hosts}."),
        Language::En => format!("Can be shown in a frame in: {hosts}."),
    }
}

/// A release whose figures never change.
pub fn frozen(release: &ReleaseId, language: Language) -> String {
    match language {
        Language::Es => format!("Las de la publicación {release}, sin cambios"),
        Language::En => format!("Those of release {release}, unchanged"),
    }
}
