//! The pages of the map: the country, its provinces, their cantons.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

use super::DashboardPage;
use crate::{
    components::{frame::Frame, problem_panel::NoSuchPlace},
    page::{Page, place_path},
    place::Place,
    source::Releases,
    state::State,
    text::{place as words, site},
};

/// The page of the place that the path names. From place to place of the same
/// route the router keeps the view: it follows the path by itself.
#[component]
pub fn MapPage(
    language: Language,
    /// Whether the route is that of cantons.
    cantons: bool,
) -> impl IntoView {
    let path = use_location().pathname;
    let place = Memo::new(move |before: Option<&Option<Place>>| {
        path.with(|path| match place_path(path, language) {
            Some(place) if is_of_route(place, cantons) => Place::from_path(place),
            // On the way to another page the path is no longer this one's.
            _ => before.copied().flatten(),
        })
    });
    move || match place.get() {
        Some(place) => view! { <DashboardPage page=Page::Map(place) language /> }.into_any(),
        None => {
            let nearest = path.with_untracked(|path| {
                place_path(path, language).map_or(Place::Country, Place::nearest)
            });
            view! { <NoPlacePage language nearest /> }.into_any()
        }
    }
}

fn is_of_route(path: &str, cantons: bool) -> bool {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    (segments.count() > 1) == cantons
}

/// Says that the path names no place, with status 404.
#[component]
fn NoPlacePage(language: Language, nearest: Place) -> impl IntoView {
    // A province that there is not either leads to the country.
    let releases = expect_context::<Releases>();
    let state = State::read(&releases, Page::Map(nearest), language, "").ok();
    let nearest = state.as_ref().map_or(Place::Country, |_| nearest);
    let name = state.map_or_else(String::new, |state| state.place_name(nearest));
    let name = words::heading(nearest, &name, language);
    let title = format!(
        "{} · {}",
        words::NO_PLACE.get(language),
        site::NAME.get(language)
    );
    view! {
        <Title text=title />
        <Frame
            page=Some(Page::Map(nearest))
            language
            selection=nearest.select(&Selection::default())
            release=None
        >
            <NoSuchPlace language nearest name />
        </Frame>
    }
}
