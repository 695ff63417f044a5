//! The page of one figure, for frames of other sites.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use super::dashboard::{UntabulatedMeasure, settle_address};
use crate::{
    components::{
        chips::Chips, embed_source::EmbedSource, figure_card::FigureCard, filter_bar::FilterBar,
        frame::Notices, problem_panel::EmbedProblemPanel,
    },
    embed::{Control, Embed, EmbedQuery, read},
    source::Releases,
    state::State,
    text::site,
};

/// A figure with its filters, notes and source, and nothing around it; or why
/// it cannot be shown.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let releases = expect_context::<Releases>();
    let location = use_location();
    let read = Memo::new(move |_| {
        let path = location.pathname.get();
        location.search.with(|query| read(&releases, &path, query))
    });
    let is_readable = Memo::new(move |_| read.with(Result::is_ok));
    let first = read.get_untracked().ok();
    if let Some(state) = &first {
        settle_address(state);
    }
    let language = location
        .search
        .with_untracked(|query| EmbedQuery::language_of(query));
    let site = site::NAME.get(language);
    let title = match first.as_ref().and_then(figure_title) {
        Some(title) => format!("{title} · {site}"),
        None => site.to_owned(),
    };
    let problem = move || read.with(|read| read.as_ref().err().cloned());
    let sentence = move || problem().map(|problem| problem.sentence(language));
    let selection =
        move || read.with(|read| read.as_ref().ok().map(|state| state.selection.to_string()));
    let locked = first.as_ref().and_then(|state| state.embed.as_ref());
    let locked = locked.map(|embed| embed.look.locked.text());
    let content = view! {
        {move || match (is_readable.get(), read.get_untracked()) {
            (true, Ok(first)) => {
                let state = Memo::new(move |before: Option<&State>| {
                    let now = read.with(|read| read.as_ref().ok().cloned());
                    now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
                });
                view! { <EmbeddedFigure state /> }.into_any()
            }
            _ => {
                let panel = move |problem| view! { <EmbedProblemPanel language problem /> };
                (move || problem().map(panel)).into_any()
            }
        }}
    };
    view! {
        <Title text=title />
        // What `app/js/embed.mjs` tells the other site.
        <main
            id="content"
            class="embed"
            tabindex="-1"
            data-selection=selection
            data-locked=locked
            data-problem=sentence
        >
            {content}
        </main>
        <Notices />
    }
    .into_any()
}

fn figure_title(state: &State) -> Option<String> {
    let figure = state.embed.as_ref()?.figure;
    Some(figure.title(state.page, state.measure(), state.language))
}

/// The figure with what stands around it.
#[component]
fn EmbeddedFigure(#[prop(into)] state: Signal<State>) -> impl IntoView {
    let first = state.get_untracked();
    let Embed { figure, look } = first.embed.clone()?;
    let filters = match look.controls.has(Control::Filters) {
        true => view! { <FilterBar state /> }.into_any(),
        false => view! { <Chips state /> }.into_any(),
    };
    let invented = first.release.manifest().demonstration;
    let caution = invented.then(|| {
        view! {
            <p class="banner banner--demonstration">
                <strong>{site::DEMONSTRATION.get(first.language)}</strong>
            </p>
        }
    });
    let embedded = view! {
        {caution}
        {filters}
        <UntabulatedMeasure state />
        <FigureCard figure state />
        <EmbedSource state />
    };
    Some(embedded.into_any())
}
