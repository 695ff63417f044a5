//! The description of the API, as it is read: made from the OpenAPI document
//! that programs get, so that it can say nothing else.

mod parameters;
mod schema;

use domain::{label::Language, release::Release};
use leptos::prelude::*;
use serde_json::Value;

use crate::{address, api::ApiDescription, embed::Hosting, text::data as words};

/// The media type of problems, said once for each address.
const PROBLEM: &str = "application/problem+json";

/// Every address with its parameters and answers, then the shapes of answers.
pub(super) fn view(release: &Release, language: Language) -> AnyView {
    let Some(ApiDescription(describe)) = use_context() else {
        return ().into_any();
    };
    let host = use_context::<Hosting>().unwrap_or_default().origin;
    let api = describe(release, language, &host);
    let operations: Vec<_> = members(&api["paths"])
        .map(|(path, item)| operation(path, &item["get"], language))
        .collect();
    let schemas: Vec<_> = members(&api["components"]["schemas"])
        .map(|(name, schema)| shape(name, schema, language))
        .collect();
    let document = format!("/api/v1/openapi.json?lang={}", language.code());
    let href = address::of(&document);
    view! {
        <section class="data-page__part" id="api" aria-labelledby="api-title">
            <h2 id="api-title">{words::API.get(language)}</h2>
            <p class="data-page__more">
                {words::API_MORE.get(language)} " "
                <a href=href rel="external">
                    <code>{document}</code>
                </a>
            </p>
            {operations}
            <h3 class="reference__heading">{words::SCHEMAS.get(language)}</h3>
            <div class="reference__shapes">{schemas}</div>
        </section>
    }
    .into_any()
}

fn members(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// One address: opened by its reader.
fn operation(path: &str, operation: &Value, language: Language) -> AnyView {
    let id = format!("api-{}", text(&operation["operationId"]));
    let parameters = list(&operation["parameters"]);
    let example = parameters::example(path, parameters);
    let answers: Vec<_> = members(&operation["responses"])
        .map(|(status, answer)| response(status, answer))
        .collect();
    view! {
        <details class="reference" id=id>
            <summary class="reference__summary">
                <code class="reference__path">"GET " {path.to_owned()}</code>
                " "
                <span class="reference__about">{text(&operation["summary"])}</span>
            </summary>
            <div class="reference__body">
                <p>
                    {words::EXAMPLE.get(language)} ": "
                    <a href=address::of(&example) rel="external">
                        <code>{example.clone()}</code>
                    </a>
                </p>
                {parameters::view(parameters, language)}
                <h4>{words::ANSWERS.get(language)}</h4>
                <p>
                    {words::PROBLEMS.get(language)} " " <code>{PROBLEM}</code> ": "
                    <a href="#shape-Problem">"Problem"</a> "."
                </p>
                <dl class="reference__answers">{answers}</dl>
            </div>
        </details>
    }
    .into_any()
}

fn response(status: &str, answer: &Value) -> AnyView {
    let contents: Vec<_> = members(&answer["content"])
        .filter(|(media_type, _)| *media_type != PROBLEM)
        .map(|(media_type, content)| {
            view! {
                <li>
                    <code>{media_type.clone()}</code>
                    {schema::kind_links(&content["schema"])}
                </li>
            }
        })
        .collect();
    let contents = (!contents.is_empty()).then(|| view! { <ul>{contents}</ul> });
    view! {
        <div class="reference__answer">
            <dt>{status.to_owned()}</dt>
            <dd>{text(&answer["description"])} {contents}</dd>
        </div>
    }
    .into_any()
}

fn shape(name: &str, described: &Value, language: Language) -> AnyView {
    view! {
        <details class="reference" id=format!("shape-{name}")>
            <summary class="reference__summary">
                <code class="reference__path">{name.to_owned()}</code>
            </summary>
            <div class="reference__body">{schema::view(described, language)}</div>
        </details>
    }
    .into_any()
}
