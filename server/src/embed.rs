//! Figures for other places, by address.
//!
//! `/embed/{figure}.svg?<selection>` and `.png`: a picture of the figure of a
//! page under the filters of the selection, with title, notes and source inside.
//! `/embed/{indicator}/{part}.svg` and `.png`: the same of an indicator's page.
//! `/embed/{figure}?<selection>`: a page for frames, see `app::embed`.
//! `/embed/atalaya-figure.js`: the element that makes such a frame.

mod draw;
mod indicator;
mod query;

use std::{collections::BTreeSet, sync::Arc};

use app::{
    embed::page_query,
    figure::{Figure, named},
    page::Page,
    picture::{FigurePicture, NoPicture},
    source::ReleaseSource,
    state::State as PageState,
};
use axum::{
    Router,
    extract::{OriginalUri, Request, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::release::Release;

use crate::{
    api::{
        self, Problem, ProblemKind, cached, endpoint, language_of, page_problem,
        selection_problem::Help, weak_tag,
    },
    web::{
        AppState,
        caching::{self, IMMUTABLE, SHORT},
        pages, site,
    },
};

pub use draw::Pictures;
pub use indicator::{PARTS as INDICATOR_PARTS, figure as indicator_figure};
use query::PictureQuery;
pub use query::{MAX_WIDTH, MIN_WIDTH, USUAL_WIDTH};

/// How much of a name that there is not is repeated.
const LONGEST_NAME: usize = 40;

/// A form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Shapes and texts.
    Svg,
    /// Pixels, two for each of the picture along each side.
    Png,
}

impl Form {
    /// The form with the name of the figure, of a file name.
    fn split(file: &str) -> Option<(&str, Self)> {
        let (name, ending) = file.rsplit_once('.')?;
        match ending {
            "svg" => Some((name, Self::Svg)),
            "png" => Some((name, Self::Png)),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

/// The routes below `/embed`.
pub fn routes() -> Router<AppState> {
    endpoint::below("/embed")
        .route(&format!("/{SCRIPT}"), get(script))
        .fallback(api::unknown_path)
        .method_not_allowed_fallback(api::only_read)
}

/// The script of the element `<atalaya-figure>`.
const SCRIPT: &str = "atalaya-figure.js";

/// `GET /embed/atalaya-figure.js`: any site may run it.
async fn script(State(state): State<AppState>, request: HeaderMap) -> Response {
    let anyone = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    ([anyone], site::answer(&state, SCRIPT, &request)).into_response()
}

/// `GET /embed/{figure}`, `.svg`, `.png`
pub async fn figure(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    mut request: Request,
) -> Response {
    // Read from the address itself: what cannot be decoded is no name either.
    let path = uri.path().to_owned();
    let file = path.rsplit('/').next().unwrap_or_default();
    let (name, form) = match Form::split(file) {
        Some(picture) => picture,
        None if file.contains('.') => {
            return api::unknown_path(OriginalUri(uri)).await.into_response();
        }
        None => {
            // Below its folder a request knows only the rest of its address.
            *request.uri_mut() = uri;
            return pages::embedded(&state, request).await;
        }
    };
    let query = uri.query().unwrap_or_default();
    match Wanted::read(&state, name, form, query) {
        Ok(wanted) => wanted.answer(&state, request.headers()).await,
        Err(problem) => problem.into_response(),
    }
}

/// A picture that was asked for and can be answered.
struct Wanted {
    /// What the figure is of: a measure, or an indicator.
    subject: &'static str,
    /// The name of the figure on its page.
    figure: &'static str,
    form: Form,
    query: PictureQuery,
    page: PageState,
    picture: FigurePicture,
}

impl Wanted {
    fn read(state: &AppState, name: &str, form: Form, query: &str) -> Result<Self, Problem> {
        let latest = state.library.latest();
        let help = help(state, latest.as_deref(), query);
        let query = PictureQuery::parse(query).map_err(|error| help.query_problem(&error))?;
        let (page, figure) =
            named(name, &query.selection).ok_or_else(|| unknown_figure(name, &help))?;
        let asked = page_query(page, &query.selection);
        let page = page_problem::read(state, page, &asked, &query.selection, &help)?;
        let picture = FigurePicture::of(figure, &page, query.theme)
            .map_err(|reason| no_picture(&reason, &page, figure, &help))?;
        Ok(Self {
            subject: page.measure().name(),
            figure: figure.id,
            form,
            query,
            page,
            picture,
        })
    }

    async fn answer(&self, state: &AppState, request: &HeaderMap) -> Response {
        let tag = self.tag(state);
        let lifetime = match self.query.selection.release {
            Some(_) => IMMUTABLE,
            None => SHORT,
        };
        if caching::matches(request, &tag) {
            return cached(request, &tag, lifetime, || ().into_response());
        }
        let drawn = state.pictures.get(&tag, || self.draw(state)).await;
        let Some(bytes) = drawn else {
            return Problem::new(ProblemKind::NotMade, self.query.language).into_response();
        };
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static(self.form.media_type()),
            ),
            (header::CONTENT_DISPOSITION, self.file_name()),
            (
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(self.query.language.code()),
            ),
        ];
        cached(request, &tag, lifetime, || (headers, bytes).into_response())
    }

    /// Everything that the picture is made of: two that differ have different
    /// tags.
    fn tag(&self, state: &AppState) -> String {
        let file = state.library.file(self.page.release.id());
        weak_tag(&[
            file.as_ref().map_or("", |file| file.hash.as_str()),
            self.subject,
            self.figure,
            self.form.ending(),
            &self.query.selection.to_string(),
            self.query.language.code(),
            self.page.shapes_name(),
            self.query.theme.surface,
            &self.query.width.to_string(),
        ])
    }

    async fn draw(&self, state: &AppState) -> Option<axum::body::Bytes> {
        let picture = draw::Order {
            figure: self.figure,
            picture: &self.picture,
            query: &self.query,
        };
        let svg = picture.svg(&state.charts).await?;
        match self.form {
            Form::Svg => Some(svg.into()),
            Form::Png => state.pictures.png(svg).await,
        }
    }

    fn file_name(&self) -> HeaderValue {
        let name = format!(
            "atalaya_{}_{}_{}.{}",
            self.page.release.id(),
            self.subject,
            self.figure,
            self.form.ending()
        );
        caching::inline(&name)
    }
}

fn help<'a>(state: &'a AppState, latest: Option<&'a Release>, query: &str) -> Help<'a> {
    Help {
        language: language_of(Some(query)),
        release: latest,
        origin: state.config.public_url.as_deref().unwrap_or_default(),
    }
}

fn unknown_figure(name: &str, help: &Help<'_>) -> Problem {
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let known: BTreeSet<_> = Page::ALL
        .into_iter()
        .flat_map(app::figure::figures)
        .map(|figure| figure.id)
        .collect();
    Problem::new(ProblemKind::UnknownPath, help.language)
        .detail(
            format!("No existe la figura «{name}» para esa medida."),
            format!("There is no figure \"{name}\" for that measure."),
        )
        .with("available", serde_json::json!(known))
}

fn no_picture(reason: &NoPicture, page: &PageState, figure: Figure, help: &Help<'_>) -> Problem {
    match reason {
        NoPicture::NothingToDraw => Problem::new(ProblemKind::NothingToDraw, help.language),
        NoPicture::Refused(refused) => {
            let help = Help {
                release: Some(release_of(page)),
                ..*help
            };
            let asked = page.figure_selection(figure, page.measure());
            help.selection_problem(&refused.error, &asked)
        }
    }
}

fn release_of(page: &PageState) -> &Release {
    let release: &Arc<Release> = &page.release;
    release
}
