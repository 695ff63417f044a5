//! What must add up along a dimension.

use std::collections::{BTreeMap, BTreeSet};

use crate::{disclosure::plan::PlannedDimension, variable::Response};

/// Items of a dimension that together make another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    /// The item that the parts make; `None` for all persons, the cell of the
    /// table without this dimension.
    pub(super) whole: Option<usize>,
    pub(super) parts: Vec<usize>,
    /// Whether the parts add up. With several answers a person they only
    /// cover the whole: it is at most their sum and at least each of them.
    pub(super) adds_up: bool,
}

impl Equation {
    /// Whether the parts make all persons.
    pub(super) fn is_of_all(&self) -> bool {
        self.whole.is_none()
    }
}

type Codes = BTreeSet<usize>;

/// Every equation of a dimension: each whole by its least parts, and each
/// whole by a group within it and what is left.
pub(super) fn equations(dimension: &PlannedDimension) -> Vec<Equation> {
    let adds_up = dimension.counted.variable.response() == Response::Single;
    let items = item_codes(dimension);
    let all: Codes = items.iter().flatten().copied().collect();
    let atoms: Vec<usize> = (0..items.len())
        .filter(|&item| {
            !items[item].is_empty() && !items.iter().any(|other| is_within(other, &items[item]))
        })
        .collect();
    let groups: Vec<usize> = (0..items.len())
        .filter(|item| !items[*item].is_empty() && !atoms.contains(item))
        .collect();
    let mut equations = Vec::new();
    let wholes =
        std::iter::once((None, &all)).chain(groups.iter().map(|&item| (Some(item), &items[item])));
    for (whole, codes) in wholes {
        let mut add = |parts: Option<Vec<usize>>| {
            let parts = parts.filter(|parts| parts.len() > 1);
            equations.extend(parts.map(|parts| Equation {
                whole,
                parts,
                adds_up,
            }));
        };
        add(cover(codes, &atoms, &items));
        for &group in groups
            .iter()
            .filter(|&&group| is_within(&items[group], codes))
        {
            let rest: Codes = codes.difference(&items[group]).copied().collect();
            let with = |rest: Vec<usize>| std::iter::once(group).chain(rest).collect();
            // Each pair of groups once.
            let other = groups
                .iter()
                .find(|&&other| group < other && items[other] == rest);
            add(other.map(|&other| with(vec![other])));
            add(cover(&rest, &atoms, &items).map(with));
        }
    }
    equations
}

/// The codes of records as numbers, for each item.
fn item_codes(dimension: &PlannedDimension) -> Vec<Codes> {
    let mut numbers = BTreeMap::new();
    dimension
        .counted
        .items
        .iter()
        .map(|item| {
            item.members
                .iter()
                .map(|code| {
                    let next = numbers.len();
                    *numbers.entry(code.clone()).or_insert(next)
                })
                .collect()
        })
        .collect()
}

fn is_within(part: &Codes, whole: &Codes) -> bool {
    part.len() < whole.len() && !part.is_empty() && part.is_subset(whole)
}

/// The atoms that make a set exactly, if they do.
fn cover(codes: &Codes, atoms: &[usize], items: &[Codes]) -> Option<Vec<usize>> {
    let parts: Vec<usize> = atoms
        .iter()
        .copied()
        .filter(|&atom| items[atom].is_subset(codes))
        .collect();
    let held: usize = parts.iter().map(|&part| items[part].len()).sum();
    let union: Codes = parts
        .iter()
        .flat_map(|&part| &items[part])
        .copied()
        .collect();
    (held == codes.len() && union == *codes).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        disclosure::{plan::Plan, testing::small_policy},
        variable::Variable,
    };

    fn named(variable: Variable) -> Vec<(String, Vec<String>, bool)> {
        let plan = Plan::new(&small_policy(), (2018, 2021), 2021);
        let dimension = plan
            .dimensions
            .iter()
            .find(|dimension| dimension.counted.variable == variable)
            .unwrap();
        let name = |item: usize| dimension.counted.items[item].code.to_string();
        equations(dimension)
            .into_iter()
            .map(|equation| {
                (
                    equation.whole.map_or("all".into(), name),
                    equation.parts.into_iter().map(name).collect(),
                    equation.adds_up,
                )
            })
            .collect()
    }

    fn holds(equations: &[(String, Vec<String>, bool)], whole: &str, parts: &str) -> bool {
        equations.iter().any(|(known, made_of, _)| {
            let mut made_of: Vec<&str> = made_of.iter().map(String::as_str).collect();
            let mut parts: Vec<&str> = parts.split(' ').collect();
            made_of.sort_unstable();
            parts.sort_unstable();
            known == whole && made_of == parts
        })
    }

    #[test]
    fn single_answers_add_up_to_groups_and_to_all() {
        let age = named(Variable::AgeGroup);
        assert!(holds(&age, "AGE-MIN", "AGE-0011 AGE-1217"));
        assert!(holds(&age, "_A", "AGE-MIN AGE-ADU"));
        assert!(holds(&age, "all", "_A _U _Z X-DEC X-NA"));
        assert!(holds(
            &age,
            "_A",
            "AGE-MIN AGE-1829 AGE-3044 AGE-4559 AGE-60UP"
        ));
        assert!(age.iter().all(|equation| equation.2));
    }

    #[test]
    fn overlapping_pools_are_made_of_their_years() {
        let period = named(Variable::Period);
        assert!(holds(&period, "2018-2020", "2018 2019 2020"));
        assert!(holds(&period, "2019-2021", "2019 2020 2021"));
        assert!(holds(&period, "_A", "2019-2021 2018"));
    }

    #[test]
    fn several_answers_only_cover_the_whole() {
        let form = named(Variable::FormOfExploitation);
        assert!(holds(&form, "_A", "EXP-S EXP-L EXP-O"));
        assert!(form.iter().all(|equation| !equation.2));
    }
}
