//! The page of the data and the API: the table at hand for programs.

mod asked;
mod examples;
mod preview;
mod reference;

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use self::{
    asked::Asked,
    examples::{Format, Tool},
};
use super::{code::code, ready};
use crate::{
    address,
    components::{problem_panel::ProblemPanel, term::Terms},
    embed::Hosting,
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
        {code_examples(asked)}
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

/// Scheme, host and path of an address of this site, as programs need it.
fn absolute(path: &str) -> String {
    let origin = use_context::<Hosting>().unwrap_or_default().origin;
    format!("{origin}{}", address::of(path))
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
    let of_period = !shown.by.contains(&domain::variable::Variable::Period);
    let period = of_period.then(|| period_text(state));
    let filters: Vec<_> = shown
        .filters
        .iter()
        .filter(|(variable, _)| **variable != domain::variable::Variable::Period)
        .map(|(&variable, code)| state.filter_text(variable, code))
        .collect();
    words::table_title(&title, period.as_deref(), &filters)
}

fn code_examples(asked: &Asked) -> AnyView {
    let language = asked.state.language;
    let format = asked.format;
    let path = data_path(asked, &format!("format={}", format.name()));
    let request = absolute(&path);
    let tools: Vec<_> = Tool::ALL
        .into_iter()
        .map(|tool| example(tool, asked, &request))
        .collect();
    view! {
        <section class="data-page__part" id="examples" aria-labelledby="examples-title">
            <h2 id="examples-title">{words::EXAMPLES.get(language)}</h2>
            <p class="data-page__more">{words::EXAMPLES_MORE.get(language)}</p>
            {formats(asked)}
            {releases(asked)}
            {code("example-address".to_owned(), words::ADDRESS.get(language), &request, language)}
            <p class="data-page__links">
                <a href=address::of(&path) rel="external">{words::OPEN.get(language)}</a>
            </p>
            {tools}
        </section>
    }
    .into_any()
}

fn example(tool: Tool, asked: &Asked, request: &str) -> AnyView {
    let language = asked.state.language;
    let (name, more) = match tool {
        Tool::Curl => (words::CURL, words::CURL_MORE),
        Tool::Python => (words::PYTHON, words::PYTHON_MORE),
        Tool::R => (words::R, words::R_MORE),
        Tool::Excel => (words::EXCEL, words::EXCEL_MORE),
    };
    let menu = (tool == Tool::Excel)
        .then(|| view! { <p class="data-page__more">{words::EXCEL_MENU.get(language)}</p> });
    let text = tool.code(asked.format, request, &asked.shown.by);
    let id = format!("example-{}", tool.id());
    let heading_id = format!("{id}-title");
    let label = format!(
        "{}: {}, {}",
        words::ENTIRE_CODE.get(language),
        name.get(language),
        asked.format.title()
    );
    view! {
        <section class="data-page__example" aria-labelledby=heading_id>
            <h3 id=heading_id.clone()>{name.get(language)}</h3>
            <p class="data-page__more">{more.get(language)}</p>
            {menu}
            {code(id, &label, text.trim_end(), language)}
        </section>
    }
    .into_any()
}

/// A row of links of which one is chosen.
fn choices(label: Text, language: Language, links: Vec<(String, String, bool)>) -> AnyView {
    let links: Vec<_> = links
        .into_iter()
        .map(|(text, href, chosen)| {
            view! {
                <li>
                    <a class="choice" href=format!("{href}#examples") aria-current=chosen.then_some("true")>
                        {text}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="choices data-page__choices" aria-label=label.get(language)>
            <p class="data-page__label" aria-hidden="true">
                {label.get(language)}
            </p>
            <ul class="choices__list">{links}</ul>
        </nav>
    }
    .into_any()
}

fn formats(asked: &Asked) -> AnyView {
    let link = |format: Format| {
        let href = asked.href(&asked.state.selection, format);
        (format.title().to_owned(), href, format == asked.format)
    };
    let links = Format::ALL.map(link).to_vec();
    choices(words::FORMAT, asked.state.language, links)
}

/// Whether the code asks for the newest figures or for those of a release.
fn releases(asked: &Asked) -> AnyView {
    let language = asked.state.language;
    let selection = &asked.state.selection;
    let id = asked.state.release.id();
    let link = |text: String, release: Option<_>| {
        let chosen = release == selection.release;
        let selection = Selection {
            release,
            ..selection.clone()
        };
        (text, asked.href(&selection, asked.format), chosen)
    };
    let links = vec![
        link(words::LATEST.get(language).to_owned(), None),
        link(words::pinned(id, language), Some(id.clone())),
    ];
    choices(words::FOLLOW, language, links)
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
