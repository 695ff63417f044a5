//! The built program, from invented records to a release.

mod demo;
mod geography;
mod publishing;
mod serving;
mod settings;
mod support;
