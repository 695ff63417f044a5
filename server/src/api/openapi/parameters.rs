//! What the addresses take.

mod beside;

use domain::{
    indicator, label::Language, measure::Measure, release::Release, selection::MAX_QUERY_LENGTH,
    variable::Variable,
};
use serde_json::{Value, json};

use super::{Description, said};
use crate::{
    api::{
        endpoint::{Parameter, Words},
        format::Format,
        paging::{MAX_LIMIT, MAX_OFFSET, USUAL_LIMIT},
        ready,
        structures::ListFormat,
    },
    files::sdmx::csv::Labels,
};

/// Where a parameter stands.
#[derive(Clone, Copy)]
enum Place {
    Path,
    Query,
}

/// A parameter as OpenAPI describes it; filters are one for each variable of
/// the release.
pub(super) fn describe(parameter: Parameter, api: &Description<'_>) -> Vec<Value> {
    let Description {
        release, language, ..
    } = *api;
    let one = |name: &str, place: Place, words: Words, schema: Value| {
        vec![object(name, place, said(words, language), schema)]
    };
    match parameter {
        Parameter::ReleaseId => one("id", Place::Path, RELEASE_ID, release_ids(release, true)),
        Parameter::VariableName => one("variable", Place::Path, VARIABLE, variables(release)),
        Parameter::IndicatorId => {
            let ids: Vec<_> = indicator::all().map(|indicator| indicator.id).collect();
            one("id", Place::Path, INDICATOR, names(&ids))
        }
        Parameter::FileName => {
            let files: Vec<_> = ready::names().collect();
            let files: Vec<_> = files.iter().map(String::as_str).collect();
            one("name", Place::Path, FILE_NAME, names(&files))
        }
        Parameter::Measure => {
            let mut schema = names(&Measure::ALL.map(Measure::name));
            schema["default"] = json!(Measure::default().name());
            one("measure", Place::Query, MEASURE, schema)
        }
        Parameter::By => vec![breakdown(release, language)],
        Parameter::ByOne => one("by", Place::Query, BY_ONE, variables(release)),
        Parameter::Filters => filters(release, language),
        Parameter::Release => one("release", Place::Query, PINNED, release_ids(release, false)),
        Parameter::Lang => {
            let mut schema = names(&["es", "en"]);
            schema["default"] = json!("es");
            one("lang", Place::Query, LANG, schema)
        }
        Parameter::Format => one(
            "format",
            Place::Query,
            FORMAT,
            names(&Format::ALL.map(Format::name)),
        ),
        Parameter::ListFormat => one(
            "format",
            Place::Query,
            FORMAT,
            names(&ListFormat::ALL.map(ListFormat::name)),
        ),
        Parameter::TableFormat => one(
            "format",
            Place::Query,
            FORMAT,
            names(&[Format::Json, Format::Csv].map(Format::name)),
        ),
        Parameter::IndicatorFormat => one(
            "format",
            Place::Query,
            FORMAT,
            names(&[Format::Json, Format::Csv, Format::Xlsx].map(Format::name)),
        ),
        Parameter::Bom => one("bom", Place::Query, BOM, names(&["0", "1"])),
        Parameter::Labels => one(
            "labels",
            Place::Query,
            LABELS,
            names(&Labels::ALL.map(Labels::name)),
        ),
        Parameter::Limit => one(
            "limit",
            Place::Query,
            LIMIT,
            number_or_nothing(1, MAX_LIMIT, USUAL_LIMIT),
        ),
        Parameter::From => one("from", Place::Query, FROM, release_ids(release, false)),
        Parameter::Beside(parameter) => vec![beside::describe(parameter, api)],
        Parameter::Offset => one(
            "offset",
            Place::Query,
            OFFSET,
            number_or_nothing(0, MAX_OFFSET, 0),
        ),
    }
}

fn object(name: &str, place: Place, description: &str, mut schema: Value) -> Value {
    let (place, required) = match place {
        Place::Path => ("path", true),
        Place::Query => ("query", false),
    };
    // A form without scripts sends every control: an empty key asks nothing.
    let values = schema.get_mut("enum").and_then(Value::as_array_mut);
    if let (false, Some(values)) = (required, values) {
        values.push(json!(""));
    }
    json!({
        "name": name,
        "in": place,
        "required": required,
        "description": description,
        "schema": schema,
    })
}

fn number_or_nothing(least: usize, most: usize, usual: usize) -> Value {
    let number = json!({ "type": "integer", "minimum": least, "maximum": most });
    json!({ "anyOf": [number, { "const": "" }], "default": usual })
}

