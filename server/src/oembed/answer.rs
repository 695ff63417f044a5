//! An answer of oEmbed, in its two formats.

use app::embed::SANDBOX;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::label::Language;
use serde_json::{Map, Value, json};

use crate::web::caching;

/// How long consumers may keep an answer, in seconds.
const CACHE_AGE: u32 = 3_600;

/// What an answer is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Xml,
}

impl Format {
    /// The format of a name; JSON unless one is named.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "" | "json" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            _ => None,
        }
    }
}

/// How to embed a figure.
pub(super) struct Answer<'a> {
    pub(super) title: String,
    /// Scheme and host of the dashboard.
    pub(super) origin: &'a str,
    /// The address of the figure in a frame.
    pub(super) address: String,
    /// The address of the whole page.
    pub(super) page: String,
    /// Whether other sites may show it in a frame.
    pub(super) framed: bool,
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
    pub(super) language: Language,
}

impl Answer<'_> {
    pub(super) fn written(&self, format: Format) -> Response {
        let parts = self.parts();
        let (media_type, body) = match format {
            Format::Json => ("application/json", Value::Object(parts).to_string()),
            Format::Xml => ("text/xml; charset=utf-8", xml(&parts)),
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
            (
                header::CACHE_CONTROL,
                HeaderValue::from_static(caching::SHORT),
            ),
            // The address of the request may be part of the answer.
            (header::VARY, HeaderValue::from_static("host")),
            (
                header::ACCESS_CONTROL_ALLOW_ORIGIN,
                HeaderValue::from_static("*"),
            ),
        ];
        (headers, body).into_response()
    }

    fn parts(&self) -> Map<String, Value> {
        let mut parts = Map::new();
        let mut put = |key: &str, value: Value| parts.insert(key.to_owned(), value);
        put("type", json!(if self.framed { "rich" } else { "link" }));
        put("version", json!("1.0"));
        put("title", json!(self.title));
        put("provider_name", json!("Atalaya"));
        put("provider_url", json!(self.origin));
        put("cache_age", json!(CACHE_AGE));
        put("language", json!(self.language.code()));
        put("page_url", json!(self.page));
        if self.framed {
            put("width", json!(self.width));
            put("height", json!(self.height));
            put("html", json!(self.frame()));
        }
        parts
    }

    fn frame(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\" \
             sandbox=\"{SANDBOX}\"></iframe>",
            escaped(&self.address),
            escaped(&self.title),
            self.width,
            self.height,
        )
    }
}

fn xml(parts: &Map<String, Value>) -> String {
    let elements: String = parts
        .iter()
        .map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), escaped);
            format!("  <{name}>{text}</{name}>\n")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n{elements}</oembed>\n"
    )
}

/// A text inside an attribute or an element, of HTML as of XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
