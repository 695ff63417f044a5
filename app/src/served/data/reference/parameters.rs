//! What an address takes.

use domain::{label::Language, variable::Variable};
use leptos::prelude::*;
use serde_json::Value;

use super::{list, schema, text};
use crate::text::data as words;

/// The parameters as tables: the filters, one for each variable, behind a
/// button.
pub(super) fn view(parameters: &[Value], language: Language) -> AnyView {
    if parameters.is_empty() {
        return view! { <p>{words::NO_PARAMETERS.get(language)}</p> }.into_any();
    }
    let (filters, own): (Vec<_>, Vec<_>) = parameters.iter().partition(|it| is_filter(it));
    let filters = (!filters.is_empty()).then(|| {
        view! {
            <details class="reference__filters">
                <summary>{words::filters(filters.len(), language)}</summary>
                {table(&filters, language)}
            </details>
        }
    });
    view! {
        <h4>{words::PARAMETERS.get(language)}</h4>
        {table(&own, language)}
        {filters}
    }
    .into_any()
}

/// Whether a parameter keeps one item of a variable.
fn is_filter(parameter: &Value) -> bool {
    let name = text(&parameter["name"]);
    parameter["in"] == "query" && Variable::ALL.iter().any(|variable| variable.name() == name)
}

fn table(parameters: &[&Value], language: Language) -> AnyView {
    let rows: Vec<_> = parameters
        .iter()
        .map(|parameter| {
            let place = match parameter["in"].as_str() {
                Some("path") => words::IN_PATH,
                _ => words::IN_QUERY,
            };
            let required = (parameter["required"] == true)
                .then(|| format!(", {}", words::REQUIRED.get(language)));
            view! {
                <tr>
                    <th scope="row">
                        <code>{text(&parameter["name"])}</code>
                    </th>
                    <td>{place.get(language)} {required}</td>
                    <td>{text(&parameter["description"])}</td>
                    <td>{schema::kind(&parameter["schema"], language)}</td>
                </tr>
            }
        })
        .collect();
    let heads = [words::NAME, words::PLACE, words::MEANING, words::TAKES];
    let heads = heads.map(|head| view! { <th scope="col">{head.get(language)}</th> });
    view! {
        <div class="data-table__scroll" tabindex="0" role="region" aria-label=words::PARAMETERS.get(language)>
            <table class="data-table reference__parameters">
                <thead>
                    <tr>{heads.into_iter().collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// An address that is answered: the path with a value for each of its
/// parameters, and those of the query that have to be there.
pub(super) fn example(path: &str, parameters: &[Value]) -> String {
    let mut path = path.to_owned();
    let mut query = Vec::new();
    for parameter in parameters {
        let name = text(&parameter["name"]);
        let schema = &parameter["schema"];
        let values = [&parameter["examples"], &schema["examples"], &schema["enum"]];
        let value = values.into_iter().find_map(|values| list(values).first());
        let value = value.map(text).unwrap_or_default();
        if parameter["in"] == "path" {
            path = path.replace(&format!("{{{name}}}"), &value);
        } else if parameter["required"] == true {
            query.push(format!("{name}={value}"));
        }
    }
    match query.join("&") {
        query if query.is_empty() => path,
        query => format!("{path}?{query}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_example_has_a_value_for_everything_that_must_be_there() {
        let parameters = [
            json!({ "name": "id", "in": "path", "required": true,
                "schema": { "examples": ["2025-12", "latest"] } }),
            json!({ "name": "url", "in": "query", "required": true,
                "schema": { "examples": ["https://a/es"] } }),
            json!({ "name": "lang", "in": "query", "required": false,
                "schema": { "enum": ["es", "en"] } }),
        ];
        assert_eq!(
            example("/releases/{id}", &parameters),
            "/releases/2025-12?url=https://a/es"
        );
    }
}
