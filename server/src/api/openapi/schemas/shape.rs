//! The words that schemas are made of.

use serde_json::{Map, Value, json};

/// A cell with a number, and further members.
pub(super) fn published(members: Value) -> Value {
    closed(with(
        &members,
        json!({ "status": { "const": "published" }, "value": count() }),
    ))
}

/// A cell without a number, and further members.
pub(super) fn without_number(members: Value) -> Value {
    let states = [
        "withheld",
        "not_published",
        "not_collected",
        "structural_zero",
    ];
    closed(with(&members, json!({ "status": { "enum": states } })))
}

/// An object with these members, all of them there, and no others.
pub(super) fn closed(members: Value) -> Value {
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
pub(super) fn with(members: &Value, more: Value) -> Value {
    let mut all = members.as_object().cloned().unwrap_or_default();
    if let Value::Object(more) = more {
        all.extend(more);
    }
    Value::Object(all)
}

pub(super) fn of(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

pub(super) fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

pub(super) fn links(names: &[&str]) -> Value {
    let members: Map<_, _> = names
        .iter()
        .map(|&name| (name.to_owned(), text()))
        .collect();
    closed(Value::Object(members))
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

pub(super) fn flag() -> Value {
    json!({ "type": "boolean" })
}

pub(super) fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}
