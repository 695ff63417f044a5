//! Addresses of indicators.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL};
use crate::api::{format::Format, indicators};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/indicators",
        id: "listIndicators",
        summary: ("El catálogo de indicadores", "The catalogue of indicators"),
        parameters: &[
            In::Release,
            In::IndicatorFormat,
            In::Lang,
            In::Bom,
            In::Limit,
            In::Offset,
        ],
        answers: || {
            vec![
                (Format::Json.media_type(), "Indicators"),
                (Format::Csv.media_type(), "Table"),
                (Format::Xlsx.media_type(), "Bytes"),
            ]
        },
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
        ],
        route: || get(indicators::list),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/indicators/{id}",
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
            In::IndicatorFormat,
            In::Lang,
            In::Bom,
        ],
        answers: || {
            vec![
                (Format::Json.media_type(), "Indicator"),
                (Format::Csv.media_type(), "Table"),
                (Format::Xlsx.media_type(), "Bytes"),
            ]
        },
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
        ..USUAL
    },
];
