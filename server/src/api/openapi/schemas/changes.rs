//! What changed between two releases.

use domain::release::Revision;
use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    let or_none = |schema| json!({ "anyOf": [schema, { "type": "null" }] });
    let change = json!({ "enum": ["added", "removed", "changed"] });
    let setting = closed(json!({
        "setting": text(), "before": text(), "now": text(),
    }));
    let variable = closed(json!({
        "variable": of("Variable"), "change": change, "label": of("Label"),
    }));
    let item = closed(json!({
        "variable": of("Variable"),
        "code": text(),
        "change": change,
        "before": or_none(of("Label")),
        "now": or_none(of("Label")),
    }));
    let table = closed(json!({
        "measure": of("Measure"),
        "by": list(of("Variable")),
        "change": { "enum": ["added", "removed"] },
    }));
    let place = closed(json!({
        "variable": of("Variable"), "code": text(), "label": text(),
    }));
    let cell = closed(json!({
        "measure": of("Measure"),
        "items": list(place),
        "change": { "enum": Revision::ALL.map(Revision::name) },
        "before": of("Cell"),
        "now": of("Cell"),
        "difference": { "type": ["integer", "null"] },
    }));
    vec![(
        "Changes",
        closed(json!({
            "release": text(),
            "cutoff": of("Date"),
            "from": { "type": ["string", "null"] },
            "from_cutoff": or_none(of("Date")),
            "demonstration": flag(),
            "notes": list(text()),
            "policy": list(setting),
            "classification_version": closed(json!({
                "before": { "type": ["string", "null"] }, "now": text(),
            })),
            "variables": list(variable),
            "items": list(item),
            "tables": list(table),
            "selection": text(),
            "compared": count(),
            "total": count(),
            "cells": list(cell),
            "citation": text(),
            "links": links(&["self", "csv", "release"]),
        })),
    )]
}
