//! The numbers of a figure as chart and as table.

use domain::label::Language;
use leptos::prelude::*;

use super::{
    canton_map::CantonMap, data_table::DataTable, figure_menu::FigureMenu,
    figure_notes::FigureNotes, figure_view::FigureView, province_map::ProvinceMap,
    table_builder::swapped, world_map::WorldMap,
};
use crate::{
    caption::subtitle,
    chart_host::ChartHost,
    drawing::{self, COLUMNS_HEIGHT, DrawnCharts},
    embed::Control,
    figure::Drawing,
    interaction::{Interaction, use_toggle},
    page::Page,
    text::{explorer, figure as words},
};

/// Subtitle, the choice between chart and table, both, and the notes.
///
/// The server's HTML holds both; the style sheet shows the one that was chosen,
/// and the table wherever charts cannot be drawn. In the browser a table that is
/// not shown is not there.
#[component]
pub fn FigureBody(view: FigureView) -> impl IntoView {
    let (as_table, set_as_table) = signal(false);
    let figure = view.figure;
    let under = move || view.read(|content, state| subtitle(figure, state, content));
    let summary = move || view.read(|content, state| content.summary(figure, state));
    // The reader's own table stands below its chart.
    let is_built = view
        .state
        .with_untracked(|state| state.page == Page::Explore);
    let interaction = Interaction::get();
    let has_table = Memo::new(move |_| is_built || as_table.get() || interaction.holds_hidden());
    let chart = match figure.drawing {
        Drawing::Table { swap } => view! { <NoChart view swap /> }.into_any(),
        _ => view! { <ChartBox view /> }.into_any(),
    };

    view! {
        <p class="figure__subtitle">{under}</p>
        <p class="figure__summary">{summary}</p>
        <div
            class="figure__body"
            data-view=move || match as_table.get() {
                _ if is_built => "both",
                true => "table",
                false => "chart",
            }
        >
            <div class="figure__tools">
                {(!is_built && view.has(Control::View))
                    .then(|| view! { <ViewSwitch language=view.language() as_table set_as_table /> })}
                {view.has(Control::Menu).then(|| view! { <FigureMenu view /> })}
            </div>
            {chart}
            <div class="figure__table">
                {move || has_table.get().then(|| view! { <DataTable view /> })}
            </div>
        </div>
        <FigureNotes view />
    }
}

/// The chart or map, or that there is nothing to draw.
#[component]
fn ChartBox(view: FigureView) -> impl IntoView {
    let is_empty = move || {
        view.read(|content, _| !content.has_marks())
            .unwrap_or(false)
    };
    let chart = match view.figure.drawing {
        Drawing::Map => view! { <ProvinceMap view /> }.into_any(),
        Drawing::World => view! { <WorldMap view /> }.into_any(),
        Drawing::Cantons => view! { <CantonMap view /> }.into_any(),
        _ => view! { <Chart view /> }.into_any(),
    };
    view! {
        <div class="figure__chart" hidden=is_empty>
            {chart}
        </div>
        <p class="figure__empty" hidden=move || !is_empty()>
            {words::NO_MARKS.get(view.language())}
        </p>
    }
    .into_any()
}

/// Why a table has no chart; `swap`: whether the other way round it has one.
#[component]
fn NoChart(view: FigureView, swap: bool) -> impl IntoView {
    let language = view.language();
    let way_out = move || {
        let href = view.state.with(swapped).filter(|_| swap)?;
        Some(view! {
            " "
            <a href=href data-noscroll>
                {explorer::SWAP.get(language)}
            </a>
        })
    };
    view! { <p class="figure__remark">{explorer::NO_CHART.get(language)} {way_out}</p> }.into_any()
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
