//! The choice between the reader's setting, light and dark.

use domain::label::Language;
use leptos::prelude::*;

use crate::text::{Text, site};

/// The choices: as stored, and their names.
const CHOICES: [(&str, Text); 3] = [
    ("auto", site::THEME_AUTO),
    ("light", site::THEME_LIGHT),
    ("dark", site::THEME_DARK),
];

/// Three buttons of which one is pressed. The choice is kept in the browser's
/// storage and applied before the next page is painted.
#[component]
pub fn ThemeSwitch(language: Language) -> impl IntoView {
    let (chosen, set_chosen) = signal("auto");
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| set_chosen.set(browser::stored()));
    let choose = move |theme: &'static str| {
        set_chosen.set(theme);
        #[cfg(feature = "hydrate")]
        browser::store(theme);
    };
    let buttons = CHOICES.map(|(theme, name)| {
        view! {
            <button
                type="button"
                class="theme-switch__choice"
                aria-pressed=move || (chosen.get() == theme).to_string()
                on:click=move |_| choose(theme)
            >
                <span class=format!("theme-switch__icon theme-switch__icon--{theme}")></span>
                <span class="visually-hidden">{name.get(language)}</span>
            </button>
        }
    });
    view! {
        <div class="theme-switch" role="group" aria-label=site::THEME.get(language)>
            {buttons.into_iter().collect_view()}
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::{document, window};

    const KEY: &str = "theme";

    fn storage() -> Option<web_sys::Storage> {
        // Readers can forbid storage; the choice then lasts for one page.
        window().local_storage().ok().flatten()
    }

    pub(super) fn stored() -> &'static str {
        let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        match stored.as_deref() {
            Some("light") => "light",
            Some("dark") => "dark",
            _ => "auto",
        }
    }

    pub(super) fn store(theme: &str) {
        let root = document().document_element();
        if theme == "auto" {
            root.map(|root| root.remove_attribute("data-theme"));
            storage().map(|storage| storage.remove_item(KEY));
        } else {
            root.map(|root| root.set_attribute("data-theme", theme));
            storage().map(|storage| storage.set_item(KEY, theme));
        }
    }
}
