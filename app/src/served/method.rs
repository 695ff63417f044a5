//! What is counted and how it is protected.

use domain::label::Language;
use leptos::prelude::*;

use super::carried::{self, settle_address};
use crate::{
    components::problem_panel::ProblemPanel,
    page::Page,
    source::Releases,
    text::{
        glossary::{self, Term},
        method::{CONTENTS, Section, sections},
        site,
    },
};

/// The anchor of the glossary.
const GLOSSARY: &str = "glossary";

/// The method, with the numbers of the policy of the release that is shown.
pub(super) fn view(page: Page, language: Language, query: &str) -> AnyView {
    // Filters are carried through, not applied.
    let state = match carried::read(&expect_context::<Releases>(), page, language, query) {
        Ok(state) => state,
        Err(problem) => {
            return view! { <ProblemPanel page language problem=*problem /> }.into_any();
        }
    };
    settle_address(&state, query);
    let sections = sections(state.release.manifest(), language);
    let contents = contents(&sections, language);
    let parts: Vec<_> = sections
        .into_iter()
        .map(|section| part(section, language))
        .collect();
    view! {
        <article class="prose">
            <h1>{site::heading(page).get(language)}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            {contents}
            {parts}
            {glossary(language)}
        </article>
    }
    .into_any()
}

fn contents(sections: &[Section], language: Language) -> impl IntoView + use<> {
    let last = (GLOSSARY, glossary::HEADING);
    let links: Vec<_> = sections
        .iter()
        .map(|section| (section.id, section.heading))
        .chain([last])
        .map(|(id, heading)| {
            view! {
                <li>
                    <a href=format!("#{id}")>{heading.get(language)}</a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="contents" aria-labelledby="contents-heading">
            <h2 class="contents__heading" id="contents-heading">
                {CONTENTS.get(language)}
            </h2>
            <ol class="contents__list">{links}</ol>
        </nav>
    }
}

fn part(section: Section, language: Language) -> impl IntoView {
    let paragraphs: Vec<_> = section
        .paragraphs
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect();
    view! {
        <section id=section.id>
            <h2>{section.heading.get(language)}</h2>
            {paragraphs}
        </section>
    }
}

fn glossary(language: Language) -> impl IntoView {
    let terms = Term::ALL.map(|term| {
        view! {
            <div class="glossary__term" id=term.anchor()>
                <dt>{glossary::capital(term, language)}</dt>
                <dd>{term.definition().get(language)}</dd>
            </div>
        }
    });
    view! {
        <section id=GLOSSARY>
            <h2>{glossary::HEADING.get(language)}</h2>
            <dl class="glossary">{terms.into_iter().collect_view()}</dl>
        </section>
    }
}
