//! The pages at their addresses.

use domain::label::Language;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};

use crate::{
    address,
    interaction::Interaction,
    page::Page,
    pages::{DashboardPage, EmbedPage, MapPage, NotFoundPage},
    served::ServedPage,
    status::redirect,
};

/// Nothing on a page is awaited: it is sent whole, with its final status.
const WHOLE: SsrMode = SsrMode::Async;

/// The whole of what visitors see.
///
/// Needs [`crate::source::Releases`] as context. For a path that is no page it
/// shows a page that says so, with status 404.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Interaction::provide();
    let es = |page| move || show(page, Language::Es);
    let en = |page| move || show(page, Language::En);
    let map = |language, cantons| move || view! { <MapPage language cantons /> }.into_any();
    view! {
        <Router base=address::router_base()>
            <Routes fallback=|| view! { <NotFoundPage /> }.into_any()>
                <Route path=path!("/es") view=es(Page::Persons) ssr=WHOLE />
                <Route path=path!("/en") view=en(Page::Persons) ssr=WHOLE />
                <Route path=path!("/es/solicitudes") view=es(Page::Applications) ssr=WHOLE />
                <Route path=path!("/en/applications") view=en(Page::Applications) ssr=WHOLE />
                <Route path=path!("/es/acreditadas") view=es(Page::Accredited) ssr=WHOLE />
                <Route path=path!("/en/accredited") view=en(Page::Accredited) ssr=WHOLE />
                <Route path=path!("/es/eventos") view=es(Page::Events) ssr=WHOLE />
                <Route path=path!("/en/events") view=en(Page::Events) ssr=WHOLE />
                <Route path=path!("/es/mapa/:province?") view=map(Language::Es, false) ssr=WHOLE />
                <Route path=path!("/en/map/:province?") view=map(Language::En, false) ssr=WHOLE />
                <Route
                    path=path!("/es/mapa/:province/:canton")
                    view=map(Language::Es, true)
                    ssr=WHOLE
                />
                <Route
                    path=path!("/en/map/:province/:canton")
                    view=map(Language::En, true)
                    ssr=WHOLE
                />
                <Route path=path!("/es/indicadores") view=es(Page::Indicators) ssr=WHOLE />
                <Route path=path!("/en/indicators") view=en(Page::Indicators) ssr=WHOLE />
                <Route path=path!("/es/indicadores/:id") view=show_by_path ssr=WHOLE />
                <Route path=path!("/en/indicators/:id") view=show_by_path ssr=WHOLE />
                <Route path=path!("/es/explorar") view=es(Page::Explore) ssr=WHOLE />
                <Route path=path!("/en/explore") view=en(Page::Explore) ssr=WHOLE />
                <Route path=path!("/es/metodologia") view=es(Page::Method) ssr=WHOLE />
                <Route path=path!("/en/method") view=en(Page::Method) ssr=WHOLE />
                <Route path=path!("/es/incrustar/:figure") view=show_by_path ssr=WHOLE />
                <Route path=path!("/en/embed/:figure") view=show_by_path ssr=WHOLE />
                <Route
                    path=path!("/embed/:figure")
                    view=|| view! { <EmbedPage /> }.into_any()
                    ssr=WHOLE
                />
                <Route path=path!("/es/publicaciones") view=es(Page::Releases) ssr=WHOLE />
                <Route path=path!("/en/releases") view=en(Page::Releases) ssr=WHOLE />
                <Route path=path!("/es/datos") view=es(Page::Data) ssr=WHOLE />
                <Route path=path!("/en/data") view=en(Page::Data) ssr=WHOLE />
            </Routes>
        </Router>
    }
}

fn show(page: Page, language: Language) -> AnyView {
    if page.is_served() {
        view! { <ServedPage page language /> }.into_any()
    } else {
        view! { <DashboardPage page language /> }.into_any()
    }
}

/// The page of the indicator, or of the figure, that the path names.
fn show_by_path() -> AnyView {
    let path = use_location().pathname;
    match path.with_untracked(|path| Page::from_path(path)) {
        Some((page, language)) => {
            // The catalogue, with a stroke too many.
            if page == Page::Indicators {
                redirect(&page.path(language));
            }
            show(page, language)
        }
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
