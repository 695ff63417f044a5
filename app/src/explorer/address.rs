//! What the explorer's address may hold.
//!
//! `by` and everything else are in the grammar of selections. Four keys are
//! the page's own: `rows` and `columns`, which a plain form sends in place of
//! `by`, and `show` and `sort`, which say how the table is shown.

use domain::{
    selection::{MAX_QUERY_LENGTH, Selection, SelectionError},
    variable::Variable,
};

use super::{Order, Shown, TableView};
use crate::problem::Reason;

/// The keys that are the page's own.
const OWN: [&str; 4] = ["rows", "columns", "show", "sort"];

/// The part of an address that is in the grammar of selections.
///
/// # Examples
///
/// ```
/// use app::explorer::grammar_part;
///
/// assert_eq!(grammar_part("by=sex&sort=size&period=2021"), "by=sex&period=2021");
/// ```
#[must_use]
pub fn grammar_part(query: &str) -> String {
    let pairs: Vec<_> = query
        .split('&')
        .filter(|pair| !OWN.contains(&split(pair).0))
        .collect();
    pairs.join("&")
}

/// Reads the selection, with rows and columns as its breakdown, and how the
/// table is shown.
pub(crate) fn read(query: &str) -> Result<(Selection, TableView), Reason> {
    if query.len() > MAX_QUERY_LENGTH {
        return Err(Reason::Selection(SelectionError::TooLong));
    }
    let mut selection = Selection::parse(&grammar_part(query)).map_err(Reason::Selection)?;
    for key in ["rows", "columns"] {
        if let Some(name) = own(query, key)? {
            add(&mut selection, name).map_err(Reason::Selection)?;
        }
    }
    let view = TableView {
        shown: choice(query, "show", Shown::ALL, Shown::name)?,
        order: choice(query, "sort", Order::ALL, Order::name)?,
        is_start: selection.by.is_empty(),
    };
    Ok((selection, view))
}

fn split(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, ""))
}

/// The value of a key of the page's own; none where it is empty.
fn own<'a>(query: &'a str, key: &str) -> Result<Option<&'a str>, Reason> {
    let mut values = query
        .split('&')
        .map(split)
        .filter(|(own, value)| *own == key && !value.is_empty())
        .map(|(_, value)| value);
    let first = values.next();
    match values.next() {
        None => Ok(first),
        Some(_) => Err(Reason::Selection(SelectionError::Repeated {
            name: key.to_owned(),
        })),
    }
}

fn add(selection: &mut Selection, name: &str) -> Result<(), SelectionError> {
    let unknown = |_| SelectionError::UnknownVariable {
        name: name.chars().take(40).collect(),
    };
    let variable: Variable = name.parse().map_err(unknown)?;
    if selection.by.contains(&variable) {
        let name = variable.name().to_owned();
        return Err(SelectionError::Repeated { name });
    }
    selection.by.push(variable);
    Ok(())
}

fn choice<T: Copy + Default, const N: usize>(
    query: &str,
    key: &'static str,
    all: [T; N],
    name: fn(T) -> &'static str,
) -> Result<T, Reason> {
    let Some(value) = own(query, key)? else {
        return Ok(T::default());
    };
    all.into_iter()
        .find(|&choice| name(choice) == value)
        .ok_or_else(|| Reason::View {
            key,
            value: value.chars().take(40).collect(),
        })
}
