//! The drawing as the script returns it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// One element with what is inside it.
#[derive(Debug, Deserialize)]
pub(super) struct Node {
    pub(super) tag: String,
    #[serde(default)]
    pub(super) attrs: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) children: Option<Vec<Self>>,
    #[serde(default)]
    pub(super) text: Option<String>,
}

impl Node {
    /// The children, none for most.
    pub(super) fn children(&self) -> &[Self] {
        self.children.as_deref().unwrap_or_default()
    }

    /// The number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        match self.attrs.get(name)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        }
        .filter(|number: &f64| number.is_finite())
    }

    /// The text in an attribute.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.attrs.get(name)?.as_str()
    }

    /// Whether nothing of it would be seen.
    pub(super) fn is_invisible(&self) -> bool {
        // Without `fill` a shape would be black; ECharts always says.
        let paints = |paint, opacity| {
            self.text_of(paint).is_some_and(|color| color != "none")
                && self.number(opacity) != Some(0.0)
        };
        let outlined =
            paints("stroke", "stroke-opacity") && self.number("stroke-width") != Some(0.0);
        self.children().is_empty() && !paints("fill", "fill-opacity") && !outlined
    }
}
