//! The files that browsers load of a release: its head and its parts.

use std::{collections::BTreeMap, sync::Mutex};

use app::{files::HEAD, source::ReleaseSource};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    release::{Part, Release},
    selection::ReleaseId,
};
use tokio::task;

use super::{
    AppState,
    caching::{Content, IMMUTABLE},
    library::{compress, lock},
};
use crate::api::RELEASE_MEDIA_TYPE;

/// Parts made before, by their names. A release never changes: neither do they.
#[derive(Debug, Default)]
pub(super) struct Made(Mutex<BTreeMap<Option<Part>, Content>>);

/// `GET /parts/{release}/{name}`: the head of a release or one of its parts.
/// What stands under a name never changes.
pub async fn serve(
    State(state): State<AppState>,
    path: Result<Path<(String, String)>, PathRejection>,
    request: HeaderMap,
) -> Response {
    let asked = path
        .ok()
        .and_then(|Path((id, name))| wanted(&name).zip(id.parse::<ReleaseId>().ok()));
    let content = match asked {
        // Made and compressed at its first use, which takes a moment.
        Some((part, id)) => task::spawn_blocking(move || find(&state, &id, part))
            .await
            .ok()
            .flatten(),
        None => None,
    };
    let Some(content) = content else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(RELEASE_MEDIA_TYPE),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE)),
        // A frame without an origin of its own reads them too.
        (
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        ),
    ];
    (headers, content.answer(&request)).into_response()
}

/// The part of this name; none within stands for the head.
fn wanted(name: &str) -> Option<Option<Part>> {
    if name == HEAD {
        return Some(None);
    }
    name.parse().ok().map(Some)
}

fn find(state: &AppState, id: &ReleaseId, part: Option<Part>) -> Option<Content> {
    let file = state.library.file(id)?;
    // One at a time: a second reader waits for what the first has made.
    let mut made = lock(&file.parts.0);
    if let Some(content) = made.get(&part) {
        return Some(content.clone());
    }
    let release = state.library.get(id)?;
    let content = make(&release, &file.hash, part);
    made.insert(part, content.clone());
    Some(content)
}

fn make(release: &Release, hash: &str, part: Option<Part>) -> Content {
    let bytes = match part {
        None => release.encode_head(hash),
        Some(part) => release.encode_part(hash, part),
    };
    Content {
        tag: Release::hash_of(&bytes),
        brotli: compress(&bytes),
        bytes: bytes.into(),
    }
}
