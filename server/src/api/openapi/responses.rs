//! What the addresses answer.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::label::Language;
use serde_json::{Map, Value, json};

use super::said;
use crate::api::{
    endpoint::{EVERYWHERE, Endpoint, Pages, Words},
    problem::{self, ProblemKind},
};

/// The answers of an address, by their statuses.
pub(super) fn of(endpoint: &Endpoint, language: Language) -> Value {
    let mut content = Map::new();
    for (media_type, schema) in (endpoint.answers)() {
        let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
        // Two formats of one media type are told apart by `format=` only.
        content
            .entry(media_type)
            .and_modify(|known| {
                let first = known["schema"].take();
                *known = json!({ "schema": { "anyOf": [first, schema] } });
            })
            .or_insert_with(|| json!({ "schema": schema }));
    }
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({
            "description": said(ANSWERED, language),
            "headers": header_references(),
            "content": content,
        }),
    );
    responses.insert(
        "304".to_owned(),
        json!({ "description": said(UNCHANGED, language) }),
    );
    if endpoint.has_latest {
        responses.insert(
            "307".to_owned(),
            json!({
                "description": said(LATEST, language),
                "headers": { "Location": { "schema": { "type": "string" } } },
            }),
        );
    }
    if endpoint.settles {
        responses.insert(
            "303".to_owned(),
            json!({
                "description": said(SETTLED, language),
                "headers": { "Location": { "schema": { "type": "string" } } },
            }),
        );
    }
    let kinds = endpoint.problems.iter().chain(EVERYWHERE);
    let mut by_status: BTreeMap<StatusCode, Vec<String>> = BTreeMap::new();
    for kind in kinds {
        by_status
            .entry(kind.status())
            .or_default()
            .push(sentence(*kind, language));
    }
    for (status, sentences) in by_status {
        let problem = json!({ "schema": { "$ref": "#/components/schemas/Problem" } });
        responses.insert(
            status.as_str().to_owned(),
            json!({
                "description": sentences.join(" "),
                "content": { problem::MEDIA_TYPE: problem },
            }),
        );
    }
    for (status, pages) in endpoint.pages.iter().flat_map(pages_by_status) {
        let described = responses
            .entry(status.as_str())
            .or_insert_with(|| json!({ "description": said(IN_WORDS, language), "content": {} }));
        described["content"][pages.media_type] = json!({ "schema": { "type": "string" } });
    }
    Value::Object(responses)
}

fn pages_by_status(pages: &Pages) -> impl Iterator<Item = (StatusCode, &Pages)> {
    pages.statuses.iter().map(move |status| (*status, pages))
}

fn sentence(kind: ProblemKind, language: Language) -> String {
    let title = kind.title();
    format!("{}: {}.", kind.slug(), title.in_language(language))
}

const ANSWERED: Words = ("La respuesta", "The answer");
const UNCHANGED: Words = (
    "Nada ha cambiado desde la etiqueta de If-None-Match",
    "Nothing changed since the tag of If-None-Match",
);
const SETTLED: Words = (
    "La dirección escrita de su única manera",
    "The address in its one spelling",
);
const IN_WORDS: Words = (
    "Qué no funciona, en palabras",
    "What does not work, in words",
);
const LATEST: Words = (
    "La dirección de la publicación más nueva",
    "The address of the newest release",
);

fn header_references() -> Value {
    let header = |name: &str| json!({ "$ref": format!("#/components/headers/{name}") });
    json!({
        "ETag": header("ETag"),
        "Cache-Control": header("Cache-Control"),
        "Link": header("Link"),
    })
}
