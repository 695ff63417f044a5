//! The pages of figures.

use domain::{label::Language, measure::Measure};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use crate::{
    address,
    caption::heading,
    components::{
        breadcrumb::Breadcrumb,
        doors::Doors,
        explorer::Explorer,
        figure_card::FigureCard,
        filter_bar::FilterBar,
        frame::Frame,
        measure_switch::MeasureSwitch,
        place_notes::{PlaceNotes, ToIndicators},
        problem_panel::ProblemPanel,
        term::Terms,
        tiles::Tiles,
    },
    files::workbook_link,
    page::Page,
    parts,
    problem::Problem,
    source::Releases,
    state::State,
    status::redirect,
    text::{date, figure as words, file, filter, glossary, list, site},
};

/// A page of figures: the query of its address is its state.
#[component]
pub fn DashboardPage(page: Page, language: Language) -> impl IntoView {
    let releases = expect_context::<Releases>();
    let read = use_state(page, language, &releases);
    let asked = move || read.with(|read| read.as_ref().ok().cloned());
    let selection = Memo::new(move |_| asked().map(|state| state.selection).unwrap_or_default());
    let first = untrack(asked);
    if let Some(state) = &first {
        settle_address(state);
    }
    let release = first.map_or_else(|| releases.0.latest(), |state| Some(state.release));
    // Until the parts of the release have come that it takes, the page goes on
    // showing what was asked before.
    let is_here = Memo::new(move |_| {
        let is_here = |state: &State| releases.0.has(&parts::needed(state));
        read.with(|read| read.as_ref().is_ok_and(is_here))
    });
    let state = Memo::new(move |before: Option<&Option<State>>| {
        let now = if is_here.get() { asked() } else { None };
        now.or_else(|| before.cloned().flatten())
    });
    let is_readable = Memo::new(move |_| read.with(Result::is_ok));
    let is_awaited = Memo::new(move |_| state.with(Option::is_none));

    // The server writes the head after the page, when its signals may be gone
    // already: the title is then the first one.
    let first_title = state.with_untracked(|state| window_title(state.as_ref(), page, language));
    let title = move || {
        state
            .try_with(|state| window_title(state.as_ref(), page, language))
            .unwrap_or_else(|| first_title.clone())
    };

    view! {
        <Title text=title />
        <Frame page=Some(page) language selection release>
            {move || match (is_readable.get(), is_awaited.get(), state.get_untracked()) {
                (true, _, Some(first)) => {
                    let state = Memo::new(move |_| state.get().unwrap_or_else(|| first.clone()));
                    view! { <Dashboard state /> }.into_any()
                }
                (true, ..) => view! { <Awaited language /> }.into_any(),
                _ => {
                    let problem = move || read.with(|read| read.as_ref().err().map(|problem| (**problem).clone()));
                    let panel = move |problem| view! { <ProblemPanel page language problem /> };
                    (move || problem().map(panel)).into_any()
                }
            }}
        </Frame>
    }
}

/// What the address asks for, or what is wrong with it.
fn use_state(
    page: Page,
    language: Language,
    releases: &Releases,
) -> Memo<Result<State, Box<Problem>>> {
    let releases = releases.clone();
    let location = use_location();
    Memo::new(move |before: Option<&Result<State, Box<Problem>>>| {
        // On the way to another page the address is no longer this one's.
        let here = location.pathname.with(|path| Page::from_path(path));
        match before {
            Some(before) if here != Some((page, language)) => before.clone(),
            _ => location
                .search
                .with(|query| State::read(&releases, page, language, query)),
        }
    })
}

/// What stands in the place of figures that are on their way.
#[component]
fn Awaited(language: Language) -> impl IntoView {
    view! { <p class="page__awaited" role="status">{site::AWAITED.get(language)}</p> }
}

/// Has one spelling of each address only: a plain form sends its unused
/// controls too.
pub(super) fn settle_address(state: &State) {
    let location = use_location();
    let query = location.search.get_untracked();
    let path = address::of(address::within(&location.pathname.get_untracked()));
    let asked = match query.as_str() {
        "" => path,
        query => format!("{path}?{query}"),
    };
    let canonical = state.canonical_href();
    if asked != canonical {
        redirect(&canonical);
    }
}

