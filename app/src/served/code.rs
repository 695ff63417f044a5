//! A text to copy.

use domain::label::Language;
use leptos::prelude::*;

use crate::text::{data, file};

/// A text under its label; the button that copies it is shown while scripts
/// run (`app/js/embedding.mjs`).
pub(super) fn code(id: String, label: &str, text: &str, language: Language) -> AnyView {
    let label_id = format!("{id}-label");
    view! {
        <div class="code">
            <p class="code__label" id=label_id.clone()>
                {label.to_owned()}
            </p>
            <pre class="code__text" id=id.clone() tabindex="0" role="region" aria-labelledby=label_id.clone()>
                <code>{text.to_owned()}</code>
            </pre>
            <button
                type="button"
                class="figure-menu__copy"
                data-copies=id
                aria-describedby=label_id
            >
                {data::COPY.get(language)}
            </button>
            <span
                class="code__status"
                role="status"
                data-copied=file::COPIED.get(language)
                data-failed=file::NOT_COPIED.get(language)
            ></span>
        </div>
    }
    .into_any()
}
