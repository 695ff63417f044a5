//! Requests through the real router: status, headers, body.

mod agreement;
mod answers;
mod api_data;
mod api_indicators;
mod api_problems;
mod api_releases;
mod canary;
mod charts;
mod embed;
mod formats;
mod headers;
mod hostile;
mod limits;
mod load;
mod logs;
mod metrics;
mod page_reader;
mod pages;
mod readers;
mod ready;
mod serving;
mod site_files;
mod support;
mod workbook;
mod xlsx;
