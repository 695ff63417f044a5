//! What a reader takes along of a figure.

use domain::label::Language;
use leptos::prelude::*;

use super::figure_view::FigureView;
use crate::{
    files::{DataFiles, FigureFiles, FileLink},
    interaction::Interaction,
    text::{Text, embed, file as words},
};

/// The name that the menus of a page share: the browser keeps one open.
const GROUP: &str = "figure-menu";

/// Files, link and citation of a figure, behind a button that works without
/// scripts. `app/js/menus.mjs` adds Escape and the buttons that copy.
#[component]
pub fn FigureMenu(view: FigureView) -> impl IntoView {
    let language = view.language();
    let (open, set_open) = signal(false);
    let live = Interaction::get().live;
    // A closed menu follows no filter: it is made when it is opened.
    let files = Memo::new(move |before: Option<&Option<FigureFiles>>| {
        let now = || view.read(|content, state| FigureFiles::of(content, view.figure, state));
        match before {
            Some(before) if live.get() && !open.get() => before.clone(),
            _ => now(),
        }
    });
    view! {
        <details
            class="figure-menu"
            name=GROUP
            on:toggle:target=move |event| set_open.set(event.target().open())
        >
            {button(language, move || view.title())}
            <div class="figure-menu__panel">
                {move || {
                    files.with(|files| {
                        files.as_ref().map(|files| entries(files, language, view.target()))
                    })
                }}
                {status(language)}
            </div>
        </details>
    }
    .into_any()
}

/// The same in a page that the server alone writes.
#[cfg(feature = "ssr")]
pub(crate) fn still_menu(title: &str, files: &FigureFiles, language: Language) -> AnyView {
    let title = title.to_owned();
    view! {
        <details class="figure-menu" name=GROUP>
            {button(language, move || title.clone())}
            <div class="figure-menu__panel">
                {entries(files, language, None)} {status(language)}
            </div>
        </details>
    }
    .into_any()
}

fn button(language: Language, title: impl Fn() -> String + Send + 'static) -> AnyView {
    view! {
        <summary class="figure-menu__button">
            <svg class="figure-menu__icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M8 1.5v8.5M4.5 7 8 10.5 11.5 7M2 11.5v3h12v-3" />
            </svg>
            {words::MENU.get(language)}
            <span class="visually-hidden">": " {title}</span>
        </summary>
    }
    .into_any()
}

/// What became of copying.
fn status(language: Language) -> AnyView {
    view! {
        <p
            class="figure-menu__status"
            role="status"
            data-copied=words::COPIED.get(language)
            data-failed=words::NOT_COPIED.get(language)
        ></p>
    }
    .into_any()
}

fn entries(files: &FigureFiles, language: Language, target: Option<&'static str>) -> AnyView {
    let data: Vec<_> = files
        .data
        .iter()
        .map(|data| data_entry(data, language, target))
        .collect();
    let pictures = (!files.pictures.is_empty()).then(|| {
        entry(
            words::PICTURE.get(language).to_owned(),
            links(&files.pictures),
        )
    });
    let link = files.link.clone();
    let citation = files.citation.clone();
    let embedding = files.embedding.clone().map(|href| {
        let link = view! {
            <a href=href rel="external">
                {embed::EMBED_FIGURE.get(language)}
            </a>
        };
        entry(embed::EMBED.get(language).to_owned(), link.into_any())
    });
    view! {
        <dl class="figure-menu__entries">
            {data} {pictures} {embedding}
            <div class="figure-menu__entry">
                <dt>{words::LINK.get(language)}</dt>
                <dd>
                    <a class="figure-menu__link" href=link.clone() target=target>
                        {link.clone()}
                    </a>
                    {copy("link", words::COPY_LINK, language)}
                </dd>
            </div>
            <div class="figure-menu__entry">
                <dt>{words::CITATION.get(language)}</dt>
                <dd>
                    <p class="figure-menu__citation">{citation}</p>
                    {copy("citation", words::COPY_CITATION, language)}
                </dd>
            </div>
        </dl>
    }
    .into_any()
}

fn data_entry(data: &DataFiles, language: Language, target: Option<&'static str>) -> AnyView {
    let name = words::DATA.get(language);
    let name = match data.measure {
        Some(measure) => format!("{name}: {measure}"),
        None => name.to_owned(),
    };
    let examples = data.examples.clone().map(|href| {
        view! {
            " "
            <a href=href rel="external" target=target>
                {words::EXAMPLES.get(language)}
            </a>
        }
    });
    let api = view! {
        <a href=data.api.clone() rel="external" target=target>
            {words::API_CALL.get(language)}
        </a>
        {examples}
    };
    entry(name, view! { {links(&data.files)} {api} }.into_any())
}

fn entry(name: String, content: AnyView) -> AnyView {
    view! {
        <div class="figure-menu__entry">
            <dt>{name}</dt>
            <dd>{content}</dd>
        </div>
    }
    .into_any()
}

fn links(files: &[FileLink]) -> AnyView {
    let link = |file: &FileLink| {
        view! {
            <a class="figure-menu__file" href=file.href.clone() rel="external" download>
                {file.format}
            </a>
        }
    };
    files.iter().map(link).collect_view().into_any()
}

/// A button that is shown while scripts run.
fn copy(what: &'static str, name: Text, language: Language) -> AnyView {
    view! {
        <button type="button" class="figure-menu__copy" data-copy=what>
            {name.get(language)}
        </button>
    }
    .into_any()
}
