//! The address of pages as workbooks.

use axum::routing::get;

use super::{By, Endpoint, In, P, USUAL};
use crate::workbook;

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[Endpoint {
    path: "/workbook/{page}.xlsx",
    // A page of the map is a path of its own.
    route_path: Some("/workbook/{*page}"),
    id: "getWorkbook",
    summary: (
        "Una página entera como libro de cálculo: una hoja por figura",
        "A whole page as a workbook: a sheet for each figure",
    ),
    parameters: &[In::Beside(By::Page), In::Filters, In::Release],
    answers: || vec![(workbook::MEDIA_TYPE, "Bytes")],
    problems: &[
        P::MalformedQuery,
        P::UnknownVariable,
        P::UnknownMeasure,
        P::UnknownCode,
        P::UnknownRelease,
        P::UnknownPath,
        P::NotTabulated,
        P::PooledOnly,
        P::TooManyVariables,
        P::TableNotPublished,
        P::NotMade,
    ],
    route: || get(workbook::workbook),
    ..USUAL
}];
