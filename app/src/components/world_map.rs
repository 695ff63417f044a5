//! The countries of the world as equal squares, with every number of the table
//! as a ranked list: what is no country is named there, and only there.

use domain::order::largest_first;
use leptos::prelude::*;

use super::{figure_view::FigureView, map_drawing::MapDrawing, ranked_row::Ranked};
use crate::{
    rows::{Row, Rows},
    state::State,
    text::figure as words,
};

/// Countries that can be focused and chosen, and the list of all numbers.
#[component]
pub fn WorldMap(view: FigureView) -> impl IntoView {
    let sections =
        move || view.read(|content, state| lists(Rows::of(content, view.figure, state), state));
    view! {
        <div class="map map--world">
            <MapDrawing view label=words::WORLD_MAP />
            <div>{sections}</div>
        </div>
    }
    .into_any()
}

/// The parts of the table, with bars of one scale.
fn lists(rows: Rows, state: &State) -> Vec<AnyView> {
    let parts: Vec<_> = rows
        .sections
        .into_iter()
        .map(|section| {
            let rows = section.rows.into_iter();
            let ranked: Vec<_> = rows.map(|row| ranked(row, state)).collect();
            (section.heading, ranked)
        })
        .collect();
    let all = parts.iter().flat_map(|(_, rows)| rows);
    let most = all.filter_map(Ranked::persons).max();
    let list = |(heading, rows): (Option<&'static str>, Vec<Ranked>)| {
        let heading = heading.map(|text| view! { <p class="ranked__heading">{text}</p> });
        let order = largest_first(rows.len(), &|place| rows[place].persons());
        let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
        let rows: Vec<_> = order
            .into_iter()
            .filter_map(|place| Some(rows[place].take()?.view(most)))
            .collect();
        view! {
            {heading}
            <ol class="ranked">{rows}</ol>
        }
        .into_any()
    };
    parts.into_iter().map(list).collect()
}

fn ranked(row: Row, state: &State) -> Ranked {
    let toggled = row.mark.as_ref().map(|mark| state.toggled(mark));
    Ranked {
        name: row.head,
        stays: toggled.as_ref().is_some_and(|toggled| state.stays(toggled)),
        href: toggled.map(|toggled| state.href(&toggled)),
        chosen: row.chosen,
        entry: row.cells.into_iter().next().unwrap_or_default(),
    }
}
