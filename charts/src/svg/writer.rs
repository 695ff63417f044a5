//! From the nodes of a drawing to SVG text.

use super::{
    Drawing,
    attribute::{keyword, rounded, written},
    node::Node,
    palette::role,
};

/// Elements that may stand in a drawing. Pictures, links, scripts, styles and
/// filters may not: the charts have none.
const ELEMENTS: [&str; 12] = [
    "circle", "clipPath", "defs", "ellipse", "g", "line", "path", "pattern", "polygon", "polyline",
    "rect", "text",
];
/// Elements that only paint, and can be left out when they paint nothing.
const SHAPES: [&str; 7] = [
    "circle", "ellipse", "line", "path", "polygon", "polyline", "rect",
];
/// The font of a file on its own; in a page the style sheet sets another.
pub(crate) const FONT_FAMILY: &str = "Helvetica, Arial, sans-serif";

/// The SVG of a drawing.
pub(super) fn write(nodes: &[Node], drawing: &Drawing) -> String {
    let mut writer = Writer {
        svg: String::new(),
        drawing,
        clipping: false,
    };
    writer.open_svg();
    for node in nodes {
        writer.node(node);
    }
    writer.svg.push_str("</svg>");
    writer.svg
}

struct Writer<'a> {
    svg: String,
    drawing: &'a Drawing,
    /// Inside a clip path a shape counts though it paints nothing.
    clipping: bool,
}

impl Writer<'_> {
    fn open_svg(&mut self) {
        let Drawing {
            id, width, height, ..
        } = self.drawing;
        self.svg.push_str("<svg");
        for (name, value) in [
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", "chart-svg"),
            ("role", "img"),
            ("lang", self.drawing.language.code()),
            ("aria-labelledby", &format!("{id}-title")),
            ("aria-describedby", &format!("{id}-desc")),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
            ("font-family", FONT_FAMILY),
        ] {
            self.attribute(name, value);
        }
        self.svg.push('>');
        self.words("title", &self.drawing.title);
        self.words("desc", &self.drawing.description);
        if self.drawing.opaque {
            self.surface();
        }
    }

    fn words(&mut self, tag: &str, text: &str) {
        let id = &self.drawing.id;
        let text = escaped(text);
        self.svg
            .push_str(&format!("<{tag} id=\"{id}-{tag}\">{text}</{tag}>"));
    }

    fn surface(&mut self) {
        let color = self.drawing.theme.surface;
        self.svg.push_str("<rect width=\"100%\" height=\"100%\"");
        self.attribute("fill", color);
        self.attribute("class", "chart-fill-surface");
        self.svg.push_str("/>");
    }

    fn node(&mut self, node: &Node) {
        let tag = node.tag.as_str();
        if !ELEMENTS.contains(&tag)
            || (SHAPES.contains(&tag) && node.is_invisible() && !self.clipping)
        {
            return;
        }
        let attributes = self.attributes(node);
        // A group that says nothing of what is inside.
        if tag == "g" && attributes.is_empty() {
            return self.children(node);
        }
        self.svg.push('<');
        self.svg.push_str(tag);
        for (name, value) in &attributes {
            self.attribute(name, value);
        }
        let text = node.text.as_deref().map(escaped);
        if node.children().is_empty() && text.is_none() {
            self.svg.push_str("/>");
            return;
        }
        self.svg.push('>');
        self.svg.push_str(&text.unwrap_or_default());
        let outside = self.clipping;
        self.clipping |= tag == "clipPath";
        self.children(node);
        self.clipping = outside;
        self.svg.push_str(&format!("</{tag}>"));
    }

    fn children(&mut self, node: &Node) {
        for child in node.children() {
            self.node(child);
        }
    }

    /// `value` must hold no quotation mark, `<` or `&`.
    fn attribute(&mut self, name: &str, value: &str) {
        self.svg.push_str(&format!(" {name}=\"{value}\""));
    }

    fn attributes(&self, node: &Node) -> Vec<(&'static str, String)> {
        let mut attributes = Vec::new();
        for (name, value) in &node.attrs {
            if let Some((name, value)) = written(name, value, &self.drawing.id) {
                attributes.push((name, value));
            }
        }
        if node.tag == "text" {
            place(node, &mut attributes);
            attributes.extend(node.text_of("style").map(font).unwrap_or_default());
        }
        if let Some(classes) = self.classes(node) {
            attributes.push(("class", classes));
        }
        attributes
    }

    /// The roles of the colours, for the style sheet of the page.
    fn classes(&self, node: &Node) -> Option<String> {
        let classes: Vec<_> = ["fill", "stroke"]
            .into_iter()
            .filter_map(|paint| {
                let role = role(node.text_of(paint)?, &self.drawing.theme)?;
                Some(format!("chart-{paint}-{role}"))
            })
            .collect();
        (!classes.is_empty()).then(|| classes.join(" "))
    }
}

/// Writes where a text stands as its `x` and `y`, when it is only moved.
fn place(node: &Node, attributes: &mut Vec<(&'static str, String)>) {
    let Some((x, y)) = node.text_of("transform").and_then(translation) else {
        return;
    };
    attributes.retain(|(name, _)| !["transform", "x", "y"].contains(name));
    for (name, moved) in [("x", x), ("y", y)] {
        let place = moved + node.number(name).unwrap_or_default();
        attributes.extend(rounded(place, 2).map(|place| (name, place)));
    }
}

/// The two numbers of a transformation that only moves.
fn translation(transform: &str) -> Option<(f64, f64)> {
    let inside = transform.strip_prefix("translate(")?.strip_suffix(')')?;
    let (x, y) = inside.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// The attributes for the font in a style such as `font-size:13px;…` or
/// `font: bold 13px sans-serif`; the family is the page's.
fn font(style: &str) -> Vec<(&'static str, String)> {
    let mut attributes = Vec::new();
    for (property, value) in style.split(';').filter_map(|part| part.split_once(':')) {
        for word in value.split_whitespace() {
            let attribute = match property.trim() {
                "font-size" | "font" if word.ends_with("px") => size(word),
                "font-weight" => weight(word),
                "font" if word == "bold" => weight(word),
                "font-style" => keyword(word).map(|style| ("font-style", style)),
                _ => None,
            };
            attributes.extend(attribute);
        }
    }
    attributes
}

fn size(word: &str) -> Option<(&'static str, String)> {
    let pixels = word.strip_suffix("px")?.parse().ok()?;
    Some(("font-size", rounded(pixels, 2)?))
}

fn weight(word: &str) -> Option<(&'static str, String)> {
    let number = word.parse::<u16>().ok().map(|weight| weight.to_string());
    Some(("font-weight", number.or_else(|| keyword(word))?))
}

/// Text without markup and without the characters that XML forbids.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            one if one.is_control() => {}
            one => escaped.push(one),
        }
    }
    escaped.trim().to_owned()
}
