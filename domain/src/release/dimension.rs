//! Dimensions as reading needs them.

use std::sync::Arc;

use crate::{
    code::{Code, reserved},
    order,
    table::{Axis, Item},
};

use super::{Dimension, DimensionItem, InvalidRelease};

/// What reading needs of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DimensionIndex {
    /// As tables carry it; its items are shared by all of them.
    pub(super) axis: Axis,
    /// Places of the items, ascending by code.
    by_code: Vec<usize>,
    /// The place of the group of all persons with any answer.
    pub(super) answered: Option<usize>,
    /// For each item of `period` whether the variable was not collected in
    /// it; empty when it always was.
    pub(super) gaps: Vec<bool>,
}

impl DimensionIndex {
    pub(super) fn new(
        dimension: &Dimension,
        period: Option<&Dimension>,
    ) -> Result<Self, InvalidRelease> {
        let items = &dimension.items;
        if items.is_empty() {
            return InvalidRelease::because(format!("{} has no items", dimension.variable));
        }
        let by_code = order::places(items.len(), &|one, other| {
            items[one].code.cmp(&items[other].code)
        });
        if !by_code.is_sorted_by(|&one, &next| items[one].code < items[next].code) {
            return InvalidRelease::because(format!("{} has a code twice", dimension.variable));
        }
        let shared = items
            .iter()
            .map(|item| Item {
                code: item.code.clone(),
                label: Arc::new(item.label.clone()),
                kind: item.kind,
            })
            .collect();
        let axis = Axis {
            variable: dimension.variable,
            label: Arc::new(dimension.label.clone()),
            multiple: dimension.multiple,
            items: shared,
        };
        let answered = items
            .iter()
            .position(|item| item.code.as_str() == reserved::ANSWERED);
        Ok(Self {
            axis,
            by_code,
            answered,
            gaps: gaps(dimension, period)?,
        })
    }

    /// The place of the item of a code.
    pub(super) fn item(&self, code: &Code) -> Option<usize> {
        self.by_code
            .binary_search_by_key(&code, |&place| &self.axis.items[place].code)
            .ok()
            .map(|position| self.by_code[position])
    }
}

/// For each period whether the variable was not collected in it.
fn gaps(dimension: &Dimension, period: Option<&Dimension>) -> Result<Vec<bool>, InvalidRelease> {
    let periods = period.map_or(&[][..], |period| &period.items);
    let known = |code: &Code| periods.iter().any(|item| item.code == *code);
    if !dimension.not_collected.iter().all(known) {
        let reason = "was not collected in a period that is not tabulated";
        return InvalidRelease::because(format!("{} {reason}", dimension.variable));
    }
    if dimension.not_collected.is_empty() {
        return Ok(Vec::new());
    }
    let is_gap = |item: &DimensionItem| dimension.not_collected.contains(&item.code);
    Ok(periods.iter().map(is_gap).collect())
}
