//! Answers about indicators.

use serde_json::{Value, json};

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
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
            "links": links(&["self", "pinned", "csv", "xlsx", "series", "release", "file"]),
        }),
    );
    vec![
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
        ("Indicator", closed(shown)),
        ("Value", value()),
    ]
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
