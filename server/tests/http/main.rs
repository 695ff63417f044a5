//! Requests through the real router: status, headers, body.

mod api_data;
mod api_indicators;
mod api_problems;
mod api_releases;
mod canary;
mod charts;
mod embed;
mod headers;
mod hostile;
mod limits;
mod logs;
mod pages;
mod serving;
mod site_files;
mod support;
mod workbook;
mod xlsx;
