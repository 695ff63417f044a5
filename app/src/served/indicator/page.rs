//! The page of an indicator, from its parts.

use domain::{
    indicator::{IndicatorPoint, IndicatorValue, Note},
    selection::SelectionError,
    table::ItemKind,
};
use leptos::prelude::*;

use super::{
    facts, files, filters, headline,
    part::{Part, PartContent},
    reading::Reading,
    rows::rows,
    value::symbols,
};
use crate::{
    components::{data_table::table, figure_menu::still_menu, term::Terms},
    drawing::DrawnCharts,
    rows::Rows,
    served::place_path,
    text::{figure, filter, glossary, indicator as words, problem, site},
};

/// All of the page.
pub(super) fn view(reading: &Reading) -> impl IntoView + use<> {
    let (indicator, language) = (reading.indicator, reading.language());
    let terms = glossary::of_indicator(&indicator.formula);
    let body = if indicator.is_in(reading.release()) {
        figures(reading).into_any()
    } else {
        view! {
            <p class="page__remark page__remark--strong">{words::NOT_TABULATED.get(language)}</p>
        }
        .into_any()
    };
    view! {
        <article class="indicator">
            {place_path::view(&reading.state, indicator.name.get(language))}
            <div class="page__head">
                <h1>{indicator.name.get(language)}</h1>
                <p class="page__lead">{indicator.definition.get(language)}</p>
                <Terms terms language selection=reading.state.selection.clone() />
            </div>
            {body}
            {facts::view(reading)}
        </article>
    }
}

fn figures(reading: &Reading) -> impl IntoView + use<> {
    let parts: Vec<_> = Part::all(reading)
        .into_iter()
        .map(|part| section(part, reading).into_any())
        .collect();
    let none = (parts.len() == 1).then(|| {
        view! {
            <p class="page__remark">{words::NO_BREAKDOWN.get(reading.language())}</p>
        }
    });
    view! {
        {headline::view(reading)}
        {filters::view(reading)}
        <div class="indicator__parts">{parts}</div>
        {none}
    }
}

fn section(part: Part, reading: &Reading) -> impl IntoView + use<> {
    let id = part.id();
    let heading = format!("{id}-heading");
    let content = match part.content(reading) {
        Ok(content) => shown(&content, reading).into_any(),
        Err(error) => refused(&error, reading).into_any(),
    };
    let choices = matches!(part, Part::Breakdown(_)).then(|| choices(reading));
    view! {
        <section class="figure indicator__part" id=id aria-labelledby=heading.clone()>
            <h2 class="figure__title" id=heading.clone()>
                {part.title(reading)}
            </h2>
            <p class="figure__subtitle">{subtitle(part, reading)}</p>
            {choices}
            {content}
        </section>
    }
}

