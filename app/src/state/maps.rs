//! What the maps of a page are drawn from.

use std::sync::Arc;

use charts::map::{ShapeMap, provinces, world};
use domain::{code::reserved, table::ItemKind};

use super::State;
use crate::{
    figure::{Drawing, Figure},
    place::Place,
    text,
};

impl State {
    /// What the regions of a figure are drawn from: the provinces, and the
    /// cantons of the page's province where there are shapes of them.
    #[must_use]
    pub fn shapes_of(&self, figure: Figure) -> Option<Arc<ShapeMap>> {
        match (figure.drawing, self.page.place()) {
            (Drawing::Map, _) => Some(Arc::clone(provinces())),
            (Drawing::Cantons, Some(Place::Province(digit))) => {
                self.shapes.as_ref()?.of_province(digit)
            }
            _ => None,
        }
    }

    /// The maps that a figure is drawn as: that of [`Self::shapes_of`], or a
    /// map for each continent that the release names a country of.
    #[must_use]
    pub fn frames_of(&self, figure: Figure) -> Vec<Arc<ShapeMap>> {
        if figure.drawing != Drawing::World {
            return self.shapes_of(figure).into_iter().collect();
        }
        let countries = figure
            .by
            .iter()
            .find_map(|variable| self.release.dimension(variable));
        let has_number = |code: &str| {
            let mut items = countries.iter().flat_map(|countries| &countries.items);
            items.any(|item| item.kind == ItemKind::Category && item.code.as_str() == code)
        };
        world(has_number)
    }

    /// What has to be said of a figure's map.
    #[must_use]
    pub fn map_hint(&self, figure: Figure) -> Option<String> {
        let hint = if figure.drawing == Drawing::World {
            let mut others = figure.by.iter().filter_map(|variable| {
                let items = &self.release.dimension(variable)?.items;
                let rest = items
                    .iter()
                    .find(|it| it.code.as_str() == reserved::RESIDUAL)?;
                Some(rest.label.in_language(self.language))
            });
            text::figure::world_hint(others.next(), self.language)
        } else {
            let shapes = self.shapes_of(figure)?;
            shapes.inset_box?;
            text::figure::MAP_HINT.get(self.language).to_owned()
        };
        Some(hint)
    }

    /// The name of the file of the cantons' shapes; empty where there is none.
    #[must_use]
    pub fn shapes_name(&self) -> &str {
        self.shapes.as_ref().map_or("", |shapes| shapes.hash())
    }
}