fn window_title(state: Option<&State>, page: Page, language: Language) -> String {
    let built = state.and_then(|state| {
        let figure = state.built_figure()?;
        Some(figure.title(page, state.measure(), language))
    });
    let title = match built {
        Some(table) => format!("{table} · {}", site::NAME.get(language)),
        None => site::title(page, language),
    };
    let filters: Vec<_> = state
        .into_iter()
        .flat_map(|state| {
            let filters = state.selection.filters.iter();
            filters.map(|(&variable, code)| state.label(variable, code))
        })
        .collect();
    if filters.is_empty() {
        title
    } else {
        format!("{} · {title}", filters.join(", "))
    }
}

/// Heading, headline numbers, filters and figures.
#[component]
fn Dashboard(#[prop(into)] state: Signal<State>) -> impl IntoView {
    let first = state.get_untracked();
    let (page, language) = (first.page, first.language);
    let figures: Vec<_> = first
        .figures()
        .map(|figure| view! { <FigureCard figure state /> }.into_any())
        .collect();
    let carried = Signal::derive(move || state.with(|state| state.selection.clone()));
    let heading = heading(&first);
    let head = view! {
        <div class="page__head">
            {page.place().map(|place| view! { <Breadcrumb place state /> })}
            <h1>{heading}</h1>
            <p class="page__lead">{site::lead(page).get(language)}</p>
            {page.place().map(|place| view! { <ToIndicators place state /> })}
            <p class="page__edition print-only">{edition(&first)}</p>
            <p class="print-only">{site::LICENCE.get(language)}</p>
            <Terms terms=glossary::of(page) language selection=carried />
            {(page.takes_measure() && page != Page::Explore).then(|| view! { <MeasureSwitch state /> })}
        </div>
    };
    if page == Page::Explore {
        return view! {
            {head}
            <UntabulatedMeasure state />
            <Explorer state />
            <PageFiles state />
        }
        .into_any();
    }
    view! {
        {head}
        <FilterBar state />
        <UntabulatedMeasure state />
        <Tiles state />
        {(page == Page::Persons).then(|| view! { <Doors state /> })}
        <h2 class="visually-hidden">{words::FIGURES.get(language)}</h2>
        <div class="figures">{figures}</div>
        {page.place().map(|place| view! { <PlaceNotes place state /> })}
        <UnknownVariables state=first />
        <PageFiles state />
    }
    .into_any()
}

/// Release and cut-off, at the head of a printed page.
fn edition(state: &State) -> String {
    let manifest = state.release.manifest();
    let [release, cutoff] = [site::RELEASE, site::CUTOFF].map(|text| text.get(state.language));
    format!(
        "{release}: {} · {cutoff}: {}",
        manifest.id,
        date(manifest.cutoff)
    )
}

/// The whole page as a file.
#[component]
fn PageFiles(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    view! {
        <p class="page__files">
            <a href=move || state.with(workbook_link) rel="external" download>
                {file::WORKBOOK.get(language)}
            </a>
            <span class="page__files-more">{file::WORKBOOK_MORE.get(language)}</span>
        </p>
    }
    .into_any()
}

/// What is said when the release has no tables of what the page counts.
#[component]
pub(super) fn UntabulatedMeasure(state: Signal<State>) -> impl IntoView {
    move || state.with(untabulated)
}

fn untabulated(state: &State) -> Option<impl IntoView + use<>> {
    let language = state.language;
    let missing = *state
        .measures()
        .iter()
        .find(|&&measure| !state.release.is_tabulated(measure))?;
    let minimum = state.release.manifest().policy.min_population;
    let other = Measure::ALL
        .into_iter()
        .find(|&measure| state.page.takes_measure() && state.release.is_tabulated(measure));
    let way_out = other.map(|measure| {
        let mut selection = state.selection.clone();
        selection.measure = measure;
        view! {
            <a href=state.href(&selection) data-noscroll>
                {words::switch_to(measure, language)}
            </a>
        }
    });
    Some(view! {
        <p class="page__remark page__remark--strong">
            {words::untabulated(missing, minimum, language)} " " {way_out}
        </p>
    })
}

/// The variables of the page that this release does not hold.
#[component]
fn UnknownVariables(state: State) -> impl IntoView {
    let names: Vec<_> = state
        .unknown_variables()
        .into_iter()
        .map(|variable| filter::variable(variable).get(state.language))
        .collect();
    (!names.is_empty()).then(|| {
        let names = list(&names, state.language);
        view! {
            <p class="page__remark">
                {words::UNTABULATED.get(state.language)} " " {names} "."
            </p>
        }
    })
}
