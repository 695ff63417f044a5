//! Answers with cells.

use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    let share = json!({ "type": "number", "minimum": 0 });
    let item = closed(json!({ "code": text(), "label": text(), "kind": of("Kind") }));
    let axis = closed(json!({
        "variable": of("Variable"),
        "label": text(),
        "multiple": flag(),
        "items": list(item),
    }));
    let filter = closed(json!({
        "variable": of("Variable"),
        "label": text(),
        "code": text(),
        "item": text(),
    }));
    let symbol = closed(json!({ "status": text(), "symbol": text(), "label": text() }));
    let mut counted = published(json!({ "share_percent": share }));
    // A share stands only where there is a base.
    counted["required"] = json!(["status", "value"]);
    let cell = json!({ "oneOf": [counted, without_number(json!({}))] });
    vec![
        (
            "Data",
            closed(json!({
                "title": text(),
                "selection": text(),
                "release": text(),
                "cutoff": of("Date"),
                "measure": of("Coded"),
                "unit": of("Coded"),
                "demonstration": flag(),
                "threshold": count(),
                "axes": list(axis),
                "filters": list(filter),
                "cells": list(cell),
                "bases": list(of("Cell")),
                "notes": list(text()),
                "symbols": list(symbol),
                "citation": text(),
                "links": links(&[
                    "self", "pinned", "csv", "xlsx", "json_stat", "sdmx_csv", "csvw", "structure",
                    "release", "file",
                ]),
            })),
        ),
        (
            "JsonStat",
            json!({
                "type": "object",
                "description": "A dataset of JSON-stat 2.0",
                "required": ["version", "class", "id", "size", "dimension", "value"],
                "properties": { "version": { "const": "2.0" }, "class": { "const": "dataset" } },
            }),
        ),
        (
            "TableMetadata",
            json!({
                "type": "object",
                "description": "Metadata of CSV on the Web",
                "required": ["@context", "url", "tableSchema"],
            }),
        ),
        (
            "SdmxStructure",
            json!({
                "type": "object",
                "description": "A structure message of SDMX-JSON 2.0",
                "required": ["meta", "data"],
            }),
        ),
    ]
}
