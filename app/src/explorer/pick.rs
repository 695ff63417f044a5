//! The choices that make a table: what is counted, rows, columns, and how it
//! is shown.

use domain::{measure::Measure, selection::SelectionError, variable::Variable};

use super::{MAX_BREAKDOWN, Order, Shown};
use crate::{
    state::State,
    text::{explorer as words, filter, problem},
};

/// A control of the table's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picker {
    /// What is counted.
    Measure,
    /// The variable of the rows.
    Rows,
    /// The variable of the columns, or none.
    Columns,
    /// What the cells say.
    Shown,
    /// The order of the rows.
    Order,
}

/// One choice of a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its value in the address.
    pub value: &'static str,
    /// Its name, with the reason where it is not offered.
    pub label: String,
    /// Whether it is chosen now.
    pub chosen: bool,
    /// Whether it is offered.
    pub offered: bool,
}

impl Picker {
    /// Every control, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Measure,
        Self::Rows,
        Self::Columns,
        Self::Shown,
        Self::Order,
    ];

    /// Its key in the address of a plain form.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Shown => "show",
            Self::Order => "sort",
        }
    }

    /// Its choices, each offered where it leads to a table of the release.
    #[must_use]
    pub fn picks(self, state: &State) -> Vec<Pick> {
        match self {
            Self::Measure => Measure::ALL.map(|one| measure(one, state)).to_vec(),
            Self::Rows => variables(state).map(|one| rows(one, state)).collect(),
            Self::Columns => std::iter::once(no_columns(state))
                .chain(variables(state).map(|one| columns(one, state)))
                .collect(),
            Self::Shown => Shown::ALL.map(|one| shown(one, state)).to_vec(),
            Self::Order => Order::ALL.map(|one| order(one, state)).to_vec(),
        }
    }

    /// The address with another choice of this control; `None` for a value
    /// that it does not have.
    #[must_use]
    pub fn href(self, value: &str, state: &State) -> Option<String> {
        let mut selection = state.selection.clone();
        let mut view = state.table;
        match self {
            Self::Measure => selection.measure = value.parse().ok()?,
            Self::Rows => selection.by = with_rows(state, value.parse().ok()?),
            Self::Columns if value.is_empty() => selection.by.truncate(1),
            Self::Columns => selection.by = with_columns(state, value.parse().ok()?),
            Self::Shown => view.shown = Shown::ALL.into_iter().find(|it| it.name() == value)?,
            Self::Order => view.order = Order::ALL.into_iter().find(|it| it.name() == value)?,
        }
        Some(state.href_as(&selection, view))
    }
}

fn variables(state: &State) -> impl Iterator<Item = Variable> + use<'_> {
    let dimensions = state.release.dimensions().iter();
    dimensions.map(|dimension| dimension.variable)
}

fn with_rows(state: &State, rows: Variable) -> Vec<Variable> {
    let columns = state.selection.by.iter().skip(1).copied();
    std::iter::once(rows).chain(columns).collect()
}

fn with_columns(state: &State, columns: Variable) -> Vec<Variable> {
    let rows = state.selection.by.iter().take(1).copied();
    rows.chain([columns]).collect()
}

/// Whether the release holds a table by these variables under the filters on
/// all others.
fn check(state: &State, measure: Measure, by: &[Variable]) -> Result<(), SelectionError> {
    let mut tried = state.selection.clone().by(by.iter().copied());
    tried.measure = measure;
    tried.filters.retain(|variable, _| !by.contains(variable));
    state.release.check(&tried)
}

fn pick(value: &'static str, name: &str, chosen: bool, refused: Option<&'static str>) -> Pick {
    let label = match refused {
        Some(reason) if !chosen => format!("{name} ({reason})"),
        _ => name.to_owned(),
    };
    Pick {
        value,
        label,
        chosen,
        offered: chosen || refused.is_none(),
    }
}

fn measure(measure: Measure, state: &State) -> Pick {
    let language = state.language;
    let refused = if state.release.is_tabulated(measure) {
        let error = check(state, measure, &state.selection.by).err();
        error.map(|error| problem::short_reason(&error, language))
    } else {
        Some(words::TOO_FEW.get(language))
    };
    let name = filter::measure(measure).get(language);
    pick(measure.name(), name, state.measure() == measure, refused)
}

fn rows(variable: Variable, state: &State) -> Pick {
    let chosen = state.selection.by.first() == Some(&variable);
    let taken = state.selection.by.get(1) == Some(&variable);
    let refused = if taken {
        Some(words::IN_COLUMNS.get(state.language))
    } else {
        refused(state, &with_rows(state, variable))
    };
    pick(variable.name(), name(variable, state), chosen, refused)
}

fn no_columns(state: &State) -> Pick {
    let chosen = state.selection.by.len() < MAX_BREAKDOWN;
    pick("", words::NO_COLUMNS.get(state.language), chosen, None)
}

fn columns(variable: Variable, state: &State) -> Pick {
    let chosen = state.selection.by.get(1) == Some(&variable);
    let taken = state.selection.by.first() == Some(&variable);
    let refused = if taken {
        Some(words::IN_ROWS.get(state.language))
    } else {
        refused(state, &with_columns(state, variable))
    };
    pick(variable.name(), name(variable, state), chosen, refused)
}

fn refused(state: &State, by: &[Variable]) -> Option<&'static str> {
    let error = check(state, state.measure(), by).err()?;
    Some(problem::short_reason(&error, state.language))
}

fn name(variable: Variable, state: &State) -> &'static str {
    filter::variable(variable).get(state.language)
}

fn shown(shown: Shown, state: &State) -> Pick {
    let two = state.selection.by.len() == MAX_BREAKDOWN;
    let refused = (!two && shown != Shown::default()).then(|| words::TAKES_TWO.get(state.language));
    let name = words::shown(shown).get(state.language);
    pick(shown.name(), name, state.table.shown == shown, refused)
}

fn order(order: Order, state: &State) -> Pick {
    let years = state.selection.by.first() == Some(&Variable::Period);
    let refused = (years && order != Order::default()).then(|| words::IS_TIME.get(state.language));
    let name = words::order(order).get(state.language);
    pick(order.name(), name, state.table.order == order, refused)
}
