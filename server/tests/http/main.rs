//! Requests through the real router: status, headers, body.

mod agreement;
mod answers;
mod api_changes;
mod api_data;
mod api_indicators;
mod api_problems;
mod api_releases;
mod bucket;
mod canary;
mod chance;
mod charts;
mod embed;
mod embed_page;
mod formats;
mod geography;
mod headers;
mod hostile;
mod limits;
mod load;
mod logs;
mod metrics;
mod numbers;
mod oembed;
mod openapi;
mod page_reader;
mod pages;
mod random_requests;
mod readers;
mod ready;
mod release_folder;
#[allow(dead_code, reason = "other tests ask more of it")]
#[path = "../shared/s3.rs"]
mod s3;
mod serving;
mod site_files;
mod support;
mod workbook;
mod xlsx;
