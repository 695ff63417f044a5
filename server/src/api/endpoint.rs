//! Every address of the API: what it takes, what it answers, who answers it.
//!
//! The router and the description are both made from this table, so none of
//! them can know an address that the other does not.

use axum::routing::{MethodRouter, get};

use super::{
    data,
    format::Format,
    indicators, openapi,
    problem::{self, ProblemKind as P},
    ready, releases,
    structures::{self, ListFormat},
};
use crate::web::AppState;

/// Words in Spanish and English.
pub type Words = (&'static str, &'static str);

/// One address.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// Below `/api`, with its parameters in braces.
    pub path: &'static str,
    /// A name for programs.
    pub id: &'static str,
    /// What it is for.
    pub summary: Words,
    /// What it takes, beside nothing.
    pub parameters: &'static [Parameter],
    /// What it answers: media types with the name of their schema.
    pub answers: fn() -> Vec<(&'static str, &'static str)>,
    /// Whether the newest release is found under the name `latest`.
    pub has_latest: bool,
    /// What can go wrong, beside what can everywhere.
    pub problems: &'static [P],
    /// Who answers it.
    pub route: fn() -> MethodRouter<AppState>,
}

/// What an address takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// In the path: the id of a release, or `latest`.
    ReleaseId,
    /// In the path: a variable.
    VariableName,
    /// In the path: the id of an indicator.
    IndicatorId,
    /// In the path: a ready file with the ending of its format.
    FileName,
    /// What is counted.
    Measure,
    /// The variables of a breakdown.
    By,
    /// The one variable of a breakdown.
    ByOne,
    /// A filter for each variable.
    Filters,
    /// The release to answer from.
    Release,
    /// The language of texts.
    Lang,
    /// One of the formats of data.
    Format,
    /// One of the formats of a code list.
    ListFormat,
    /// One of the formats of indicators.
    TableFormat,
    /// A byte-order mark before CSV.
    Bom,
    /// Names in SDMX-CSV.
    Labels,
    /// The length of a part.
    Limit,
    /// Where a part begins.
    Offset,
}

use Parameter as In;

/// The answers of an address that speaks JSON only.
macro_rules! json_of {
    ($schema:literal) => {
        || vec![("application/json", $schema)]
    };
}

