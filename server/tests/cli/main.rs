//! The built program, from invented records to a release.

mod demo;
mod publishing;
mod settings;
mod support;
