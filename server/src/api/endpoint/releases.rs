//! Addresses of releases.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL, json_of};
use crate::api::{
    RELEASE_MEDIA_TYPE, changes,
    format::Format,
    releases,
    structures::{self, ListFormat},
};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/releases",
        id: "listReleases",
        summary: (
            "Las publicaciones, la más nueva primero",
            "Releases, the newest first",
        ),
        parameters: &[In::Limit, In::Offset, In::Lang],
        answers: json_of!("Releases"),
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(releases::list),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/releases/{id}",
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
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/releases/{id}/file",
        id: "getReleaseFile",
        summary: (
            "El archivo de una publicación: todo lo publicado",
            "The file of a release: everything that is published",
        ),
        parameters: &[In::ReleaseId, In::Lang],
        answers: || vec![(RELEASE_MEDIA_TYPE, "Bytes")],
        has_latest: true,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
        ],
        route: || get(releases::file),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/releases/{id}/changes",
        id: "getReleaseChanges",
        summary: (
            "Qué cambió respecto de otra publicación: celdas, códigos, tablas y política",
            "What changed against another release: cells, codes, tables and policy",
        ),
        parameters: &[
            In::ReleaseId,
            In::From,
            In::Measure,
            In::By,
            In::Filters,
            In::TableFormat,
            In::Lang,
            In::Bom,
            In::Limit,
            In::Offset,
        ],
        answers: || {
            vec![
                (Format::Json.media_type(), "Changes"),
                (Format::Csv.media_type(), "Table"),
            ]
        },
        has_latest: true,
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownMeasure,
            P::UnknownCode,
            P::UnknownRelease,
            P::UnknownPath,
            P::NotAcceptable,
            P::NotTabulated,
            P::PooledOnly,
            P::TooManyVariables,
            P::TableNotPublished,
        ],
        route: || get(changes::show),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/releases/{id}/structure",
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
        ..USUAL
    },
];
