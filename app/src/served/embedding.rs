//! How to embed a figure in another site: what would work, with what to copy.

mod form;
mod snippet;

use domain::label::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{Content, code::code};
use crate::{
    address,
    components::problem_panel::EmbedProblemPanel,
    content::Answer,
    embed::{EmbedProblem, EmbedQuery, Hosting, full_page, read_query, usual_height},
    page::Page,
    source::Releases,
    state::State,
    status::redirect,
    text::{Text, embedding as words, site},
};
use snippet::Embedding;

/// The preview is of this very origin: it must not have it too.
const PREVIEW_SANDBOX: &str = "allow-scripts allow-forms allow-downloads allow-popups \
    allow-popups-to-escape-sandbox";

/// Title and HTML of the page for a figure, or of what is wrong with the
/// address.
pub(super) fn write(figure: &'static str, language: Language, query: &str) -> Content {
    let page = Page::Embed(figure);
    let title = site::title(page, language);
    let read = EmbedQuery::parse_in(query, language)
        .map_err(EmbedProblem::Query)
        .and_then(|asked| {
            let releases = expect_context::<Releases>();
            Ok((read_query(&releases, figure, asked.clone())?, asked))
        });
    let html = match read {
        Ok((state, asked)) => {
            settle_address(page, language, &asked, query);
            view(&state, &asked, page, language).to_html()
        }
        Err(problem) => view! { <EmbedProblemPanel language problem /> }.to_html(),
    };
    Content { title, html }
}

/// Has one spelling of each address only.
fn settle_address(page: Page, language: Language, asked: &EmbedQuery, query: &str) {
    let inside = use_location().pathname.get_untracked();
    let settled = asked.text_in(language);
    if settled != query || address::within(&inside) != page.route(language) {
        let path = page.path(language);
        match settled.is_empty() {
            true => redirect(&path),
            false => redirect(&format!("{path}?{settled}")),
        }
    }
}

fn view(state: &State, asked: &EmbedQuery, page: Page, language: Language) -> AnyView {
    let hosting = use_context::<Hosting>().unwrap_or_default();
    let name = figure_title(state, state.language);
    let heading = format!(
        "{}: {}",
        site::page(page).get(language),
        figure_title(state, language)
    );
    let full = full_page(state);
    let answer = state
        .figures()
        .next()
        .map(|figure| Answer::of(state, figure));
    let content = answer.as_ref().and_then(Answer::content);
    let summary = content
        .zip(state.figures().next())
        .map(|(content, figure)| content.summary(figure, state))
        .unwrap_or_default();
    let embedding = Embedding {
        origin: &hosting.origin,
        figure: state.embed.as_ref().map_or("", |embed| embed.figure.id),
        query: asked,
        title: &name,
        summary: &summary,
        page: &full,
        height: usual_height(state),
    };
    let filters: Vec<_> = state
        .selection
        .filters
        .iter()
        .map(|(&variable, code)| state.filter_text(variable, code))
        .collect();
    let filters = (!filters.is_empty())
        .then(|| format!("{}: {}.", words::FILTERS.get(language), filters.join("; ")));
    let has_image = content.is_some_and(|content| content.has_marks());
    view! {
        <div class="page__head">
            <h1>{heading}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            <p>
                <a href=full.clone()>{words::BACK.get(language)}</a>
            </p>
        </div>
        <section class="filters" aria-label=words::OPTIONS.get(language)>
            {form::form(page, language, asked)}
            <p class="filters__limit">{filters}</p>
        </section>
        <div id="embedding-result">
            {preview(&embedding, language)}
            {frames(&embedding, &hosting, language)}
            {image(&embedding, &hosting, has_image, language)}
        </div>
    }
    .into_any()
}

fn figure_title(state: &State, language: Language) -> String {
    let figure = state.embed.as_ref().map(|embed| embed.figure);
    figure.map_or_else(String::new, |figure| {
        figure.title(state.page, state.measure(), language)
    })
}

/// The figure as it will be seen, in a frame of this page.
fn preview(embedding: &Embedding<'_>, language: Language) -> AnyView {
    let address = embedding.address();
    // From this page itself, by whatever name its reader knows the host.
    let source = address[embedding.origin.len()..].to_owned();
    view! {
        <section class="embedding__part" aria-labelledby="embedding-preview">
            <h2 id="embedding-preview">{words::PREVIEW.get(language)}</h2>
            <iframe
                class="embedding__frame"
                src=source
                title=embedding.title.to_owned()
                width="100%"
                height=embedding.height
                sandbox=PREVIEW_SANDBOX
            ></iframe>
        </section>
    }
    .into_any()
}

/// The two grades that take a frame; that no frame will do, where none will.
fn frames(embedding: &Embedding<'_>, hosting: &Hosting, language: Language) -> AnyView {
    let unknown = (!hosting.is_public).then(|| {
        view! { <p class="page__remark">{words::UNKNOWN_ORIGIN.get(language)}</p> }
    });
    if hosting.hosts.is_empty() {
        return view! {
            <p class="page__remark page__remark--strong">{words::NO_HOSTS.get(language)}</p>
            {unknown}
        }
        .into_any();
    }
    let host = &hosting.origin;
    let frame_line = format!("frame-src {host};");
    let element_lines = format!("script-src {host};\n{frame_line}");
    view! {
        <p class="page__remark">{words::hosts(&hosting.hosts.join(", "), language)}</p>
        {unknown}
        {part("element", words::ELEMENT, words::ELEMENT_MORE, &embedding.element(), &element_lines, language)}
        {part("frame", words::FRAME, words::FRAME_MORE, &embedding.frame(), &frame_line, language)}
    }
    .into_any()
}

fn image(
    embedding: &Embedding<'_>,
    hosting: &Hosting,
    is_there: bool,
    language: Language,
) -> AnyView {
    if !is_there {
        return view! { <p class="page__remark">{words::NO_IMAGE.get(language)}</p> }.into_any();
    }
    let line = format!("img-src {};", hosting.origin);
    let files = ["svg", "png"].map(|ending| {
        let href = embedding.picture(ending)[embedding.origin.len()..].to_owned();
        view! {
            <a class="figure-menu__file" href=href>
                {ending.to_uppercase()}
            </a>
            " "
        }
    });
    let files = files.into_iter().collect_view();
    let text = part(
        "image",
        words::IMAGE,
        words::IMAGE_MORE,
        &embedding.image(),
        &line,
        language,
    );
    view! { {text} <p class="embedding__files">{files}</p> }.into_any()
}

/// One grade: what it is for, what to copy, and what a policy must allow.
fn part(
    id: &'static str,
    heading: Text,
    purpose: Text,
    snippet: &str,
    policy: &str,
    language: Language,
) -> AnyView {
    let heading_id = format!("embedding-{id}");
    view! {
        <section class="embedding__part" aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>{heading.get(language)}</h2>
            <p>{purpose.get(language)}</p>
            {code(format!("embedding-{id}-code"), words::SNIPPET.get(language), snippet, language)}
            {code(format!("embedding-{id}-policy"), words::POLICY.get(language), policy, language)}
        </section>
    }
    .into_any()
}
