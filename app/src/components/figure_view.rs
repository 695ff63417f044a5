//! A figure under the filters of its page, as its parts read it.

use domain::label::Language;
use leptos::prelude::*;

use crate::{
    content::{Answer, Content},
    embed::Control,
    figure::Figure,
    state::State,
};

/// A figure with the state of its page and its answer.
#[derive(Clone, Copy)]
pub struct FigureView {
    /// The figure.
    pub figure: Figure,
    /// The state of its page.
    pub state: Signal<State>,
    /// What it shows.
    pub answer: Memo<Answer>,
}

impl FigureView {
    /// The figure under the state of its page.
    pub fn new(figure: Figure, state: Signal<State>) -> Self {
        Self {
            figure,
            state,
            answer: Memo::new(move |_| state.with(|state| Answer::of(state, figure))),
        }
    }

    /// Reads the numbers; nothing when the figure has none.
    pub fn read<T>(self, read: impl FnOnce(&Content, &State) -> T) -> Option<T> {
        self.answer.with(|answer| {
            let content = answer.content()?;
            Some(self.state.with(|state| read(content, state)))
        })
    }

    /// The language of its page.
    pub fn language(self) -> Language {
        self.state.with_untracked(|state| state.language)
    }

    /// Whether it has a control: embedded ones have those of their address.
    pub fn has(self, control: Control) -> bool {
        self.state.with_untracked(|state| {
            let embed = state.embed.as_ref();
            embed.is_none_or(|embed| embed.look.controls.has(control))
        })
    }

    /// Where its links to other pages open: never in the frame of another site.
    pub fn target(self) -> Option<&'static str> {
        let embedded = self.state.with_untracked(|state| state.embed.is_some());
        embedded.then_some("_blank")
    }

    /// Its title.
    pub fn title(self) -> String {
        self.state.with(|state| {
            self.figure
                .title(state.page, state.measure(), state.language)
        })
    }
}
