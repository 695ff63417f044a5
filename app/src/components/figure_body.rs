//! The numbers of a figure as chart and as table.

use std::sync::Arc;

use charts::{Arrangement, Rate, Series, Style};
use domain::table::PublishedTable;
use leptos::prelude::*;

use super::{
    data_table::DataTable, figure_card::subtitle, figure_notes::FigureNotes,
    province_map::ProvinceMap,
};
use crate::{
    chart_host::ChartHost,
    content::{Content, Years, chosen_mark},
    figure::{Drawing, Figure},
    interaction::{Interaction, use_toggle},
    rows::Rows,
    state::State,
    text::figure as words,
};

/// Height of a chart of columns, in pixels.
const COLUMNS_HEIGHT: u32 = 280;

/// Subtitle, the choice between chart and table, both, and the notes.
///
/// Both are always there; the style sheet shows the one that was chosen, and
/// the table wherever charts cannot be drawn.
#[component]
pub fn FigureBody(
    figure: &'static Figure,
    state: Signal<State>,
    content: Memo<Arc<Content>>,
    title: Memo<String>,
) -> impl IntoView {
    let (as_table, set_as_table) = signal(false);
    let under =
        move || content.with(|content| state.with(|state| subtitle(figure, state, content)));
    let rows = Memo::new(move |_| {
        content.with(|content| state.with(|state| Rows::of(content, figure, state)))
    });
    let view = move || if as_table.get() { "table" } else { "chart" };

    let summary =
        move || content.with(|content| state.with(|state| content.summary(figure, state)));

    view! {
        <p class="figure__subtitle">{under}</p>
        <p class="figure__summary">{summary}</p>
        <div class="figure__body" data-view=view>
            <ViewSwitch state as_table set_as_table />
            <div class="figure__chart">
                {match figure.drawing {
                    Drawing::Map => view! { <ProvinceMap state content /> }.into_any(),
                    _ => view! { <Chart figure state content title /> }.into_any(),
                }}
            </div>
            <div class="figure__table">
                <DataTable rows state caption=title />
            </div>
        </div>
        <FigureNotes figure state content />
    }
}

/// Chart or table.
#[component]
fn ViewSwitch(
    state: Signal<State>,
    as_table: ReadSignal<bool>,
    set_as_table: WriteSignal<bool>,
) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let choice = move |table: bool, name: crate::text::Text| {
        view! {
            <button
                type="button"
                class="view-switch__choice"
                aria-pressed=move || (as_table.get() == table).to_string()
                on:click=move |_| set_as_table.set(table)
            >
                {name.get(language)}
            </button>
        }
    };
    view! {
        <div class="view-switch" role="group" aria-label=words::SHOWN_AS.get(language)>
            {choice(false, words::CHART)}
            {choice(true, words::TABLE)}
        </div>
    }
    .into_any()
}

#[component]
fn Chart(
    figure: &'static Figure,
    state: Signal<State>,
    content: Memo<Arc<Content>>,
    title: Memo<String>,
) -> impl IntoView {
    let colors = Interaction::get().colors;
    let option = Memo::new(move |_| {
        state.with(|state| {
            let style = Style::new(state.language, colors.get(), state.release.threshold())
                .chosen(chosen_mark(state, figure));
            content.with(|content| draw(figure, content, &style))
        })
    });
    let height = Memo::new(move |_| content.with(|content| height(figure, content)));
    let label = Signal::derive(move || {
        let kind = state.with(|state| words::KEYBOARD.get(state.language));
        format!("{}: {kind}", title.get())
    });
    let on_select = use_toggle(state);
    view! { <ChartHost option label on_select height /> }.into_any()
}

fn draw(figure: &Figure, content: &Content, style: &Style) -> String {
    match content {
        Content::Years(years) if figure.drawing == Drawing::Rate => {
            let name = words::RATE_SHORT.get(style.language);
            charts::rates(name, &rates(years), style)
        }
        Content::Years(years) => {
            let series: Vec<Series> = years.series.iter().map(|(_, one)| one.clone()).collect();
            charts::years(&series, style)
        }
        Content::Table(table) => draw_table(figure, table, style),
    }
}

fn draw_table(figure: &Figure, table: &PublishedTable, style: &Style) -> String {
    match figure.drawing {
        Drawing::Flow => charts::flow(table, style),
        Drawing::Grouped => charts::grouped_bars(table, Arrangement::Grouped, style),
        _ => charts::bars(table, style),
    }
}

fn rates(years: &Years) -> Vec<Rate> {
    let rate = |year| Rate {
        percent: years.rate(&year),
        year,
    };
    years.codes().into_iter().map(rate).collect()
}

fn height(figure: &Figure, content: &Content) -> u32 {
    match (content, figure.drawing) {
        (Content::Table(table), Drawing::Flow) => charts::flow_height(table),
        (Content::Table(table), Drawing::Grouped) => charts::grouped_bars_height(table),
        (Content::Table(table), _) => charts::bars_height(table),
        (Content::Years(_), _) => COLUMNS_HEIGHT,
    }
}
