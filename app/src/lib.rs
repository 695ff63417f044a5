//! What visitors see, for server and browser.
#![forbid(unsafe_code)]
// The type of a view nests as deeply as its elements.
#![recursion_limit = "512"]

pub mod address;
#[cfg(feature = "ssr")]
pub mod api;
pub mod caption;
pub mod chart_host;
pub mod content;
pub mod drawing;
pub mod embed;
pub mod explorer;
pub mod figure;
pub mod files;
pub mod filters;
pub mod indicator_id;
pub mod notes;
pub mod page;
#[cfg(feature = "ssr")]
pub mod page_book;
pub mod parts;
#[cfg(feature = "ssr")]
pub mod picture;
pub mod place;
pub mod problem;
#[cfg(feature = "ssr")]
pub mod refusal;
pub mod rows;
pub mod source;
pub mod state;
pub mod status;
pub mod tiles;

mod components;
#[cfg(test)]
mod fixture;
mod interaction;
mod pages;
mod routes;
mod served;
mod shell;
mod text;

pub use routes::App;
pub use shell::shell;
