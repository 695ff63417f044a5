//! What happens in the browser when a reader chooses something.

use charts::{ChartTheme, Mark};
use domain::selection::{Selection, SelectionError};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{chart_host::use_chart_theme, state::State, text};

/// What the whole app shares, provided as context.
#[derive(Clone, Copy)]
pub struct Interaction {
    /// Whether the browser's half has taken over: false on the server and in
    /// the first view.
    pub live: ReadSignal<bool>,
    /// Whether the page is on its way to paper.
    pub printing: ReadSignal<bool>,
    /// The colours of charts.
    pub colors: Signal<ChartTheme>,
    /// What is said after a change.
    pub notice: RwSignal<Notice>,
    /// How many pages were shown before this one, since the document came.
    #[cfg(feature = "hydrate")]
    pub pages_before: StoredValue<u32>,
}

/// A message to the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// The message.
    pub text: String,
    /// Whether it is also shown, beside being read aloud.
    pub shown: bool,
}

impl Interaction {
    /// Provides it; once, around all pages.
    pub fn provide() {
        let (live, set_live) = signal(false);
        // Effects run in the browser only.
        Effect::new(move |_| set_live.set(true));
        let (printing, set_printing) = signal(false);
        #[cfg(feature = "hydrate")]
        follow_printing(set_printing);
        #[cfg(not(feature = "hydrate"))]
        let _ = set_printing;
        provide_context(Self {
            live,
            printing,
            colors: use_chart_theme(),
            notice: RwSignal::default(),
            #[cfg(feature = "hydrate")]
            pages_before: StoredValue::new(0),
        });
    }

    /// The one that was provided.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether what the screen hides has to be there too: in the server's HTML,
    /// in the view that takes it over, and on paper. At other times it is left
    /// out: it would cost every choice of the reader the time to follow.
    #[must_use]
    pub fn holds_hidden(self) -> bool {
        !self.live.get() || self.printing.get()
    }
}

#[cfg(feature = "hydrate")]
fn follow_printing(set_printing: WriteSignal<bool>) {
    use leptos::ev;

    // They listen as long as the document is there.
    let _ = window_event_listener(ev::beforeprint, move |_| set_printing.set(true));
    let _ = window_event_listener(ev::afterprint, move |_| set_printing.set(false));
}

/// Goes to another selection: one step of the history, without scrolling while
/// the page stays the same. On the map another place is another page.
#[must_use]
pub fn use_select(state: Signal<State>) -> Callback<Selection> {
    let go = use_navigation();
    Callback::new(move |selection: Selection| {
        go.run(state.with_untracked(|state| Way {
            href: state.href(&selection),
            stays: state.stays(&selection),
            // The history belongs to the site around the figure.
            replaces: state.embed.is_some(),
        }));
    })
}

/// Goes to another address of the same page: one step of the history, without
/// scrolling.
#[must_use]
pub fn use_go() -> Callback<String> {
    let go = use_navigation();
    Callback::new(move |href: String| {
        go.run(Way {
            href,
            stays: true,
            replaces: false,
        });
    })
}

/// Where to go.
struct Way {
    href: String,
    /// Whether the page stays: then it does not scroll.
    stays: bool,
    /// Whether it is no step of the history.
    replaces: bool,
}

/// Goes to an address.
fn use_navigation() -> Callback<Way> {
    let navigate = use_navigate();
    Callback::new(move |way: Way| {
        let options = NavigateOptions {
            resolve: false,
            scroll: !way.stays,
            replace: way.replaces,
            ..NavigateOptions::default()
        };
        navigate(&way.href, options);
    })
}

/// Why a filter is not added, in words.
fn refusal(error: &SelectionError, state: &State) -> String {
    match error {
        SelectionError::TooManyDimensions { limit, .. } => {
            text::filter::full(*limit, state.language)
        }
        other => text::problem::reason(other, state.language),
    }
}

/// Filters by what a mark stands for, or takes that filter away; says why
/// where the release does not allow it.
#[must_use]
pub fn use_toggle(state: Signal<State>) -> Callback<Mark> {
    let select = use_select(state);
    let notice = Interaction::get().notice;
    Callback::new(move |mark: Mark| {
        let outcome = state.with_untracked(|state| {
            if state.is_locked(mark.variable) {
                return Err(text::embed::LOCKED.get(state.language).to_owned());
            }
            let toggled = state.toggled(&mark);
            let added = toggled.filters.contains_key(&mark.variable);
            match state.check_filter(mark.variable, &mark.code) {
                Err(error) if added => Err(refusal(&error, state)),
                _ => Ok(toggled),
            }
        });
        match outcome {
            Ok(selection) => select.run(selection),
            Err(text) => notice.set(Notice { text, shown: true }),
        }
    })
}
