//! Pages that only the server writes: the catalogue of indicators, the method,
//! the releases, the data and the API, how to embed a figure.
//!
//! Their texts are long and nothing in them depends on a reader's next click,
//! so the browser's half knows neither. It brings the frame around them to life
//! and leaves their content as it came; from and to them browsers go by loading
//! a page whole. See `docs/decisions/0010-pages-of-the-server.md`.

mod carried;
#[cfg(feature = "ssr")]
mod catalogue;
#[cfg(feature = "ssr")]
mod code;
#[cfg(feature = "ssr")]
mod content;
#[cfg(feature = "ssr")]
mod data;
#[cfg(feature = "ssr")]
mod embedding;
#[cfg(feature = "ssr")]
pub(crate) mod indicator;
#[cfg(feature = "ssr")]
mod method;
#[cfg(feature = "ssr")]
mod opened;
#[cfg(feature = "ssr")]
mod place_path;
#[cfg(feature = "ssr")]
mod ready;
#[cfg(feature = "ssr")]
mod releases;

use domain::label::Language;
use leptos::{ev, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::{components::frame::Frame, page::Page, source::Releases};

pub(crate) use carried::carried;
#[cfg(feature = "ssr")]
use content::write;

/// The key of a search in the catalogue, beside the selection.
const SEARCH: &str = "q";
/// The key of the format of examples, beside the selection.
const FORMAT: &str = "format";

/// What stands in the frame of a page.
struct Content {
    /// The title of the browser's window.
    title: String,
    /// The HTML; empty in the browser, which keeps what it finds.
    html: String,
}

/// A page of [`Page::is_served`] in its frame.
#[component]
pub fn ServedPage(page: Page, language: Language) -> impl IntoView {
    let releases = expect_context::<Releases>();
    let query = use_location().search.get_untracked();
    let (selection, release) = carried(&releases, &query);
    let Content { title, html } = write(page, language, &query);
    // Links are left to the browser: the router would keep the content.
    let leave_to_browser = |click: ev::MouseEvent| click.stop_propagation();
    view! {
        <Title text=title />
        <Frame page=Some(page) language selection release>
            <div class="served" on:click=leave_to_browser inner_html=html></div>
        </Frame>
    }
}

/// A query without a key of the page's own, and what was sent under that key.
fn split_own<'query>(query: &'query str, key: &str) -> (String, Vec<&'query str>) {
    let split = |pair: &'query str| pair.split_once('=').unwrap_or((pair, ""));
    let (own, rest): (Vec<_>, Vec<_>) = query.split('&').partition(|pair| split(pair).0 == key);
    let values = own.into_iter().map(|pair| split(pair).1).collect();
    (rest.join("&"), values)
}

#[cfg(not(feature = "ssr"))]
fn write(_: Page, _: Language, _: &str) -> Content {
    #[cfg(feature = "hydrate")]
    browser::load_unless_first();
    Content {
        title: document().title(),
        html: String::new(),
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use leptos_router::hooks::use_location;

    use crate::interaction::Interaction;

    /// After another page of the same document there is nothing to keep: the
    /// server is asked for the page.
    pub(super) fn load_unless_first() {
        if Interaction::get().pages_before.get_value() == 0 {
            return;
        }
        let location = use_location();
        let (path, query) = (
            location.pathname.get_untracked(),
            location.search.get_untracked(),
        );
        let question = if query.is_empty() { "" } else { "?" };
        let address = format!("{path}{question}{query}");
        // Only a browser that is about to close a page refuses.
        let _ = window().location().replace(&address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_pages_own_is_told_apart_from_the_selection() {
        let (selection, words) = split_own("q=ni%C3%B1as&province=1", SEARCH);
        assert_eq!(selection, "province=1");
        assert_eq!(words, ["ni%C3%B1as"]);
        assert_eq!(split_own("province=1", SEARCH).1, [""; 0]);
    }
}
