//! The list of releases.

use domain::{label::Language, release::Manifest, selection::Selection};
use leptos::prelude::*;

use crate::{
    page::Page,
    source::Releases,
    state::href,
    text::{date, method as words, site},
};

/// Every release that is held, newest first.
pub(super) fn view(language: Language, _query: &str) -> AnyView {
    let page = Page::Releases;
    let releases = expect_context::<Releases>();
    let items: Vec<_> = releases
        .0
        .list()
        .into_iter()
        .map(|manifest| item(&manifest, language))
        .collect();
    view! {
        <div class="page__head">
            <h1>{site::heading(page).get(language)}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
        </div>
        <ul class="releases">{items}</ul>
    }
    .into_any()
}

fn item(manifest: &Manifest, language: Language) -> impl IntoView + use<> {
    let pinned = Selection {
        release: Some(manifest.id.clone()),
        ..Selection::default()
    };
    let file = format!("/api/v1/releases/{}/file", manifest.id);
    let notes: Vec<_> = manifest
        .notes
        .iter()
        .chain(&manifest.revision_notes)
        .map(|note| view! { <p>{note.in_language(language).to_owned()}</p> })
        .collect();
    let policy = &manifest.policy;
    view! {
        <li class="release">
            <h2 class="release__name">
                <a href=href(Page::Persons, language, &pinned) rel="external">
                    {manifest.id.to_string()}
                </a>
            </h2>
            <p>{words::release_facts(&date(manifest.cutoff), policy, language)}</p>
            {notes}
            <p>
                <a href=file rel="external" download>
                    {site::RELEASE_FILE.get(language)}
                </a>
            </p>
        </li>
    }
}
