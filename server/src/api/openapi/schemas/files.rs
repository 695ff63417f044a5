//! Answers about tables that are ready to hand in.

use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    let mapping = closed(json!({
        "asked": text(), "here": text(), "relation": text(), "remark": text(),
    }));
    let form = closed(json!({ "format": text(), "media_type": text(), "href": text() }));
    let file = closed(json!({
        "name": text(),
        "title": text(),
        "about": text(),
        "rows": count(),
        "notes": list(text()),
        "correspondence": list(mapping),
        "files": list(form),
    }));
    let files = json!({ "release": text(), "citation": text(), "files": list(file) });
    vec![("Files", closed(files))]
}
