//! The choices of the filter bar.

use domain::{
    code::{Code, reserved},
    label::Language,
    release::DimensionItem,
    selection::SelectionError,
    table::ItemKind,
    variable::Variable,
};

use crate::{
    content::is_base,
    state::State,
    text::{Text, explorer, filter as words, problem},
};

/// The variables that always stand in the bar, in their order.
const MAIN: [Variable; 5] = [
    Variable::Period,
    Variable::Sex,
    Variable::AgeGroup,
    Variable::Nationality,
    Variable::Province,
];

/// The variables of the bar and those of its second part, as far as the
/// release knows them.
#[must_use]
pub fn variables(state: &State) -> (Vec<Variable>, Vec<Variable>) {
    // On the map places are chosen by going there.
    let is_choice = |variable: &Variable| {
        let names_place = matches!(variable, Variable::Province | Variable::Canton);
        state.page.place().is_none() || !names_place
    };
    let known = |variable: &Variable| {
        state.release.dimension(*variable).is_some()
            && is_choice(variable)
            && !state.is_locked(*variable)
    };
    let main = MAIN.into_iter().filter(known).collect();
    let more = Variable::ALL
        .iter()
        .copied()
        .filter(|variable| !MAIN.contains(variable))
        .filter(known)
        .collect();
    (main, more)
}

/// The choices of one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Choices under their headings.
    pub groups: Vec<(&'static str, Vec<Choice>)>,
    /// Why none is offered, when one reason holds for all.
    pub closed: Option<Closed>,
}

/// Why a variable takes no filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// With the filters chosen so far the release combines no more: said once
    /// for the whole bar.
    Full,
    /// In words.
    Because(String),
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: Code,
    /// Its label, with the reason where it is not offered.
    pub label: String,
    /// Whether it is chosen now.
    pub chosen: bool,
    /// Whether it is offered.
    pub offered: bool,
}

impl Choices {
    /// The choices of a variable beside the other filters; `full` when the bar
    /// has room for none, see [`is_full`].
    #[must_use]
    pub fn of(state: &State, variable: Variable, full: bool) -> Self {
        Self::under(state, variable, full, &|code| {
            state.check_filter(variable, code)
        })
    }

    /// The choices of a variable where something else than the figures of the
    /// page decides what can be chosen.
    #[must_use]
    pub fn under(state: &State, variable: Variable, full: bool, check: &Check<'_>) -> Self {
        let checked = checked(state, variable, check);
        let closed = own(state, variable).or_else(|| closed(&checked, full, state.language));
        let groups =
            headings(variable)
                .into_iter()
                .map(|(kind, heading)| {
                    let choices = checked.iter().filter(|(item, _)| item.kind == kind).map(
                        |(item, result)| {
                            let mut choice =
                                choice(item, result, variable, state, closed.is_some());
                            choice.offered &= choice.chosen || closed.is_none();
                            choice
                        },
                    );
                    (heading.get(state.language), choices.collect::<Vec<_>>())
                })
                .filter(|(_, choices)| !choices.is_empty())
                .collect();
        Self { groups, closed }
    }
}

/// The order of the kinds of items, and their headings.
fn headings(variable: Variable) -> [(ItemKind, Text); 3] {
    if variable == Variable::Period {
        [
            (ItemKind::Group, words::POOLS),
            (ItemKind::Category, words::YEARS),
            (ItemKind::Missing, words::MISSING),
        ]
    } else {
        [
            (ItemKind::Group, words::GROUPS),
            (ItemKind::Category, words::CATEGORIES),
            (ItemKind::Missing, words::MISSING),
        ]
    }
}

/// Codes that say nothing about persons.
fn is_never_asked(code: &Code) -> bool {
    code.as_str() == reserved::NOT_COLLECTED
}

/// Whether an item can be chosen.
type Check<'a> = dyn Fn(&Code) -> Result<(), SelectionError> + 'a;
/// A variable of the reader's own table is no filter of it.
fn own(state: &State, variable: Variable) -> Option<Closed> {
    let is_own = state.selection.by.contains(&variable) && state.chosen(variable).is_none();
    is_own.then(|| Closed::Because(explorer::IN_TABLE.get(state.language).to_owned()))
}

type Checked<'a> = (&'a DimensionItem, Result<(), SelectionError>);

/// Every item that can be asked for, and whether it can be now.
fn checked<'a>(state: &'a State, variable: Variable, check: &Check<'_>) -> Vec<Checked<'a>> {
    let items = state.release.dimension(variable).into_iter();
    // What the release holds depends on the kind of an item alone.
    let mut known: Vec<(ItemKind, Result<(), SelectionError>)> = Vec::new();
    items
        .flat_map(|dimension| &dimension.items)
        .filter(|item| !is_base(&item.code) && !is_never_asked(&item.code))
        .map(|item| {
            let same = known.iter().find(|(kind, _)| *kind == item.kind);
            let result = match same {
                Some((_, result)) => result.clone(),
                None => {
                    let result = check(&item.code);
                    known.push((item.kind, result.clone()));
                    result
                }
            };
            (item, result)
        })
        .collect()
}

