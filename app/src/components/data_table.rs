//! A figure's numbers as a table.

use leptos::prelude::*;

use super::figure_view::FigureView;
use crate::{
    page::Page,
    rows::{Entry, Row, Rows, Section, Span},
    state::State,
    text::figure::table_of,
};

/// A table with head cells. A row's head is a link that filters by it, also
/// without scripts.
#[component]
pub fn DataTable(view: FigureView) -> impl IntoView {
    let table = move || {
        view.read(|content, state| {
            let rows = Rows::of(content, view.figure, state);
            table(&rows, state)
        })
    };
    let is_built = view
        .state
        .with_untracked(|state| state.page == Page::Explore);
    view! {
        <div
            class="data-table__scroll"
            class:data-table__scroll--built=is_built
            role="region"
            aria-label=move || table_of(&view.title(), view.language())
            tabindex="0"
        >
            <table class="data-table">
                <caption class="visually-hidden">{move || view.title()}</caption>
                {table}
            </table>
        </div>
    }
    .into_any()
}

/// Head and body of a table; heads of rows are links of the page's state.
pub(crate) fn table(rows: &Rows, state: &State) -> impl IntoView + use<> {
    view! {
        <thead class:data-table__pairs=rows.pairs>{heads(rows)}</thead>
        {sections(rows, state)}
    }
}

fn heads(rows: &Rows) -> AnyView {
    let head = |head: &String| view! { <th scope="col">{head.clone()}</th> };
    let all = |heads: &[String]| heads.iter().map(head).collect_view();
    match (rows.spans.as_slice(), rows.heads.as_slice()) {
        ([], heads) => view! { <tr>{all(heads)}</tr> }.into_any(),
        (_, []) => ().into_any(),
        (spans, [first, heads @ ..]) => {
            let tall = |head: &String| {
                view! { <th scope="col" rowspan="2" class="data-table__tall">{head.clone()}</th> }
            };
            let under: usize = spans.iter().map(|span| span.columns).sum();
            let (under, beside) = heads.split_at(under.min(heads.len()));
            view! {
                <tr>
                    {tall(first)} {spans.iter().map(span).collect_view()}
                    {beside.iter().map(tall).collect_view()}
                </tr>
                <tr>{all(under)}</tr>
            }
            .into_any()
        }
    }
}

fn span(span: &Span) -> impl IntoView + use<> {
    view! {
        <th scope="colgroup" colspan=span.columns.to_string() class="data-table__span">
            {span.text.clone()}
        </th>
    }
}

fn sections(rows: &Rows, state: &State) -> Vec<impl IntoView + use<>> {
    let columns = rows.heads.len().to_string();
    let section = |section: &Section| {
        let heading = section.heading.map(|heading| {
            view! {
                <tr>
                    <th scope="rowgroup" colspan=columns.clone() class="data-table__group">
                        {heading}
                    </th>
                </tr>
            }
        });
        let rows: Vec<_> = section.rows.iter().map(|row| line(row, state)).collect();
        view! { <tbody>{heading} {rows}</tbody> }
    };
    rows.sections.iter().map(section).collect()
}

fn line(row: &Row, state: &State) -> impl IntoView + use<> {
    let cells: Vec<_> = row
        .cells
        .iter()
        .cloned()
        .map(|entry| view! { <td><EntryText entry /></td> })
        .collect();
    view! {
        <tr class:data-table__row--chosen=row.chosen>
            <th scope="row">{head(row, state)}</th>
            {cells}
        </tr>
    }
}

fn head(row: &Row, state: &State) -> impl IntoView + use<> {
    let text = row.head.clone();
    match &row.mark {
        None => text.into_any(),
        Some(mark) => {
            let toggled = state.toggled(mark);
            let href = state.href(&toggled);
            let stays = state.stays(&toggled);
            let current = row.chosen.then_some("true");
            view! {
                <a href=href data-noscroll=stays aria-current=current>
                    {text}
                </a>
            }
            .into_any()
        }
    }
}

/// A number, or a symbol with its meaning in words.
#[component]
pub fn EntryText(entry: Entry) -> impl IntoView {
    match (entry.state, entry.bar) {
        (None, None) => entry.text.into_any(),
        (None, Some(percent)) => view! { <Share text=entry.text percent /> }.into_any(),
        (Some(state), _) => view! {
            <span class="state" title=state>
                <span aria-hidden="true">{entry.text}</span>
                <span class="visually-hidden">{state.clone()}</span>
            </span>
        }
        .into_any(),
    }
}

/// A share with a bar of its length.
#[component]
fn Share(text: String, percent: u32) -> impl IntoView {
    view! {
        <span class="share">
            <svg class="share__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width=percent height="1" />
            </svg>
            <span class="share__number">{text}</span>
        </span>
    }
}
