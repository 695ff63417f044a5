//! A word whose definition opens in place.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use crate::{
    page::Page,
    state::href,
    text::{
        Text,
        glossary::{MORE, Term, WORDS, capital},
    },
};

/// Words with their definitions, each behind its name: opened by mouse,
/// keyboard or touch, without scripts too, and one at a time.
#[component]
pub fn Terms(
    terms: &'static [Term],
    language: Language,
    /// What links to the glossary carry: filters and release.
    #[prop(into)]
    selection: Signal<Selection>,
    /// What the words are of.
    #[prop(default = WORDS)]
    label: Text,
    /// Where the glossary opens.
    #[prop(optional_no_strip)]
    opens: Option<&'static str>,
) -> impl IntoView {
    let items: Vec<_> = terms
        .iter()
        .map(|&term| {
            let target = move || {
                let method = selection.with(|selection| href(Page::Method, language, selection));
                format!("{method}#{}", term.anchor())
            };
            view! {
                <li>
                    // Of the same name only one is open.
                    <details class="term" name="terms">
                        <summary class="term__name">{capital(term, language)}</summary>
                        <p class="term__definition">
                            {term.definition().get(language)} " "
                            <a href=target rel="external" target=opens>
                                {MORE.get(language)}
                            </a>
                        </p>
                    </details>
                </li>
            }
        })
        .collect();
    view! {
        <ul class="terms" aria-label=label.get(language)>
            {items}
        </ul>
    }
    .into_any()
}
