//! The pages at their addresses.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::status::{Status, set_status};

/// The whole of what visitors see.
///
/// Needs [`crate::source::Releases`] as context. For a path that is no page it
/// shows a page that says so, with status 404.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="Atalaya" />
        <Router>
            <Routes fallback=|| {
                set_status(Status::NotFound);
                view! { <h1>"404"</h1> }
            }>
                <Route path=path!("/es") view=|| view! { <h1>"Atalaya"</h1> } ssr=SsrMode::Async />
                <Route path=path!("/en") view=|| view! { <h1>"Atalaya"</h1> } ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