/// The reason why no item is offered, when it is one and the same for all.
fn closed(checked: &[Checked<'_>], full: bool, language: Language) -> Option<Closed> {
    let mut reasons = checked.iter().map(|(_, result)| result.as_ref().err());
    let first = reasons.next()??;
    if !reasons.all(|reason| reason == Some(first)) {
        return None;
    }
    Some(match first {
        SelectionError::TooManyDimensions { .. } if full => Closed::Full,
        other => Closed::Because(problem::reason(other, language)),
    })
}

/// Whether the release combines so few variables that no further one can be
/// filtered.
#[must_use]
pub fn is_full(state: &State) -> bool {
    let (main, more) = variables(state);
    let mut too_many = false;
    for variable in main.into_iter().chain(more) {
        if state.chosen(variable).is_some() {
            continue;
        }
        let check = |code: &Code| state.check_filter(variable, code);
        for (_, result) in checked(state, variable, &check) {
            match result {
                Ok(()) => return false,
                Err(SelectionError::TooManyDimensions { .. }) => too_many = true,
                Err(_) => {}
            }
        }
    }
    too_many
}

/// Said once for the bar when it takes no further filter.
#[must_use]
pub fn limit_text(state: &State) -> String {
    words::full(
        state.release.manifest().policy.max_dimensions,
        state.language,
    )
}

fn choice(
    item: &DimensionItem,
    result: &Result<(), SelectionError>,
    variable: Variable,
    state: &State,
    closed: bool,
) -> Choice {
    let chosen = state.chosen(variable) == Some(&item.code);
    let label = item.label.in_language(state.language);
    let label = match result {
        Err(error) if !closed && !chosen => {
            format!("{label} ({})", problem::short_reason(error, state.language))
        }
        _ => label.to_owned(),
    };
    Choice {
        code: item.code.clone(),
        label,
        chosen,
        offered: chosen || result.is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture::state, page::Page};

    fn choices(query: &str, variable: Variable) -> Choices {
        let state = state(Page::Accredited, query);
        Choices::of(&state, variable, is_full(&state))
    }

    fn all(choices: &Choices) -> impl Iterator<Item = &Choice> {
        choices.groups.iter().flat_map(|(_, choices)| choices)
    }

    #[test]
    fn pooled_periods_stand_before_single_years() {
        let headings: Vec<_> = choices("", Variable::Period)
            .groups
            .iter()
            .map(|(heading, _)| *heading)
            .collect();
        assert_eq!(headings, ["Períodos agrupados", "Años", "Sin respuesta"]);
    }

    #[test]
    fn the_group_of_all_answers_is_no_choice() {
        assert!(all(&choices("", Variable::Sex)).all(|choice| !is_base(&choice.code)));
    }

    #[test]
    fn without_room_nothing_is_offered_and_the_bar_says_so() {
        let full = "age_group=AGE-MIN&period=2021&sex=2";
        let province = choices(full, Variable::Province);
        assert_eq!(province.closed, Some(Closed::Full));
        assert!(all(&province).all(|choice| !choice.offered));
        assert!(is_full(&state(Page::Accredited, full)));
        assert!(!is_full(&state(Page::Accredited, "sex=2")));
    }

    #[test]
    fn a_variable_without_room_says_so_itself_while_another_has_room() {
        let crowded = "period=2021&sex=2";
        assert!(!is_full(&state(Page::Accredited, crowded)));
        assert!(all(&choices(crowded, Variable::AgeGroup)).any(|choice| choice.offered));
        let province = choices(crowded, Variable::Province);
        assert!(matches!(province.closed, Some(Closed::Because(_))));
    }

    #[test]
    fn what_is_chosen_can_be_exchanged_without_room() {
        let sex = choices("period=2021&sex=2", Variable::Sex);
        assert!(all(&sex).all(|choice| choice.offered));
        let chosen: Vec<_> = all(&sex).filter(|choice| choice.chosen).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!(chosen[0].label, "Mujer");
    }

    #[test]
    fn items_of_one_kind_are_offered_alike() {
        for query in ["", "sex=2", "canton=101", "period=2021&sex=2"] {
            let state = state(Page::Accredited, query);
            for &variable in Variable::ALL {
                let check = |code: &Code| state.check_filter(variable, code);
                for (item, result) in checked(&state, variable, &check) {
                    let alone = state.check_filter(variable, &item.code);
                    assert_eq!(result, alone, "{query}: {variable}={}", item.code);
                }
            }
        }
    }

    #[test]
    fn a_choice_that_is_not_offered_says_why_beside_its_label() {
        let periods = choices("canton=101", Variable::Period);
        let year = all(&periods)
            .find(|choice| choice.code.as_str() == "2021")
            .expect("a year of the release");
        assert!(!year.offered);
        assert_eq!(year.label, "2021 (solo períodos agrupados)");
    }
}
