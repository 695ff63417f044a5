//! Texts around the pages: name, navigation, footer, settings.

use domain::label::Language;

use super::Text;
use crate::page::Page;

pub const NAME: Text = Text::new(
    "Tablero de indicadores sobre trata de personas",
    "Trafficking in persons dashboard",
);
pub const COUNTRY: Text = Text::new("Costa Rica", "Costa Rica");
pub const DESCRIPTION: Text = Text::new(
    "Estadísticas de solicitudes recibidas y personas acreditadas como víctimas de trata de personas en Costa Rica.",
    "Statistics of applications received and persons accredited as victims of trafficking in persons in Costa Rica.",
);
pub const SKIP: Text = Text::new("Saltar al contenido", "Skip to content");
pub const PAGES: Text = Text::new("Páginas", "Pages");
pub const DOORS: Text = Text::new("Siga desde aquí", "Go on from here");
pub const DOOR_ACCREDITED: Text = Text::new(
    "Quiénes son: edad, sexo, nacionalidad, provincia",
    "Who they are: age, sex, nationality, province",
);
pub const DOOR_MAP: Text = Text::new(
    "Dónde vivían: provincias y cantones",
    "Where they lived: provinces and cantons",
);
pub const DOOR_INDICATORS: Text = Text::new(
    "Cada indicador con su definición, su serie y sus archivos",
    "Each indicator with its definition, series and files",
);
pub const DOOR_EXPLORE: Text = Text::new(
    "Arme la tabla que necesita, con sus filtros",
    "Build the table that you need, with its filters",
);
pub const DOOR_METHOD: Text = Text::new(
    "Qué se cuenta y por qué hay datos reservados",
    "What is counted and why some data are withheld",
);
pub const SETTINGS: Text = Text::new("Idioma y apariencia", "Language and appearance");

pub const NOTICES: Text = Text::new("Avisos", "Notices");
pub const THEME: Text = Text::new("Apariencia", "Appearance");
pub const THEME_AUTO: Text = Text::new("Automática", "Automatic");
pub const THEME_LIGHT: Text = Text::new("Clara", "Light");
pub const THEME_DARK: Text = Text::new("Oscura", "Dark");

pub const DEMONSTRATION: Text = Text::new(
    "Datos inventados de demostración",
    "Invented demonstration data",
);
pub const DEMONSTRATION_MORE: Text = Text::new(
    "Ninguna cifra de esta página describe a personas reales.",
    "No figure on this page describes real persons.",
);
pub const OLD_RELEASE: Text = Text::new(
    "Está viendo una publicación anterior.",
    "You are looking at an earlier release.",
);
pub const TO_LATEST: Text = Text::new("Ver la más reciente", "See the newest");
pub const SERVER_MODE: Text = Text::new(
    "El modo interactivo está desactivado: cada gráfico está fijo, con su tabla, y los filtros se aplican con el botón «Aplicar».",
    "Interactive mode is off: each chart is still, with its table, and filters take effect with the button “Apply”.",
);

pub const AWAITED: Text = Text::new("Cargando las cifras…", "Loading the figures…");

pub const RELEASE: Text = Text::new("Publicación", "Release");
pub const CUTOFF: Text = Text::new("Fecha de corte", "Cut-off date");
pub const POLICY: Text = Text::new("Política de protección", "Protection policy");

/// What readers call the policy of that name; those of operators as they are.
pub fn policy(name: &str, language: Language) -> &str {
    match (name, language) {
        ("standard", Language::Es) => "estándar",
        ("strict", Language::Es) => "estricta",
        _ => name,
    }
}

pub const RELEASE_FILE: Text = Text::new("Archivo de la publicación", "Release file");
pub const DATA: Text = Text::new("Datos y API", "Data and API");
pub const LICENCE: Text = Text::new(
    "Se publican únicamente cifras protegidas; ninguna permite identificar a una persona.",
    "Only protected figures are published; none allows a person to be identified.",
);

