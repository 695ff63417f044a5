//! Addresses beside the API: for content managers, and what maps are drawn from.

use axum::{http::StatusCode, routing::get};

use super::{By, Endpoint, In, P, Pages, USUAL};
use crate::{oembed, web::geography};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/oembed",
        id: "getOembed",
        summary: (
            "Cómo incrustar lo que muestra una dirección (oEmbed)",
            "How to embed what an address shows (oEmbed)",
        ),
        parameters: &[
            In::Beside(By::Url),
            In::Beside(By::OembedFormat),
            In::Beside(By::MaxWidth),
            In::Beside(By::MaxHeight),
        ],
        answers: || vec![("application/json", "Oembed"), ("text/xml", "OembedXml")],
        problems: &[P::MalformedQuery, P::UnknownPath],
        // As the standard asks for a format that there is not.
        pages: Some(Pages {
            media_type: "text/plain",
            statuses: &[StatusCode::NOT_IMPLEMENTED],
        }),
        route: || get(oembed::oembed),
        ..USUAL
    },
    Endpoint {
        path: "/geography/{hash}.json",
        route_path: Some("/geography/{file}"),
        id: "getGeography",
        summary: (
            "Las formas de los cantones que cargó quien opera el tablero, en TopoJSON",
            "The shapes of the cantons that the operator loaded, as TopoJSON",
        ),
        parameters: &[In::Beside(By::Shapes)],
        answers: || vec![("application/json", "Topology")],
        pages: Some(Pages {
            media_type: "text/plain",
            statuses: &[StatusCode::NOT_FOUND],
        }),
        route: || get(geography::serve),
        ..USUAL
    },
];
