//! The tables, one a file.

pub(crate) mod answer;
pub(crate) mod application;
pub(crate) mod import;
pub(crate) mod release_input;
pub(crate) mod status_change;
pub(crate) mod variable;
