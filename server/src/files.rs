//! Files for statisticians: the cells of releases in the formats of their
//! trade, and tables that others ask for, ready to hand in.
//!
//! Writers are pure: they turn an answer, or a release, into text or bytes and
//! know nothing of requests. `crate::api` serves what they write.

pub mod code_list;
pub mod correspondence;
pub mod csvw;
pub mod delimited;
pub mod jsonstat;
pub mod ready;
pub mod sdmx;
