//! Texts of figures that stand in other sites.

use super::Text;

pub const EMBED: Text = Text::new("Incrustar", "Embed");
pub const EMBED_FIGURE: Text = Text::new("Incrustar una figura", "Embed a figure");
pub const LEAD: Text = Text::new(
    "Ponga esta figura en su intranet o en su sitio: lleva sus notas, su fuente y solo cifras protegidas, sin cookies y sin pedir nada a otros servidores.",
    "Put this figure into your intranet or site: it carries its notes, its source and protected figures alone, sets no cookies and asks nothing of other servers.",
);

pub const SOURCE: Text = Text::new("Fuente", "Source");
pub const TO_PAGE: Text = Text::new(
    "Ver en el tablero (se abre en otra ventana)",
    "See it in the dashboard (opens another window)",
);
pub const UNKNOWN_FIGURE: Text = Text::new(
    "No hay ninguna figura con este nombre para lo que se cuenta.",
    "There is no figure of this name for what is counted.",
);
pub const LOCKED: Text = Text::new(
    "El sitio que muestra esta figura ha fijado sus filtros.",
    "The site that shows this figure has fixed its filters.",
);
