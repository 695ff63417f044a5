//! The description is true: what it says is answered, what is answered it
//! says, and what it does not allow is refused.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use domain::{label::Language, release};
use jsonschema::Validator;
use serde_json::{Value, json};
use server::api::{
    endpoint::{self, Endpoint},
    openapi::describe,
};

use crate::{
    embed::painting,
    support::{Answer, Dashboard, dashboard},
};

/// The addresses that are there without shapes of an operator.
fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    endpoint::all().filter(|endpoint| endpoint.id != "getGeography")
}

/// An address of the sample release with these pairs in its query.
fn asked(path: &str, pairs: &str) -> String {
    let address = address(path);
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}{pairs}")
}

/// The address of an endpoint of the sample release.
fn address(path: &str) -> String {
    if path == "/oembed" {
        return "/oembed?url=/es/acreditadas".to_owned();
    }
    let id = if path.contains("indicators") || path.starts_with("/embed/{id}/") {
        "ACC-RATE"
    } else {
        "2022-06"
    };
    let path = path
        .replace("{name}", "glotip.csv")
        .replace("{figure}", "sex")
        .replace("{part}", "series")
        .replace("{page}", "es/acreditadas");
    path.replace("{id}", id).replace("{variable}", "sex")
}

fn operations(api: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let paths = api["paths"].as_object().expect("paths");
    paths
        .iter()
        .map(|(path, item)| (path.as_str(), &item["get"]))
}

/// Checks instances of one of the schemas.
fn validator(api: &Value, name: &str) -> Validator {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/components/schemas/{name}"),
        "components": api["components"],
    });
    jsonschema::validator_for(&schema).expect("a sound schema")
}

