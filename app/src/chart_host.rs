//! The box in which ECharts draws: a thin binding, and nothing else.
//!
//! On the server the box holds the chart as it was drawn there, if it was; the
//! figure around it holds the same numbers as a table. In the browser a chart
//! takes its place, is made once, then given new options, follows the size of
//! its box and is disposed of with it.

use charts::{ChartTheme, Mark};
use leptos::prelude::*;

use crate::interaction::Interaction;

/// A chart drawn from an option of the crate `charts`.
///
/// Once the browser's half has taken over, the box can be focused; arrow keys
/// walk its marks, Enter chooses one.
#[component]
pub fn ChartHost(
    /// The option as JSON text.
    #[prop(into)]
    option: Signal<String>,
    /// What the chart shows, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// Called with the mark that the reader clicks or chooses by Enter.
    #[prop(into)]
    on_select: Callback<Mark>,
    /// Height of the box, in pixels.
    #[prop(into)]
    height: Signal<u32>,
    /// The chart as HTML that the server drew; empty in the browser, which
    /// keeps what it finds until it draws itself.
    drawn: String,
) -> impl IntoView {
    let live = Interaction::get().live;
    let host = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    browser::draw(host, option, on_select);
    #[cfg(not(feature = "hydrate"))]
    let _ = (option, on_select);

    view! {
        <div
            node_ref=host
            class="chart-host"
            // Screen readers leave the arrow keys to it while it has the focus.
            role=move || live.get().then_some("application")
            aria-label=move || live.get().then(|| label.get())
            tabindex=move || live.get().then_some("0")
        >
            // Keeps the height of the box without an inline style, which the
            // page's policy forbids.
            <svg class="chart-host__space" width="1" height=height aria-hidden="true"></svg>
            <div
                class="chart-host__canvas"
                aria-hidden=move || live.get().then_some("true")
                inner_html=drawn
            ></div>
            <div class="chart-host__tip" role="status"></div>
        </div>
    }
}

/// The colours of the page as it is shown now.
///
/// Light on the server and for the browser's first view; then it follows
/// `<html data-theme>` and the reader's setting.
#[must_use]
pub fn use_chart_theme() -> Signal<ChartTheme> {
    let (theme, set_theme) = signal(ChartTheme::LIGHT);
    #[cfg(feature = "hydrate")]
    browser::follow_theme(set_theme);
    #[cfg(not(feature = "hydrate"))]
    let _ = set_theme;
    theme.into()
}

#[cfg(feature = "hydrate")]
mod browser {
    use charts::{ChartTheme, Mark};
    use leptos::{html::Div, prelude::*};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(raw_module = "./echarts.js")]
    extern "C" {
        /// A chart and its listeners.
        type Handle;

        fn init(host: &web_sys::Element) -> Handle;
        #[wasm_bindgen(js_name = setOption)]
        fn set_option(handle: &Handle, option: &str);
        fn on(handle: &Handle, event: &str, callback: &Closure<dyn FnMut(String)>);
        fn dispose(handle: &Handle);
        #[wasm_bindgen(js_name = watchTheme)]
        fn watch_theme(callback: &Closure<dyn FnMut(bool)>);
    }

    /// A chart with the callback that it calls; dropped together.
    struct Drawn {
        handle: Handle,
        _on_select: Closure<dyn FnMut(String)>,
    }

    impl Drawn {
        fn new(host: &web_sys::Element, on_select: Callback<Mark>) -> Self {
            let handle = init(host);
            let chosen = Closure::<dyn FnMut(String)>::new(move |name: String| {
                if let Ok(mark) = name.parse() {
                    on_select.run(mark);
                }
            });
            on(&handle, "select", &chosen);
            Self {
                handle,
                _on_select: chosen,
            }
        }
    }

    impl Drop for Drawn {
        fn drop(&mut self) {
            dispose(&self.handle);
        }
    }

    /// Draws the option in its box, now and whenever it changes.
    pub(super) fn draw(host: NodeRef<Div>, option: Signal<String>, on_select: Callback<Mark>) {
        // JavaScript handles stay on their thread.
        let drawn = StoredValue::new_local(None::<Drawn>);
        Effect::new(move |_| {
            let Some(element) = host.get() else { return };
            let option = option.get();
            drawn.update_value(|drawn| {
                let drawn = drawn.get_or_insert_with(|| Drawn::new(&element, on_select));
                set_option(&drawn.handle, &option);
            });
        });
        on_cleanup(move || {
            drawn.try_update_value(Option::take);
        });
    }

    /// Keeps a signal at the colours of the page.
    pub(super) fn follow_theme(set_theme: WriteSignal<ChartTheme>) {
        Effect::new(move |_| {
            let tell = Closure::<dyn FnMut(bool)>::new(move |dark| {
                // The page may be gone when the setting changes.
                let _ = set_theme.try_set(if dark {
                    ChartTheme::DARK
                } else {
                    ChartTheme::LIGHT
                });
            });
            watch_theme(&tell);
            // Listens as long as the page is open; made once for each page.
            tell.forget();
        });
    }
}
