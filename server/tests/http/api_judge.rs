//! Judges the answers of the API by the release alone.

use std::collections::HashSet;

use axum::http::header;
use domain::{
    indicator::{self, IndicatorValue},
    label::Language,
    release::Release,
    selection::Selection,
};
use serde_json::Value;
use server::api::openapi::describe;

use crate::{agreement::of_table, canary::published, numbers, readers::of_json, support::Answer};

pub struct ApiJudge {
    release: Release,
    known: HashSet<u64>,
}

impl ApiJudge {
    pub fn new(release: Release) -> Self {
        Self {
            known: published(&release),
            release,
        }
    }

    /// The numbers of an answer, or the first that the release does not hold. A
    /// file holds the numbers of the answer in JSON, its twin.
    pub fn judge(
        &self,
        address: &str,
        answer: &Answer,
        twin: Option<&Answer>,
    ) -> Result<usize, String> {
        let path = address.split('?').next().unwrap_or_default();
        if path.ends_with("/openapi.json") || path.ends_with("/file") {
            return self.document(path, answer);
        }
        let media_type = media_type(answer);
        if media_type == "application/json" {
            let body = answer.json();
            if body["class"] == "dataset" {
                return numbers::in_dataset(&body, &self.known);
            }
            if path.contains("/indicators/") {
                self.indicator(address, &body)?;
            }
            if path.ends_with("/data") {
                self.data(&body)?;
            }
            return numbers::in_json(&body, &self.known);
        }
        if media_type.ends_with("+json") {
            return numbers::in_structure(&answer.json());
        }
        let fields = if media_type == "text/csv" || media_type.ends_with("+csv") {
            numbers::in_csv(answer.text())?
        } else {
            numbers::in_workbook(answer)?
        };
        if path.contains("/files/") {
            return numbers::in_ready_file(&fields, &self.known);
        }
        if !fields.iter().any(|field| field.is_counted()) {
            return Ok(0);
        }
        let twin = twin.ok_or("a file without a twin")?;
        self.judge(&as_json(address), twin, None)?;
        numbers::among(&fields, &twin.json())
    }

    /// Data are the cells of the selection that is asked, each in its place.
    fn data(&self, body: &Value) -> Result<(), String> {
        let selection = selection_of(body)?;
        let table = self.release.table(&selection);
        let table = table.map_err(|error| error.to_string())?;
        let is_same = of_json(body) == of_table(&table);
        is_same
            .then_some(())
            .ok_or("not the cells of its selection".into())
    }

    /// The description and the file are of the release as they stand.
    fn document(&self, path: &str, answer: &Answer) -> Result<usize, String> {
        let is_release = || Release::decode(&answer.body).is_ok_and(|it| it == self.release);
        let is_description = || {
            let of = |language| describe(Some(&self.release), language, "");
            [Language::Es, Language::En]
                .map(of)
                .contains(&answer.json())
        };
        if path.ends_with("/file") && is_release() || path.ends_with(".json") && is_description() {
            Ok(1)
        } else {
            Err(format!("{path} is not made from the release"))
        }
    }

    /// An indicator is what the documented formula makes of published cells.
    fn indicator(&self, address: &str, body: &Value) -> Result<(), String> {
        let id = body["id"].as_str().unwrap_or_default();
        let known = indicator::all().find(|known| known.id == id);
        let known = known.ok_or_else(|| format!("no indicator {id}"))?;
        let selection = selection_of(body)?;
        let value = known.evaluate(&self.release, &selection);
        let value = value.map_err(|error| error.to_string())?;
        let points = selection.by.first().map(|&variable| {
            let points = known.breakdown(&self.release, &selection, variable);
            let points = points.expect("what was answered can be evaluated");
            let values = points.into_iter().map(|point| as_sent(&point.value));
            values.collect::<Vec<_>>()
        });
        let answered = body["points"].as_array().map(|points| {
            let values = points.iter().map(|point| point["value"].clone());
            values.collect::<Vec<_>>()
        });
        if body["value"] == as_sent(&value) && answered == points {
            Ok(())
        } else {
            Err(format!("{address} is not what the formula makes"))
        }
    }
}

/// A value as a reader gets it: the last binary digit of a number can change
/// when its text is read.
fn as_sent(value: &IndicatorValue) -> Value {
    let text = serde_json::to_string(value).expect("JSON");
    serde_json::from_str(&text).expect("JSON")
}

/// The selection that an answer names.
fn selection_of(body: &Value) -> Result<Selection, String> {
    let selection = body["selection"].as_str();
    let selection = selection.and_then(|text| text.parse().ok());
    selection.ok_or("no selection".into())
}

/// Whether an answer of the API is a table whose numbers stand in JSON too.
pub fn has_twin(path: &str, answer: &Answer) -> bool {
    let media_type = media_type(answer);
    !media_type.ends_with("json") && !path.contains("/files/") && !path.ends_with("/file")
}

fn media_type(answer: &Answer) -> &str {
    let media_type = answer.header(header::CONTENT_TYPE);
    media_type.split(';').next().unwrap_or_default()
}

/// The same address in JSON.
pub fn as_json(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let of_files = ["format=", "bom=", "labels="];
    let rest: Vec<_> = query
        .split('&')
        .filter(|pair| !of_files.iter().any(|key| pair.starts_with(key)))
        .collect();
    format!("{path}?{}", rest.join("&"))
}
