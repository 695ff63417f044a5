//! What went wrong, as `application/problem+json` (RFC 9457).

use app::address;
use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::label::{Label, Language};
use serde_json::{Map, Value, json};

use crate::web::AppState;

/// The media type of problems.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// A kind of problem: its name, status and meaning never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The query is not in the grammar.
    MalformedQuery,
    /// The query is too long.
    QueryTooLong,
    /// A key is no variable.
    UnknownVariable,
    /// There is no such measure.
    UnknownMeasure,
    /// The variable has no such category or group.
    UnknownCode,
    /// The catalogue has no such indicator.
    UnknownIndicator,
    /// The indicator is itself about the variable.
    OwnVariable,
    /// There is no such release.
    UnknownRelease,
    /// No release was published yet.
    NoRelease,
    /// The release does not tabulate the variable.
    NotTabulated,
    /// The variable is tabulated over pooled periods only.
    PooledOnly,
    /// More variables than the release combines.
    TooManyVariables,
    /// The release keeps these variables apart.
    TableNotPublished,
    /// There is no such address.
    UnknownPath,
    /// The address is only read.
    MethodNotAllowed,
    /// There is no such format.
    NotAcceptable,
    /// The answer took too long.
    TimedOut,
    /// The client asks too often.
    TooManyRequests,
    /// Too many requests are under way.
    Overloaded,
    /// The request carries more than it may.
    TooLarge,
    /// A file could not be made.
    NotMade,
    /// A figure has no number that a chart could show.
    NothingToDraw,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: [Self; 22] = [
        Self::MalformedQuery,
        Self::QueryTooLong,
        Self::UnknownVariable,
        Self::UnknownMeasure,
        Self::UnknownCode,
        Self::UnknownIndicator,
        Self::OwnVariable,
        Self::UnknownRelease,
        Self::NoRelease,
        Self::NotTabulated,
        Self::PooledOnly,
        Self::TooManyVariables,
        Self::TableNotPublished,
        Self::UnknownPath,
        Self::MethodNotAllowed,
        Self::NotAcceptable,
        Self::TimedOut,
        Self::TooManyRequests,
        Self::Overloaded,
        Self::TooLarge,
        Self::NotMade,
        Self::NothingToDraw,
    ];

    /// Its type URI, on this site.
    #[must_use]
    pub fn address(self) -> String {
        address::of(&format!("/api/v1/problems#{}", self.slug()))
    }

    /// The last part of its type URI.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::MalformedQuery => "malformed-query",
            Self::QueryTooLong => "query-too-long",
            Self::UnknownVariable => "unknown-variable",
            Self::UnknownMeasure => "unknown-measure",
            Self::UnknownCode => "unknown-code",
            Self::UnknownIndicator => "unknown-indicator",
            Self::OwnVariable => "own-variable",
            Self::UnknownRelease => "unknown-release",
            Self::NoRelease => "no-release",
            Self::NotTabulated => "not-tabulated",
            Self::PooledOnly => "pooled-only",
            Self::TooManyVariables => "too-many-variables",
            Self::TableNotPublished => "table-not-published",
            Self::UnknownPath => "unknown-path",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NotAcceptable => "not-acceptable",
            Self::TimedOut => "timed-out",
            Self::TooManyRequests => "too-many-requests",
            Self::Overloaded => "overloaded",
            Self::TooLarge => "too-large",
            Self::NotMade => "not-made",
            Self::NothingToDraw => "nothing-to-draw",
        }
    }

    /// Its HTTP status: 400 what is not in the grammar, 422 what is but the
    /// release does not hold.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::MalformedQuery
            | Self::UnknownVariable
            | Self::UnknownMeasure
            | Self::UnknownCode => StatusCode::BAD_REQUEST,
            Self::QueryTooLong => StatusCode::URI_TOO_LONG,
            Self::UnknownIndicator
            | Self::UnknownRelease
            | Self::UnknownPath
            | Self::NothingToDraw => StatusCode::NOT_FOUND,
            Self::NoRelease | Self::TimedOut | Self::Overloaded | Self::NotMade => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::OwnVariable
            | Self::NotTabulated
            | Self::PooledOnly
            | Self::TooManyVariables
            | Self::TableNotPublished => StatusCode::UNPROCESSABLE_ENTITY,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        }
    }

    /// What it is, the same for every occurrence.
    #[must_use]
    pub fn title(self) -> Label {
        let (es, en) = match self {
            Self::MalformedQuery => ("La consulta no se entiende", "The query is malformed"),
            Self::QueryTooLong => ("La consulta es demasiado larga", "The query is too long"),
            Self::UnknownVariable => ("No existe esa variable", "There is no such variable"),
            Self::UnknownMeasure => ("No existe esa medida", "There is no such measure"),
            Self::UnknownCode => (
                "La variable no tiene ese código",
                "The variable has no such code",
            ),
            Self::UnknownIndicator => ("No existe ese indicador", "There is no such indicator"),
            Self::OwnVariable => (
                "El indicador trata de esa variable",
                "The indicator is about this variable",
            ),
            Self::UnknownRelease => ("No existe esa publicación", "There is no such release"),
            Self::NoRelease => (
                "Aún no hay ninguna publicación",
                "No release was published yet",
            ),
            Self::NotTabulated => (
                "La publicación no tabula esa variable",
                "The release does not tabulate this variable",
            ),
            Self::PooledOnly => (
                "Esa variable solo se publica por periodos agrupados",
                "This variable is published over pooled periods only",
            ),
            Self::TooManyVariables => (
                "Se cruzan demasiadas variables",
                "Too many variables are combined",
            ),
            Self::TableNotPublished => (
                "Esas variables no se publican juntas",
                "These variables are not published together",
            ),
            Self::UnknownPath => ("No existe esa dirección", "There is no such address"),
            Self::MethodNotAllowed => ("Solo se puede leer", "It can only be read"),
            Self::NotAcceptable => ("No existe ese formato", "There is no such format"),
            Self::TimedOut => ("La respuesta tardó demasiado", "The answer took too long"),
            Self::TooManyRequests => (
                "Demasiadas solicitudes seguidas desde su dirección",
                "Too many requests in a row from your address",
            ),
            Self::Overloaded => (
                "El servicio atiende demasiadas solicitudes a la vez",
                "The service answers too many requests at the same time",
            ),
            Self::TooLarge => (
                "La solicitud trae más de lo permitido",
                "The request carries more than it may",
            ),
            Self::NotMade => (
                "El archivo no se pudo generar ahora; la tabla de la figura tiene las mismas cifras",
                "The file could not be made now; the table of the figure has the same numbers",
            ),
            Self::NothingToDraw => (
                "No hay nada que dibujar: con estos filtros ninguna categoría tiene una cifra publicada",
                "There is nothing to draw: under these filters no category has a published figure",
            ),
        };
        Label::new(es, en)
    }
}

