//! A row of a ranked list: a name, a bar, a number.

use leptos::prelude::*;

use super::data_table::EntryText;
use crate::rows::{Entry, Number};

/// Name and number of a row.
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

    /// The row; its bar is as long as its part of `most` persons.
    pub fn view(self, most: Option<u32>) -> AnyView {
        let persons = self.persons();
        let length = persons.zip(most).map_or(0.0, |(own, most)| {
            f64::from(own) * 100.0 / f64::from(most.max(1))
        });
        let name = self.name;
        let name = match self.href {
            None => view! { <span class="ranked__name">{name}</span> }.into_any(),
            Some(href) => view! {
                <a
                    class="ranked__name"
                    href=href
                    data-noscroll=self.stays
                    aria-current=self.chosen.then_some("true")
                >
                    {name}
                </a>
            }
            .into_any(),
        };
        view! {
            <li class="ranked__row">
                {name}
                <svg
                    class="ranked__bar"
                    class:ranked__bar--none=persons.is_none()
                    viewBox="0 0 100 1"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                >
                    <rect width=format!("{length:.1}") height="1" />
                </svg>
                <span class="ranked__value">
                    <EntryText entry=self.entry />
                </span>
            </li>
        }
        .into_any()
    }
}
