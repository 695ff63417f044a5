//! The numbers of a figure as chart and as table.

use domain::label::Language;
use leptos::prelude::*;

use super::{
    canton_map::CantonMap, data_table::DataTable, figure_menu::FigureMenu,
    figure_notes::FigureNotes, figure_view::FigureView, province_map::ProvinceMap,
};
use crate::{
    caption::subtitle,
    chart_host::ChartHost,
    drawing::{self, COLUMNS_HEIGHT, DrawnCharts},
    figure::Drawing,
    interaction::{Interaction, use_toggle},
    text::figure as words,
};

/// Subtitle, the choice between chart and table, both, and the notes.
///
/// Both are always there; the style sheet shows the one that was chosen, and
/// the table wherever charts cannot be drawn.
#[component]
pub fn FigureBody(view: FigureView) -> impl IntoView {
    let (as_table, set_as_table) = signal(false);
    let figure = view.figure;
    let under = move || view.read(|content, state| subtitle(figure, state, content));
    let summary = move || view.read(|content, state| content.summary(figure, state));
    let is_empty = move || {
        view.read(|content, _| !content.has_marks())
            .unwrap_or(false)
    };
    let chart = match figure.drawing {
        Drawing::Map => view! { <ProvinceMap view /> }.into_any(),
        Drawing::Cantons => view! { <CantonMap view /> }.into_any(),
        _ => view! { <Chart view /> }.into_any(),
    };

    view! {
        <p class="figure__subtitle">{under}</p>
        <p class="figure__summary">{summary}</p>
        <div
            class="figure__body"
            data-view=move || if as_table.get() { "table" } else { "chart" }
        >
            <div class="figure__tools">
                <ViewSwitch language=view.language() as_table set_as_table />
                <FigureMenu view />
            </div>
            <div class="figure__chart" hidden=is_empty>
                {chart}
            </div>
            <p class="figure__empty" hidden=move || !is_empty()>
                {words::NO_MARKS.get(view.language())}
            </p>
            <div class="figure__table">
                <DataTable view />
            </div>
        </div>
        <FigureNotes view />
    }
}

/// Chart or table.
#[component]
fn ViewSwitch(
    language: Language,
    as_table: ReadSignal<bool>,
    set_as_table: WriteSignal<bool>,
) -> impl IntoView {
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
fn Chart(view: FigureView) -> impl IntoView {
    let colors = Interaction::get().colors;
    let figure = view.figure;
    let option = Memo::new(move |before: Option<&String>| {
        let colors = colors.get();
        view.read(|content, state| drawing::option(figure, content, state, colors))
            .or_else(|| before.cloned())
            .unwrap_or_default()
    });
    let height = Signal::derive(move || {
        view.read(|content, _| drawing::height(figure, content))
            .unwrap_or(COLUMNS_HEIGHT)
    });
    let kind = words::KEYBOARD.get(view.language());
    let label = Signal::derive(move || format!("{}: {kind}", view.title()));
    let on_select = use_toggle(view.state);
    let drawn = view
        .state
        .with_untracked(|state| DrawnCharts::html(figure, state));
    view! { <ChartHost option label on_select height drawn /> }.into_any()
}
