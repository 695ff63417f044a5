//! The shapes of answers, as JSON Schema 2020-12. Objects are closed: an
//! answer with a member that stands nowhere here fails its test.

mod beside;
mod changes;
mod codes;
mod data;
mod files;
mod general;
mod indicators;
mod releases;
mod shape;

use serde_json::{Map, Value};

/// A schema with its name.
type Named = (&'static str, Value);

/// Every schema by its name.
pub(super) fn all() -> Value {
    let tables = [
        general::all(),
        data::all(),
        releases::all(),
        changes::all(),
        codes::all(),
        indicators::all(),
        files::all(),
        beside::all(),
    ];
    let schemas = tables.into_iter().flatten();
    let named: Map<_, _> = schemas
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    Value::Object(named)
}
