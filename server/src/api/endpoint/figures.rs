//! Addresses of figures in other places: a page for frames, two pictures.

use axum::{http::StatusCode, routing::get};

use super::{By, Endpoint, In, P, Pages, USUAL};
use crate::embed::{self, Form};

/// All three are told apart behind one route: the ending follows the name.
const ROUTE: Option<&str> = Some("/embed/{file}");

/// What a picture takes.
const OF_PICTURE: &[In] = &[
    In::Beside(By::Figure),
    In::Measure,
    In::Filters,
    In::Release,
    In::Lang,
    In::Beside(By::PictureTheme),
    In::Beside(By::Width),
];

/// What can be wrong with the address of a picture.
const OF_PICTURES: &[P] = &[
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
    P::NothingToDraw,
    P::NotMade,
];

/// The two pictures of an indicator are told apart in the same way.
const INDICATOR_ROUTE: Option<&str> = Some("/embed/{indicator}/{file}");

/// What a picture of an indicator takes.
const OF_INDICATOR: &[In] = &[
    In::IndicatorId,
    In::Beside(By::IndicatorPart),
    In::ByOne,
    In::Filters,
    In::Release,
    In::Lang,
    In::Beside(By::PictureTheme),
    In::Beside(By::Width),
];

/// What can be wrong with the address of a picture of an indicator.
const OF_INDICATORS: &[P] = &[
    P::MalformedQuery,
    P::UnknownVariable,
    P::UnknownCode,
    P::UnknownRelease,
    P::UnknownPath,
    P::OwnVariable,
    P::NotTabulated,
    P::PooledOnly,
    P::TooManyVariables,
    P::TableNotPublished,
    P::NothingToDraw,
    P::NotMade,
];

/// A picture of a figure, in either form.
const PICTURE: Endpoint = Endpoint {
    route_path: ROUTE,
    parameters: OF_PICTURE,
    problems: OF_PICTURES,
    route: || get(embed::figure),
    ..USUAL
};

/// A picture of a figure of an indicator's page, in either form.
const INDICATOR: Endpoint = Endpoint {
    route_path: INDICATOR_ROUTE,
    parameters: OF_INDICATOR,
    problems: OF_INDICATORS,
    route: || get(embed::indicator_figure),
    ..USUAL
};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/embed/{figure}",
        route_path: ROUTE,
        id: "getFigurePage",
        summary: (
            "Una figura como página para el marco de otro sitio",
            "A figure as a page for a frame of another site",
        ),
        parameters: &[
            In::Beside(By::Figure),
            In::Measure,
            In::Filters,
            In::Release,
            In::Lang,
            In::Beside(By::FrameTheme),
            In::Beside(By::Locked),
            In::Beside(By::Controls),
        ],
        answers: || vec![("text/html", "Page")],
        settles: true,
        pages: Some(Pages {
            media_type: "text/html",
            statuses: &[
                StatusCode::BAD_REQUEST,
                StatusCode::NOT_FOUND,
                StatusCode::UNPROCESSABLE_ENTITY,
            ],
        }),
        // A name with a point in it is no figure.
        problems: &[P::UnknownPath],
        route: || get(embed::figure),
        ..USUAL
    },
    Endpoint {
        path: "/embed/{figure}.svg",
        id: "getFigureSvg",
        summary: (
            "Una figura como imagen de formas y textos",
            "A figure as a picture of shapes and texts",
        ),
        answers: || vec![(Form::Svg.media_type(), "Bytes")],
        ..PICTURE
    },
    Endpoint {
        path: "/embed/{figure}.png",
        id: "getFigurePng",
        summary: (
            "Una figura como imagen de puntos, dos por cada píxel pedido",
            "A figure as a picture of dots, two for each pixel that is asked for",
        ),
        answers: || vec![(Form::Png.media_type(), "Bytes")],
        ..PICTURE
    },
    Endpoint {
        path: "/embed/{id}/{part}.svg",
        id: "getIndicatorSvg",
        summary: (
            "Una figura de un indicador como imagen de formas y textos",
            "A figure of an indicator as a picture of shapes and texts",
        ),
        answers: || vec![(Form::Svg.media_type(), "Bytes")],
        ..INDICATOR
    },
    Endpoint {
        path: "/embed/{id}/{part}.png",
        id: "getIndicatorPng",
        summary: (
            "Una figura de un indicador como imagen de puntos",
            "A figure of an indicator as a picture of dots",
        ),
        answers: || vec![(Form::Png.media_type(), "Bytes")],
        ..INDICATOR
    },
];
