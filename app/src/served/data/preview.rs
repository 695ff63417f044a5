//! The first cells of the table that the examples ask for.

use leptos::prelude::*;

use super::asked::Asked;
use crate::{
    rows::Entry,
    text::{data as words, filter},
};

/// As many cells tell a reader what will come.
const MOST: usize = 8;

/// A table of the first cells: labels, and value or symbol.
pub(super) fn view(asked: &Asked) -> AnyView {
    let language = asked.state.language;
    let axes = asked.table.axes();
    let cells = asked.table.cells();
    let heads: Vec<_> = axes
        .iter()
        .map(|axis| view! { <th scope="col">{filter::variable(axis.variable).get(language)}</th> })
        .collect();
    let threshold = asked.state.release.threshold();
    let rows: Vec<_> = cells
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(flat, &cell)| {
            let entry = Entry::count(cell, threshold, language);
            let state = entry.state.map(|state| {
                view! { <span class="visually-hidden">{format!(" ({state})")}</span> }
            });
            let labels: Vec<_> = labels(asked, flat)
                .into_iter()
                .map(|label| view! { <th scope="row">{label}</th> })
                .collect();
            view! { <tr>{labels} <td>{entry.text} {state}</td></tr> }
        })
        .collect();
    let title_id = "preview-title";
    view! {
        <p class="data-page__label" id=title_id>
            {words::PREVIEW.get(language)}
        </p>
        <div class="data-table__scroll" role="region" aria-labelledby=title_id tabindex="0">
            <table class="data-table data-page__preview" aria-labelledby=title_id>
                <thead>
                    <tr>{heads} <th scope="col">{words::VALUE.get(language)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="data-page__more">{words::shown(cells.len().min(MOST), cells.len(), language)}</p>
    }
    .into_any()
}

/// The labels of a cell, one of each axis: the last runs fastest.
fn labels(asked: &Asked, mut flat: usize) -> Vec<String> {
    let language = asked.state.language;
    let mut labels = Vec::new();
    for axis in asked.table.axes().iter().rev() {
        let items = &axis.items;
        labels.push(
            items[flat % items.len()]
                .label
                .in_language(language)
                .to_owned(),
        );
        flat /= items.len();
    }
    labels.reverse();
    labels
}
