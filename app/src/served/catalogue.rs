//! The catalogue of indicators: search, sections, current values.

mod entry;

use domain::{
    indicator::{Indicator, Theme, all, search},
    label::Language,
    variable::Variable,
};
use leptos::prelude::*;

use self::entry::Entry;
use super::{SEARCH, carried, indicator::applicable, place_path, split_own};
use crate::{
    components::{problem_panel::ProblemPanel, term::Terms},
    page::Page,
    place::Place,
    source::Releases,
    state::{State, href},
    status::redirect,
    text::{Text, date, filter, glossary, indicator as words, site},
};

/// The longest search that is read, in letters.
const LONGEST_SEARCH: usize = 100;

/// The catalogue, or what is wrong with its address.
pub(super) fn view(language: Language, query: &str) -> AnyView {
    let page = Page::Indicators;
    let (query, words) = split_own(query, SEARCH);
    let words = words.first().copied();
    match carried::read(&expect_context::<Releases>(), page, language, &query) {
        Ok(state) => {
            // A form that is cleared sends an empty search.
            if words == Some("") || !carried::is_settled(&state, &query) {
                let search = words.filter(|words| !words.is_empty());
                redirect(&address(&state, search));
            }
            catalogue(&state, &decode(words.unwrap_or_default())).into_any()
        }
        Err(problem) => view! { <ProblemPanel page language problem=*problem /> }.into_any(),
    }
}

/// The one spelling of the address of a search.
fn address(state: &State, search: Option<&str>) -> String {
    let bare = state.href(&state.selection);
    let separator = if bare.contains('?') { '&' } else { '?' };
    search.map_or(bare.clone(), |words| {
        format!("{bare}{separator}{SEARCH}={words}")
    })
}

/// The words of a search as a form sends them.
fn decode(sent: &str) -> String {
    let mut bytes = Vec::with_capacity(sent.len());
    let mut rest = sent.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let code: Vec<u8> = rest.by_ref().take(2).collect();
                let code = std::str::from_utf8(&code).ok();
                bytes.extend(code.and_then(|code| u8::from_str_radix(code, 16).ok()));
            }
            byte => bytes.push(byte),
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    text.trim().chars().take(LONGEST_SEARCH).collect()
}

fn catalogue(state: &State, wanted: &str) -> impl IntoView + use<> {
    let language = state.language;
    let heading = site::heading(state.page).get(language);
    let results = if wanted.is_empty() {
        by_theme(state).into_any()
    } else {
        by_rank(state, wanted).into_any()
    };
    let count = if wanted.is_empty() {
        all().count()
    } else {
        search(wanted, language).len()
    };
    let nothing = (count == 0).then(|| {
        let whole = href(state.page, language, &state.selection);
        view! {
            <div class="catalogue__nothing">
                <p>{words::NOTHING_FOUND.get(language)}</p>
                <p>
                    <a href=whole rel="external">
                        {words::SEARCH_CLEAR.get(language)}
                    </a>
                </p>
            </div>
        }
    });
    let path = (Place::of(&state.selection) != Place::Country)
        .then(|| place_path::view(state, site::page(state.page).get(language)));
    view! {
        <div class="page__head">
            {path}
            <h1>{heading}</h1>
            <p class="page__lead">{site::lead(state.page).get(language)}</p>
            <Terms
                terms=glossary::of(state.page)
                language
                selection=state.selection.clone()
            />
        </div>
        {search_form(state, wanted)}
        {chips(state)}
        <div id="catalogue-results" class="catalogue">
            <p class="catalogue__count" role="status">
                {words::found(count, wanted, language)}
            </p>
            <p class="catalogue__period">{period(state)}</p>
            {nothing}
            {results}
        </div>
        {files(state)}
    }
}

fn period(state: &State) -> String {
    let chosen = state.chosen(Variable::Period);
    let period = chosen.map(|code| state.label(Variable::Period, code));
    let cutoff = date(state.release.manifest().cutoff);
    words::values_of(period.as_deref(), &cutoff, state.language)
}

