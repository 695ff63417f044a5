//! The list of releases.

mod changed;

use domain::{label::Language, release::Manifest, selection::Selection};
use leptos::prelude::*;

use super::{
    carried::{self, settle_address},
    ready,
};
use crate::{
    address,
    components::{problem_panel::ProblemPanel, term::Terms},
    files,
    page::Page,
    source::Releases,
    state::href,
    text::{changes, date, glossary, release as words, site},
};

/// Every release that is held, newest first, with what each says of itself and
/// of its difference from the one before.
pub(super) fn view(language: Language, query: &str) -> AnyView {
    let page = Page::Releases;
    let releases = expect_context::<Releases>();
    let state = match carried::read(&releases, page, language, query) {
        Ok(state) => state,
        Err(problem) => {
            return view! { <ProblemPanel page language problem=*problem /> }.into_any();
        }
    };
    settle_address(&state, query);
    let selection = state.selection;
    let manifests = releases.0.list();
    let revisions = format!("{}#revisions", href(Page::Method, language, &selection));
    let items: Vec<_> = manifests
        .iter()
        .enumerate()
        .map(|(place, manifest)| {
            let change = changes(manifest, &releases, language);
            item(manifest, place == 0, change, &selection, language)
        })
        .collect();
    view! {
        <div class="page__head">
            <h1>{site::heading(page).get(language)}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            <Terms terms=glossary::of(page) language selection=selection.clone() />
            <p>
                <a href=revisions>{words::WHAT_IS.get(language)}</a>
            </p>
        </div>
        <ul class="releases">{items}</ul>
        {ready::about(language)}
    }
    .into_any()
}

/// How a release differs from the one before, as far as that is held; nothing
/// of the first.
fn changes(manifest: &Manifest, releases: &Releases, language: Language) -> Option<AnyView> {
    let id = manifest.previous.as_ref()?;
    let both = releases.0.get(id).zip(releases.0.get(&manifest.id));
    Some(match both {
        Some((before, now)) => changed::view(&before, &now, language),
        None => {
            view! { <p class="release__policy">{changes::NOT_HELD.get(language)}</p> }.into_any()
        }
    })
}

fn item(
    manifest: &Manifest,
    is_newest: bool,
    change: Option<AnyView>,
    selection: &Selection,
    language: Language,
) -> impl IntoView + use<> {
    let pinned = Selection {
        release: Some(manifest.id.clone()),
        ..selection.clone()
    };
    let open = href(Page::Persons, language, &pinned);
    let api = format!("/api/v1/releases/{}?lang={}", manifest.id, language.code());
    let api = address::of(&api);
    let file = files::release_file(&manifest.id);
    let notes: Vec<_> = manifest
        .revision_notes
        .iter()
        .chain(&manifest.notes)
        .map(|note| view! { <p class="release__note">{note.in_language(language).to_owned()}</p> })
        .collect();
    let newest = is_newest.then(|| {
        view! { <span class="release__newest">{words::NEWEST.get(language)}</span> }
    });
    let cutoff = format!("{}: {}", site::CUTOFF.get(language), date(manifest.cutoff));
    view! {
        <li class="release" id=format!("release-{}", manifest.id)>
            <h2 class="release__name">
                <a href=open.clone()>{manifest.id.to_string()}</a>
                " "
                {newest}
            </h2>
            <p>{cutoff}</p>
            {notes}
            <p class="release__policy">{words::policy(&manifest.policy, language)}</p>
            {change}
            <ul class="release__links">
                <li>
                    <a href=open.clone()>{words::OPEN.get(language)}</a>
                </li>
                <li>
                    <a href=file download>
                        {site::RELEASE_FILE.get(language)}
                    </a>
                </li>
                <li>
                    <a href=api>{words::TO_API.get(language)}</a>
                </li>
            </ul>
            {ready::links(&manifest.id, language)}
        </li>
    }
}
