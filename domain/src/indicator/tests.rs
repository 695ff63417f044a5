//! Rules of the catalogue and of its values.

mod catalogue;
#[cfg(feature = "registry")]
mod standard;
mod values;

use crate::{
    indicator::{Indicator, by_id},
    selection::Selection,
};

fn indicator(id: &str) -> &'static Indicator {
    by_id(id).unwrap_or_else(|| panic!("no indicator {id}"))
}

fn filters(query: &str) -> Selection {
    Selection::parse(query).unwrap()
}
