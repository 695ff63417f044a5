//! `GET /oembed?url=…`: how to embed what an address shows (<https://oembed.com>).
//!
//! For the address of an embedded figure, and for that of a page of figures:
//! then it is the figure that the address points at, or the first of the page.

mod answer;

use app::{
    embed::{self, Embed, Look, full_page},
    figure::figures,
    page::Page,
    source::Releases,
    state::State as PageState,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};

use crate::{
    api::{Problem, ProblemKind, language_of},
    web::{AppState, address},
};
use answer::{Answer, Format};

/// The narrowest frame that is worth it, in pixels.
const MIN_WIDTH: u32 = 240;
/// A frame that may be of any size, in pixels.
const USUAL_WIDTH: u32 = 800;

/// What is asked: keys that are not ours are other versions' business.
struct Asked {
    url: String,
    format: String,
    max_width: Option<u32>,
    max_height: Option<u32>,
}

impl Asked {
    fn read(uri: &Uri) -> Option<Self> {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).ok()?;
        let one = |key: &str| {
            let mut values = pairs.iter().filter(|(name, _)| name == key);
            let first = values.next().map(|(_, value)| value.clone());
            values.next().is_none().then(|| first.unwrap_or_default())
        };
        let number = |key| match one(key)?.as_str() {
            "" => Some(None),
            number => number.parse().ok().filter(|&number| number > 0).map(Some),
        };
        Some(Self {
            url: one("url").filter(|url| !url.is_empty())?,
            format: one("format")?,
            max_width: number("maxwidth")?,
            max_height: number("maxheight")?,
        })
    }
}

/// `GET /oembed`
pub async fn oembed(State(state): State<AppState>, uri: Uri, request: HeaderMap) -> Response {
    let language = language_of(uri.query());
    let Some(asked) = Asked::read(&uri) else {
        return Problem::new(ProblemKind::MalformedQuery, language)
            .detail(
                "Se necesita «url» una sola vez; «maxwidth» y «maxheight» son números enteros.",
                "“url” is needed once; “maxwidth” and “maxheight” are whole numbers.",
            )
            .into_response();
    };
    let Some(format) = Format::of(&asked.format) else {
        // As the standard asks for a format that there is not.
        return (StatusCode::NOT_IMPLEMENTED, "json, xml\n").into_response();
    };
    let hosting = address::hosting(&state.config, &request);
    let releases = Releases(state.library.clone());
    let shown = path_of(&asked.url, &hosting.origin).and_then(|path| figure_at(&releases, path));
    let Some(shown) = shown else {
        return Problem::new(ProblemKind::UnknownPath, language)
            .detail(
                "Esa dirección no muestra ninguna figura de este tablero.",
                "That address shows no figure of this dashboard.",
            )
            .into_response();
    };
    let width = asked.max_width.unwrap_or(USUAL_WIDTH).min(USUAL_WIDTH);
    let height = embed::usual_height(&shown);
    Answer {
        title: title_of(&shown),
        origin: &hosting.origin,
        address: format!("{}{}", hosting.origin, shown.canonical_href()),
        page: format!("{}{}", hosting.origin, full_page(&shown)),
        // Where no other site may show a frame, it is told of none.
        framed: !hosting.hosts.is_empty(),
        width: width.max(MIN_WIDTH),
        height: asked.max_height.map_or(height, |most| most.min(height)),
        language: shown.language,
    }
    .written(format)
}

/// Path, query and fragment of an address of this dashboard.
fn path_of<'a>(url: &'a str, origin: &str) -> Option<&'a str> {
    url.strip_prefix(origin)
        .filter(|path| path.starts_with('/'))
}

/// The figure that an address shows, embedded.
fn figure_at(releases: &Releases, address: &str) -> Option<PageState> {
    let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    if embed::is_embedded(path) {
        return embed::read(releases, path, query).ok();
    }
    let (page, language) = Page::from_path(path)?;
    let state = PageState::read(releases, page, language, query).ok()?;
    let mut known = figures(state.page).iter();
    let figure = match fragment {
        "" => known.next(),
        id => known.find(|figure| figure.id == id),
    }?;
    let href = Embed {
        figure: *figure,
        look: Look::default(),
    }
    .href(state.page, language, &state.selection);
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    embed::read(releases, path, query).ok()
}

fn title_of(state: &PageState) -> String {
    let figure = state.figures().next();
    figure.map_or_else(String::new, |figure| {
        figure.title(state.page, state.measure(), state.language)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Option<Asked> {
        Asked::read(&format!("/oembed?{query}").parse().expect("an address"))
    }

    #[test]
    fn an_address_is_needed_once_and_sizes_are_numbers() {
        let sound = asked("url=https%3A%2F%2Fa%2Fes%3Fsex%3D2&maxwidth=400&view=x").expect("sound");
        assert_eq!(sound.url, "https://a/es?sex=2");
        assert_eq!((sound.max_width, sound.max_height), (Some(400), None));
        for query in [
            "",
            "url=",
            "url=a&url=b",
            "url=a&maxwidth=0",
            "url=a&maxwidth=-1",
            "url=a&maxheight=high",
            "url=a&maxheight=99999999999",
        ] {
            assert!(asked(query).is_none(), "{query}");
        }
    }

    #[test]
    fn only_addresses_of_this_dashboard_are_known() {
        let origin = "https://a.example";
        assert_eq!(path_of("https://a.example/es", origin), Some("/es"));
        for url in [
            "https://a.example",
            "https://a.example.evil/es",
            "https://b.example/es",
            "/es",
            "javascript:alert(1)",
        ] {
            assert_eq!(path_of(url, origin), None, "{url}");
        }
    }
}
