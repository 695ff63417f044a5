//! A figure: title, unit and base, chart and table, notes.

use leptos::prelude::*;

use super::{canton_map::CantonLinks, figure_body::FigureBody, figure_view::FigureView};
use crate::{
    content::{Answer, Refused},
    figure::{Drawing, Figure},
    state::State,
    text::{figure as words, problem},
};

/// A figure under the filters of its page; where it cannot apply them it says
/// which, and offers the way out.
#[component]
pub fn FigureCard(figure: Figure, state: Signal<State>) -> impl IntoView {
    let view = FigureView::new(figure, state);
    let answer = view.answer;
    // A figure that goes on being shown keeps its chart.
    let is_shown = Memo::new(move |_| answer.with(|answer| answer.content().is_some()));
    let is_untabulated = move || answer.with(|answer| matches!(answer, Answer::Untabulated(_)));
    let heading = format!("figure-{}", figure.id);

    view! {
        <section
            class="figure"
            class:figure--wide=figure.wide
            hidden=is_untabulated
            id=figure.id
            aria-labelledby=heading
        >
            <h3 class="figure__title" id=heading.clone()>
                {move || view.title()}
            </h3>
            {move || {
                if is_shown.get() {
                    view! { <FigureBody view /> }.into_any()
                } else {
                    view! { <NoNumbers view /> }.into_any()
                }
            }}
        </section>
    }
}

/// Why a figure shows no numbers, and what would help.
#[component]
fn NoNumbers(view: FigureView) -> impl IntoView {
    move || {
        match view.answer.get() {
            Answer::Refused(refused) => {
                let cantons = view.figure.drawing == Drawing::Cantons;
                Some(view! {
                    <RefusedNote refused state=view.state.get() />
                    {cantons.then(|| view! { <CantonLinks state=view.state /> })}
                })
            }
            // The page says once why its figures are not there.
            Answer::Untabulated(_) | Answer::Shown(_) => None,
        }
        .into_any()
    }
}

#[component]
fn RefusedNote(refused: Refused, state: State) -> impl IntoView {
    let language = state.language;
    let way_out = |variable| {
        let href = state.href(&state.selection.clone().without(variable));
        let filter = state
            .chosen(variable)
            .map(|code| state.filter_text(variable, code))
            .unwrap_or_default();
        view! {
            <li>
                <a href=href data-noscroll>
                    {words::without(&filter, language)}
                </a>
            </li>
        }
    };
    let ways_out: Vec<_> = refused.ways_out.iter().copied().map(way_out).collect();
    let unfiltered = state.cleared();
    let last_way_out = ways_out.is_empty().then(|| {
        view! {
            <li>
                <a href=state.href(&unfiltered) data-noscroll>
                    {words::ALL_FILTERS.get(language)}
                </a>
            </li>
        }
    });
    view! {
        <div class="figure__refused">
            <p>
                <strong>{words::REFUSED.get(language)}</strong>
                " "
                {problem::reason(&refused.error, language)}
            </p>
            <p>{words::WAYS_OUT.get(language)}</p>
            <ul>{ways_out} {last_way_out}</ul>
        </div>
    }
}
