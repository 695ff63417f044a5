//! What is counted and how it is protected.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::{
    components::{frame::Frame, problem_panel::ProblemPanel},
    page::Page,
    problem::{Problem, Reason},
    source::Releases,
    text::{
        method::{Section, sections},
        site,
    },
};

/// The method, with the numbers of the policy of the release that is shown.
#[component]
pub fn MethodPage(language: Language) -> impl IntoView {
    let page = Page::Method;
    let releases = expect_context::<Releases>();
    let query = use_location().search.get_untracked();
    // Filters are carried through, not applied: nothing in them is wrong here.
    let selection = Selection::parse(&query).unwrap_or_default();
    let release = releases.pinned_or_latest(selection.release.as_ref());
    let parts = match &release {
        None => {
            let problem = Problem::bare(Reason::NoRelease);
            view! { <ProblemPanel page language problem /> }.into_any()
        }
        Some(release) => sections(&release.manifest().policy, language)
            .into_iter()
            .map(|section| part(section, language))
            .collect_view()
            .into_any(),
    };
    view! {
        <Title text=site::title(page, language) />
        <Frame page=Some(page) language selection release>
            <article class="prose">
                <h1>{site::heading(page).get(language)}</h1>
                <p class="page__lead">{site::lead(page).get(language)}</p>
                {parts}
            </article>
        </Frame>
    }
}

fn part(section: Section, language: Language) -> impl IntoView {
    let paragraphs: Vec<_> = section
        .paragraphs
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect();
    view! {
        <section>
            <h2>{section.heading.get(language)}</h2>
            {paragraphs}
        </section>
    }
}
