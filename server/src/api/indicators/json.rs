//! Indicators as JSON.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::{
    indicator::{Indicator, IndicatorPoint, Note},
    selection::Selection,
    variable::Variable,
};
use serde_json::{Map, Value, json};

use super::{
    super::{links, text},
    ask::{Asked, Values},
};

/// A part of the catalogue, which has so many indicators in all.
pub(super) fn catalogue(
    asked: &Asked<'_>,
    indicators: &[&'static Indicator],
    total: usize,
) -> Response {
    let manifest = asked.release.manifest();
    let indicators: Vec<_> = indicators
        .iter()
        .map(|indicator| {
            let mut body = describe(asked, indicator);
            body.insert("in_release".into(), json!(indicator.is_in(&asked.release)));
            Value::Object(body)
        })
        .collect();
    Json(json!({
        "release": manifest.id,
        "cutoff": manifest.cutoff,
        "demonstration": manifest.demonstration,
        "total": total,
        "indicators": indicators,
        "citation": text::citation(manifest, asked.language),
    }))
    .into_response()
}

/// One indicator with its values.
pub(super) fn values(asked: &Asked<'_>, values: &Values) -> Response {
    let manifest = asked.release.manifest();
    let mut body = describe(asked, values.indicator);
    let rest = json!({
        "selection": asked.selection.to_string(),
        "release": manifest.id,
        "cutoff": manifest.cutoff,
        "demonstration": manifest.demonstration,
        "threshold": asked.release.threshold(),
        "value": values.value,
        "by": values.points.as_ref().map(|(variable, _)| variable),
        "points": values.points.as_ref().map(|(_, points)| points_body(points, asked)),
        "remarks": remarks(values, asked),
        "notes": text::notes(manifest, asked.language),
        "citation": text::citation(manifest, asked.language),
    });
    if let Value::Object(rest) = rest {
        body.extend(rest);
    }
    body.insert("links".into(), links_body(asked, values));
    Json(body).into_response()
}

/// What an indicator is, whatever its values.
fn describe(asked: &Asked<'_>, indicator: &Indicator) -> Map<String, Value> {
    let language = asked.language;
    let notes: Vec<_> = indicator
        .notes
        .iter()
        .map(|note| note_body(*note, asked))
        .collect();
    let body = json!({
        "id": indicator.id,
        "version": indicator.version,
        "name": indicator.name.get(language),
        "definition": indicator.definition.get(language),
        "theme": { "code": indicator.theme, "label": indicator.theme.label().get(language) },
        "unit": { "code": indicator.unit(), "label": indicator.unit().label().get(language) },
        "formula": indicator.formula_text(&asked.release, language),
        "universe": indicator.universe(language),
        "reference_dates": indicator.reference_dates(),
        "correspondence": indicator.correspondence,
        "breakdowns": indicator.breakdowns(&asked.release),
        "always_noted": notes,
        "links": { "self": links::indicator(asked.origin, indicator.id, &Selection::default()) },
    });
    match body {
        Value::Object(body) => body,
        _ => Map::new(),
    }
}

fn points_body(points: &[IndicatorPoint], asked: &Asked<'_>) -> Value {
    points
        .iter()
        .map(|point| {
            json!({
                "code": point.code,
                "label": point.label.in_language(asked.language),
                "kind": point.kind,
                "value": point.value,
            })
        })
        .collect()
}

fn note_body(note: Note, asked: &Asked<'_>) -> Value {
    json!({ "code": note, "text": note.text().get(asked.language) })
}

/// The remarks that single values carry, in words, each once.
fn remarks(values: &Values, asked: &Asked<'_>) -> Vec<Value> {
    let remarks = values.remarks().into_iter();
    remarks.map(|note| note_body(note, asked)).collect()
}

fn links_body(asked: &Asked<'_>, values: &Values) -> Value {
    let id = values.indicator.id;
    let address = |selection: &Selection| {
        let address = links::indicator(asked.origin, id, selection);
        links::with(&address, "lang", asked.language.code())
    };
    let pinned = Selection {
        release: Some(asked.release.id().clone()),
        ..asked.selection.clone()
    };
    let series = asked.selection.clone().by([Variable::Period]);
    json!({
        "self": address(&asked.selection),
        "pinned": address(&pinned),
        "csv": links::with(&address(&asked.selection), "format", "csv"),
        "xlsx": links::with(&address(&asked.selection), "format", "xlsx"),
        "series": address(&series),
        "release": links::release(asked.origin, asked.release.id()),
        "file": links::file(asked.origin, asked.release.id()),
    })
}
