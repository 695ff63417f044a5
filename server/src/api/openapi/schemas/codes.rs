//! Answers with code lists.

use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    let variable = closed(json!({
        "variable": of("Variable"), "label": text(), "items": count(), "href": text(),
    }));
    let item = closed(json!({
        "code": text(),
        "label": of("Label"),
        "kind": of("Kind"),
        "parent": { "type": ["string", "null"] },
        "confidence": { "enum": ["official", "derived", "guess", null] },
        "correspondences": list(of("Correspondence")),
    }));
    let whole = closed(json!({
        "ictip_unit": text(),
        "ictip_official_code": { "type": ["string", "null"] },
        "iccs": text(),
        "htcds": text(),
        "glotip": text(),
        "ctdc": text(),
        "links": list(of("Correspondence")),
        "version": text(),
    }));
    let link = closed(json!({
        "scheme": text(),
        "target": text(),
        "relation": { "enum": ["exact", "narrower", "broader", "partial", "none"] },
        "note": text(),
    }));
    vec![
        ("Correspondence", link),
        (
            "Classifications",
            closed(json!({
                "release": text(),
                "classification_version": text(),
                "variables": list(variable),
                "structure": text(),
                "citation": text(),
            })),
        ),
        (
            "Classification",
            closed(json!({
                "variable": of("Variable"),
                "label": of("Label"),
                "multiple": flag(),
                "pooled_only": flag(),
                "not_collected": list(text()),
                "correspondence": whole,
                "items": list(item),
                "release": text(),
                "classification_version": text(),
                "citation": text(),
            })),
        ),
    ]
}
