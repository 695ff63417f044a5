//! The countries of the world as equal squares, with every number of the table
//! as a ranked list: what is no country is named there, and only there.

use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    map_drawing::MapDrawing,
    ranked_row::{Ranked, RankedList, ranked, row_with_bar},
};
use crate::{
    rows::{Row, Rows},
    state::State,
    text::figure as words,
};

/// A part of the table, under its heading where it has one.
type Section = (Option<&'static str>, Vec<Ranked>);

/// Countries that can be focused and chosen, and the list of all numbers.
#[component]
pub fn WorldMap(view: FigureView) -> impl IntoView {
    let sections = Memo::new(move |_| {
        view.read(|content, state| sections(Rows::of(content, view.figure, state), state))
            .unwrap_or_default()
    });
    let headings = Memo::new(move |_| {
        sections.with(|all| all.iter().map(|(heading, _)| *heading).collect::<Vec<_>>())
    });
    // Bars of one scale.
    let most = Memo::new(move |_| {
        sections.with(|all| {
            let rows = all.iter().flat_map(|(_, rows)| rows);
            rows.filter_map(Ranked::persons).max()
        })
    });
    let list = move |(place, heading): (usize, Option<&'static str>)| {
        let rows = Memo::new(move |_| {
            sections.with(|all| {
                all.get(place)
                    .map(|(_, rows)| rows.clone())
                    .unwrap_or_default()
            })
        });
        let heading = heading.map(|text| view! { <p class="ranked__heading">{text}</p> });
        view! {
            {heading}
            <RankedList rows class="ranked" row=move |row| row_with_bar(row, most) />
        }
        .into_any()
    };
    let lists = move || {
        headings
            .get()
            .into_iter()
            .enumerate()
            .map(list)
            .collect_view()
    };
    view! {
        <div class="map map--world">
            <MapDrawing view label=words::WORLD_MAP />
            <div>{lists}</div>
        </div>
    }
    .into_any()
}

fn sections(rows: Rows, state: &State) -> Vec<Section> {
    let section = |rows: Vec<Row>| {
        let rows: Vec<_> = rows.into_iter().map(|row| of_row(row, state)).collect();
        ranked(&rows)
    };
    let all = rows.sections.into_iter();
    all.map(|it| (it.heading, section(it.rows))).collect()
}

fn of_row(row: Row, state: &State) -> Ranked {
    let toggled = row.mark.as_ref().map(|mark| state.toggled(mark));
    Ranked {
        name: row.head,
        stays: toggled.as_ref().is_some_and(|toggled| state.stays(toggled)),
        href: toggled.map(|toggled| state.href(&toggled)),
        chosen: row.chosen,
        entry: row.cells.into_iter().next().unwrap_or_default(),
    }
}
