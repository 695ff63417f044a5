//! The program `atalaya`: routes, configuration, commands.
#![forbid(unsafe_code)]

pub mod api;
pub mod cli;
pub mod commands;
pub mod config;
pub mod embed;
pub mod files;
pub mod import;
pub mod logging;
pub mod oembed;
pub mod secret;
pub mod web;
pub mod workbook;