fn names(names: &[&str]) -> Value {
    json!({ "type": "string", "enum": names })
}

fn release_ids(release: Option<&Release>, with_latest: bool) -> Value {
    let newest = release.map(|release| release.id().as_str());
    let examples: Vec<_> = newest
        .into_iter()
        .chain(with_latest.then_some("latest"))
        .collect();
    let pattern = if with_latest {
        r"^(latest|\d[\d.-]{3,23})$"
    } else {
        r"^(\d[\d.-]{3,23})?$"
    };
    json!({ "type": "string", "pattern": pattern, "examples": examples })
}

/// The variables of a release; without one, all that a release can have.
fn known(release: Option<&Release>) -> Vec<Variable> {
    match release {
        Some(release) => {
            let dimensions = release.dimensions().iter();
            dimensions.map(|dimension| dimension.variable).collect()
        }
        None => Variable::ALL.to_vec(),
    }
}

fn variables(release: Option<&Release>) -> Value {
    let known = known(release);
    names(
        &known
            .iter()
            .map(|variable| variable.name())
            .collect::<Vec<_>>(),
    )
}

fn breakdown(release: Option<&Release>, language: Language) -> Value {
    let most = release.map_or(3, |release| release.manifest().policy.max_dimensions);
    let schema = json!({
        "type": "array",
        "items": variables(release),
        "uniqueItems": true,
        "maxItems": most,
    });
    let mut parameter = object("by", Place::Query, said(BY, language), schema);
    // One value, its parts separated by commas.
    parameter["style"] = json!("form");
    parameter["explode"] = json!(false);
    parameter
}

fn filters(release: Option<&Release>, language: Language) -> Vec<Value> {
    let Some(release) = release else {
        return known(None)
            .into_iter()
            .map(|variable| {
                let schema = json!({ "type": "string", "maxLength": MAX_QUERY_LENGTH });
                object(
                    variable.name(),
                    Place::Query,
                    said(FILTER, language),
                    schema,
                )
            })
            .collect();
    };
    let dimensions = release.dimensions().iter();
    dimensions
        .map(|dimension| {
            let codes: Vec<_> = dimension
                .items
                .iter()
                .map(|item| item.code.as_str())
                .collect();
            let label = dimension.label.in_language(language);
            let description = format!("{label}. {}", said(FILTER, language));
            object(
                dimension.variable.name(),
                Place::Query,
                &description,
                names(&codes),
            )
        })
        .collect()
}

const RELEASE_ID: Words = (
    "Nombre de una publicación; «latest» lleva a la más nueva",
    "The name of a release; \"latest\" leads to the newest",
);
const VARIABLE: Words = (
    "Una variable de la publicación",
    "A variable of the release",
);
const INDICATOR: Words = (
    "Identificador de un indicador del catálogo; da igual mayúscula o minúscula",
    "The id of an indicator of the catalogue, in any case",
);
const FILE_NAME: Words = (
    "Una tabla con la terminación de su formato",
    "A table with the ending of its format",
);
const MEASURE: Words = (
    "Qué se cuenta: personas acreditadas o solicitudes recibidas",
    "What is counted: accredited persons or applications received",
);
const BY: Words = (
    "Variables del desglose, la exterior primero, separadas por comas",
    "The variables of the breakdown, the outermost first, separated by commas",
);
const BY_ONE: Words = (
    "Una variable: el indicador por cada una de sus categorías",
    "One variable: the indicator for each of its categories",
);
const FILTER: Words = (
    "Filtro: una categoría o un grupo declarado",
    "A filter: one category or one declared group",
);
const PINNED: Words = (
    "Publicación que se fija; sin ella, la más nueva",
    "The release to pin; without it the newest",
);
const FROM: Words = (
    "Publicación con que se compara; sin ella, la anterior",
    "The release to compare with; without it the one before",
);
const LANG: Words = ("Idioma de los textos", "The language of texts");
const FORMAT: Words = (
    "Formato; sin él decide la cabecera Accept",
    "The format; without it the header Accept decides",
);
const BOM: Words = (
    "1: el CSV empieza con una marca de orden de bytes, para hojas de cálculo",
    "1: CSV begins with a byte-order mark, for spreadsheets",
);
const LABELS: Words = (
    "Códigos, nombres o ambos en SDMX-CSV",
    "Ids, names or both in SDMX-CSV",
);
const LIMIT: Words = ("Cuántos elementos como máximo", "How many entries at most");
const OFFSET: Words = (
    "Cuántos elementos se saltan desde el principio",
    "How many entries are skipped from the beginning",
);
