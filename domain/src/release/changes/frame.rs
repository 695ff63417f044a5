//! What is tabulated, and under which policy.

use crate::{
    label::Label,
    measure::Measure,
    order,
    release::{DimensionItem, Manifest, Release},
    table::Item,
    variable::Variable,
};

use super::Change;

/// How what a release tabulates differs from an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameChanges {
    /// Settings of the policy that differ.
    pub policy: Vec<PolicyChange>,
    /// Variables, with their names.
    pub variables: Vec<(Variable, Change<Label>)>,
    /// Items of variables that both tabulate: periods, codes, groups.
    pub items: Vec<ItemChange>,
    /// Combinations of variables that both tabulate.
    pub tables: Vec<TableChange>,
}

/// A setting of the policy that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyChange {
    /// Its name, as in [`super::super::PolicySummary`].
    pub setting: &'static str,
    /// Its values as texts.
    pub change: Change<String>,
}

/// An item that only one release has, or that has another label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// The variable.
    pub variable: Variable,
    /// The item, with its label in each release.
    pub change: Change<Item>,
}

/// A table that only one release has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableChange {
    /// What it counts.
    pub measure: Measure,
    /// Its variables, ascending; none for the total.
    pub change: Change<Vec<Variable>>,
}

impl FrameChanges {
    /// How what `now` tabulates differs from `before`.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::release::{FrameChanges, sample};
    ///
    /// assert!(FrameChanges::between(&sample(), &sample()).is_empty());
    /// ```
    #[must_use]
    pub fn between(before: &Release, now: &Release) -> Self {
        Self {
            policy: policy(before.manifest(), now.manifest()),
            variables: variables(before, now),
            items: items(before, now),
            tables: tables(before, now),
        }
    }

    /// Whether both tabulate the same, under the same policy.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            policy,
            variables,
            items,
            tables,
        } = self;
        policy.is_empty() && variables.is_empty() && items.is_empty() && tables.is_empty()
    }

    /// Periods that only one release has.
    pub fn periods(&self) -> impl Iterator<Item = &Change<Item>> {
        let of_periods = |it: &&ItemChange| it.variable == Variable::Period;
        let changes = self.items.iter().filter(of_periods).map(|it| &it.change);
        changes.filter(|change| !matches!(change, Change::Altered { .. }))
    }
}

fn policy(before: &Manifest, now: &Manifest) -> Vec<PolicyChange> {
    let settings = |manifest: &Manifest| {
        let policy = &manifest.policy;
        [
            ("name", policy.name.clone()),
            ("threshold", policy.threshold.to_string()),
            ("max_noise", policy.max_noise.to_string()),
            ("max_dimensions", policy.max_dimensions.to_string()),
            ("min_population", policy.min_population.to_string()),
            (
                "min_changed_records",
                policy.min_changed_records.to_string(),
            ),
            ("hash", policy.hash.clone()),
        ]
    };
    let pairs = settings(before).into_iter().zip(settings(now));
    pairs
        .filter_map(|((setting, before), (_, now))| {
            let change = Change::of(Some(before), Some(now))?;
            Some(PolicyChange { setting, change })
        })
        .collect()
}

fn variables(before: &Release, now: &Release) -> Vec<(Variable, Change<Label>)> {
    let label = |release: &Release, variable| {
        let dimension = release.dimension(variable);
        dimension.map(|dimension| dimension.label.clone())
    };
    Variable::ALL
        .iter()
        .copied()
        .filter_map(|variable| {
            let change = Change::of(label(before, variable), label(now, variable))?;
            Some((variable, change))
        })
        .collect()
}

fn items(before: &Release, now: &Release) -> Vec<ItemChange> {
    let item = |item: &DimensionItem| Item {
        code: item.code.clone(),
        label: item.label.clone().into(),
        kind: item.kind,
    };
    let of = |variable: Variable| {
        let earlier = before.dimension(variable)?.items.as_slice();
        let later = now.dimension(variable)?.items.as_slice();
        let gone = earlier
            .iter()
            .filter(|it| !later.iter().any(|other| other.code == it.code))
            .map(|it| Change::Removed(item(it)));
        let there = later.iter().filter_map(|it| {
            let old = earlier.iter().find(|other| other.code == it.code);
            Change::of(old.map(item), Some(item(it)))
        });
        let changes = there.chain(gone);
        Some(
            changes
                .map(|change| ItemChange { variable, change })
                .collect::<Vec<_>>(),
        )
    };
    Variable::ALL
        .iter()
        .copied()
        .filter_map(of)
        .flatten()
        .collect()
}

/// Combinations of variables that only one release has, of those that both
/// tabulate: what a new variable brings is said by the variable.
fn tables(before: &Release, now: &Release) -> Vec<TableChange> {
    let of = |measure: Measure| {
        let own = |release: &Release, other: &Release| {
            let known = |by: &Vec<Variable>| by.iter().all(|&it| other.dimension(it).is_some());
            let mut all: Vec<_> = release.combinations(measure).filter(known).collect();
            all.sort_by_key(|by| (by.len(), by.clone()));
            all
        };
        let (earlier, later) = (own(before, now), own(now, before));
        let both = order::distinct(later.iter().chain(&earlier).cloned());
        both.into_iter().filter_map(move |by| {
            let in_one = |all: &[Vec<Variable>]| all.contains(&by).then(|| by.clone());
            let change = Change::of(in_one(&earlier), in_one(&later))?;
            Some(TableChange { measure, change })
        })
    };
    Measure::ALL.into_iter().flat_map(of).collect()
}
