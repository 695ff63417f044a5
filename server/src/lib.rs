//! The program `atalaya`: routes, configuration, commands.
#![forbid(unsafe_code)]

pub mod import;
