//! What a page says of itself to those who find it elsewhere: search engines,
//! and sites where a link to it is shared.

use domain::{label::Language, selection::Selection};
use leptos::{html, prelude::*};

use crate::{
    embed::{Hosting, counted, path_of},
    figure::figures,
    page::Page,
    served::carried,
    source::Releases,
    text::site,
};

/// A page among its forms in other languages.
pub(super) struct Identity {
    page: Page,
    language: Language,
    /// Scheme and host; empty where they are not known.
    origin: String,
    /// With its question mark.
    query: String,
}

impl Identity {
    /// The identity of a page at this path; none where there is no such page.
    pub(super) fn of(path: &str, query: &str) -> Option<Self> {
        let (page, language) = Page::from_path(path)?;
        let hosting = use_context::<Hosting>().unwrap_or_default();
        // Of an address that cannot be answered, what can be of it.
        let releases = use_context::<Releases>();
        let asked = releases.map(|releases| carried(&releases, query).0.to_string());
        let query = asked.unwrap_or_default();
        let question = if query.is_empty() { "" } else { "?" };
        Some(Self {
            page,
            language,
            origin: hosting.origin,
            query: format!("{question}{query}"),
        })
    }

    fn address(&self, language: Language) -> String {
        let Self {
            page,
            origin,
            query,
            ..
        } = self;
        format!("{origin}{}{query}", page.path(language))
    }

    /// A picture of what the page shows, for which a whole address is needed.
    fn picture(&self) -> Option<String> {
        let figure = figures(self.page).first()?;
        let selection = counted(self.page, &Selection::default());
        let query = match selection.to_string() {
            selection if selection.is_empty() => format!("lang={}", self.language.code()),
            selection => format!("{selection}&lang={}", self.language.code()),
        };
        let path = path_of(&format!("{}.png", figure.id));
        (!self.origin.is_empty()).then(|| format!("{}{path}?{query}", self.origin))
    }
}

/// The elements of a document's head.
#[component]
pub(super) fn IdentityTags(identity: Identity) -> impl IntoView {
    let language = identity.language;
    let (title, description) = described(identity.page, language);
    let own = identity.address(language);
    let others = [Language::Es, Language::En].map(|other| {
        view! { <link rel="alternate" hreflang=other.code() href=identity.address(other) /> }
    });
    let picture = identity
        .picture()
        .map(|picture| property("og:image", picture));
    view! {
        <meta name="description" content=description.clone() />
        <link rel="canonical" href=own.clone() />
        {others.into_iter().collect_view()}
        <link rel="alternate" hreflang="x-default" href=identity.address(Language::default()) />
        {property("og:type", "website")}
        {property("og:site_name", site::NAME.get(language))}
        {property("og:locale", locale(language))}
        {property("og:title", title)}
        {property("og:description", description)}
        {property("og:url", own)}
        {picture}
    }
}

/// A property of Open Graph.
fn property(name: &'static str, content: impl Into<String>) -> AnyView {
    let content: String = content.into();
    html::meta()
        .attr("property", name)
        .content(content)
        .into_any()
}

/// The language as Open Graph names it.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Es => "es_CR",
        Language::En => "en_GB",
    }
}

/// What a page is, and what it shows, in a sentence or two.
fn described(page: Page, language: Language) -> (String, String) {
    #[cfg(feature = "ssr")]
    if let Page::Indicator(id) = page
        && let Some(indicator) = domain::indicator::by_id(&id.to_string())
    {
        let [name, definition] = [&indicator.name, &indicator.definition];
        return (
            name.get(language).to_owned(),
            definition.get(language).to_owned(),
        );
    }
    let lead = match page {
        Page::Persons => site::DESCRIPTION,
        page => site::lead(page),
    };
    (
        site::heading(page).get(language).to_owned(),
        lead.get(language).to_owned(),
    )
}
