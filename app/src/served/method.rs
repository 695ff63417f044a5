//! What is counted and how it is protected.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use crate::{
    components::problem_panel::ProblemPanel,
    page::Page,
    problem::{Problem, Reason},
    source::Releases,
    text::{
        method::{Section, sections},
        site,
    },
};

/// The method, with the numbers of the policy of the release that is shown.
pub(super) fn view(page: Page, language: Language, query: &str) -> AnyView {
    let releases = expect_context::<Releases>();
    // Filters are carried through, not applied: nothing in them is wrong here.
    let selection = Selection::parse(query).unwrap_or_default();
    let Some(release) = releases.pinned_or_latest(selection.release.as_ref()) else {
        let problem = Problem::bare(Reason::NoRelease);
        return view! { <ProblemPanel page language problem /> }.into_any();
    };
    let sections: Vec<_> = sections(&release.manifest().policy, language)
        .into_iter()
        .map(|section| part(section, language))
        .collect();
    view! {
        <article class="prose">
            <h1>{site::heading(page).get(language)}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            {sections}
        </article>
    }
    .into_any()
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
