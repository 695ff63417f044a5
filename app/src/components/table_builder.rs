//! What a table shows.

use leptos::prelude::*;

use super::{filter_bar::FilterControls, filter_form::FilterForm, picker_select::PickerSelect};
use crate::{
    explorer::{MAX_BREAKDOWN, Picker, Shown},
    interaction::use_go,
    state::State,
    text::explorer as words,
};

/// What is counted, rows, columns, filters, and how the table is shown.
#[component]
pub fn TableBuilder(state: Signal<State>) -> impl IntoView {
    let go = use_go();
    let first = state.get_untracked();
    let language = first.language;
    let pickers = Picker::ALL.map(|picker| view! { <PickerSelect picker state on_choose=go /> });
    let release = first.selection.release.as_ref();
    let carried: Vec<_> = release
        .map(|id| ("release", id.to_string()))
        .into_iter()
        .collect();
    // The form says once for all what the release combines.
    let full = Memo::new(move |_| state.with(|state| used(state) >= limit(state)));
    let room = move |state: &State| words::room(used(state), limit(state), language);
    let told = Signal::derive(move || Some(state.with(room)));
    view! {
        <FilterForm
            state
            class="filters builder"
            label=words::FORM
            apply=words::SHOW
            carried
            limit=told
        >
            <div class="builder__table">{pickers.into_iter().collect_view()}</div>
            {move || state.with(swap_link)}
            <h2 class="builder__heading">{words::FILTERS.get(language)}</h2>
            <FilterControls state full />
        </FilterForm>
    }
    .into_any()
}

/// How many variables the table combines, its filters among them.
fn used(state: &State) -> usize {
    state.selection.variables().len()
}

fn limit(state: &State) -> usize {
    state.release.manifest().policy.max_dimensions
}

/// The same table the other way round; nothing where it has one side only.
fn swap_link(state: &State) -> Option<AnyView> {
    let href = swapped(state)?;
    let view = view! {
        <a class="builder__swap" href=href data-noscroll>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <path d="M4 7h11M12 3l4 4-4 4M16 13H5M8 9l-4 4 4 4" />
            </svg>
            {words::SWAP.get(state.language)}
        </a>
    };
    Some(view.into_any())
}

/// The address of the same table with rows and columns exchanged.
pub(super) fn swapped(state: &State) -> Option<String> {
    let mut selection = state.selection.clone();
    selection.by.reverse();
    let mut view = state.table;
    view.shown = match view.shown {
        Shown::Persons => Shown::Persons,
        Shown::RowShare => Shown::ColumnShare,
        Shown::ColumnShare => Shown::RowShare,
    };
    (selection.by.len() == MAX_BREAKDOWN).then(|| state.href_as(&selection, view))
}
