//! `/embed/{indicator}/{part}.svg` and `.png`: the series of an indicator's page,
//! or its breakdown.

use app::{
    picture::{IndicatorPicture, NoIndicatorPicture},
    source::{ReleaseSource, Releases},
};
use axum::{
    extract::{OriginalUri, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::{
    indicator::{self, Indicator},
    variable::Variable,
};

use super::{Form, PictureQuery, Wanted, help};
use crate::{
    api::{self, Problem, ProblemKind, page_problem, selection_problem::Help},
    web::AppState,
};

/// The parts of an indicator's page.
pub const PARTS: [&str; 2] = ["series", "breakdown"];

/// `GET /embed/{indicator}/{part}.svg`, `.png`
pub async fn figure(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    request: HeaderMap,
) -> Response {
    // From the address itself: what cannot be decoded is no name either.
    let Some((indicator, part, form)) = named(uri.path()) else {
        return api::unknown_path(OriginalUri(uri)).await.into_response();
    };
    let query = uri.query().unwrap_or_default();
    match Wanted::of_indicator(&state, indicator, part, form, query) {
        Ok(wanted) => wanted.answer(&state, &request).await,
        Err(problem) => problem.into_response(),
    }
}

/// The indicator, the part of its page and the form that an address names.
fn named(path: &str) -> Option<(&'static Indicator, &str, Form)> {
    let mut segments = path.rsplit('/');
    let (part, form) = Form::split(segments.next()?)?;
    Some((indicator::by_id(segments.next()?)?, part, form))
}

impl Wanted {
    fn of_indicator(
        state: &AppState,
        indicator: &'static Indicator,
        part: &str,
        form: Form,
        query: &str,
    ) -> Result<Self, Problem> {
        let latest = state.library.latest();
        let help = help(state, latest.as_deref(), query);
        let query = PictureQuery::parse(query).map_err(|error| help.query_problem(&error))?;
        let releases = Releases(state.library.clone());
        let mut asked = query.selection.clone();
        // What a series is by anyway.
        asked.by.retain(|&variable| variable != Variable::Period);
        let drawn = IndicatorPicture::of(
            &releases,
            indicator,
            part,
            &asked,
            query.language,
            query.theme,
        )
        .map_err(|reason| no_picture(&reason, &query, &help))?;
        Ok(Self {
            subject: indicator.id,
            figure: drawn.name,
            form,
            page: drawn.state,
            picture: drawn.picture,
            query,
        })
    }
}

fn no_picture(reason: &NoIndicatorPicture, query: &PictureQuery, help: &Help<'_>) -> Problem {
    match reason {
        NoIndicatorPicture::UnknownFigure => Problem::new(ProblemKind::UnknownPath, help.language)
            .detail(
                "El indicador no tiene esa figura bajo esa selección.",
                "The indicator has no such figure under that selection.",
            )
            .with("available", serde_json::json!(PARTS)),
        NoIndicatorPicture::Page(problem) => page_problem::of(problem, &query.selection, help),
        NoIndicatorPicture::Refused(error) => help.selection_problem(error, &query.selection),
        NoIndicatorPicture::NothingToDraw => {
            Problem::new(ProblemKind::NothingToDraw, help.language)
        }
    }
}
