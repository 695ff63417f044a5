//! A figure alone, as a page for frames of other sites: what its address says.
//!
//! ```text
//! /embed/age?measure=accredited&sex=2&lang=en&theme=dark&locked=1&controls=view
//! ```
//!
//! The query is a selection and four keys of its own. Its path never changes
//! while a reader filters: a document without an origin may only change its
//! query.

mod hosting;
mod look;
mod query;
mod read;

pub use hosting::Hosting;
pub use look::{Control, Controls, Locked, Look, Theme};
pub(crate) use query::pairs_of;
pub use query::{EmbedQuery, grammar_part};
pub use read::{EmbedProblem, page_query, read, read_query};

use domain::{label::Language, selection::Selection};

use crate::{
    address,
    content::Answer,
    drawing,
    figure::{Drawing, Figure},
    page::Page,
    state::State,
};

/// What the paths of embedded figures begin with.
const FOLDER: &str = "/embed/";

/// What a frame around a figure lets it do. Its own origin, which it needs for
/// its files, gives it no way into the page around: that is of another.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-downloads \
    allow-popups allow-popups-to-escape-sandbox";

/// What stands around a chart in a frame of usual width, in pixels.
const AROUND_PX: u32 = 440;
/// The same of a map with its ranked list.
const MAP_PX: u32 = 860;
/// The same of a map of countries, whose parts stand one below the other.
const WORLD_PX: u32 = 1_240;

/// A figure that stands alone in its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The figure.
    pub figure: Figure,
    /// How it is shown, and what a reader may do.
    pub look: Look,
}

impl Embed {
    /// The address of the figure under a selection, on the page that it is
    /// taken from.
    #[must_use]
    pub fn href(&self, page: Page, language: Language, selection: &Selection) -> String {
        address_of(self.figure.id, &self.query(page, language, selection))
    }

    /// The query of that address.
    pub(crate) fn query(
        &self,
        page: Page,
        language: Language,
        selection: &Selection,
    ) -> EmbedQuery {
        EmbedQuery {
            selection: counted(page, selection),
            language,
            look: self.look.clone(),
        }
    }

    /// The path of its address.
    #[must_use]
    pub fn path(&self) -> String {
        path_of(self.figure.id)
    }
}

/// The address of a figure by its name.
#[must_use]
pub fn address_of(figure: &str, query: &EmbedQuery) -> String {
    let path = path_of(figure);
    match query.to_string() {
        query if query.is_empty() => path,
        query => format!("{path}?{query}"),
    }
}

/// The path of a figure, or of a picture of it, by its name.
#[must_use]
pub fn path_of(name: &str) -> String {
    address::of(&format!("{FOLDER}{name}"))
}

/// The selection of a page with what the page counts: without its page a figure
/// is told from others of the same name by that.
#[must_use]
pub fn counted(page: Page, selection: &Selection) -> Selection {
    Selection {
        measure: page.measure().unwrap_or(selection.measure),
        ..selection.clone()
    }
}

/// Whether a path leads to something that other sites embed.
#[must_use]
pub fn is_embedded(path: &str) -> bool {
    address::within(path).starts_with(FOLDER)
}

/// The name of the figure that a path embeds, whether or not there is one.
#[must_use]
pub fn name_of(path: &str) -> Option<&str> {
    address::within(path)
        .strip_prefix(FOLDER)
        .filter(|name| !name.is_empty() && !name.contains(['/', '.']))
}

/// A height, in pixels, that shows most of a figure in a frame of usual width.
#[must_use]
pub fn usual_height(state: &State) -> u32 {
    let Some(figure) = state.figures().next() else {
        return AROUND_PX;
    };
    match figure.drawing {
        Drawing::Map | Drawing::Cantons => MAP_PX,
        Drawing::World => WORLD_PX,
        _ => {
            let answer = Answer::of(state, figure);
            let chart = answer
                .content()
                .map_or(0, |content| drawing::height(figure, content));
            AROUND_PX + chart
        }
    }
}

/// The address of the full page with the same filters and release.
#[must_use]
pub fn full_page(state: &State) -> String {
    let page = crate::state::href(state.page, state.language, &state.selection);
    match &state.embed {
        Some(embed) => format!("{page}#{}", embed.figure.id),
        None => page,
    }
}

#[cfg(test)]
mod tests;
