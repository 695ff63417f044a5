//! The shapes of answers, as JSON Schema 2020-12. Objects are closed: an
//! answer with a member that stands nowhere here fails its test.

use domain::{measure::Measure, table::ItemKind, variable::Variable};
use serde_json::{Map, Value, json};

use crate::api::problem::ProblemKind;

/// Every schema by its name.
pub(super) fn all() -> Value {
    let mut all = Map::new();
    for (name, schema) in general()
        .into_iter()
        .chain(data())
        .chain(releases())
        .chain(lists())
    {
        all.insert(name.to_owned(), schema);
    }
    Value::Object(all)
}

type Named = (&'static str, Value);

fn general() -> Vec<Named> {
    let slugs = ProblemKind::ALL.map(ProblemKind::address);
    vec![
        (
            "Bytes",
            json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
        ),
        (
            "Table",
            json!({ "type": "string", "description": "UTF-8, CRLF, RFC 4180" }),
        ),
        (
            "Description",
            json!({ "type": "object", "required": ["openapi", "info", "paths"] }),
        ),
        (
            "Problem",
            json!({
                "type": "object",
                "description": "RFC 9457; further members say what would work",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": { "type": "string", "enum": slugs },
                    "title": text(),
                    "status": { "type": "integer" },
                    "detail": text(),
                },
            }),
        ),
        (
            "Problems",
            closed(json!({
                "problems": list(closed(json!({
                    "type": text(),
                    "status": json!({ "type": "integer" }),
                    "title": text(),
                }))),
            })),
        ),
        ("Measure", json!({ "type": "string", "enum": Measure::ALL })),
        (
            "Variable",
            json!({ "type": "string", "enum": Variable::ALL }),
        ),
        (
            "Kind",
            json!({
                "type": "string",
                "enum": [ItemKind::Category, ItemKind::Group, ItemKind::Missing],
            }),
        ),
        ("Label", closed(json!({ "es": text(), "en": text() }))),
        ("Coded", closed(json!({ "code": text(), "label": text() }))),
        ("Noted", closed(json!({ "code": text(), "text": text() }))),
        (
            "Date",
            json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
        ),
        (
            "Cell",
            json!({
                "description": "Persons, or why there is no number. What has no number is never a zero.",
                "oneOf": [published(json!({})), without_number(json!({}))],
            }),
        ),
    ]
}

fn data() -> Vec<Named> {
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

fn releases() -> Vec<Named> {
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
        "links": links(&["self", "data", "structure"]),
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

fn lists() -> Vec<Named> {
    let variable = closed(json!({
        "variable": of("Variable"), "label": text(), "items": count(), "href": text(),
    }));
    let item = closed(json!({
        "code": text(),
        "label": of("Label"),
        "kind": of("Kind"),
        "parent": { "type": ["string", "null"] },
    }));
    let described = json!({
        "id": text(),
        "version": text(),
        "name": text(),
        "definition": text(),
        "theme": of("Coded"),
        "unit": of("Coded"),
        "formula": text(),
        "universe": text(),
        "reference_dates": list(text()),
        "correspondence": closed(json!({
            "ictip_units": list(text()),
            "iccs": list(text()),
            "htcds": list(text()),
            "glotip": list(text()),
            "sdg": { "type": ["string", "null"] },
        })),
        "breakdowns": list(of("Variable")),
        "always_noted": list(of("Noted")),
    });
    let listed = with(
        &described,
        json!({ "links": links(&["self"]), "in_release": flag() }),
    );
    let point = closed(json!({
        "code": text(), "label": text(), "kind": of("Kind"), "value": of("Value"),
    }));
    let shown = with(
        &described,
        json!({
            "selection": text(),
            "release": text(),
            "cutoff": of("Date"),
            "demonstration": flag(),
            "threshold": count(),
            "value": of("Value"),
            "by": { "anyOf": [of("Variable"), { "type": "null" }] },
            "points": { "anyOf": [list(point), { "type": "null" }] },
            "remarks": list(of("Noted")),
            "notes": list(text()),
            "citation": text(),
            "links": links(&["self", "pinned", "csv", "series", "release", "file"]),
        }),
    );
    vec![
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
                "items": list(item),
                "release": text(),
                "classification_version": text(),
                "citation": text(),
            })),
        ),
        (
            "Indicators",
            closed(json!({
                "release": text(),
                "cutoff": of("Date"),
                "demonstration": flag(),
                "total": count(),
                "indicators": list(closed(listed)),
                "citation": text(),
            })),
        ),
        ("Files", files()),
        ("Indicator", closed(shown)),
        ("Value", value()),
    ]
}

/// The tables that are ready to hand in.
fn files() -> Value {
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
    closed(json!({ "release": text(), "citation": text(), "files": list(file) }))
}

/// The value of an indicator.
fn value() -> Value {
    let state = json!({
        "oneOf": [
            closed(json!({
                "status": { "const": "published" },
                "value": { "type": "number" },
                "decimals": count(),
            })),
            closed(json!({
                "status": { "const": "between" },
                "first": count(),
                "last": { "type": ["integer", "null"] },
            })),
            closed(json!({
                "status": {
                    "enum": [
                        "withheld", "not_published", "not_collected", "structural_zero",
                        "undefined",
                    ],
                },
            })),
        ],
    });
    let denominator = json!({
        "oneOf": [
            closed(json!({ "of": { "const": "persons" }, "cell": of("Cell") })),
            closed(json!({
                "of": { "const": "inhabitants" }, "persons": count(), "years": count(),
            })),
            { "type": "null" },
        ],
    });
    closed(json!({
        "state": state,
        "numerator": { "anyOf": [of("Cell"), { "type": "null" }] },
        "denominator": denominator,
        "notes": list(text()),
    }))
}

/// A cell with a number, and further members.
fn published(members: Value) -> Value {
    closed(with(
        &members,
        json!({ "status": { "const": "published" }, "value": count() }),
    ))
}

/// A cell without a number, and further members.
fn without_number(members: Value) -> Value {
    let states = [
        "withheld",
        "not_published",
        "not_collected",
        "structural_zero",
    ];
    closed(with(&members, json!({ "status": { "enum": states } })))
}

/// An object with these members, all of them there, and no others.
fn closed(members: Value) -> Value {
    let names: Vec<_> = members
        .as_object()
        .map(|members| members.keys().cloned().collect())
        .unwrap_or_default();
    json!({
        "type": "object",
        "required": names,
        "properties": members,
        "additionalProperties": false,
    })
}

/// The members of both.
fn with(members: &Value, more: Value) -> Value {
    let mut all = members.as_object().cloned().unwrap_or_default();
    if let Value::Object(more) = more {
        all.extend(more);
    }
    Value::Object(all)
}

fn of(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn links(names: &[&str]) -> Value {
    let members: Map<_, _> = names
        .iter()
        .map(|&name| (name.to_owned(), text()))
        .collect();
    closed(Value::Object(members))
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}
