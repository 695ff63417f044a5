//! Writes the content of a page, on the server.

use domain::label::Language;
use leptos::prelude::*;

use super::{Content, catalogue, data, embedding, indicator, method, releases};
use crate::{page::Page, text::site};

/// Title and HTML of a page.
pub(super) fn write(page: Page, language: Language, query: &str) -> Content {
    match page {
        Page::Indicators => Content {
            title: site::title(page, language),
            html: catalogue::view(language, query).to_html(),
        },
        Page::Indicator(id) => indicator::write(id, language, query),
        Page::Embed(figure) => embedding::write(figure, language, query),
        Page::Data => Content {
            title: site::title(page, language),
            html: data::view(language, query).to_html(),
        },
        Page::Releases => Content {
            title: site::title(page, language),
            html: releases::view(language, query).to_html(),
        },
        page => Content {
            title: site::title(page, language),
            html: method::view(page, language, query).to_html(),
        },
    }
}
