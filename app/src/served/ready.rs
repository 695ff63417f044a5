//! Tables ready to hand in, of one release.

use domain::{label::Language, selection::ReleaseId};
use leptos::prelude::*;

use crate::{address, text::ready as words};

/// The endings of their files, with what readers call the format.
const FORMATS: [(&str, &str); 2] = [("csv", "CSV"), ("xlsx", "XLSX")];

/// Links to the files of a release, each with its formats.
pub(super) fn links(release: &ReleaseId, language: Language) -> AnyView {
    let files = words::FILES.map(|(name, title)| {
        let title = title.get(language);
        let formats = FORMATS.map(|(ending, format)| {
            let lang = language.code();
            // Spreadsheets know by the mark that the text is UTF-8.
            let mark = if ending == "csv" { "&bom=1" } else { "" };
            let href = address::of(&format!(
                "/api/v1/files/{name}.{ending}?release={release}&lang={lang}{mark}"
            ));
            view! {
                " "
                <a href=href rel="external" download>
                    <span class="visually-hidden">{title} " "</span>
                    {format}
                </a>
            }
        });
        view! {
            <li>{title} ":" {formats.collect_view()}</li>
        }
    });
    view! { <ul class="ready__files">{files.collect_view()}</ul> }.into_any()
}

/// What these files are, and what they do not hold.
pub(super) fn about(language: Language) -> AnyView {
    let list = address::of(&format!("/api/v1/files?lang={}", language.code()));
    view! {
        <section class="ready" id="ready-files" aria-labelledby="ready-title">
            <h2 class="ready__title" id="ready-title">
                {words::TITLE.get(language)}
            </h2>
            <p>{words::LEAD.get(language)}</p>
            <p>{words::NOT_MAPPED.get(language)}</p>
            <p>
                <a href=list rel="external">
                    {words::CORRESPONDENCE.get(language)}
                </a>
            </p>
        </section>
    }
    .into_any()
}
