//! What stands in many answers.

use domain::{measure::Measure, table::ItemKind, variable::Variable};
use serde_json::json;

use super::{Named, shape::*};
use crate::api::problem::ProblemKind;

pub(super) fn all() -> Vec<Named> {
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
