//! The addresses of states, read and written.

use domain::{label::Language, measure::Measure, selection::Selection};

use super::State;
use crate::{
    embed::pairs_of,
    explorer::{self, MAX_BREAKDOWN, TableView},
    page::Page,
    place::Place,
    problem::Reason,
};

impl State {
    /// The address of the same page with other filters.
    #[must_use]
    pub fn href(&self, selection: &Selection) -> String {
        self.href_as(selection, self.table)
    }

    /// The address of the same page with other filters, and its table shown in
    /// another way.
    #[must_use]
    pub fn href_as(&self, selection: &Selection, table: TableView) -> String {
        if let Some(embed) = &self.embed {
            return embed.href(self.page, self.language, selection);
        }
        let href = href(self.page, self.language, selection);
        match table.settled(&selection.by).query() {
            query if query.is_empty() => href,
            query if href.contains('?') => format!("{href}&{query}"),
            query => format!("{href}?{query}"),
        }
    }

    /// The path of the page's address.
    #[must_use]
    pub fn path(&self) -> String {
        match &self.embed {
            Some(embed) => embed.path(),
            None => self.page.path(self.language),
        }
    }

    /// What a plain form that chooses filters carries along: every key of the
    /// address that is no filter.
    #[must_use]
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let mut unfiltered = self.selection.clone();
        unfiltered
            .filters
            .retain(|&variable, _| self.is_locked(variable));
        match &self.embed {
            Some(embed) => embed.query(self.page, self.language, &unfiltered).pairs(),
            None => pairs_of(&unfiltered),
        }
    }

    /// The one spelling of the page's own address.
    #[must_use]
    pub fn canonical_href(&self) -> String {
        let mut selection = self.selection.clone();
        if self.table.is_start {
            selection.by.clear();
        }
        self.href(&selection)
    }
}

/// Reads the query of a page's address.
pub(crate) fn read_query(page: Page, query: &str) -> Result<(Selection, TableView), Reason> {
    match page {
        Page::Explore => explorer::read(query),
        _ => Selection::parse(query)
            .map(|selection| (selection, TableView::default()))
            .map_err(Reason::Selection),
    }
}

/// A key of the grammar that the page does not take.
pub(super) fn closed_key(page: Page, selection: &Selection) -> Option<Reason> {
    let (most, excess) = if page == Page::Explore {
        (MAX_BREAKDOWN, Reason::WideBreakdown)
    } else {
        (0, Reason::Breakdown)
    };
    if selection.by.len() > most {
        Some(excess)
    } else if !page.takes_measure() && selection.measure != Measure::default() {
        Some(Reason::Measure)
    } else {
        None
    }
}

/// The page and the selection that an address asks for: on the map a place in
/// the query counts before the one in the path.
pub(crate) fn at_place(page: Page, selection: Selection) -> (Page, Selection) {
    let Page::Map(place) = page else {
        return (page, selection);
    };
    let place = match Place::of(&selection) {
        Place::Country => place,
        asked => asked,
    };
    (Page::Map(place), place.select(&selection))
}

/// The address of a page with the part of a selection that it takes: filters
/// and release travel along, the measure as far as the page lets readers
/// choose it, the breakdown in the explorer, on the page of the data and on
/// that of an indicator. On the map the place of the selection goes into the path.
#[must_use]
pub fn href(page: Page, language: Language, selection: &Selection) -> String {
    let page = page.of(selection);
    let mut selection = match page {
        Page::Map(_) => Place::released(selection),
        _ => selection.clone(),
    };
    match page {
        Page::Data | Page::Indicator(_) => {}
        Page::Explore => selection.by.truncate(MAX_BREAKDOWN),
        _ => selection.by.clear(),
    }
    if !page.takes_measure() {
        selection.measure = Measure::default();
    }
    let query = selection.to_string();
    let path = page.path(language);
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}
