//! Changes as a JSON object.

use domain::{
    label::Language,
    measure::Measure,
    release::{CellChange, Change, FrameChanges},
    table::Item,
};
use serde_json::{Value, json};

use super::{Asked, Changes, address};
use crate::api::{format::Format, links, text};

pub(super) fn write(asked: &Asked, changes: &Changes<'_>, origin: &str) -> Value {
    let language = asked.language;
    let (now, before) = (changes.now.manifest(), changes.before);
    let before = before.map(|before| before.manifest());
    let notes = now.revision_notes.iter();
    let notes: Vec<_> = notes.map(|note| note.in_language(language)).collect();
    let cells: Vec<_> = asked
        .part
        .of(&changes.cells)
        .iter()
        .map(|(measure, change)| cell(*measure, change, asked))
        .collect();
    let own = address(asked, changes, origin);
    let csv = match asked.format {
        Format::Csv => own.clone(),
        _ => links::with(&own, "format", Format::Csv.name()),
    };
    let mut body = json!({
        "release": now.id,
        "cutoff": now.cutoff,
        "from": before.map(|before| &before.id),
        "from_cutoff": before.map(|before| before.cutoff),
        "demonstration": now.demonstration,
        "notes": notes,
        "classification_version": {
            "before": before.map(|before| &before.classification_version),
            "now": now.classification_version,
        },
        "selection": asked.selection.to_string(),
        "compared": changes.compared,
        "total": changes.cells.len(),
        "cells": cells,
        "citation": text::citation(now, language),
        "links": { "self": own, "csv": csv, "release": links::release(origin, &now.id) },
    });
    let nothing = FrameChanges::default();
    let frame = changes.frame.as_ref().unwrap_or(&nothing);
    body["policy"] = policy(frame);
    body["variables"] = variables(frame);
    body["items"] = items(frame);
    body["tables"] = tables(frame);
    body
}

fn cell(measure: Measure, change: &CellChange, asked: &Asked) -> Value {
    let variables = asked.selection.by.iter();
    let items: Vec<_> = variables
        .zip(&change.items)
        .map(|(variable, item)| {
            json!({
                "variable": variable,
                "code": item.code,
                "label": label(item, asked.language),
            })
        })
        .collect();
    json!({
        "measure": measure,
        "items": items,
        "change": change.revision().name(),
        "before": change.before,
        "now": change.now,
        "difference": change.difference(),
    })
}

fn label(item: &Item, language: Language) -> &str {
    item.label.in_language(language)
}

fn policy(frame: &FrameChanges) -> Value {
    let settings = frame.policy.iter();
    settings
        .map(|it| {
            json!({
                "setting": it.setting,
                "before": it.change.before(),
                "now": it.change.now(),
            })
        })
        .collect()
}

fn variables(frame: &FrameChanges) -> Value {
    let variables = frame.variables.iter();
    variables
        .map(|(variable, change)| {
            json!({
                "variable": variable,
                "change": change.name(),
                "label": one_of(change),
            })
        })
        .collect()
}

fn items(frame: &FrameChanges) -> Value {
    let items = frame.items.iter();
    items
        .map(|it| {
            json!({
                "variable": it.variable,
                "code": one_of(&it.change).map(|item| &item.code),
                "change": it.change.name(),
                "before": it.change.before().map(|item| &item.label),
                "now": it.change.now().map(|item| &item.label),
            })
        })
        .collect()
}

fn tables(frame: &FrameChanges) -> Value {
    let tables = frame.tables.iter();
    tables
        .map(|it| {
            json!({
                "measure": it.measure,
                "by": one_of(&it.change),
                "change": it.change.name(),
            })
        })
        .collect()
}

/// What the later release has, else the earlier one.
fn one_of<T>(change: &Change<T>) -> Option<&T> {
    change.now().or(change.before())
}
