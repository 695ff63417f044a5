//! An indicator under the filters of its page's address.

use std::sync::Arc;

use domain::{
    code::Code,
    indicator::{Indicator, IndicatorPoint, IndicatorValue},
    label::Language,
    measure::Measure,
    release::Release,
    selection::{Selection, SelectionError},
    variable::Variable,
};

use crate::{
    page::Page,
    problem::{Problem, Reason},
    served::opened::{opened, selection_of},
    source::Releases,
    state::State,
};

/// What most pages of indicators can be filtered by, in their order.
const FILTERS: [Variable; 8] = [
    Variable::Period,
    Variable::Province,
    Variable::Canton,
    Variable::Sex,
    Variable::AgeGroup,
    Variable::Nationality,
    Variable::MigrationStatus,
    Variable::FormOfExploitation,
];

/// An indicator, and what its page's address asks for.
pub(crate) struct Reading {
    /// The indicator.
    pub(crate) indicator: &'static Indicator,
    /// Page, language, release; filters, and the breakdown as `by`.
    pub(crate) state: State,
}

impl Reading {
    /// Reads the query of an indicator's page.
    ///
    /// # Errors
    ///
    /// When the query is not in the grammar or the indicator cannot be had
    /// under it.
    pub(crate) fn of(
        releases: &Releases,
        indicator: &'static Indicator,
        page: Page,
        language: Language,
        query: &str,
    ) -> Result<Self, Box<Problem>> {
        let state = opened(releases, page, language, query, selection_of(query))?;
        let reading = Self { indicator, state };
        match reading.refusal() {
            None => Ok(reading),
            Some(reason) => Err(Box::new(reading.problem(reason))),
        }
    }

    /// Why the indicator cannot be had as it is asked for.
    fn refusal(&self) -> Option<Reason> {
        let selection = &self.state.selection;
        if selection.measure != Measure::default() {
            return Some(Reason::Measure);
        }
        if let Err(error) = self.indicator.evaluate(&self.state.release, selection) {
            let own = self.own_variable();
            return Some(own.map_or(Reason::Selection(error), Reason::OwnVariable));
        }
        match selection.by[..] {
            [] => None,
            [variable] if self.breakdowns().contains(&variable) => None,
            _ => Some(Reason::NotOffered),
        }
    }

    /// A filter on a variable that the indicator itself is about.
    fn own_variable(&self) -> Option<Variable> {
        let mut filters = self.state.selection.filters.keys().copied();
        filters.find(|&variable| !can_filter(self.indicator, variable))
    }

    fn problem(&self, reason: Reason) -> Problem {
        let State {
            release, selection, ..
        } = &self.state;
        let nearest = applicable(self.indicator, release, selection);
        let (kept, dropped): (Vec<_>, Vec<_>) = selection
            .filters
            .iter()
            .partition(|(variable, _)| nearest.filters.contains_key(variable));
        let texts = |filters: Vec<(&Variable, &Code)>| {
            filters
                .into_iter()
                .map(|(&variable, code)| self.state.filter_text(variable, code))
                .collect()
        };
        Problem {
            reason,
            kept: texts(kept),
            dropped: texts(dropped),
            suggestions: Vec::new(),
            nearest,
        }
    }

    /// The release that is shown.
    pub(crate) fn release(&self) -> &Arc<Release> {
        &self.state.release
    }

    /// The language of the page.
    pub(crate) fn language(&self) -> Language {
        self.state.language
    }

    /// The value under the filters.
    pub(super) fn value(&self) -> Result<IndicatorValue, SelectionError> {
        self.indicator
            .evaluate(self.release(), &self.state.selection)
    }

    /// The value of each year.
    pub(super) fn series(&self) -> Result<Vec<IndicatorPoint>, SelectionError> {
        self.indicator.series(self.release(), &self.state.selection)
    }

    /// The value for each item of the breakdown.
    pub(super) fn breakdown(
        &self,
        variable: Variable,
    ) -> Result<Vec<IndicatorPoint>, SelectionError> {
        self.indicator
            .breakdown(self.release(), &self.state.selection, variable)
    }

    /// The breakdowns that the release holds.
    pub(super) fn breakdowns(&self) -> Vec<Variable> {
        self.indicator.breakdowns(self.release())
    }

    /// The breakdown that is shown: the reader's, else the first.
    pub(super) fn chosen_breakdown(&self) -> Option<Variable> {
        let asked = self.state.selection.by.first().copied();
        asked.or_else(|| self.breakdowns().first().copied())
    }

    /// The variables that the page can be filtered by.
    pub(super) fn filters(&self) -> Vec<Variable> {
        FILTERS
            .into_iter()
            .filter(|&variable| self.release().dimension(variable).is_some())
            .filter(|&variable| can_filter(self.indicator, variable))
            .collect()
    }

    /// Whether a filter can be chosen beside the others.
    pub(super) fn check(&self, variable: Variable, code: &Code) -> Result<(), SelectionError> {
        let tried = self.state.selection.clone().filter(variable, code.clone());
        self.indicator.evaluate(self.release(), &tried).map(drop)
    }
}

/// Whether the indicator is not itself about a variable, that of a
/// distribution apart.
fn can_filter(indicator: &Indicator, variable: Variable) -> bool {
    use domain::indicator::Formula;
    match indicator.formula {
        Formula::Distribution { variable: own, .. } if own == variable => true,
        _ => !indicator.formula.variables().contains(&variable),
    }
}

/// As many of a selection's filters as the indicator can be had under, with
/// the release.
pub(in crate::served) fn applicable(
    indicator: &Indicator,
    release: &Release,
    selection: &Selection,
) -> Selection {
    let bare = Selection {
        release: selection.release.clone(),
        ..Selection::default()
    };
    selection
        .filters
        .iter()
        .fold(bare, |kept, (&variable, code)| {
            let tried = kept.clone().filter(variable, code.clone());
            let fits = can_filter(indicator, variable);
            if fits && indicator.evaluate(release, &tried).is_ok() {
                tried
            } else {
                kept
            }
        })
}
