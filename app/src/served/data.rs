//! The page of the data and the API: the table at hand for programs.

mod asked;
mod examples;
mod preview;
mod reference;
mod snippets;

use domain::{label::Language, variable::Variable};
use leptos::prelude::*;

use self::asked::Asked;
use super::ready;
use crate::{
    address,
    components::{problem_panel::ProblemPanel, term::Terms},
    files::{DATA_FORMATS, release_file},
    page::Page,
    state::href,
    status::redirect,
    text::{Text, data as words, figure, glossary, site},
    tiles::period_text,
};

/// The page, or what is wrong with its address.
pub(super) fn view(language: Language, query: &str) -> AnyView {
    let page = Page::Data;
    match Asked::read(language, query) {
        Err(problem) => view! { <ProblemPanel page language problem=*problem /> }.into_any(),
        Ok(asked) => {
            let canonical = asked.canonical_href();
            let settled = canonical.split_once('?').map_or("", |(_, query)| query);
            if settled != query {
                redirect(&canonical);
            }
            parts(&asked).into_any()
        }
    }
}

fn parts(asked: &Asked) -> impl IntoView + use<> {
    let language = asked.state.language;
    let page = asked.state.page;
    view! {
        <div class="page__head">
            <h1>{site::heading(page).get(language)}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            <Terms
                terms=glossary::of(page)
                language
                selection=asked.state.selection.clone()
            />
        </div>
        {contents(language)}
        {selection(asked)}
        {snippets::view(asked)}
        {whole(asked)}
        {reference::view(&asked.state.release, language)}
    }
}

/// The sections with their anchors.
const SECTIONS: [(&str, Text); 4] = [
    ("selection", words::SELECTION),
    ("examples", words::EXAMPLES),
    ("whole", words::WHOLE),
    ("api", words::API),
];

fn contents(language: Language) -> AnyView {
    let links = SECTIONS.map(|(anchor, text)| {
        view! {
            <li>
                <a class="choice" href=format!("#{anchor}")>
                    {text.get(language)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="choices" aria-label=words::CONTENTS.get(language)>
            <ul class="choices__list">{links.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The path of the cells of the table, with an option more.
fn data_path(asked: &Asked, option: &str) -> String {
    let language = asked.state.language.code();
    format!("/api/v1/data?{}&lang={language}&{option}", asked.shown)
}

fn selection(asked: &Asked) -> AnyView {
    let language = asked.state.language;
    let files = DATA_FORMATS.map(|(format, option)| {
        view! {
            <a class="figure-menu__file" href=address::of(&data_path(asked, option)) rel="external" download>
                {format}
            </a>
            " "
        }
    });
    let start = asked.state.selection.by.is_empty();
    let start = start.then(|| view! { <p class="page__remark">{words::START.get(language)}</p> });
    view! {
        <section class="data-page__part" id="selection" aria-labelledby="selection-title">
            <h2 id="selection-title">{words::SELECTION.get(language)}</h2>
            <p class="data-page__more">{words::SELECTION_MORE.get(language)}</p>
            {start}
            <p class="data-page__table">{title(asked)}</p>
            {preview::view(asked)}
            <p class="data-page__links">
                <a href=href(Page::Explore, language, &asked.shown)>{words::CHOOSE.get(language)}</a>
            </p>
            <p class="data-page__links">
                {words::FILES.get(language)} ": " {files.into_iter().collect_view()}
            </p>
        </section>
    }
    .into_any()
}

/// What the table counts, along what, of when and of whom.
fn title(asked: &Asked) -> String {
    let Asked { state, shown, .. } = asked;
    let title = figure::title(shown.measure, shown.by.iter().copied(), state.language);
    let of_period = !shown.by.contains(&Variable::Period);
    let period = of_period.then(|| period_text(state));
    let filters: Vec<_> = shown
        .filters
        .iter()
        .filter(|(variable, _)| **variable != Variable::Period)
        .map(|(&variable, code)| state.filter_text(variable, code))
        .collect();
    words::table_title(&title, period.as_deref(), &filters)
}

fn whole(asked: &Asked) -> AnyView {
    let language = asked.state.language;
    let (lang, id) = (language.code(), asked.state.release.id());
    let links = [
        (site::RELEASE_FILE, release_file(id)),
        (
            words::CATALOGUE,
            address::of(&format!(
                "/api/v1/indicators?release={id}&lang={lang}&format=csv&bom=1"
            )),
        ),
        (
            words::CODES,
            address::of(&format!("/api/v1/classifications?release={id}&lang={lang}")),
        ),
        (
            words::STRUCTURE,
            address::of(&format!("/api/v1/releases/{id}/structure?lang={lang}")),
        ),
        (
            words::RELEASES,
            address::of(&format!("/api/v1/releases?lang={lang}")),
        ),
    ];
    let links = links.map(|(text, href)| {
        view! {
            <li>
                <a href=href rel="external">{text.get(language)}</a>
            </li>
        }
    });
    view! {
        <section class="data-page__part" id="whole" aria-labelledby="whole-title">
            <h2 id="whole-title">{words::WHOLE.get(language)}</h2>
            <p class="data-page__more">{words::WHOLE_MORE.get(language)}</p>
            <ul class="data-page__files">{links.into_iter().collect_view()}</ul>
            {ready::links(id, language)}
        </section>
    }
    .into_any()
}
