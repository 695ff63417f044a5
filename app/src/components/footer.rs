//! The foot of every page: which release, and where its data are.

use std::sync::Arc;

use domain::{label::Language, release::Release};
use leptos::prelude::*;

use crate::{
    files,
    page::Page,
    text::{date, site},
};

/// Release, cut-off date, policy, and links to the data.
#[component]
pub fn Footer(language: Language, release: Option<Arc<Release>>) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                {release.map(|release| view! { <About language release /> })}
                <p class="site-footer__licence">{site::LICENCE.get(language)}</p>
            </div>
        </footer>
    }
    .into_any()
}

#[component]
fn About(language: Language, release: Arc<Release>) -> impl IntoView {
    let manifest = release.manifest();
    let file = files::release_file(&manifest.id);
    let facts = [
        (site::RELEASE, manifest.id.to_string()),
        (site::CUTOFF, date(manifest.cutoff)),
        (
            site::POLICY,
            site::policy(&manifest.policy.name, language).to_owned(),
        ),
    ];
    let facts = facts.map(|(name, value)| {
        view! {
            <div class="facts__item">
                <dt>{name.get(language)}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    view! {
        <dl class="facts">{facts.into_iter().collect_view()}</dl>
        <ul class="site-footer__links">
            <li>
                <a href=Page::Data.path(language) rel="external">
                    {site::DATA.get(language)}
                </a>
            </li>
            <li>
                <a href=file rel="external" download>
                    {site::RELEASE_FILE.get(language)}
                </a>
            </li>
        </ul>
    }
}
