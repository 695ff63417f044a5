//! Rules of releases.

mod build;
mod check;
mod file;
mod parts;
mod random;
mod read;

use crate::{
    code::Code,
    selection::{Selection, SelectionError},
};

use super::{Release, sample};

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn selection(query: &str) -> Selection {
    Selection::parse(query).expect("a selection")
}

fn refusal(release: &Release, query: &str) -> SelectionError {
    let selection = selection(query);
    let error = release.check(&selection).expect_err("a refusal");
    assert_eq!(release.table(&selection).as_ref(), Err(&error));
    assert_eq!(release.cells(&selection).as_ref(), Err(&error));
    error
}
