//! The rules of Atalaya: classification, records, tabulation, disclosure
//! control and releases.
//!
//! Nothing here reads a file, a clock, a socket or a setting: whatever is
//! needed arrives as an argument. Without features the crate holds what a
//! browser may know: published tables, selections, releases and the
//! catalogue of indicators. The feature `registry` adds the restricted plane:
//! code lists, exact records and the disclosure control that turns them into a
//! release.
#![forbid(unsafe_code)]

pub mod code;
pub mod decision_time;
pub mod indicator;
pub mod label;
pub mod letters;
pub mod measure;
pub mod order;
pub mod release;
pub mod selection;
pub mod table;
pub mod variable;

#[cfg(feature = "registry")]
pub mod calendar;
#[cfg(feature = "registry")]
pub mod classification;
#[cfg(feature = "registry")]
pub mod cube;
#[cfg(feature = "registry")]
pub mod demo;
#[cfg(feature = "registry")]
pub mod disclosure;
#[cfg(feature = "registry")]
pub mod geography;
#[cfg(feature = "registry")]
pub mod intake;
#[cfg(feature = "registry")]
pub mod record;
