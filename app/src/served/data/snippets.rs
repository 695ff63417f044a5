//! Code to copy, with the choices of what it asks for.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use super::{
    asked::Asked,
    data_path,
    examples::{Format, Tool},
};
use crate::{
    address,
    embed::Hosting,
    served::code::code,
    text::{Text, data as words},
};

/// The examples, with the choices of their format and of their figures.
pub(super) fn view(asked: &Asked) -> AnyView {
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

/// Scheme, host and path of an address of this site, as programs need it.
fn absolute(path: &str) -> String {
    let origin = use_context::<Hosting>().unwrap_or_default().origin;
    format!("{origin}{}", address::of(path))
}
