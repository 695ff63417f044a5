//! What addresses beside the API take: figures, workbooks, oEmbed, shapes.

use std::collections::BTreeSet;

use app::{
    embed::{Control, Theme},
    figure::{figures, named},
    page::Page,
    place::Place,
};
use domain::{label::Language, release::Release, selection::Selection};
use serde_json::{Value, json};

use super::{Place as At, names, number_or_nothing, object};
use crate::{
    api::{
        endpoint::{Beside, Words},
        openapi::{Description, said},
    },
    embed::{INDICATOR_PARTS as PARTS, MAX_WIDTH, MIN_WIDTH, USUAL_WIDTH},
};

/// The longest side of a frame that anybody needs, in pixels.
const MAX_SIDE: usize = 10_000;
/// The usual one of a frame, in pixels.
const USUAL_SIDE: usize = 800;

/// A parameter as OpenAPI describes it.
pub(super) fn describe(parameter: Beside, api: &Description<'_>) -> Value {
    let side = || number_or_nothing(1, MAX_SIDE, USUAL_SIDE);
    let (name, at, words, schema) = match parameter {
        Beside::Figure => ("figure", At::Path, FIGURE, texts(figure_names(api.release))),
        Beside::IndicatorPart => ("part", At::Path, PART, names(&PARTS)),
        Beside::Page => ("page", At::Path, PAGE, texts(page_paths())),
        Beside::Shapes => (
            "hash",
            At::Path,
            SHAPES,
            texts(api.shapes.map(str::to_owned)),
        ),
        Beside::PictureTheme => ("theme", At::Query, THEME, usual(&["light", "dark"])),
        Beside::Width => {
            let [least, most, usual] = [MIN_WIDTH, MAX_WIDTH, USUAL_WIDTH].map(|it| it as usize);
            (
                "width",
                At::Query,
                WIDTH,
                number_or_nothing(least, most, usual),
            )
        }
        Beside::FrameTheme => {
            let themes = Theme::ALL.map(Theme::name);
            ("theme", At::Query, THEME, usual(&themes))
        }
        Beside::Locked => ("locked", At::Query, LOCKED, usual(&["0", "1"])),
        Beside::Controls => {
            let each = Control::ALL.map(Control::name).into_iter();
            let all: Vec<_> = each.chain(["none"]).collect();
            ("controls", At::Query, CONTROLS, names(&all))
        }
        Beside::OembedFormat => ("format", At::Query, FORMAT, usual(&["json", "xml"])),
        Beside::MaxWidth => ("maxwidth", At::Query, WIDEST, side()),
        Beside::MaxHeight => ("maxheight", At::Query, HIGHEST, side()),
        Beside::Url => {
            let page = Page::Accredited.route(Language::Es);
            let example = format!("{}{page}", api.origin);
            let schema = json!({ "type": "string", "minLength": 1, "examples": [example] });
            ("url", At::Query, URL, schema)
        }
    };
    let mut described = object(name, at, said(words, api.language), schema);
    if parameter == Beside::Url {
        described["required"] = json!(true);
    }
    described
}

/// Values of which the first holds when none is given.
fn usual(values: &[&str]) -> Value {
    let mut schema = names(values);
    schema["default"] = json!(values.first());
    schema
}

fn texts(values: impl IntoIterator<Item = String>) -> Value {
    let values: Vec<_> = values.into_iter().collect();
    json!({ "type": "string", "enum": values })
}

/// The figures that a release has numbers for.
fn figure_names(release: Option<&Release>) -> BTreeSet<String> {
    let known = |variable| release.is_none_or(|release| release.dimension(variable).is_some());
    Page::ALL
        .into_iter()
        .flat_map(figures)
        .filter(|figure| figure.by.iter().all(known))
        .filter(|figure| named(figure.id, &Selection::default()).is_some())
        .map(|figure| figure.id.to_owned())
        .collect()
}

/// The pages of figures in both languages, without the stroke before them.
fn page_paths() -> Vec<String> {
    let places = [Page::Map(Place::Province(1)), Page::Map(Place::Canton(101))];
    let pages = Page::ALL.into_iter().chain(places);
    let pages = pages.filter(|page| page.has_filters());
    pages
        .flat_map(|page| [Language::Es, Language::En].map(|language| page.route(language)))
        .map(|route| route.trim_start_matches('/').to_owned())
        .collect()
}

const FIGURE: Words = (
    "Nombre de la figura: el que sigue a # en su enlace permanente",
    "The name of the figure: what follows # in its permanent link",
);
const PART: Words = (
    "La figura de la página del indicador: su serie, o el desglose pedido",
    "The figure of the page of the indicator: its series, or the breakdown asked for",
);
const PAGE: Words = (
    "Ruta de la página, con su idioma",
    "The path of the page, with its language",
);
const SHAPES: Words = (
    "SHA-256 de las formas en uso: lo que está bajo ese nombre no cambia",
    "SHA-256 of the shapes in use: what stands under that name never changes",
);
const THEME: Words = ("Colores", "Colours");
const WIDTH: Words = (
    "Ancho de la imagen, en píxeles",
    "Width of the picture, in pixels",
);
const LOCKED: Words = (
    "1: nadie cambia los filtros; también los nombres de algunas variables, separados por comas",
    "1: nobody changes the filters; the names of some variables too, separated by commas",
);
const CONTROLS: Words = (
    "Qué hay junto a la figura, separado por comas",
    "What stands beside the figure, separated by commas",
);
const FORMAT: Words = ("Formato de la respuesta", "The format of the answer");
const WIDEST: Words = (
    "Ancho máximo del marco, en píxeles",
    "The greatest width of the frame, in pixels",
);
const HIGHEST: Words = (
    "Altura máxima del marco, en píxeles",
    "The greatest height of the frame, in pixels",
);
const URL: Words = (
    "Dirección de una figura o de una página de figuras de este tablero",
    "The address of a figure, or of a page of figures, of this dashboard",
);