/// A plain form; in the browser it also searches while the reader types
/// (`app/js/catalogue.mjs`).
fn search_form(state: &State, wanted: &str) -> impl IntoView + use<> {
    let language = state.language;
    let filters = state.selection.filters.iter();
    let filters = filters.map(|(variable, code)| (variable.name(), code.to_string()));
    let release = state.selection.release.as_ref();
    let release = release.map(|id| ("release", id.to_string()));
    let carried: Vec<_> = filters
        .chain(release)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let clear = (!wanted.is_empty()).then(|| {
        view! {
            <a class="search__clear" href=href(state.page, language, &state.selection) rel="external">
                {words::SEARCH_CLEAR.get(language)}
            </a>
        }
    });
    view! {
        <form
            class="search"
            role="search"
            method="get"
            action=state.page.path(language)
            data-search="#catalogue-results"
        >
            {carried}
            <label class="search__label" for="catalogue-search">
                {words::SEARCH.get(language)}
            </label>
            <div class="search__line">
                <input
                    class="search__field"
                    type="search"
                    id="catalogue-search"
                    name="q"
                    value=wanted.to_owned()
                    maxlength=LONGEST_SEARCH.to_string()
                    aria-describedby="catalogue-search-hint"
                    autocomplete="off"
                    spellcheck="false"
                />
                <button class="button" type="submit">
                    {words::SEARCH_BUTTON.get(language)}
                </button>
                {clear}
            </div>
            <p class="search__hint" id="catalogue-search-hint">
                {words::SEARCH_HINT.get(language)}
            </p>
        </form>
    }
}

/// The filters that the values are under.
fn chips(state: &State) -> Option<impl IntoView + use<>> {
    let language = state.language;
    let chips: Vec<_> = state
        .selection
        .filters
        .iter()
        .map(|(&variable, code)| {
            let text = state.filter_text(variable, code);
            let href = state.href(&state.selection.clone().without(variable));
            view! {
                <li>
                    <a class="chip" href=href rel="external" aria-label=filter::remove(&text, language)>
                        {text.clone()}
                        <span class="chip__cross" aria-hidden="true"></span>
                    </a>
                </li>
            }
        })
        .collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div class="chips catalogue__chips">
                <p class="chips__heading">{filter::CHOSEN.get(language)}</p>
                <ul class="chips__list">{chips}</ul>
            </div>
        }
    })
}

fn by_rank(state: &State, wanted: &str) -> impl IntoView + use<> {
    list(state, search(wanted, state.language))
}

fn by_theme(state: &State) -> impl IntoView + use<> {
    let language = state.language;
    let anchor = |place: usize| format!("theme-{}", place + 1);
    let links: Vec<_> = Theme::ALL
        .iter()
        .enumerate()
        .map(|(place, theme)| {
            let count = all().filter(|indicator| indicator.theme == *theme).count();
            view! {
                <li>
                    <a class="choice" href=format!("#{}", anchor(place)) rel="external">
                        {format!("{} ({count})", theme.label().get(language))}
                    </a>
                </li>
            }
        })
        .collect();
    let sections: Vec<_> = Theme::ALL
        .iter()
        .enumerate()
        .map(|(place, theme)| {
            let own = all()
                .filter(|indicator| indicator.theme == *theme)
                .collect();
            view! {
                <section class="catalogue__theme" aria-labelledby=anchor(place)>
                    <h2 id=anchor(place)>{theme.label().get(language)}</h2>
                    {list(state, own)}
                </section>
            }
        })
        .collect();
    view! {
        <nav class="choices" aria-label=words::THEMES.get(language)>
            <ul class="choices__list">{links}</ul>
        </nav>
        {sections}
    }
}

fn list(state: &State, indicators: Vec<&'static Indicator>) -> impl IntoView + use<> {
    let entries: Vec<_> = indicators
        .into_iter()
        .map(|indicator| entry::view(&Entry::of(indicator, state), state.language))
        .collect();
    view! { <ul class="catalogue__list">{entries}</ul> }
}

fn files(state: &State) -> impl IntoView + use<> {
    const FORMATS: [(&str, &str); 2] = [("CSV", "csv"), ("JSON", "json")];
    let language = state.language;
    let title: Text = words::CATALOGUE_FILES;
    let release = state.selection.release.as_ref();
    let release = release
        .map(|id| format!("&release={id}"))
        .unwrap_or_default();
    let links: Vec<_> = FORMATS
        .into_iter()
        .map(|(name, format)| {
            let address = crate::address::of(&format!(
                "/api/v1/indicators?format={format}&lang={}{release}",
                language.code()
            ));
            view! { " " <a href=address rel="external">{name}</a> }
        })
        .collect();
    view! { <p class="indicator__files">{title.get(language)} {links}</p> }
}

/// The address of an indicator's page with the filters that it can take.
fn link(indicator: &Indicator, state: &State) -> String {
    let kept = applicable(indicator, &state.release, &state.selection);
    match super::indicator::page_of(indicator) {
        Some(page) => href(page, state.language, &kept),
        None => href(state.page, state.language, &kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_read_as_forms_send_it() {
        assert_eq!(decode("ni%C3%B1as+y+ni%C3%B1os"), "niñas y niños");
        assert_eq!(decode("%zz+%"), "");
        assert_eq!(decode("%FF").chars().count(), 1);
        assert_eq!(decode(&"a".repeat(500)).len(), LONGEST_SEARCH);
    }
}
