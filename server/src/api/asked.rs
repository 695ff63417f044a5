//! What is asked of a release as a whole: of which one, in which language.

use std::sync::Arc;

use app::source::ReleaseSource;
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use domain::{label::Language, release::Release, selection::Selection};

use super::{
    cached,
    data::find_release,
    language_of,
    problem::Problem,
    query::{bom_option, language_option, only, option},
    releases::origin,
    selection_problem::Help,
    weak_tag,
};
use crate::web::{
    AppState,
    caching::{IMMUTABLE, SHORT},
};

/// The keys that every such query takes.
const KEYS: [&str; 3] = ["lang", "bom", "release"];

/// A parsed query.
pub(super) struct Asked {
    /// The release that answers.
    pub(super) release: Arc<Release>,
    /// SHA-256 of its file.
    hash: String,
    /// Whether the query names it: the answer then never changes.
    is_pinned: bool,
    /// The language of the words.
    pub(super) language: Language,
    /// Whether a CSV file begins with a byte-order mark.
    pub(super) bom: bool,
}

impl Asked {
    /// Reads a query that takes these keys besides, and hands back all pairs.
    ///
    /// # Errors
    ///
    /// A key that is not taken, a value that its key does not take, a release
    /// that there is not.
    pub(super) fn read<'query>(
        state: &AppState,
        query: &'query str,
        own: &[&str],
    ) -> Result<(Self, Vec<&'query str>), Problem> {
        let latest = state.library.latest();
        let help = Help {
            language: language_of(Some(query)),
            release: latest.as_deref(),
            origin: origin(state),
        };
        let keys: Vec<_> = KEYS.iter().chain(own).copied().collect();
        let parsed = only(query, &keys).and_then(|pairs| {
            let pinned = Selection::parse(&format!("release={}", option(&pairs, "release")?))?;
            Ok((language_option(&pairs)?, bom_option(&pairs)?, pinned, pairs))
        });
        let (language, bom, pinned, pairs) = parsed.map_err(|error| help.query_problem(&error))?;
        let release = find_release(state, &pinned, &help)?;
        let file = state.library.file(release.id());
        let asked = Self {
            hash: file.map(|file| file.hash.clone()).unwrap_or_default(),
            is_pinned: pinned.release.is_some(),
            release,
            language,
            bom,
        };
        Ok((asked, pairs))
    }

    /// An answer that is made from the release and these parts alone.
    pub(super) fn respond(
        &self,
        request: &HeaderMap,
        parts: &[&str],
        answer: impl FnOnce() -> Response,
    ) -> Response {
        let own = [
            self.hash.as_str(),
            self.language.code(),
            if self.bom { "bom" } else { "" },
        ];
        let all: Vec<_> = parts.iter().copied().chain(own).collect();
        let lifetime = if self.is_pinned { IMMUTABLE } else { SHORT };
        let mut response = cached(request, &weak_tag(&all), lifetime, answer);
        response.headers_mut().insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(self.language.code()),
        );
        response
    }
}
