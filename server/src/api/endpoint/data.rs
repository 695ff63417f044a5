//! The address of cells.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL};
use crate::api::{data, format::Format};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[Endpoint {
    path: "/api/v1/data",
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
    ..USUAL
}];
