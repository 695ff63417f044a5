//! What holds for the whole page: invented data, an old release, no scripts.

use std::sync::Arc;

use domain::{label::Language, release::Release, selection::Selection};
use leptos::prelude::*;

use crate::{page::Page, source::Releases, state::href, text::site};

/// Banners above a page made from a release.
#[component]
pub fn Banners(
    /// The page that is shown; none where there is no such page.
    page: Option<Page>,
    language: Language,
    /// The filters that go along to the newest release.
    selection: Signal<Selection>,
    /// The release that the page shows, if there is one.
    release: Option<Arc<Release>>,
) -> impl IntoView {
    let demonstration = release
        .as_ref()
        .is_some_and(|release| release.manifest().demonstration);
    let latest = use_context::<Releases>().and_then(|releases| releases.0.latest());
    let outdated =
        release.is_some_and(|release| latest.is_none_or(|latest| latest.id() != release.id()));
    view! {
        <aside aria-label=site::NOTICES.get(language)>
        {demonstration.then(|| view! { <Demonstration language /> })}
        {outdated.then(|| view! { <Outdated page language selection /> })}
        <p class="banner banner--server-mode">{site::SERVER_MODE.get(language)}</p>
        </aside>
    }
    .into_any()
}

#[component]
fn Demonstration(language: Language) -> impl IntoView {
    view! {
        <p class="banner banner--demonstration">
            <strong>{site::DEMONSTRATION.get(language)}</strong>
            " "
            {site::DEMONSTRATION_MORE.get(language)}
        </p>
    }
}

/// Says so, and leads to the same page of the newest release.
#[component]
fn Outdated(page: Option<Page>, language: Language, selection: Signal<Selection>) -> impl IntoView {
    let newest = move || {
        let latest = Selection {
            release: None,
            ..selection.get()
        };
        href(page.unwrap_or(Page::Persons), language, &latest)
    };
    view! {
        <p class="banner banner--outdated">
            <strong>{site::OLD_RELEASE.get(language)}</strong>
            " "
            <a href=newest rel="external">
                {site::TO_LATEST.get(language)}
            </a>
        </p>
    }
}
