//! The page for an address that is none.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::{
    components::{frame::Frame, problem_panel::NoSuchPage},
    page::language_of,
    text::{problem, site},
};

/// Says so in the language of the path, with status 404.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let path = use_location().pathname;
    let language: Language = path
        .with_untracked(|path| language_of(path))
        .unwrap_or_default();
    let title = format!(
        "{} · {}",
        problem::NOT_FOUND.get(language),
        site::NAME.get(language)
    );
    view! {
        <Title text=title />
        <Frame page=None language selection=Selection::default() release=None>
            <NoSuchPage language />
        </Frame>
    }
}
