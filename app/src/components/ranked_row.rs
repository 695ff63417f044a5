//! Rows of a ranked list: a name, a bar, a number.
//!
//! A row stays from one choice to the next, and only what it says changes: made
//! again, the lists of a page took longer than its charts.

use domain::order::largest_first;
use leptos::prelude::*;

use super::data_table::EntryText;
use crate::rows::{Entry, Number};

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// The name.
    pub name: String,
    /// Where choosing it leads; none where it cannot be chosen.
    pub href: Option<String>,
    /// Whether that is the same page.
    pub stays: bool,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The number.
    pub entry: Entry,
}

impl Ranked {
    /// Its persons, where they are published.
    pub fn persons(&self) -> Option<u32> {
        match self.entry.number {
            Some(Number::Persons(persons)) => Some(persons),
            _ => None,
        }
    }
}

/// From the row of most persons down; those without a number come last.
pub fn ranked(rows: &[Ranked]) -> Vec<Ranked> {
    let order = largest_first(rows.len(), &|place| rows[place].persons());
    order.into_iter().map(|place| rows[place].clone()).collect()
}

/// Rows in their order.
#[component]
pub fn RankedList(
    rows: Memo<Vec<Ranked>>,
    /// The class of the list in the style sheet.
    class: &'static str,
    /// What is shown of a row.
    row: impl Fn(Memo<Ranked>) -> AnyView + Send + 'static,
) -> impl IntoView {
    let count = Memo::new(move |_| rows.with(Vec::len));
    let items = move || {
        let at = |place: usize| {
            // The list may be shorter by the time that the row is taken away.
            row(Memo::new(move |_| {
                rows.with(|rows| rows.get(place).cloned().unwrap_or_default())
            }))
        };
        (0..count.get()).map(at).collect_view()
    };
    view! { <ol class=class>{items}</ol> }.into_any()
}

/// A row with a bar, as long as its part of `most` persons.
pub fn row_with_bar(row: Memo<Ranked>, most: Memo<Option<u32>>) -> AnyView {
    let persons = move || row.with(Ranked::persons);
    let length = move || {
        let length = persons().zip(most.get()).map_or(0.0, |(own, most)| {
            f64::from(own) * 100.0 / f64::from(most.max(1))
        });
        format!("{length:.1}")
    };
    view! {
        <li class="ranked__row">
            <Name row class="ranked__name" />
            <svg
                class="ranked__bar"
                class:ranked__bar--none=move || persons().is_none()
                viewBox="0 0 100 1"
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect width=length height="1" />
            </svg>
            <span class="ranked__value">
                <Value row />
            </span>
        </li>
    }
    .into_any()
}

/// The name, as a link where it can be chosen.
#[component]
pub fn Name(row: Memo<Ranked>, #[prop(optional)] class: Option<&'static str>) -> impl IntoView {
    view! {
        <a
            class=class
            href=move || row.with(|row| row.href.clone())
            data-noscroll=move || row.with(|row| row.stays)
            aria-current=move || row.with(|row| row.chosen.then_some("true"))
        >
            {move || row.with(|row| row.name.clone())}
        </a>
    }
    .into_any()
}

/// The number.
#[component]
pub fn Value(row: Memo<Ranked>) -> impl IntoView {
    move || {
        let entry = row.with(|row| row.entry.clone());
        view! { <EntryText entry /> }
    }
}
