//! What visitors see, for server and browser.
#![forbid(unsafe_code)]

pub mod chart_host;
pub mod page;
pub mod source;
pub mod status;

mod routes;
mod shell;

pub use routes::App;
pub use shell::shell;
