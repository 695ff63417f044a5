//! From place to place: what of the filters goes along.

use domain::{code::Code, selection::Selection, variable::Variable};

use super::State;
use crate::{page::Page, place::Place};

impl State {
    /// The page of another selection.
    fn at(&self, selection: Selection) -> Self {
        Self {
            page: self.page.of(&selection),
            selection,
            ..self.clone()
        }
    }

    /// The place that a category stands for on a page of the map.
    pub(super) fn place_of(&self, variable: Variable, code: &Code) -> Option<Place> {
        // An embedded figure stays where it is.
        self.page.place().filter(|_| self.embed.is_none())?;
        let named = Selection::default().filter(variable, code.clone());
        match Place::of(&named) {
            Place::Country => None,
            place => Some(place),
        }
    }

    /// The filters at another place: as many as the release combines with it.
    #[must_use]
    pub fn selection_at(&self, place: Place) -> Selection {
        let bare = Selection {
            measure: self.selection.measure,
            release: self.selection.release.clone(),
            ..Selection::default()
        };
        let filters = Place::released(&self.selection).filters;
        let goal = Self {
            page: Page::Map(place),
            ..self.clone()
        };
        let mut kept = place.select(&bare);
        for (variable, code) in filters {
            // A canton is in the place of a filter on provinces.
            if kept.filters.contains_key(&variable) {
                continue;
            }
            let more = kept.clone().filter(variable, code);
            if goal.at(more.clone()).unanswerable().is_none() {
                kept = more;
            }
        }
        kept
    }

    /// The nearest place that the release knows, with as many of the filters as
    /// it combines with that place.
    pub(crate) fn nearest_place(&self) -> Selection {
        let way = self.page.place().map(Place::way).unwrap_or_default();
        way.into_iter()
            .rev()
            .map(|place| self.selection_at(place))
            .find(|selection| self.at(selection.clone()).unanswerable().is_none())
            .unwrap_or_default()
    }

    /// The address of another place's page.
    #[must_use]
    pub fn href_at(&self, place: Place) -> String {
        super::href(Page::Map(place), self.language, &self.selection_at(place))
    }

    /// The filters that would not go along to another place, in words.
    #[must_use]
    pub fn left_behind(&self, place: Place) -> Vec<String> {
        let kept = self.selection_at(place);
        self.own_filters()
            .filter(|(variable, _)| !kept.filters.contains_key(variable))
            .map(|(variable, code)| self.filter_text(variable, code))
            .collect()
    }

    /// The filters that the reader chose, without the place of the page.
    pub fn own_filters(&self) -> impl Iterator<Item = (Variable, &Code)> {
        self.selection
            .filters
            .iter()
            .map(|(&variable, code)| (variable, code))
            .filter(|(variable, _)| !self.page.is_place(*variable))
    }

    /// The same page without filters.
    #[must_use]
    pub fn cleared(&self) -> Selection {
        let mut selection = self.selection.clone();
        selection
            .filters
            .retain(|&variable, _| self.page.is_place(variable));
        selection
    }

    /// Whether another selection is shown on the same page.
    #[must_use]
    pub fn stays(&self, selection: &Selection) -> bool {
        self.embed.is_some() || self.page.of(selection) == self.page
    }

    /// The cantons of the page's province that the release knows.
    #[must_use]
    pub fn cantons(&self) -> Vec<Place> {
        let province = self.page.place().unwrap_or(Place::Country);
        let items = self.release.dimension(Variable::Canton).into_iter();
        items
            .flat_map(|cantons| &cantons.items)
            .filter(|item| province.holds_canton(&item.code))
            .filter_map(|item| self.place_of(Variable::Canton, &item.code))
            .collect()
    }

    /// The variables that the release combines with no place of the page's
    /// kind.
    #[must_use]
    pub fn not_combined(&self) -> Vec<Variable> {
        let own = self.page.place().and_then(Place::filter);
        let Some((own, code)) = own else {
            return Vec::new();
        };
        let here = Selection::of(self.measure()).filter(own, code);
        let names_place = |variable| matches!(variable, Variable::Province | Variable::Canton);
        self.release
            .dimensions()
            .iter()
            .map(|dimension| dimension.variable)
            .filter(|&variable| !names_place(variable))
            .filter(|&variable| self.release.check(&here.clone().by([variable])).is_err())
            .collect()
    }

    /// The name of a place; its code where the release does not know it.
    #[must_use]
    pub fn place_name(&self, place: Place) -> String {
        match place.filter() {
            Some((variable, code)) => self.label(variable, &code),
            None => crate::text::site::COUNTRY.get(self.language).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
