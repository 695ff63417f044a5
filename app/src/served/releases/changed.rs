//! What changed in a release against the one before, in words and as a table of
//! its years.

use domain::{
    label::{Label, Language},
    measure::Measure,
    release::{CellChange, Change, FrameChanges, Release, changed_cells},
    selection::Selection,
    table::{Cell, ItemKind},
    variable::Variable,
};
use leptos::prelude::*;

use crate::{
    address,
    rows::Entry,
    text::{
        changes::{self as words, What},
        filter,
    },
};

/// The changes of a release, and where programs find all of them.
pub(super) fn view(before: &Release, now: &Release, language: Language) -> AnyView {
    let frame = FrameChanges::between(before, now);
    let years: Vec<_> = Measure::ALL
        .into_iter()
        .filter_map(|measure| Years::of(measure, before, now))
        .collect();
    let told = told(before, now, &frame, &years, language);
    let told: Vec<_> = told
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect();
    let query = format!("from={}&lang={}", before.id(), language.code());
    let api = address::of(&format!("/api/v1/releases/{}/changes?{query}", now.id()));
    view! {
        <h3 class="release__changes">{words::heading(before.id(), language)}</h3>
        <ul class="release__changed">{told}</ul>
        {table(&years, before.threshold(), now.threshold(), language)}
        <p class="release__policy">
            {words::ALL_CELLS.get(language)} " "
            <a href=api.clone() rel="external">"JSON"</a>
            " "
            <a href=format!("{api}&format=csv&bom=1") rel="external" download>"CSV"</a>
        </p>
    }
    .into_any()
}

/// The years of a measure that differ.
struct Years {
    measure: Measure,
    /// How many years the earlier release had.
    compared: usize,
    changes: Vec<CellChange>,
}

impl Years {
    fn of(measure: Measure, before: &Release, now: &Release) -> Option<Self> {
        let selection = Selection::of(measure).by([Variable::Period]);
        let mut changes = changed_cells(before, now, &selection).ok()?.cells;
        changes.retain(|change| change.items[0].kind == ItemKind::Category);
        Some(Self {
            measure,
            compared: before.years().count(),
            changes,
        })
    }

    /// The sentence about years that were published before.
    fn told(&self, language: Language) -> String {
        let revised = || {
            self.changes
                .iter()
                .filter(|it| it.before != Cell::NotPublished)
        };
        let names: Vec<_> = revised()
            .map(|it| it.items[0].label.in_language(language).to_owned())
            .collect();
        let largest = revised()
            .filter_map(CellChange::difference)
            .max_by_key(|persons| persons.unsigned_abs());
        words::revised(self.measure, &names, largest, self.compared, language)
    }
}

fn told(
    before: &Release,
    now: &Release,
    frame: &FrameChanges,
    years: &[Years],
    language: Language,
) -> Vec<String> {
    let (earlier, later) = (before.manifest(), now.manifest());
    let days = (later.cutoff - earlier.cutoff).num_days();
    let came_or_went = What::ALL
        .into_iter()
        .filter_map(|what| words::named(what, &names(what, frame, language), language));
    let is_added = |added: bool| {
        let of = |change: &Change<_>| matches!(change, Change::Added(_)) == added;
        frame.tables.iter().filter(|it| of(&it.change)).count()
    };
    let settings = frame.policy.iter().filter_map(|it| {
        let (before, now) = (it.change.before()?, it.change.now()?);
        words::setting(it.setting, before, now, language)
    });
    let policy = match frame.policy.as_slice() {
        [] => words::SAME_POLICY,
        _ => words::OTHER_POLICY,
    };
    let codes = (earlier.classification_version != later.classification_version)
        .then(|| words::OTHER_CODES.get(language).to_owned());
    [words::days(days, language)]
        .into_iter()
        .chain(years.iter().map(|it| it.told(language)))
        .chain(came_or_went)
        .chain(words::tables(is_added(true), is_added(false), language))
        .chain([policy.get(language).to_owned()])
        .chain(settings)
        .chain(codes)
        .collect()
}

/// The names of what came or went.
fn names(what: What, frame: &FrameChanges, language: Language) -> Vec<String> {
    let said = |label: &Label| label.in_language(language).to_owned();
    let wanted = match what {
        What::NewPeriods | What::NewVariables | What::NewItems => "added",
        What::GonePeriods | What::GoneVariables | What::GoneItems => "removed",
        What::RenamedItems => "changed",
    };
    match what {
        What::NewVariables | What::GoneVariables => frame
            .variables
            .iter()
            .filter(|(_, change)| change.name() == wanted)
            .filter_map(|(_, change)| change.now().or(change.before()).map(said))
            .collect(),
        _ => {
            let of_periods = matches!(what, What::NewPeriods | What::GonePeriods);
            frame
                .items
                .iter()
                .filter(|it| (it.variable == Variable::Period) == of_periods)
                .filter(|it| it.change.name() == wanted)
                .filter_map(|it| {
                    let label = &it.change.now().or(it.change.before())?.label;
                    Some(match of_periods {
                        true => said(label),
                        false => words::item(it.variable, &said(label), language),
                    })
                })
                .collect()
        }
    }
}

/// The years that differ, behind a button; none where there are none.
fn table(years: &[Years], then: u32, today: u32, language: Language) -> Option<AnyView> {
    if years.iter().all(|years| years.changes.is_empty()) {
        return None;
    }
    let heads = [
        words::YEAR,
        words::COUNTED,
        words::BEFORE,
        words::NOW,
        words::DIFFERENCE,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head.get(language)}</th> });
    let rows: Vec<_> = years
        .iter()
        .flat_map(|years| years.changes.iter().map(|change| (years.measure, change)))
        .map(|(measure, change)| row(measure, change, then, today, language))
        .collect();
    let title = words::YEARS.get(language);
    let table = view! {
        <details class="release__years">
            <summary>{title}</summary>
            <div class="data-table__scroll" role="region" tabindex="0" aria-label=title>
                <table class="data-table release__table" aria-label=title>
                    <thead>
                        <tr>{heads.into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    };
    Some(table.into_any())
}

fn row(
    measure: Measure,
    change: &CellChange,
    then: u32,
    today: u32,
    language: Language,
) -> impl IntoView + use<> {
    let difference = change.difference();
    let difference = difference.map(|persons| words::difference(persons, language));
    view! {
        <tr>
            <th scope="row">{change.items[0].label.in_language(language).to_owned()}</th>
            <td>{filter::measure(measure).get(language)}</td>
            <td>{said(change.before, then, language)}</td>
            <td>{said(change.now, today, language)}</td>
            <td>{difference}</td>
        </tr>
    }
}

/// A number or a symbol, whose meaning is heard.
fn said(cell: Cell, threshold: u32, language: Language) -> impl IntoView + use<> {
    let entry = Entry::count(cell, threshold, language);
    let state = entry.state.map(|state| format!(" ({state})"));
    let state = state.map(|state| view! { <span class="visually-hidden">{state}</span> });
    view! { {entry.text} {state} }
}
