//! A schema of JSON in words.

use domain::label::Language;
use leptos::prelude::*;
use serde_json::Value;

use super::{list, members, text};
use crate::text::data as words;

/// So many values are listed, others counted.
const MOST_VALUES: usize = 8;

/// A schema in a line: its type, its values, or the name of another.
pub(super) fn kind(schema: &Value, language: Language) -> String {
    if let Some(name) = reference(schema) {
        return name.to_owned();
    }
    for alternatives in ["anyOf", "oneOf"] {
        let kinds = list(&schema[alternatives]).iter();
        let kinds: Vec<_> = kinds.map(|schema| kind(schema, language)).collect();
        if !kinds.is_empty() {
            return kinds.join(words::or(language)) + &usual(schema, language);
        }
    }
    if let Some(value) = schema.get("const") {
        // Also where it is nothing.
        return match language {
            Language::Es => format!("«{}»", text(value)),
            Language::En => format!("“{}”", text(value)),
        };
    }
    if !list(&schema["enum"]).is_empty() {
        return values(list(&schema["enum"]), language) + &usual(schema, language);
    }
    let types: Vec<_> = match &schema["type"] {
        Value::Array(types) => types.iter().map(text).collect(),
        Value::Null => Vec::new(),
        one => vec![text(one)],
    };
    if types == ["array"] {
        return words::list_of(&kind(&schema["items"], language), language);
    }
    let types = types.iter().map(|name| words::json_type(name, language));
    let types = types.collect::<Vec<_>>().join(words::or(language));
    let bounds = match (schema["minimum"].as_i64(), schema["maximum"].as_i64()) {
        (Some(least), Some(most)) => format!(", {least} – {most}"),
        (Some(least), None) => format!(" ≥ {least}"),
        _ => String::new(),
    };
    types + &bounds + &examples(schema, language) + &usual(schema, language)
}

/// Values that could be given.
fn examples(schema: &Value, language: Language) -> String {
    let examples: Vec<_> = list(&schema["examples"]).iter().map(text).collect();
    if examples.is_empty() {
        return String::new();
    }
    words::such_as(&examples.join(", "), language)
}

/// The value that holds when none is given.
fn usual(schema: &Value, language: Language) -> String {
    let value = schema.get("default");
    value.map_or_else(String::new, |value| {
        format!(" ({} {})", words::USUAL.get(language), text(value))
    })
}

fn values(all: &[Value], language: Language) -> String {
    let named: Vec<_> = all.iter().filter(|value| **value != "").collect();
    let more = named.len().saturating_sub(MOST_VALUES);
    let shown = named.iter().take(MOST_VALUES).map(|value| text(value));
    let more = (more > 0).then(|| words::and_more(more, language));
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

/// The name of another schema.
fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// The names of schemas as links to where they are shown.
pub(super) fn kind_links(schema: &Value) -> AnyView {
    let alternatives = list(&schema["anyOf"]);
    let named = if alternatives.is_empty() {
        std::slice::from_ref(schema)
    } else {
        alternatives
    };
    let links: Vec<_> = named
        .iter()
        .filter_map(reference)
        .map(|name| view! { " " <a href=format!("#shape-{name}")>{name.to_owned()}</a> })
        .collect();
    links.into_any()
}

/// A schema with its members, each with its type, and theirs in turn.
pub(super) fn view(schema: &Value, language: Language) -> AnyView {
    let about = schema["description"].as_str();
    let about = about.map(|text| view! { <p>{text.to_owned()}</p> });
    view! {
        {about}
        {inside(schema, language)
            .unwrap_or_else(|| view! { <p>{kind(schema, language)}</p> }.into_any())}
    }
    .into_any()
}

/// What is inside an object, the items of a list, or one of several shapes.
fn inside(schema: &Value, language: Language) -> Option<AnyView> {
    if schema["properties"].is_object() {
        return Some(properties(schema, language));
    }
    if schema["items"].is_object() {
        return inside(&schema["items"], language);
    }
    let alternatives = ["anyOf", "oneOf"].map(|name| list(&schema[name]));
    let shapes: Vec<_> = alternatives
        .into_iter()
        .flatten()
        .filter_map(|schema| inside(schema, language))
        .collect();
    (!shapes.is_empty()).then(|| shapes.into_any())
}

fn properties(schema: &Value, language: Language) -> AnyView {
    let rows: Vec<_> = members(&schema["properties"])
        .map(|(name, member)| {
            view! {
                <li>
                    <code>{name.clone()}</code>
                    ": "
                    {kind(member, language)}
                    {inside(member, language)}
                </li>
            }
        })
        .collect();
    view! { <ul class="reference__members">{rows}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(schema: &Value) -> String {
        kind(schema, Language::En)
    }

    #[test]
    fn a_type_is_said_with_its_bounds_and_its_usual_value() {
        let limit = json!({
            "anyOf": [{ "type": "integer", "minimum": 1, "maximum": 500 }, { "const": "" }],
            "default": 100,
        });
        assert_eq!(said(&limit), "whole number, 1 – 500 or “” (if absent: 100)");
        assert_eq!(said(&json!({ "type": ["string", "null"] })), "text or null");
        let release = json!({ "type": "string", "examples": ["2025-12", "latest"] });
        assert_eq!(said(&release), "text, such as 2025-12, latest");
        let list = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Cell" } });
        assert_eq!(said(&list), "list of: Cell");
    }

    #[test]
    fn a_long_list_of_values_is_cut_and_says_so() {
        let values: Vec<_> = (0..20).map(|number| number.to_string()).collect();
        assert_eq!(
            said(&json!({ "enum": values })),
            "0, 1, 2, 3, 4, 5, 6, 7, … and 12 more"
        );
        assert_eq!(
            said(&json!({ "enum": ["es", ""], "default": "es" })),
            "es (if absent: es)"
        );
    }
}
