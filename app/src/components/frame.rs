//! What surrounds every page.

use std::sync::Arc;

use domain::{label::Language, release::Release, selection::Selection};
use leptos::prelude::*;

use super::{banner::Banners, footer::Footer, header::Header};
use crate::{interaction::Interaction, page::Page};

/// Head, banners, the page itself, messages, foot.
#[component]
pub fn Frame(
    /// The page that is shown; none where there is no such page.
    page: Option<Page>,
    language: Language,
    /// The filters that links to other pages carry.
    #[prop(into)]
    selection: Signal<Selection>,
    /// The release that the page shows, if there is one.
    release: Option<Arc<Release>>,
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::arrive(language);
    view! {
        <Header page language selection />
        <Banners page language selection release=release.clone() />
        <main id="content" class="page" tabindex="-1">
            {children()}
        </main>
        <Notices />
        <Footer language release />
    }
}

/// What is said after a change: read aloud, and shown when it matters.
#[component]
pub fn Notices() -> impl IntoView {
    let notice = Interaction::get().notice;
    let shown = move || notice.with(|notice| notice.shown && !notice.text.is_empty());
    view! {
        <p class="notice" class:notice--shown=shown role="status">
            {move || notice.with(|notice| notice.text.clone())}
        </p>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::label::Language;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    use crate::interaction::Interaction;

    /// On arriving from another page: the language of the document, and the
    /// focus at the start of the new page.
    pub(super) fn arrive(language: Language) {
        let pages_before = Interaction::get().pages_before;
        // The first view leaves the focus where the reader has put it.
        let arrived = pages_before.get_value() > 0;
        pages_before.update_value(|pages| *pages += 1);
        Effect::new(move |_| {
            if let Some(root) = document().document_element() {
                // Setting an attribute of an ordinary name cannot fail.
                let _ = root.set_attribute("lang", language.code());
            }
            if arrived {
                // By then the page before is gone from the document.
                request_animation_frame(focus_content);
            }
        });
    }

    fn focus_content() {
        let content = document()
            .get_element_by_id("content")
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(content) = content {
            // An element that cannot take the focus leaves it where it is.
            let _ = content.focus_with_options(&options);
        }
    }
}
