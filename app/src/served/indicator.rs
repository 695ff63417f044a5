//! The page of one indicator.

mod facts;
mod files;
mod filters;
mod headline;
mod leading;
mod page;
mod part;
mod picture;
mod reading;
mod rows;
mod schemes;
mod value;

use domain::{
    indicator::{self, Indicator},
    label::Language,
};
use leptos::prelude::*;

use super::{Content, carried::settle_address};
use crate::{
    components::problem_panel::ProblemPanel,
    indicator_id::IndicatorId,
    page::Page,
    source::Releases,
    status::{Status, set_status},
    text::{indicator as words, site},
};

pub(super) use leading::leading;
pub(crate) use part::{Part, PartContent};
pub use picture::{IndicatorPicture, NoIndicatorPicture};
pub(crate) use reading::Reading;
pub(super) use reading::applicable;
pub(super) use value::{last_year, long_text, period_of_value};

/// The most indicators that are named in place of one that there is not.
const MAX_SUGGESTIONS: usize = 6;

/// Title and HTML of an indicator's page, of a page that says what is wrong
/// with its address, or that there is no such indicator.
pub(super) fn write(id: IndicatorId, language: Language, query: &str) -> Content {
    let releases = expect_context::<Releases>();
    let page = Page::Indicator(id);
    let Some(indicator) = indicator::by_id(&id.to_string()) else {
        return unknown(id, language);
    };
    let title = format!(
        "{} · {}",
        indicator.name.get(language),
        site::NAME.get(language)
    );
    let html = match Reading::of(&releases, indicator, page, language, query) {
        Ok(reading) => {
            settle_address(&reading.state, query);
            page::view(&reading).to_html()
        }
        Err(problem) => view! { <ProblemPanel page language problem=*problem /> }.to_html(),
    };
    Content { title, html }
}

/// What is said where the catalogue has no such indicator, with those whose
/// names are nearest.
fn unknown(id: IndicatorId, language: Language) -> Content {
    set_status(Status::NotFound);
    let links: Vec<_> = nearest(&id.to_string(), language)
        .into_iter()
        .take(MAX_SUGGESTIONS)
        .map(|indicator| {
            view! {
                <li>
                    <a href=path(indicator, language) rel="external">
                        {indicator.name.get(language)}
                    </a>
                    " "
                    <span class="indicator-id">{indicator.id}</span>
                </li>
            }
        })
        .collect();
    let title = words::UNKNOWN.get(language);
    let catalogue = Page::Indicators.path(language);
    let suggestions = (!links.is_empty()).then(|| {
        view! {
            <p>{words::NEAREST.get(language)}</p>
            <ul>{links}</ul>
        }
    });
    let html = view! {
        <h1>{title}</h1>
        <p class="page__lead">{words::unknown(&id.to_string(), language)}</p>
        <div class="problem">
            {suggestions}
            <p>
                <a href=catalogue rel="external">
                    {words::ALL.get(language)}
                </a>
            </p>
        </div>
    }
    .to_html();
    Content {
        title: format!("{title} · {}", site::NAME.get(language)),
        html,
    }
}

/// Indicators whose ids begin alike, then those found by the words of the id.
fn nearest(id: &str, language: Language) -> Vec<&'static Indicator> {
    let alike = |known: &str| {
        let pairs = known.bytes().zip(id.bytes());
        pairs.take_while(|(one, other)| one == other).count()
    };
    // Less is what many ids begin with.
    let least = 5.min(id.len());
    let mut found: Vec<_> = indicator::all()
        .filter(|indicator| alike(indicator.id) >= least)
        .collect();
    found.sort_by_key(|indicator| std::cmp::Reverse(alike(indicator.id)));
    for indicator in indicator::search(id, language) {
        if !found.contains(&indicator) {
            found.push(indicator);
        }
    }
    found
}

/// The path of an indicator's page.
pub(super) fn path(indicator: &Indicator, language: Language) -> String {
    match page_of(indicator) {
        Some(page) => page.path(language),
        None => Page::Indicators.path(language),
    }
}

/// The page of an indicator; a test holds that each of the catalogue has one.
pub(super) fn page_of(indicator: &Indicator) -> Option<Page> {
    indicator.id.parse().ok().map(Page::Indicator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_an_id_that_there_is_not_stand_those_that_begin_alike() {
        let found = nearest("ACC-S-MINOR", Language::Es);
        assert_eq!(found[0].id, "ACC-S-MIN");
        assert!(nearest("QQQ", Language::Es).is_empty());
    }
}