/// Every address.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/v1/releases",
        id: "listReleases",
        summary: (
            "Las publicaciones, la más nueva primero",
            "Releases, the newest first",
        ),
        parameters: &[In::Limit, In::Offset, In::Lang],
        answers: json_of!("Releases"),
        has_latest: false,
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(releases::list),
    },
    Endpoint {
        path: "/v1/releases/{id}",
        id: "getRelease",
        summary: (
            "Una publicación: sus variables con todos sus códigos y sus series exactas",
            "One release: its variables with all their codes, and its exact series",
        ),
        parameters: &[In::ReleaseId, In::Lang],
        answers: json_of!("Release"),
        has_latest: true,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
        ],
        route: || get(releases::show),
    },
    Endpoint {
        path: "/v1/releases/{id}/file",
        id: "getReleaseFile",
        summary: (
            "El archivo de una publicación: todo lo publicado",
            "The file of a release: everything that is published",
        ),
        parameters: &[In::ReleaseId, In::Lang],
        answers: || vec![(super::RELEASE_MEDIA_TYPE, "Bytes")],
        has_latest: true,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
        ],
        route: || get(releases::file),
    },
    Endpoint {
        path: "/v1/releases/{id}/structure",
        id: "getReleaseStructure",
        summary: (
            "La estructura de los datos y sus listas de códigos, en SDMX-JSON 2.0",
            "The structure of the data and its code lists, as SDMX-JSON 2.0",
        ),
        parameters: &[In::ReleaseId, In::Lang],
        answers: || vec![(ListFormat::SdmxJson.media_type(), "SdmxStructure")],
        has_latest: true,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
        ],
        route: || get(structures::of_release),
    },
    Endpoint {
        path: "/v1/classifications",
        id: "listClassifications",
        summary: (
            "Las variables de una publicación",
            "The variables of a release",
        ),
        parameters: &[In::Release, In::Lang],
        answers: json_of!("Classifications"),
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
        ],
        route: || get(structures::list),
    },
    Endpoint {
        path: "/v1/classifications/{variable}",
        id: "getClassification",
        summary: (
            "Todos los códigos de una variable",
            "Every code of a variable",
        ),
        parameters: &[
            In::VariableName,
            In::Release,
            In::ListFormat,
            In::Lang,
            In::Bom,
        ],
        answers: || {
            vec![
                (ListFormat::Json.media_type(), "Classification"),
                (ListFormat::Csv.media_type(), "Table"),
                (ListFormat::SdmxJson.media_type(), "SdmxStructure"),
            ]
        },
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
            P::UnknownPath,
        ],
        route: || get(structures::show),
    },
    Endpoint {
        path: "/v1/data",
        id: "getData",
        summary: (
            "Las celdas de una selección: la misma que la dirección de una página",
            "The cells of a selection: the same as in the address of a page",
        ),
        parameters: &[
            In::Measure,
            In::By,
            In::Filters,
            In::Release,
            In::Format,
            In::Lang,
            In::Bom,
            In::Labels,
        ],
        answers: || {
            let schema = |format| match format {
                Format::Json => "Data",
                Format::JsonStat => "JsonStat",
                Format::Csvw => "TableMetadata",
                Format::Xlsx => "Bytes",
                Format::Csv | Format::SdmxCsv => "Table",
            };
            Format::ALL
                .map(|format| (format.media_type(), schema(format)))
                .to_vec()
        },
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownMeasure,
            P::UnknownCode,
            P::UnknownRelease,
            P::NotAcceptable,
            P::NotTabulated,
            P::PooledOnly,
            P::TooManyVariables,
            P::TableNotPublished,
            P::NotMade,
        ],
        route: || get(data::data),
    },
    Endpoint {
        path: "/v1/indicators",
        id: "listIndicators",
        summary: ("El catálogo de indicadores", "The catalogue of indicators"),
        parameters: &[
            In::Release,
            In::TableFormat,
            In::Lang,
            In::Bom,
            In::Limit,
            In::Offset,
        ],
        answers: || {
            vec![
                (Format::Json.media_type(), "Indicators"),
                (Format::Csv.media_type(), "Table"),
            ]
        },
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
        ],
        route: || get(indicators::list),
    },
    Endpoint {
        path: "/v1/indicators/{id}",
        id: "getIndicator",
        summary: (
            "Un indicador: qué es, su valor y sus valores por una variable",
            "One indicator: what it is, its value, its values by one variable",
        ),
        parameters: &[
            In::IndicatorId,
            In::ByOne,
            In::Filters,
            In::Release,
            In::TableFormat,
            In::Lang,
            In::Bom,
        ],
        answers: || {
            vec![
                (Format::Json.media_type(), "Indicator"),
                (Format::Csv.media_type(), "Table"),
            ]
        },
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownCode,
            P::UnknownIndicator,
            P::UnknownPath,
            P::UnknownRelease,
            P::NotAcceptable,
            P::OwnVariable,
            P::NotTabulated,
            P::PooledOnly,
            P::TooManyVariables,
            P::TableNotPublished,
        ],
        route: || get(indicators::show),
    },
    Endpoint {
        path: "/v1/files",
        id: "listFiles",
        summary: (
            "Las tablas listas para entregar y su correspondencia",
            "Tables ready to hand in and how they correspond",
        ),
        parameters: &[In::Release, In::Lang, In::Bom],
        answers: json_of!("Files"),
        has_latest: false,
        problems: &[P::MalformedQuery, P::UnknownVariable, P::UnknownRelease],
        route: || get(ready::list),
    },
    Endpoint {
        path: "/v1/files/{name}",
        id: "getFile",
        summary: (
            "Una tabla lista para entregar",
            "A table that is ready to hand in",
        ),
        parameters: &[In::FileName, In::Release, In::Lang, In::Bom],
        answers: || {
            vec![
                (Format::Csv.media_type(), "Table"),
                (Format::Xlsx.media_type(), "Bytes"),
            ]
        },
        has_latest: false,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
            P::NotMade,
        ],
        route: || get(ready::show),
    },
    Endpoint {
        path: "/v1/problems",
        id: "listProblems",
        summary: ("Los tipos de problemas", "The types of problems"),
        parameters: &[In::Lang],
        answers: json_of!("Problems"),
        has_latest: false,
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(problem::list),
    },
    Endpoint {
        path: "/v1/openapi.json",
        id: "getDescription",
        summary: (
            "Esta descripción, en OpenAPI 3.1",
            "This description, as OpenAPI 3.1",
        ),
        parameters: &[In::Lang],
        answers: || vec![(openapi::MEDIA_TYPE, "Description")],
        has_latest: false,
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(openapi::document),
    },
];

/// What can go wrong at every address. `NoRelease` stands here too: only the
/// types of problems and the description are there without any.
pub const EVERYWHERE: &[P] = &[
    P::QueryTooLong,
    P::TooLarge,
    P::TooManyRequests,
    P::NoRelease,
    P::TimedOut,
    P::Overloaded,
];
