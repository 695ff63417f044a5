//! The HTTP status of a page.

/// A status that a page can answer with, other than 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The query is not in the grammar.
    BadRequest,
    /// There is no such page, release or category.
    NotFound,
    /// The release does not hold what was asked.
    Unprocessable,
    /// There is no release to show yet.
    Unavailable,
}

/// Sends the reader's browser to another address of the same site; does nothing
/// in the browser.
pub fn redirect(href: &str) {
    #[cfg(feature = "ssr")]
    {
        use http::{HeaderValue, StatusCode, header};
        use leptos_axum::ResponseOptions;

        let response = leptos::prelude::use_context::<ResponseOptions>();
        // Addresses of pages are ASCII.
        if let (Some(response), Ok(place)) = (response, HeaderValue::from_str(href)) {
            response.set_status(StatusCode::SEE_OTHER);
            response.insert_header(header::LOCATION, place);
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = href;
}

/// Sets the status of the answer that is being rendered; does nothing in the
/// browser.
pub fn set_status(status: Status) {
    #[cfg(feature = "ssr")]
    {
        use leptos_axum::ResponseOptions;

        if let Some(response) = leptos::prelude::use_context::<ResponseOptions>() {
            response.set_status(match status {
                Status::BadRequest => http::StatusCode::BAD_REQUEST,
                Status::NotFound => http::StatusCode::NOT_FOUND,
                Status::Unprocessable => http::StatusCode::UNPROCESSABLE_ENTITY,
                Status::Unavailable => http::StatusCode::SERVICE_UNAVAILABLE,
            });
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}