/// Unit and filters.
pub(super) fn subtitle(part: Part, reading: &Reading) -> String {
    let state = &reading.state;
    let unit = reading.indicator.unit().label().get(state.language);
    let filters = state
        .selection
        .filters
        .iter()
        .filter(|(variable, _)| **variable != part.variable())
        .map(|(&variable, code)| state.label(variable, code));
    std::iter::once(unit.to_owned())
        .chain(filters)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Links to the breakdowns that the release holds.
fn choices(reading: &Reading) -> impl IntoView + use<> {
    let state = &reading.state;
    let language = state.language;
    let chosen = reading.chosen_breakdown();
    let links: Vec<_> = reading
        .breakdowns()
        .into_iter()
        .map(|variable| {
            let selection = state.selection.clone().by([variable]);
            let href = format!("{}#breakdown", state.href(&selection));
            let current = (chosen == Some(variable)).then_some("true");
            view! {
                <li>
                    <a class="choice" href=href rel="external" aria-current=current>
                        {filter::variable(variable).get(language)}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="choices" aria-label=words::BREAKDOWN_BY.get(language)>
            <ul class="choices__list">{links}</ul>
        </nav>
    }
}

fn shown(content: &PartContent, reading: &Reading) -> impl IntoView + use<> {
    let state = &reading.state;
    let title = content.part.title(reading);
    let label = figure::table_of(&title, reading.language());
    let rows = rows(&content.points, content.part.variable(), reading);
    view! {
        <p class="figure__summary">{content.summary(reading)}</p>
        <div class="figure__tools">
            {still_menu(&title, &files::of(content, reading), reading.language())}
        </div>
        {chart(content, reading)}
        <div class="data-table__scroll" role="region" aria-label=label tabindex="0">
            <table class="data-table">
                <caption class="visually-hidden">{title.clone()}</caption>
                {table(&rows, state)}
            </table>
        </div>
        {remarks(content, &rows, reading)}
    }
}

/// The chart as it was drawn before the page was written; nothing where it was
/// not, or where there is nothing to see.
fn chart(content: &PartContent, reading: &Reading) -> Option<impl IntoView + use<>> {
    let drawn = DrawnCharts::of_chart(content.part.id(), &reading.state);
    let is_there = content.has_marks() && !drawn.is_empty();
    is_there.then(|| {
        view! {
            <div class="chart-host indicator__chart">
                <svg
                    class="chart-host__space"
                    width="1"
                    height=content.height()
                    aria-hidden="true"
                ></svg>
                <div class="chart-host__canvas" inner_html=drawn></div>
            </div>
        }
    })
}

fn refused(error: &SelectionError, reading: &Reading) -> impl IntoView + use<> {
    let language = reading.language();
    view! {
        <div class="figure__refused">
            <p>
                <strong>{words::REFUSED.get(language)}</strong>
                " "
                {problem::reason(error, language)}
            </p>
        </div>
    }
}

/// Symbols and notes.
fn remarks(content: &PartContent, rows: &Rows, reading: &Reading) -> impl IntoView + use<> {
    let symbols: Vec<_> = symbols_of(content, rows, reading)
        .into_iter()
        .map(|(symbol, meaning)| {
            view! {
                <div class="symbols__item">
                    <dt>{symbol}</dt>
                    <dd>{meaning}</dd>
                </div>
            }
        })
        .collect();
    let notes: Vec<_> = notes(content, reading)
        .into_iter()
        .map(|note| view! { <li>{note}</li> })
        .collect();
    view! {
        <footer class="figure__notes">
            <dl class="symbols">{symbols}</dl>
            <ul class="indicator__notes">{notes}</ul>
        </footer>
    }
}

/// The values that are told whatever they are.
fn told(content: &PartContent) -> impl Iterator<Item = &IndicatorValue> {
    let told = |point: &&IndicatorPoint| point.kind != ItemKind::Missing;
    content.points.iter().filter(told).map(|point| &point.value)
}

/// The symbols of a figure with their meanings.
pub(super) fn symbols_of(
    content: &PartContent,
    rows: &Rows,
    reading: &Reading,
) -> Vec<(String, String)> {
    let (threshold, language) = (reading.release().threshold(), reading.language());
    let unit = reading.indicator.unit();
    symbols(told(content), rows, unit, threshold, language)
}

/// The notes of a figure, in the order in which they are read.
pub(super) fn notes(content: &PartContent, reading: &Reading) -> Vec<String> {
    let language = reading.language();
    let mut notes: Vec<Note> = reading.indicator.notes.to_vec();
    for note in told(content).flat_map(|value| &value.notes) {
        if !notes.contains(note) {
            notes.push(*note);
        }
    }
    let demonstration = reading.release().manifest().demonstration;
    let demonstration = demonstration.then(|| format!("{}.", site::DEMONSTRATION.get(language)));
    let protection = if is_exact(content.part, reading) {
        figure::NOTE_EXACT
    } else {
        figure::NOTE_PROTECTED
    };
    let notes = notes
        .into_iter()
        .map(|note| note.text().get(language).to_owned());
    demonstration
        .into_iter()
        .chain(notes)
        .chain([protection.get(language).to_owned()])
        .collect()
}

/// Whether every number is one of the declared exact series.
fn is_exact(part: Part, reading: &Reading) -> bool {
    let filters = &reading.state.selection.filters;
    reading.indicator.formula.parts().iter().all(|counted| {
        let mut selection = counted.selection().by([part.variable()]);
        selection.filters.extend(filters.clone());
        reading.release().is_exact(&selection)
    })
}
