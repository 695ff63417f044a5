//! Answers about releases.

use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    let item = json!({
        "code": text(),
        "label": text(),
        "kind": of("Kind"),
        "parent": { "type": ["string", "null"] },
    });
    let policy = closed(json!({
        "name": text(),
        "hash": text(),
        "threshold": count(),
        "max_noise": count(),
        "max_dimensions": count(),
        "min_population": count(),
        "min_changed_records": count(),
    }));
    let file = closed(json!({
        "href": text(), "media_type": text(), "bytes": count(), "sha256": text(),
    }));
    let listed = json!({
        "id": text(),
        "cutoff": of("Date"),
        "demonstration": flag(),
        "policy": policy,
        "classification_version": text(),
        "program_version": text(),
        "input_hash": text(),
        "previous": { "type": ["string", "null"] },
        "notes": list(text()),
        "citation": text(),
        "file": file,
        "links": links(&["self", "data", "structure", "changes"]),
    });
    let measure = closed(json!({ "code": of("Measure"), "label": text(), "tabulated": flag() }));
    let variable = closed(json!({
        "variable": of("Variable"),
        "label": text(),
        "multiple": flag(),
        "pooled_only": flag(),
        "items": list(closed(item)),
    }));
    let year = json!({ "year": { "type": "integer" } });
    let point = json!({ "oneOf": [published(year.clone()), without_number(year)] });
    let series = closed(json!({ "measure": of("Measure"), "points": list(point) }));
    let shown = with(
        &listed,
        json!({
            "measures": list(measure),
            "variables": list(variable),
            "exact_series": list(series),
        }),
    );
    vec![
        (
            "Releases",
            closed(json!({
                "latest": { "type": ["string", "null"] },
                "total": count(),
                "releases": list(closed(listed)),
            })),
        ),
        ("Release", closed(shown)),
    ]
}