/// A page's name in the navigation.
pub fn page(page: Page) -> Text {
    match page {
        Page::Persons => Text::new("Personas por año", "Persons per year"),
        Page::Applications => Text::new("Solicitudes", "Applications"),
        Page::Accredited => Text::new("Personas acreditadas", "Accredited persons"),
        Page::Events => Text::new("Hechos", "Events"),
        Page::Map(_) => Text::new("Mapa", "Map"),
        Page::Indicators | Page::Indicator(_) => Text::new("Indicadores", "Indicators"),
        Page::Explore => Text::new("Explorar", "Explore"),
        Page::Method => Text::new("Metodología", "Method"),
        Page::Releases => Text::new("Publicaciones", "Releases"),
        Page::Data => Text::new("Datos", "Data"),
        Page::Embed(_) => super::embed::EMBED,
    }
}

/// A page's heading.
pub fn heading(page: Page) -> Text {
    match page {
        Page::Persons => Text::new(
            "Solicitudes recibidas y personas acreditadas",
            "Applications received and persons accredited",
        ),
        Page::Applications => Text::new("Solicitudes recibidas", "Applications received"),
        Page::Accredited => Text::new("Personas acreditadas", "Accredited persons"),
        Page::Events => Text::new("Cómo ocurrieron los hechos", "How it happened"),
        Page::Map(_) => Text::new("Dónde vivían las personas", "Where persons lived"),
        Page::Indicators | Page::Indicator(_) => Text::new("Indicadores", "Indicators"),
        Page::Explore => Text::new("Arme su propia tabla", "Build your own table"),
        Page::Method => Text::new("Metodología", "Method"),
        Page::Releases => Text::new("Publicaciones", "Releases"),
        Page::Data => DATA,
        Page::Embed(_) => super::embed::EMBED_FIGURE,
    }
}

/// What a page shows, in a sentence or two.
pub fn lead(page: Page) -> Text {
    match page {
        Page::Persons => Text::new(
            "Cuántas personas solicitaron cada año ser acreditadas como víctimas de trata y cuántas fueron acreditadas.",
            "How many persons applied each year for accreditation as victims of trafficking, and how many were accredited.",
        ),
        Page::Applications => Text::new(
            "Quiénes son las personas que solicitaron ser acreditadas, según el año en que se recibió su solicitud.",
            "Who the persons are who applied for accreditation, by the year in which their application was received.",
        ),
        Page::Accredited => Text::new(
            "Quiénes son las personas acreditadas como víctimas de trata, según el año de la decisión.",
            "Who the persons accredited as victims of trafficking are, by the year of the decision.",
        ),
        Page::Events => Text::new(
            "Captación, control y explotación. Una misma persona puede haber vivido varias formas a la vez: las partes pueden sumar más de 100\u{a0}%.",
            "Recruitment, control and exploitation. One person may have lived through several forms at once: parts may add up to more than 100%.",
        ),
        Page::Map(place) => super::place::lead(place),
        Page::Indicators | Page::Indicator(_) => Text::new(
            "Cada indicador con su definición, su fórmula, su valor más reciente, su serie y sus desgloses.",
            "Each indicator with its definition, its formula, its latest value, its series and its breakdowns.",
        ),
        Page::Explore => Text::new(
            "Elija qué contar, por qué variables y de cuáles personas. Lo que la publicación no contiene aparece desactivado, con su razón.",
            "Choose what to count, by which variables and of which persons. What the release does not hold is shown disabled, with its reason.",
        ),
        Page::Method => Text::new(
            "Qué se cuenta, qué no, y por qué algunas cifras no se muestran.",
            "What is counted, what is not, and why some figures are not shown.",
        ),
        Page::Releases => Text::new(
            "Cada publicación es un archivo inmutable con su fecha de corte. Las anteriores se pueden seguir consultando.",
            "Each release is an immutable file with its cut-off date. Earlier ones can still be read.",
        ),
        Page::Data => Text::new(
            "Todo lo publicado, para programas y hojas de cálculo: sin clave, sin costo y con las mismas celdas reservadas que en las páginas.",
            "All that is published, for programs and spreadsheets: without a key, free of charge, and with the same cells withheld as on the pages.",
        ),
        Page::Embed(_) => super::embed::LEAD,
    }
}

/// The title of the browser's window.
pub fn title(page: Page, language: Language) -> String {
    format!("{} · {}", heading(page).get(language), NAME.get(language))
}

/// The name of the other language, in that language.
pub fn language_name(language: Language) -> &'static str {
    match language {
        Language::Es => "Español",
        Language::En => "English",
    }
}
