//! What holds for the whole page: invented data, an old release, no scripts.

use std::sync::Arc;

use domain::{label::Language, release::Release};
use leptos::prelude::*;

use crate::{page::Page, source::Releases, text::site};

/// Banners above a page made from a release.
#[component]
pub fn Banners(
    language: Language,
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
        {outdated.then(|| view! { <Outdated language /> })}
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

#[component]
fn Outdated(language: Language) -> impl IntoView {
    view! {
        <p class="banner banner--outdated">
            <strong>{site::OLD_RELEASE.get(language)}</strong>
            " "
            <a href=Page::Persons.path(language) rel="external">
                {site::TO_LATEST.get(language)}
            </a>
        </p>
    }
}
