//! Any site may read the API. No cookie and no credential is ever involved.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// One day, in seconds.
const PREFLIGHT_LIFETIME: &str = "86400";

/// Answers preflight requests and opens all other answers.
pub async fn open(request: Request, next: Next) -> Response {
    let mut response = if request.method() == Method::OPTIONS {
        let headers = [
            (header::ALLOW, super::METHODS),
            (header::ACCESS_CONTROL_ALLOW_METHODS, super::METHODS),
            (
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                "accept, if-none-match",
            ),
            (header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_LIFETIME),
        ];
        (StatusCode::NO_CONTENT, headers).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("content-disposition, etag, link"),
    );
    response
}
