//! The codes of a variable in a release, as JSON and as a table.

use domain::{
    label::Language,
    release::{Dimension, Release},
    table::ItemKind,
};
use serde_json::{Value, json};

use super::{
    correspondence,
    delimited::{BYTE_ORDER_MARK, write_row},
};
use crate::api::text;

/// The columns of the table, before those of [`correspondence`].
const COLUMNS: [&str; 8] = [
    "variable", "code", "label_es", "label_en", "kind", "parent", "release", "citation",
];

/// The list as JSON, its labels in both languages.
#[must_use]
pub fn json(release: &Release, dimension: &Dimension, language: Language) -> Value {
    let manifest = release.manifest();
    let items: Vec<_> = dimension
        .items
        .iter()
        .map(|item| {
            let (confidence, links) = correspondence::code_json(dimension.variable, &item.code);
            json!({
                "code": item.code,
                "label": item.label,
                "kind": item.kind,
                "parent": item.parent,
                "confidence": confidence,
                "correspondences": links,
            })
        })
        .collect();
    json!({
        "variable": dimension.variable,
        "label": dimension.label,
        "multiple": dimension.multiple,
        "pooled_only": dimension.pooled_only,
        "not_collected": dimension.not_collected,
        "correspondence": correspondence::variable_json(dimension.variable),
        "items": items,
        "release": manifest.id,
        "classification_version": manifest.classification_version,
        "citation": text::citation(manifest, language),
    })
}

/// The list as a table: one row a code.
#[must_use]
pub fn csv(release: &Release, dimension: &Dimension, language: Language, bom: bool) -> String {
    let manifest = release.manifest();
    let mut body = String::new();
    if bom {
        body.push_str(BYTE_ORDER_MARK);
    }
    let names = COLUMNS.into_iter().chain(correspondence::column_names());
    write_row(names.map(str::to_owned), &mut body);
    let citation = text::citation(manifest, language);
    for item in &dimension.items {
        let row = [
            dimension.variable.name(),
            item.code.as_str(),
            &item.label.es,
            &item.label.en,
            kind(item.kind),
            item.parent.as_ref().map_or("", |parent| parent.as_str()),
            manifest.id.as_str(),
            &citation,
        ];
        let links = correspondence::columns(dimension.variable, &item.code);
        let row = row.into_iter().map(str::to_owned);
        write_row(row.chain(links), &mut body);
    }
    body
}

/// The name of a kind, as in JSON.
fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Category => "category",
        ItemKind::Group => "group",
        ItemKind::Missing => "missing",
    }
}
