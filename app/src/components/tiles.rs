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
    let shown = move || state.with(tiles).into_iter();
    view! {
        <dl class="tiles">
            {move || shown().map(|tile| view! { <TileView tile /> }).collect_view()}
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
