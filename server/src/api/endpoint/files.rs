//! Addresses of tables that are ready to hand in.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL, json_of};
use crate::api::{format::Format, ready};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/files",
        id: "listFiles",
        summary: (
            "Las tablas listas para entregar y su correspondencia",
            "Tables ready to hand in and how they correspond",
        ),
        parameters: &[In::Release, In::Lang, In::Bom],
        answers: json_of!("Files"),
        problems: &[P::MalformedQuery, P::UnknownVariable, P::UnknownRelease],
        route: || get(ready::list),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/files/{name}",
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
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::UnknownPath,
            P::NotMade,
        ],
        route: || get(ready::show),
        ..USUAL
    },
];
