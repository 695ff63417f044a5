//! What visitors see, for server and browser.
#![forbid(unsafe_code)]

pub mod chart_host;
