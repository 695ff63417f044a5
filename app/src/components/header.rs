//! The head of every page: name, pages, language, appearance.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::theme_switch::ThemeSwitch;
use crate::{page::Page, state::href, text::site};

/// Name, navigation and settings. Filters travel along every link.
#[component]
pub fn Header(
    /// The page that is shown; none where there is no such page.
    page: Option<Page>,
    language: Language,
    /// The filters that the links carry.
    selection: Signal<Selection>,
) -> impl IntoView {
    // Home of the same release: another one the browser would have to load.
    let home = move || {
        let release = selection.with(|selection| selection.release.clone());
        let bare = Selection {
            release,
            ..Selection::default()
        };
        href(Page::Persons, language, &bare)
    };
    view! {
        // Left to the browser, which moves the focus too.
        <a class="skip-link" href="#content" rel="external">
            {site::SKIP.get(language)}
        </a>
        <header class="site-header">
            <div class="site-header__bar">
                <a class="brand" href=home rel=link_kind(page, Page::Persons)>
                    <Tower />
                    <span class="brand__name">{site::NAME.get(language)}</span>
                    <span class="brand__country">{site::COUNTRY.get(language)}</span>
                </a>
                <div class="site-header__settings" role="group" aria-label=site::SETTINGS.get(language)>
                    <LanguageLink page language selection />
                    <ThemeSwitch language />
                </div>
            </div>
            <Navigation page language selection />
        </header>
    }
    .into_any()
}

/// The mark of the product: a watchtower.
#[component]
fn Tower() -> impl IntoView {
    view! {
        <svg class="brand__mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <path d="M9 29 11.5 13h9L23 29Z" class="brand__tower" />
            <path d="M8 6h3v3h3.5V6h3v3H21V6h3v7H8Z" class="brand__tower" />
            <path d="M14.5 29v-5a1.5 1.5 0 0 1 3 0v5Z" class="brand__door" />
        </svg>
    }
}

/// The pages: a row of links, and on a phone the same behind a button. The
/// style sheet shows one of the two.
#[component]
fn Navigation(
    page: Option<Page>,
    language: Language,
    selection: Signal<Selection>,
) -> impl IntoView {
    view! {
        <nav class="site-nav" aria-label=site::PAGES.get(language)>
            <details class="site-menu">
                <summary class="site-menu__button">
                    <svg class="site-menu__icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                        <path d="M3 5h14M3 10h14M3 15h14" />
                    </svg>
                    {site::PAGES.get(language)}
                </summary>
                <ul class="site-menu__list">{links(page, language, selection)}</ul>
            </details>
            <ul class="site-nav__list">{links(page, language, selection)}</ul>
        </nav>
    }
    .into_any()
}

fn links(page: Option<Page>, language: Language, selection: Signal<Selection>) -> AnyView {
    let links = Page::ALL.map(|target| {
        view! {
            <li>
                <a
                    class="site-nav__link"
                    href=move || selection.with(|selection| href(target, language, selection))
                    rel=link_kind(page, target)
                    aria-current=(page.map(Page::entry) == Some(target)).then_some("page")
                >
                    {site::page(target).get(language)}
                </a>
            </li>
        }
    });
    links.into_iter().collect_view().into_any()
}

/// What the server alone writes is loaded whole, and left for a page that is.
fn link_kind(from: Option<Page>, target: Page) -> Option<&'static str> {
    let whole = target.is_served() || from.is_some_and(Page::is_served);
    whole.then_some("external")
}

#[component]
fn LanguageLink(
    page: Option<Page>,
    language: Language,
    selection: Signal<Selection>,
) -> impl IntoView {
    let other = language.other();
    let target = page.unwrap_or(Page::Persons);
    // Some addresses hold more than a selection.
    let search = use_location().search;
    let address = move || match search.get() {
        query
            if matches!(target, Page::Explore | Page::Data | Page::Embed(_))
                && !query.is_empty() =>
        {
            format!("{}?{query}", target.path(other))
        }
        _ => selection.with(|selection| href(target, other, selection)),
    };
    view! {
        <a
            class="language-link"
            href=address
            rel=link_kind(page, target)
            hreflang=other.code()
            lang=other.code()
        >
            {site::language_name(other)}
        </a>
    }
}
