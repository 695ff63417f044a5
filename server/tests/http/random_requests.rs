//! The canary: random requests over every address of the description, in every
//! format, and no number in any answer that the release does not hold.
//!
//! `ATALAYA_CANARY` says how many requests; `make canary` makes 100,000.

use std::collections::HashSet;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use domain::{
    indicator::{self, IndicatorValue},
    label::Language,
    release::{self, Release},
    selection::Selection,
};
use http_body_util::BodyExt;
use serde_json::Value;
use server::api::openapi::describe;
use tower::ServiceExt;

use crate::{
    canary::published,
    chance::{Chance, Requests},
    numbers,
    support::{Answer, dashboard},
};

/// How many requests a plain run of the tests makes.
const USUAL: usize = 2_000;
/// Every run makes the same requests.
const SEED: u64 = 20_251_125;

/// Judges answers by the release alone.
pub struct Judge {
    release: Release,
    known: HashSet<u64>,
    router: Router,
}

impl Judge {
    fn new(router: Router) -> Self {
        let release = release::sample();
        Self {
            known: published(&release),
            release,
            router,
        }
    }

    async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).body(Body::empty());
        let request = request.expect("a sound request");
        let response = self.router.clone().oneshot(request).await;
        let (parts, body) = response.expect("the router never fails").into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.expect("a whole body").to_bytes(),
        }
    }

    /// The numbers of an answer, or the first that the release does not hold.
    async fn judge(&self, address: &str) -> Result<usize, String> {
        let answer = self.get(address).await;
        if answer.status != StatusCode::OK {
            return Ok(0);
        }
        let path = address.split('?').next().unwrap_or_default();
        // Pages of figures and what is made of them are compared with the API
        // cell by cell: see `agreement`.
        if !path.starts_with("/api/") {
            return Ok(0);
        }
        if path.ends_with("/openapi.json") || path.ends_with("/file") {
            return self.document(path, &answer);
        }
        let media_type = answer.header(header::CONTENT_TYPE).to_owned();
        let media_type = media_type.split(';').next().unwrap_or_default();
        if media_type == "application/json" {
            let body = answer.json();
            if body["class"] == "dataset" {
                return numbers::in_dataset(&body, &self.known);
            }
            if path.contains("/indicators/") {
                self.indicator(address, &body)?;
            }
            return numbers::in_json(&body, &self.known);
        }
        if media_type.ends_with("+json") {
            return numbers::in_structure(&answer.json());
        }
        let fields = if media_type == "text/csv" || media_type.ends_with("+csv") {
            numbers::in_csv(answer.text())?
        } else {
            numbers::in_workbook(&answer)?
        };
        if path.contains("/files/") {
            return numbers::in_ready_file(&fields, &self.known);
        }
        if !fields.iter().any(|field| field.is_counted()) {
            return Ok(0);
        }
        // A file holds the numbers of the JSON, which is judged by itself.
        let twin = self.get(&as_json(address)).await.json();
        numbers::in_json(&twin, &self.known)?;
        numbers::among(&fields, &twin)
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
        let selection: Selection = body["selection"]
            .as_str()
            .and_then(|text| text.parse().ok())
            .ok_or("no selection")?;
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

/// The same address in JSON.
fn as_json(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let of_files = ["format=", "bom=", "labels="];
    let rest: Vec<_> = query
        .split('&')
        .filter(|pair| !of_files.iter().any(|key| pair.starts_with(key)))
        .collect();
    format!("{path}?{}", rest.join("&"))
}

/// Makes so many requests; the numbers that were judged, or the first fault.
async fn fly(router: Router, requests: usize) -> Result<usize, String> {
    let judge = Judge::new(router);
    let api = describe(Some(&judge.release), Language::Es, "");
    let mut random = Requests::new(&api, Chance::new(SEED));
    let mut judged = 0;
    for _ in 0..requests {
        let address = random.next_address();
        judged += judge
            .judge(&address)
            .await
            .map_err(|fault| format!("{address}: {fault}"))?;
    }
    Ok(judged)
}

#[tokio::test]
async fn no_random_request_is_answered_by_a_number_that_the_release_does_not_hold() {
    let requests = std::env::var("ATALAYA_CANARY").ok();
    let requests = requests.map_or(USUAL, |text| text.parse().expect("a number of requests"));
    let judged = fly(dashboard().router(), requests).await;
    let judged = judged.expect("numbers of the release alone");
    println!("{requests} requests, {judged} numbers judged");
    // It looked at something.
    assert!(judged > requests);
}

/// An answer that gives away what is withheld in one format.
async fn leak(request: Request, next: Next, format: &'static str) -> Response {
    let is_data = request.uri().path() == "/api/v1/data";
    let (mut parts, body) = next.run(request).await.into_parts();
    let bytes = body.collect().await.expect("a whole body").to_bytes();
    let of_format = parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|it| it.as_bytes().starts_with(format.as_bytes()));
    if !is_data || !of_format {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let text = String::from_utf8_lossy(&bytes)
        .replace(
            r#"{"status":"withheld"}"#,
            r#"{"status":"published","value":2}"#,
        )
        .replace(",,withheld,", ",2,withheld,");
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(text.len()));
    Response::from_parts(parts, Body::from(Bytes::from(text)))
}

#[tokio::test]
async fn the_canary_dies_of_a_leak_in_json_and_of_one_in_csv() {
    for format in ["application/json", "text/csv"] {
        let leaking = dashboard()
            .router()
            .layer(middleware::from_fn(move |request, next| {
                leak(request, next, format)
            }));
        let fault = fly(leaking, USUAL).await.expect_err(format);
        assert!(fault.contains("/api/v1/data"), "{fault}");
    }
}
