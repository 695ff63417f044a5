//! The options: a plain form, whose address is that of the page.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use crate::{
    embed::{Controls, EmbedQuery, Locked, Theme, pairs_of},
    page::Page,
    source::Releases,
    text::{Text, embedding as words, site},
};

/// A value with its name and whether it is chosen.
type Choice = (String, String, bool);

/// The form; in the browser it takes effect with each choice
/// (`app/js/embedding.mjs`).
pub(super) fn form(page: Page, language: Language, query: &EmbedQuery) -> AnyView {
    let unpinned = Selection {
        release: None,
        ..query.selection.clone()
    };
    let carried: Vec<_> = pairs_of(&unpinned)
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    view! {
        <form class="embedding__form" method="get" action=page.path(language) data-live="#embedding-result">
            {carried}
            {select("lang", words::LANGUAGE, language, languages(query))}
            {select("theme", words::THEME, language, themes(query, language))}
            {select("release", words::RELEASE, language, releases(query, language))}
            {select("locked", words::LOCKED, language, locks(query, language))}
            {select("controls", words::CONTROLS, language, controls(query, language))}
            <button class="button embedding__apply" type="submit">
                {words::APPLY.get(language)}
            </button>
        </form>
    }
    .into_any()
}

fn select(name: &'static str, label: Text, language: Language, choices: Vec<Choice>) -> AnyView {
    let id = format!("embedding-{name}");
    let options: Vec<_> = choices
        .into_iter()
        .map(|(value, text, chosen)| {
            view! {
                <option value=value selected=chosen>
                    {text}
                </option>
            }
        })
        .collect();
    view! {
        <div class="filter">
            <label class="filter__label" for=id.clone()>
                {label.get(language)}
            </label>
            <select class="filter__select" id=id name=name>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn languages(query: &EmbedQuery) -> Vec<Choice> {
    let choice = |language: Language| {
        let name = site::language_name(language).to_owned();
        (language.code().to_owned(), name, language == query.language)
    };
    [Language::Es, Language::En].map(choice).to_vec()
}

fn themes(query: &EmbedQuery, language: Language) -> Vec<Choice> {
    let choice = |theme: Theme| {
        let name = match theme {
            Theme::Auto => words::THEME_AUTO,
            Theme::Light => words::THEME_LIGHT,
            Theme::Dark => words::THEME_DARK,
        };
        let chosen = theme == query.look.theme;
        (
            theme.name().to_owned(),
            name.get(language).to_owned(),
            chosen,
        )
    };
    Theme::ALL.map(choice).to_vec()
}

fn releases(query: &EmbedQuery, language: Language) -> Vec<Choice> {
    let pinned = query.selection.release.as_ref();
    let latest = (
        String::new(),
        words::LATEST.get(language).to_owned(),
        pinned.is_none(),
    );
    let held = expect_context::<Releases>().0.list();
    let frozen = held.into_iter().map(|manifest| {
        let text = words::frozen(&manifest.id, language);
        let chosen = pinned == Some(&manifest.id);
        (manifest.id.to_string(), text, chosen)
    });
    std::iter::once(latest).chain(frozen).collect()
}

fn locks(query: &EmbedQuery, language: Language) -> Vec<Choice> {
    let locked = &query.look.locked;
    let choice =
        |lock: Locked, text: Text| (lock.text(), text.get(language).to_owned(), *locked == lock);
    let mut choices = vec![
        choice(Locked::Nothing, words::FREE),
        choice(Locked::Everything, words::FIXED),
    ];
    if matches!(locked, Locked::These(_)) {
        choices.push(choice(locked.clone(), words::SOME_FIXED));
    }
    choices
}

fn controls(query: &EmbedQuery, language: Language) -> Vec<Choice> {
    let shown = query.look.controls;
    let choice = |controls: Controls, text: Text| {
        let chosen = controls == shown;
        (controls.text(), text.get(language).to_owned(), chosen)
    };
    let mut choices = vec![
        choice(Controls::default(), words::USUAL_CONTROLS),
        choice(Controls::ALL, words::ALL_CONTROLS),
        choice(Controls::NONE, words::NO_CONTROLS),
    ];
    if !choices.iter().any(|(_, _, chosen)| *chosen) {
        choices.push(choice(shown, words::OTHER_CONTROLS));
    }
    choices
}
