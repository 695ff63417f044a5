//! The formats of data: one table for the API, its description and its pages.

use axum::http::{HeaderMap, header};

use crate::{
    files::{csvw, sdmx},
    web::caching::weighted,
    workbook,
};

/// What the cells of a selection are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A JSON object.
    Json,
    /// A table, comma-separated.
    Csv,
    /// A workbook: the same table, with notes and codes.
    Xlsx,
    /// A dataset of JSON-stat 2.0.
    JsonStat,
    /// SDMX-CSV 2.0.
    SdmxCsv,
    /// What the columns of the CSV file hold: CSV on the Web.
    Csvw,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Json,
        Self::Csv,
        Self::Xlsx,
        Self::JsonStat,
        Self::SdmxCsv,
        Self::Csvw,
    ];

    /// The name in `format=`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::JsonStat => "json-stat",
            Self::SdmxCsv => "sdmx-csv",
            Self::Csvw => "csvw",
        }
    }

    /// The media type, without parameters. That of JSON-stat is JSON's: it can
    /// only be asked for by `format=`.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::JsonStat => "application/json",
            Self::Csv => "text/csv",
            Self::Xlsx => workbook::MEDIA_TYPE,
            Self::SdmxCsv => sdmx::CSV_MEDIA_TYPE,
            Self::Csvw => csvw::MEDIA_TYPE,
        }
    }

    /// What the header `Content-Type` says.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::SdmxCsv => "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
            other => other.media_type(),
        }
    }

    /// The ending of the names of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::JsonStat => "jsonstat.json",
            Self::SdmxCsv => "sdmx.csv",
            Self::Csvw => "csv-metadata.json",
        }
    }

    /// The format of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format of the greatest weight in `Accept`; JSON when there is none.
    #[must_use]
    pub fn accepted(request: &HeaderMap) -> Option<Self> {
        if !request.contains_key(header::ACCEPT) {
            return Some(Self::Json);
        }
        let mut best: Option<(f32, Self)> = None;
        let elements = request
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        for (range, weight) in elements.map(weighted) {
            if let Some(format) = Self::in_range(range)
                && weight > best.map_or(0.0, |(best, _)| best)
            {
                best = Some((weight, format));
            }
        }
        best.map(|(_, format)| format)
    }

    /// The first format of a media range.
    fn in_range(range: &str) -> Option<Self> {
        match range {
            "*/*" | "application/*" => Some(Self::Json),
            "text/*" => Some(Self::Csv),
            range => Self::ALL
                .into_iter()
                .find(|format| format.media_type() == range),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_format_is_the_one_that_the_reader_likes_best() {
        for (accept, format) in [
            ("*/*", Some(Format::Json)),
            ("application/json", Some(Format::Json)),
            ("text/csv", Some(Format::Csv)),
            ("text/csv;q=0.5, application/json", Some(Format::Json)),
            ("text/csv, application/json;q=0.5", Some(Format::Csv)),
            (
                "application/vnd.sdmx.data+csv; version=2.0.0",
                Some(Format::SdmxCsv),
            ),
            ("application/csvm+json", Some(Format::Csvw)),
            (
                "text/html,application/xhtml+xml,*/*;q=0.8",
                Some(Format::Json),
            ),
            ("application/xml", None),
            ("text/csv;q=0", None),
            ("", None),
        ] {
            let request =
                HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(Format::accepted(&request), format, "{accept}");
        }
        assert_eq!(Format::accepted(&HeaderMap::new()), Some(Format::Json));
    }
}
