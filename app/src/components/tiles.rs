//! Headline numbers.

use leptos::prelude::*;

use super::data_table::EntryText;
use crate::{
    state::State,
    tiles::{Tile, tiles},
};

/// The headline numbers of a page.
#[component]
pub fn Tiles(state: Signal<State>) -> impl IntoView {
    let shown = Memo::new(move |_| state.with(tiles));
    view! {
        <dl class="tiles">
            {move || shown.get().into_iter().map(|tile| view! { <TileView tile /> }).collect_view()}
        </dl>
    }
    .into_any()
}

#[component]
fn TileView(tile: Tile) -> impl IntoView {
    view! {
        <div class="tile">
            <dt class="tile__label">{tile.label}</dt>
            <dd class="tile__value">
                <EntryText entry=tile.value />
            </dd>
            <dd class="tile__detail">{tile.detail}</dd>
        </div>
    }
}
