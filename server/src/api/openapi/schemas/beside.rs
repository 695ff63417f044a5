//! Answers of addresses beside the API.

use serde_json::json;

use super::{Named, shape::*};

pub(super) fn all() -> Vec<Named> {
    vec![
        (
            "Page",
            json!({ "type": "string", "description": "A page of HTML" }),
        ),
        (
            "Oembed",
            json!({
                "type": "object",
                "description": "oEmbed 1.0; \"html\", \"width\" and \"height\" where a frame will work",
                "required": ["type", "version", "title", "page_url"],
                "properties": {
                    "type": { "enum": ["rich", "link"] },
                    "version": { "const": "1.0" },
                    "title": text(),
                    "provider_name": text(),
                    "provider_url": text(),
                    "cache_age": count(),
                    "language": text(),
                    "page_url": text(),
                    "html": text(),
                    "width": count(),
                    "height": count(),
                },
                "additionalProperties": false,
            }),
        ),
        (
            "OembedXml",
            json!({ "type": "string", "description": "The same as XML" }),
        ),
        (
            "Topology",
            json!({
                "type": "object",
                "description": "TopoJSON",
                "required": ["type", "objects", "arcs"],
                "properties": { "type": { "const": "Topology" } },
            }),
        ),
    ]
}
