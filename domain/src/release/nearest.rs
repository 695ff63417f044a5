//! What a reader can do next, and the way out of what cannot be answered.

use std::cmp::Reverse;

use crate::{
    code::Code,
    selection::{ReleaseId, Selection, SelectionError},
    variable::Variable,
};

use super::{DimensionItem, Release};

/// A part of a selection that a release cannot answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// Another release was asked for.
    Release(ReleaseId),
    /// A variable of the breakdown.
    Breakdown(Variable),
    /// A filter.
    Filter(Variable, Code),
}

impl Release {
    /// The items of a variable, each with whether it could be its filter
    /// beside the rest of the selection, and if not, why.
    ///
    /// Empty when the release does not know the variable.
    #[must_use]
    pub fn options(
        &self,
        selection: &Selection,
        variable: Variable,
    ) -> Vec<(&DimensionItem, Result<(), SelectionError>)> {
        let mut tried = selection.clone();
        self.dimension(variable)
            .into_iter()
            .flat_map(|dimension| &dimension.items)
            .map(|item| {
                tried.filters.insert(variable, item.code.clone());
                (item, self.check(&tried))
            })
            .collect()
    }

    /// The nearest selection that [`Self::table`] answers, and what had to be
    /// dropped for it: as little of the breakdown as possible, then as few
    /// filters. Among equals the variables that stand first in
    /// [`Variable::ALL`] are kept.
    #[must_use]
    pub fn nearest(&self, selection: &Selection) -> (Selection, Vec<Dropped>) {
        if self.check(selection).is_ok() {
            return (selection.clone(), Vec::new());
        }
        let known = self.known_part(selection);
        let nearest = self
            .workable_sets(&known)
            .map(|kept| restrict(&known, &kept))
            .flat_map(|part| [part.clone(), part.without(Variable::Period)])
            .filter(|part| self.check(part).is_ok())
            .min_by_key(|part| {
                let lost = known.by.len() - part.by.len();
                let unfiltered = known.filters.len() - part.filters.len();
                (lost, unfiltered, Reverse(precedence(part)))
            })
            .unwrap_or_else(|| Selection::of(selection.measure));
        let dropped = difference(selection, &nearest);
        (nearest, dropped)
    }

    /// Without what no table of the measure knows.
    fn known_part(&self, selection: &Selection) -> Selection {
        let place = |variable| self.tabulated_place(variable, self.stored(selection.measure));
        let mut known = selection.clone();
        known.release = known.release.filter(|id| id == self.id());
        known.by.clear();
        for &variable in &selection.by {
            if place(variable).is_some() && !known.by.contains(&variable) {
                known.by.push(variable);
            }
        }
        known.filters.retain(|&variable, code| {
            place(variable).is_some_and(|place| self.item(place, code).is_ok())
        });
        known
    }

    /// Sets of variables of the selection that are tabulated together.
    fn workable_sets(&self, selection: &Selection) -> impl Iterator<Item = Vec<Variable>> {
        let variables = selection.variables();
        // Below the floor no table is held, and the limit alone counts.
        let limit = self.manifest.policy.max_dimensions;
        let first = variables.iter().copied().take(limit).collect();
        let untabulated = (!self.is_tabulated(selection.measure)).then_some(first);
        self.combinations(selection.measure)
            .filter(move |set| set.iter().all(|variable| variables.contains(variable)))
            .chain(untabulated)
    }
}

/// The part of a selection that concerns these variables.
fn restrict(selection: &Selection, variables: &[Variable]) -> Selection {
    let mut part = selection.clone();
    part.by.retain(|variable| variables.contains(variable));
    part.filters
        .retain(|variable, _| variables.contains(variable));
    part
}

/// Greater, the earlier its variables stand in [`Variable::ALL`].
fn precedence(selection: &Selection) -> u32 {
    let bit = |variable: Variable| 1 << (Variable::ALL.len() - 1 - variable.index());
    selection.variables().into_iter().map(bit).sum()
}

/// What `asked` has and `given` has not.
fn difference(asked: &Selection, given: &Selection) -> Vec<Dropped> {
    let release = asked.release.iter().filter(|_| given.release.is_none());
    let breakdown = asked.by.iter().filter(|by| !given.by.contains(by));
    let filters = asked
        .filters
        .iter()
        .filter(|(variable, _)| !given.filters.contains_key(variable));
    release
        .map(|id| Dropped::Release(id.clone()))
        .chain(breakdown.map(|&variable| Dropped::Breakdown(variable)))
        .chain(filters.map(|(&variable, code)| Dropped::Filter(variable, code.clone())))
        .collect()
}
