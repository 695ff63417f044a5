//! Questions to begin with, each with the table that answers it.

use domain::selection::Selection;

use super::read;
use crate::{
    state::State,
    text::{Text, explorer::QUESTIONS},
};

/// A question and the address of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: &'static str,
    /// The address.
    pub href: String,
}

/// The questions that the release of a page answers.
#[must_use]
pub fn questions(state: &State) -> Vec<Question> {
    let question = |(text, query): &(Text, &str)| {
        let (selection, view) = read(query).ok()?;
        let selection = Selection {
            release: state.selection.release.clone(),
            ..selection
        };
        state.release.check(&selection).ok()?;
        Some(Question {
            text: text.get(state.language),
            href: state.href_as(&selection, view),
        })
    };
    QUESTIONS.iter().filter_map(question).collect()
}
