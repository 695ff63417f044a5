//! Declared exact series in the place of protected cells.

use crate::{
    code::reserved,
    measure::Measure,
    selection::Selection,
    table::{Cell, ItemKind},
    variable::Variable,
};

use super::{DimensionItem, Release, SeriesPoint, plan::Plan};

impl Release {
    /// Whether single years of a selection, or its total, are those of a
    /// declared exact series: where nothing but the period is asked.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{release, selection::Selection};
    ///
    /// let release = release::sample();
    /// assert!(release.is_exact(&Selection::parse("by=period")?));
    /// assert!(!release.is_exact(&Selection::parse("by=period&sex=2")?));
    /// # Ok::<(), domain::selection::SelectionError>(())
    /// ```
    #[must_use]
    pub fn is_exact(&self, selection: &Selection) -> bool {
        let asked = selection.by.iter().chain(selection.filters.keys());
        let only_period = asked.clone().all(|&it| it == Variable::Period);
        let is_total = asked.count() == 0;
        self.exact_series(selection.measure).is_some()
            && only_period
            && (!is_total || self.series_is_whole(selection.measure))
    }

    /// Whether the years of the exact series hold everybody: none before its
    /// first year, and not so many without a year that they are published.
    #[must_use]
    pub fn series_is_whole(&self, measure: Measure) -> bool {
        let Some(period) = self.dimension(Variable::Period) else {
            return false;
        };
        let is_residual = |item: &DimensionItem| item.code.as_str() == reserved::RESIDUAL;
        let unknown = Selection::of(measure).filter(Variable::Period, reserved::not_known());
        !period.items.iter().any(is_residual)
            && self
                .plan(&unknown)
                .is_ok_and(|plan| plan.cells().iter().all(|cell| cell.persons().is_none()))
    }
}

impl Plan<'_> {
    /// Puts the values of the measure's exact series in the place of protected
    /// cells, so that a number is the same wherever it is shown.
    pub(super) fn put_exact(&self, measure: Measure, points: &[SeriesPoint], cells: &mut [Cell]) {
        match self.slots[..] {
            [] if !self.release.series_is_whole(measure) => {}
            [] => {
                let persons = points.iter().map(|point| point.value.persons());
                if let (Some(persons), Some(total)) = (persons.sum(), cells.first_mut()) {
                    *total = Cell::Published(persons);
                }
            }
            [period] if self.period.is_some() => {
                let items = &self.release.indexes[period.place].axis.items;
                for (cell, item) in cells.iter_mut().zip(&items[period.filter.unwrap_or(0)..]) {
                    let year = match item.kind {
                        ItemKind::Category => item.code.as_str().parse().ok(),
                        _ => None,
                    };
                    if let Some(point) = points.iter().find(|point| Some(point.year) == year) {
                        *cell = point.value;
                    }
                }
            }
            _ => {}
        }
    }
}
