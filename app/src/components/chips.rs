//! The chosen filters, each with a link that removes it.

use domain::{code::Code, variable::Variable};
use leptos::prelude::*;

use crate::{
    interaction::{Interaction, Notice},
    state::State,
    text::filter as words,
};

/// A chosen filter.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Chip {
    variable: Variable,
    code: Code,
    text: String,
    href: String,
}

/// The chips, and a link that removes all.
#[component]
pub fn Chips(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let chips = Memo::new(move |_| state.with(chips));
    let heading = NodeRef::<leptos::html::P>::new();
    announce(chips, state);

    let removed = move |_| {
        // The link that had the focus is gone: it moves to the heading.
        if let Some(heading) = heading.get_untracked() {
            let _ = heading.focus();
        }
    };
    let chip = move |chip: Chip| {
        let label = words::remove(&chip.text, language);
        view! {
            <li>
                <a
                    class="chip"
                    href=chip.href
                    data-noscroll
                    aria-label=label
                    on:click=removed
                >
                    {chip.text}
                    <span class="chip__cross" aria-hidden="true"></span>
                </a>
            </li>
        }
    };
    view! {
        <div class="chips">
            <p class="chips__heading" tabindex="-1" node_ref=heading>
                {move || {
                    let none = chips.with(Vec::is_empty);
                    (if none { words::NONE_CHOSEN } else { words::CHOSEN }).get(language)
                }}
            </p>
            <ul class="chips__list">{move || chips.get().into_iter().map(chip).collect_view()}</ul>
            {move || {
                let several = chips.with(|chips| chips.len() > 1);
                several.then(|| view! { <ClearAll state on_click=removed /> })
            }}
        </div>
    }
    .into_any()
}

#[component]
fn ClearAll(
    state: Signal<State>,
    on_click: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let href = move || state.with(|state| state.href(&state.cleared()));
    view! {
        <a class="chips__clear" href=href data-noscroll on:click=on_click>
            {words::CLEAR_ALL.get(language)}
        </a>
    }
}

fn chips(state: &State) -> Vec<Chip> {
    let chip = |(variable, code): (Variable, &Code)| Chip {
        variable,
        code: code.clone(),
        text: state.filter_text(variable, code),
        href: state.href(&state.selection.clone().without(variable)),
    };
    let free = |(variable, _): &(Variable, &Code)| !state.is_locked(*variable);
    state.own_filters().filter(free).map(chip).collect()
}

/// Has every later change of the filters read aloud.
fn announce(chips: Memo<Vec<Chip>>, state: Signal<State>) {
    let language = state.with_untracked(|state| state.language);
    let notice = Interaction::get().notice;
    Effect::new(move |before: Option<()>| {
        let texts: Vec<_> = chips.get().into_iter().map(|chip| chip.text).collect();
        let text = match before {
            None => String::new(),
            Some(()) => words::announced(&texts, language),
        };
        notice.set(Notice { text, shown: false });
    });
}
