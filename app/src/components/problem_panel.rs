//! What a page shows in place of figures that it cannot make.

use domain::label::Language;
use leptos::prelude::*;

use crate::{
    embed::EmbedProblem,
    page::Page,
    place::Place,
    problem::{Problem, Reason},
    state::href,
    status::set_status,
    text::{embed as embed_words, place as place_words, problem as words},
};

/// What is wrong, and the nearest that works. Sets the status of the answer.
#[component]
pub fn ProblemPanel(page: Page, language: Language, problem: Problem) -> impl IntoView {
    set_status(problem.status());
    let sentence = problem.sentence(language);
    if problem.reason == Reason::NoRelease {
        return view! {
            <h1>{words::NO_RELEASE.get(language)}</h1>
            <p class="page__lead">{sentence}</p>
        }
        .into_any();
    }
    let suggestions: Vec<_> = problem
        .suggestions
        .iter()
        .map(|(text, selection)| {
            let href = href(page, language, selection);
            view! { <li><a href=href>{text.clone()}</a></li> }
        })
        .collect();
    view! {
        <h1>{words::HEADING.get(language)}</h1>
        <p class="page__lead">{sentence}</p>
        <div class="problem">
            {(!suggestions.is_empty())
                .then(|| {
                    view! {
                        <p>{words::MEANT.get(language)}</p>
                        <ul>{suggestions}</ul>
                    }
                })}
            <Nearest page language problem />
        </div>
    }
    .into_any()
}

/// The nearest that can be shown, and what it leaves out.
#[component]
fn Nearest(page: Page, language: Language, problem: Problem) -> impl IntoView {
    let text = if problem.kept.is_empty() {
        words::WHOLE_PAGE.get(language).to_owned()
    } else {
        problem.kept.join("; ")
    };
    view! {
        <p>{words::NEAREST.get(language)}</p>
        <ul>
            <li>
                <a href=problem.way_out(page, language)>{text}</a>
            </li>
        </ul>
        <Dropped language dropped=problem.dropped />
    }
}

#[component]
fn Dropped(language: Language, dropped: Vec<String>) -> impl IntoView {
    (!dropped.is_empty()).then(|| {
        let items: Vec<_> = dropped
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect();
        view! {
            <p>{words::DROPPED.get(language)}</p>
            <ul>{items}</ul>
        }
    })
}

/// In place of a figure that cannot be embedded. Its link leaves the frame.
#[component]
pub fn EmbedProblemPanel(language: Language, problem: EmbedProblem) -> impl IntoView {
    set_status(problem.status());
    let way_out = match &problem {
        EmbedProblem::Page(page, problem) => problem.way_out(*page, language),
        EmbedProblem::UnknownFigure | EmbedProblem::Query(_) => Page::Persons.path(language),
    };
    view! {
        <div class="embed__problem">
            <h1 class="figure__title">{words::HEADING.get(language)}</h1>
            <p>{problem.sentence(language)}</p>
            <p>
                <a href=way_out target="_blank" rel="noopener">
                    {embed_words::TO_PAGE.get(language)}
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// In place of a page of the map whose path names no place.
#[component]
pub fn NoSuchPlace(
    language: Language,
    /// What of the path can be read.
    nearest: Place,
    /// Its name.
    name: String,
) -> impl IntoView {
    set_status(crate::status::Status::NotFound);
    view! {
        <h1>{place_words::NO_PLACE.get(language)}</h1>
        <p class="page__lead">{place_words::NO_PLACE_MORE.get(language)}</p>
        <div class="problem">
            <p>{words::NEAREST.get(language)}</p>
            <ul>
                <li>
                    <a href=Page::Map(nearest).path(language)>{name}</a>
                </li>
            </ul>
        </div>
    }
}

/// The page for an address that is none.
#[component]
pub fn NoSuchPage(language: Language) -> impl IntoView {
    set_status(crate::status::Status::NotFound);
    let pages = Page::ALL.map(|page| {
        let rel = page.is_served().then_some("external");
        view! {
            <li>
                <a href=href(page, language, &Default::default()) rel=rel>
                    {crate::text::site::page(page).get(language)}
                </a>
            </li>
        }
    });
    view! {
        <h1>{words::NOT_FOUND.get(language)}</h1>
        <p class="page__lead">{words::NOT_FOUND_MORE.get(language)}</p>
        <ul class="problem">{pages.into_iter().collect_view()}</ul>
    }
}