/// One occurrence of a problem.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: ProblemKind,
    language: Language,
    detail: Option<String>,
    members: Map<String, Value>,
}

impl Problem {
    /// A problem that its title says all about.
    #[must_use]
    pub fn new(kind: ProblemKind, language: Language) -> Self {
        Self {
            kind,
            language,
            detail: None,
            members: Map::new(),
        }
    }

    /// The same with one sentence about this occurrence.
    #[must_use]
    pub fn detail(mut self, es: impl Into<String>, en: impl Into<String>) -> Self {
        self.detail = Some(match self.language {
            Language::Es => es.into(),
            Language::En => en.into(),
        });
        self
    }

    /// The same with what would work.
    #[must_use]
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.members.insert(member.to_owned(), value);
        self
    }

    /// The body.
    fn body(&self) -> Value {
        let title = self.kind.title();
        let title = title.in_language(self.language);
        let mut body = json!({
            "type": self.kind.address(),
            "title": title,
            "status": self.kind.status().as_u16(),
            "detail": self.detail.clone().unwrap_or_else(|| format!("{title}.")),
        });
        if let Some(body) = body.as_object_mut() {
            body.extend(self.members.clone());
        }
        body
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let headers: [(HeaderName, HeaderValue); 3] = [
            (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
            (
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(self.language.code()),
            ),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        let mut body = self.body().to_string();
        body.push('\n');
        (self.kind.status(), headers, body).into_response()
    }
}

/// `GET /api/v1/problems`: what the types of problems mean.
pub async fn list(State(state): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let language = match super::releases::language(&state, query.as_deref()) {
        Ok(language) => language,
        Err(problem) => return problem.into_response(),
    };
    let kinds: Vec<_> = ProblemKind::ALL
        .into_iter()
        .map(|kind| {
            json!({
                "type": kind.address(),
                "status": kind.status().as_u16(),
                "title": kind.title().in_language(language),
            })
        })
        .collect();
    Json(json!({ "problems": kinds })).into_response()
}