fn assert_valid(validator: &Validator, instance: &Value, what: &str) {
    let errors: Vec<_> = validator
        .iter_errors(instance)
        .map(|error| format!("{error} at {}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

fn described() -> Value {
    describe(Some(&release::sample()), Language::En, "")
}

/// The queries that show most of what an address can answer.
fn queries(path: &str) -> &'static [&'static str] {
    match path {
        "/api/v1/data" => &[
            "",
            "by=sex,age_group&period=2019-2021",
            "measure=applications&by=period,sex",
            "by=province&sex=1&age_group=_U&lang=en",
            "release=2022-06&by=canton&period=2019-2021",
        ],
        "/api/v1/indicators/{id}" => &["", "by=period", "by=sex&province=1&lang=en"],
        "/api/v1/releases/{id}/changes" => &["", "by=sex&period=2020", "from=2022-06&lang=en"],
        "/api/v1/releases" | "/api/v1/indicators" => {
            &["", "limit=1&offset=0&lang=en", "offset=400"]
        }
        _ => &["", "lang=en"],
    }
}

#[tokio::test]
async fn every_answer_in_json_has_the_shape_that_is_described() {
    let dashboard = dashboard();
    let api = dashboard.get("/api/v1/openapi.json?lang=en").await.json();
    for endpoint in endpoints() {
        for (media_type, schema) in (endpoint.answers)() {
            if media_type != "application/json" || schema == "JsonStat" {
                continue;
            }
            let validator = validator(&api, schema);
            for query in queries(endpoint.path) {
                let address = asked(endpoint.path, query);
                let answer = dashboard.get(&address).await;
                assert_eq!(answer.status, StatusCode::OK, "{address}");
                assert_valid(&validator, &answer.json(), &address);
            }
        }
    }
}

#[tokio::test]
async fn every_indicator_and_every_code_list_has_the_shape_that_is_described() {
    let dashboard = dashboard();
    let api = described();
    let indicator = validator(&api, "Indicator");
    for known in domain::indicator::all() {
        let address = format!("/api/v1/indicators/{}?by=period", known.id);
        let answer = dashboard.get(&address).await;
        if answer.status == StatusCode::OK {
            assert_valid(&indicator, &answer.json(), &address);
        } else {
            assert_valid(&validator(&api, "Problem"), &answer.problem(), &address);
        }
    }
    let list = validator(&api, "Classification");
    for dimension in release::sample().dimensions() {
        let address = format!("/api/v1/classifications/{}", dimension.variable);
        assert_valid(&list, &dashboard.get(&address).await.json(), &address);
    }
}

#[tokio::test]
async fn every_format_is_answered_with_the_media_type_that_is_described() {
    let dashboard = painting();
    let api = described();
    for endpoint in endpoints() {
        let path = endpoint.path;
        let content = &api["paths"][path]["get"]["responses"]["200"]["content"];
        let known: BTreeSet<_> = content.as_object().expect("media types").keys().collect();
        let formats = parameter_values(&api["paths"][path]["get"], "format");
        let queries = formats.iter().map(|format| format!("format={format}"));
        for query in queries.chain([String::new()]) {
            let address = asked(path, &query);
            let answer = dashboard.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let content_type = answer.header(header::CONTENT_TYPE);
            let media_type = content_type.split(';').next().unwrap_or_default();
            assert!(
                known.contains(&media_type.to_owned()),
                "{address}: {media_type}"
            );
        }
    }
}

fn parameter_values(operation: &Value, name: &str) -> Vec<String> {
    let parameters = operation["parameters"].as_array().expect("parameters");
    let parameter = parameters
        .iter()
        .find(|parameter| parameter["name"] == name);
    let values = parameter.and_then(|parameter| parameter["schema"]["enum"].as_array());
    let values = values.into_iter().flatten();
    values
        .map(|value| value.as_str().expect("a text").to_owned())
        .collect()
}

#[tokio::test]
async fn every_value_that_a_parameter_is_said_to_take_is_taken() {
    let dashboard = painting();
    let api = described();
    for (path, operation) in operations(&api) {
        for parameter in operation["parameters"].as_array().expect("parameters") {
            let name = parameter["name"].as_str().expect("a name");
            let is_picture = path.ends_with("svg") || path.ends_with("png");
            // Drawing takes its time, and filters are read as by the page.
            let most = if is_picture { 2 } else { usize::MAX };
            for value in parameter_values(operation, name).into_iter().take(most) {
                let asked = match parameter["in"].as_str() {
                    Some("path") => address(&path.replace(&format!("{{{name}}}"), &value)),
                    _ => asked(path, &format!("{name}={value}")),
                };
                let answer = patiently(&dashboard, &asked).await;
                let status = answer.status.as_u16();
                let refused = match status {
                    // An indicator is not broken down by what it is about, nor
                    // a figure filtered by what the release keeps apart.
                    422 => path.ends_with("indicators/{id}") || !path.starts_with("/api"),
                    // The one spelling of an address leaves out what holds anyway.
                    303 => path == "/embed/{figure}",
                    404 => is_picture && answer.problem()["type"] == NOTHING_TO_DRAW,
                    _ => status == 200,
                };
                assert!(refused, "{asked}: {status}");
            }
        }
    }
}

/// Asks as a client does that is told to try again: a busy machine draws late.
async fn patiently(dashboard: &Dashboard, asked: &str) -> Answer {
    for _ in 0..10 {
        let answer = dashboard.get(asked).await;
        if answer.status != StatusCode::SERVICE_UNAVAILABLE {
            return answer;
        }
        assert!(answer.headers.contains_key(header::RETRY_AFTER), "{asked}");
    }
    panic!("{asked}: not served");
}

/// The problem of a figure that has no number under its filters.
const NOTHING_TO_DRAW: &str = "/api/v1/problems#nothing-to-draw";

/// Values that no parameter takes.
const HOSTILE: [&str; 14] = [
    "%ff",
    "%00",
    "%",
    "%F0%9F%92%A9",
    "..%2f..%2fetc%2fpasswd",
    "-1",
    "1e9",
    "18446744073709551616",
    "null",
    "'%20OR%201=1--",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%0d%0aset-cookie:a=b",
    "=1%2B1",
    "{{7*7}}",
];

/// Checks that an answer is a problem of the kinds that are described for the
/// address, or a refusal in words where those are, and that it hands nothing
/// back.
fn assert_refused(api: &Value, path: &str, answer: &Answer, asked: &str) {
    let response = &api["paths"][path]["get"]["responses"][answer.status.as_str()];
    assert!(!answer.headers.contains_key(header::SET_COOKIE), "{asked}");
    let media_type = answer.header(header::CONTENT_TYPE).split(';').next();
    let media_type = media_type.unwrap_or_default();
    if media_type != "application/problem+json" {
        let described = response["content"].get(media_type);
        assert!(
            described.is_some(),
            "{asked}: {} {media_type}",
            answer.status
        );
        assert!(!answer.text().contains("<script>alert"), "{asked}");
        return;
    }
    let problem = answer.problem();
    assert_valid(&validator(api, "Problem"), &problem, asked);
    let description = response["description"].as_str().unwrap_or_default();
    let slug = problem["type"].as_str().expect("a type");
    let slug = slug.rsplit('#').next().expect("a slug");
    assert!(
        description.contains(slug),
        "{asked}: {slug} is not described"
    );
    assert!(answer.body.len() < 20_000, "{asked}");
}

#[tokio::test]
async fn what_no_parameter_takes_is_refused_with_a_described_problem() {
    let dashboard = dashboard();
    let api = described();
    let long = "9".repeat(1_500);
    let too_long = "9".repeat(10_000);
    let mut refused = 0;
    for (path, operation) in operations(&api) {
        for parameter in operation["parameters"].as_array().expect("parameters") {
            let name = parameter["name"].as_str().expect("a name");
            let is_path = parameter["in"] == "path";
            for value in HOSTILE.into_iter().chain([&*long, &*too_long]) {
                let asked = if is_path {
                    path.replace(&format!("{{{name}}}"), value)
                } else if parameter["required"] == true {
                    format!("{path}?{name}={value}")
                } else {
                    asked(path, &format!("{name}={value}"))
                };
                let answer = dashboard.get(&asked).await;
                let short = &asked[..asked.len().min(80)];
                assert_refused(&api, path, &answer, short);
                refused += 1;
            }
            if !is_path {
                let value = parameter_values(operation, name);
                let value = value.first().map_or("1", String::as_str);
                let twice = asked(path, &format!("{name}={value}&{name}={value}"));
                assert_refused(&api, path, &dashboard.get(&twice).await, &twice);
            }
        }
        // What other versions of oEmbed take is none of ours.
        if path != "/oembed" {
            let unknown = asked(path, "shoe_size=43");
            assert_refused(&api, path, &dashboard.get(&unknown).await, &unknown);
        }
    }
    assert!(refused > 500);
}

#[tokio::test]
async fn no_address_takes_anything_but_reading() {
    let dashboard = dashboard();
    for endpoint in endpoints().filter(|it| it.path.starts_with("/api/")) {
        let address = address(endpoint.path);
        for method in [
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
            Method::TRACE,
        ] {
            let answer = dashboard.method(method.clone(), &address).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {address}"
            );
            assert_eq!(answer.header(header::ALLOW), "GET, HEAD, OPTIONS");
            answer.problem();
        }
        let head = dashboard.method(Method::HEAD, &address).await;
        assert_eq!(head.status, StatusCode::OK, "HEAD {address}");
        assert!(head.body.is_empty());
        let open = dashboard.method(Method::OPTIONS, &address).await;
        assert_eq!(open.status, StatusCode::NO_CONTENT, "OPTIONS {address}");
        assert_eq!(open.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    }
}

#[tokio::test]
async fn every_answer_has_a_tag_and_is_not_sent_again_while_nothing_changed() {
    let dashboard = painting();
    for endpoint in endpoints() {
        // Pages carry a nonce of their own, and oEmbed says how long it holds.
        if ["listProblems", "getFigurePage", "getOembed"].contains(&endpoint.id) {
            continue;
        }
        let address = address(endpoint.path);
        let first = dashboard.get(&address).await;
        let tag = first.header(header::ETAG).to_owned();
        assert!(!tag.is_empty(), "{address}");
        assert!(!first.header(header::CACHE_CONTROL).is_empty(), "{address}");
        let again = dashboard
            .get_with(&address, &[(header::IF_NONE_MATCH, &tag)])
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        assert!(again.body.is_empty());
    }
}

#[tokio::test]
async fn without_a_release_the_description_is_there_and_every_address_says_why_it_is_not() {
    let dashboard = Dashboard::with(&[]);
    let api = dashboard.get("/api/v1/openapi.json").await.json();
    assert_eq!(api["openapi"], "3.1.1");
    for (path, _) in operations(&api) {
        let answer = dashboard.get(&address(path)).await;
        let status = answer.status.as_u16();
        assert!([200, 404, 503].contains(&status), "{path}: {status}");
    }
}

#[test]
fn the_description_speaks_both_languages() {
    let release = release::sample();
    let spanish = describe(Some(&release), Language::Es, "").to_string();
    let english = describe(Some(&release), Language::En, "").to_string();
    assert!(spanish.contains("Las celdas de una selección"));
    assert!(english.contains("The cells of a selection"));
    assert!(!english.contains("Idioma"));
}

#[tokio::test]
async fn a_list_is_read_part_by_part_along_its_links() {
    let dashboard = dashboard();
    let mut address = "/api/v1/indicators?limit=7&lang=en".to_owned();
    let mut ids = Vec::new();
    loop {
        let answer = dashboard.get(&address).await;
        let body = answer.json();
        for indicator in body["indicators"].as_array().expect("indicators") {
            ids.push(indicator["id"].as_str().expect("an id").to_owned());
        }
        let links = answer.headers.get_all(header::LINK).iter();
        let next = links
            .filter_map(|link| link.to_str().ok())
            .find_map(|link| link.strip_suffix(">; rel=\"next\"")?.strip_prefix('<'));
        match next {
            Some(next) => address = next.to_owned(),
            None => break,
        }
    }
    let all: Vec<_> = domain::indicator::all()
        .map(|it| it.id.to_owned())
        .collect();
    assert_eq!(ids, all);
}

#[tokio::test]
async fn pictures_and_workbooks_say_what_is_wrong_as_the_api_does() {
    let dashboard = dashboard();
    for address in [
        "/embed/%ff.svg",
        "/embed/nobody.svg",
        "/embed/",
        "/workbook/%ff.xlsx",
        "/workbook/es/nada.xlsx",
        "/api/%ff",
        "/api/v1/releases/%ff/file",
        "/api/v2/data",
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        answer.problem();
    }
    for address in ["/embed/sex.svg", "/workbook/es/acreditadas.xlsx"] {
        let answer = dashboard.method(Method::POST, address).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
        assert_eq!(answer.header(header::ALLOW), "GET, HEAD");
        answer.problem();
    }
}
