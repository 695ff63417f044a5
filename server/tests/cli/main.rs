//! The built program, from invented records to a release.

mod bucket;
mod demo;
mod geography;
mod publishing;
#[path = "../shared/s3.rs"]
#[allow(dead_code, reason = "other tests ask more of it")]
mod s3;
mod serving;
mod settings;
mod support;
