//! Why a store did not do what was asked, in words of our own.
//!
//! What a store answers to a refused request repeats the request and names of
//! keys; nobody's log should hold that.

use std::{error::Error, iter};

use object_store::client::{HttpError, HttpErrorKind};

/// What stands before the status in the error of a refused request.
const STATUS: &str = "status code: ";

/// One sentence, without anything of the request or the answer.
pub(super) fn reason(error: &object_store::Error) -> String {
    let innermost = causes(error)
        .last()
        .map(ToString::to_string)
        .unwrap_or_default();
    if let Some(failed) = causes(error).find_map(|error| error.downcast_ref::<HttpError>()) {
        return match failed.kind() {
            HttpErrorKind::Timeout => "the store does not answer in time".to_owned(),
            HttpErrorKind::Connect => format!("the store cannot be reached: {innermost}"),
            _ => format!("the conversation with the store broke off: {innermost}"),
        };
    }
    if let Some(status) = causes(error).find_map(|error| status_of(&error.to_string())) {
        return said_by(status);
    }
    match error {
        object_store::Error::NotFound { .. } => said_by(404),
        object_store::Error::PermissionDenied { .. } => said_by(403),
        object_store::Error::Unauthenticated { .. } => said_by(401),
        _ => format!("the store gives no answer that can be read: {innermost}"),
    }
}

/// The error and its causes, the innermost last.
fn causes(error: &object_store::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    let first: &(dyn Error + 'static) = error;
    iter::successors(Some(first), |&error| error.source())
}

fn status_of(text: &str) -> Option<u16> {
    let (_, rest) = text.split_once(STATUS)?;
    rest.get(..3)?.parse().ok()
}

/// What a status means when releases are asked for.
fn said_by(status: u16) -> String {
    let meaning = match status {
        400 => "the request is not what the store expects: its region or address may be another",
        401 | 403 => "the store refuses: these credentials are wrong or may not do this",
        404 => "there is no such bucket",
        429 | 503 => "the store is too busy",
        500.. => "the store has a fault",
        _ => "the store does not do this",
    };
    format!("{meaning} (status {status})")
}
