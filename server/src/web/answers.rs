//! Answers kept whole and compressed, and shared by all readers.
//!
//! A release never changes, so an answer made from it holds until another
//! release is there. It is made once however many ask at the same time, and
//! compressed once for each coding; after that it is a few headers and bytes.

mod key;

use std::{fmt, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request, response::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use quick_cache::{Weighter, sync::Cache};
use tokio::time::Instant;

use self::key::{Coding, Key};
use super::{AppState, caching};

/// An answer, in bytes: how many the cache prepares for.
const USUAL_BYTES: u64 = 4 << 10;

/// Headers and bookkeeping of an answer, in bytes.
const OVERHEAD_BYTES: usize = 2 << 10;

/// What is larger is made anew: a few would fill the memory of many.
const LARGEST_BYTES: usize = 4 << 20;

/// How long what went wrong is kept: whoever asks for it again and again keeps
/// nobody busy, and what was wrong for a moment is soon asked for again.
const PROBLEM_LIFETIME: Duration = Duration::from_secs(1);

/// What of a request is kept neither in the key nor asked of the routes.
const CONDITIONS: [header::HeaderName; 3] = [
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
    header::RANGE,
];

/// Answers in bounded memory.
pub struct Answers {
    kept: Cache<Key, Kept, Weight>,
}

#[derive(Clone)]
struct Kept {
    answer: Arc<Answer>,
    /// None for as long as the releases stay the same.
    until: Option<Instant>,
}

/// An answer, ready to be sent.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Kept> for Weight {
    fn weight(&self, key: &Key, kept: &Kept) -> u64 {
        (key.len() + kept.answer.body.len() + OVERHEAD_BYTES) as u64
    }
}

impl Answers {
    /// None yet, later so many bytes of them.
    #[must_use]
    pub fn new(capacity_bytes: u64) -> Self {
        let items = usize::try_from(capacity_bytes / USUAL_BYTES).unwrap_or(usize::MAX);
        Self {
            kept: Cache::with_weighter(items.max(1), capacity_bytes, Weight),
        }
    }

    /// Answers that are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The memory that they take.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.kept.weight()
    }

    /// Requests that were answered from memory.
    #[must_use]
    pub fn hits(&self) -> u64 {
        self.kept.hits()
    }

    /// Requests for which there was no answer yet.
    #[must_use]
    pub fn misses(&self) -> u64 {
        self.kept.misses()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Their keys are what readers asked for.
        formatter
            .debug_struct("Answers")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// Answers from memory what is there, and keeps what is made.
pub async fn share(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some((key, coding)) = key::of(&request, state.library.generation()) else {
        return next.run(request).await;
    };
    let kept = &state.answers.kept;
    loop {
        match kept.get_value_or_guard_async(&key).await {
            Ok(found) if found.is_fresh() => return found.answer.reply(request.headers()),
            Ok(_) => {
                kept.remove_if(&key, |found| !found.is_fresh());
            }
            // The others wait for this one.
            Err(place) => {
                let (parts, answer) = match made(request, coding, next).await {
                    Ok(made) => made,
                    Err(response) => return response,
                };
                if answer.body.len() <= LARGEST_BYTES {
                    let until = answer.lifetime().map(|lifetime| Instant::now() + lifetime);
                    let answer = Arc::clone(&answer);
                    let _ = place.insert(Kept { answer, until });
                }
                return answer.reply(&parts.headers);
            }
        }
    }
}

/// The whole answer of the routes, with the head of the request; the response
/// itself where it is for this reader only.
async fn made(
    request: Request,
    coding: Coding,
    next: Next,
) -> Result<(request::Parts, Arc<Answer>), Response> {
    let (parts, body) = request.into_parts();
    let mut whole = Request::from_parts(parts.clone(), body);
    for condition in CONDITIONS {
        whole.headers_mut().remove(condition);
    }
    whole.headers_mut().insert(
        header::ACCEPT_ENCODING,
        HeaderValue::from_static(coding.name()),
    );
    let response = next.run(whole).await;
    if !is_for_everybody(&response) {
        return Err(response);
    }
    let (
        Parts {
            status, headers, ..
        },
        body,
    ) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(body) => Ok((parts, Arc::new(Answer::new(status, headers, body)))),
        Err(error) => {
            tracing::error!(%error, "an answer ended early");
            Err(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
    }
}

/// Whether another reader with the same key may be given the answer: a page
/// holds what is good once, and other headers may have decided.
fn is_for_everybody(response: &Response) -> bool {
    let headers = response.headers();
    let is_page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let mut decided_by = headers
        .get_all(header::VARY)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or("*").split(','));
    !is_page
        && !headers.contains_key(header::SET_COOKIE)
        && decided_by.all(|name| {
            ["accept", "accept-encoding"]
                .iter()
                .any(|known| name.trim().eq_ignore_ascii_case(known))
        })
}

impl Kept {
    fn is_fresh(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }
}

impl Answer {
    fn new(status: StatusCode, mut headers: HeaderMap, body: Bytes) -> Self {
        // Of one connection.
        headers.remove(header::TRANSFER_ENCODING);
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        Self {
            status,
            headers,
            body,
        }
    }

    /// How long it is kept; none for as long as the releases stay the same.
    fn lifetime(&self) -> Option<Duration> {
        let is_public = self
            .headers
            .get(header::CACHE_CONTROL)
            .is_some_and(|value| value.as_bytes().starts_with(b"public"));
        (self.status != StatusCode::OK || !is_public).then_some(PROBLEM_LIFETIME)
    }

    /// To a request with these headers: 304 where its reader has the answer.
    fn reply(&self, request: &HeaderMap) -> Response {
        let tag = self.headers.get(header::ETAG);
        let known = request.contains_key(header::IF_NONE_MATCH)
            && tag
                .and_then(|tag| tag.to_str().ok())
                .is_some_and(|tag| caching::matches(request, tag));
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.headers.clone();
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            for name in OF_THE_BODY {
                response.headers_mut().remove(name);
            }
        } else {
            *response.status_mut() = self.status;
            *response.body_mut() = Body::from(self.body.clone());
        }
        response
    }
}

/// Headers that an answer without its body does not have.
const OF_THE_BODY: [header::HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::CONTENT_ENCODING,
    header::CONTENT_DISPOSITION,
];
