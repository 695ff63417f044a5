//! The words of a document, HTML or SVG: what stands between its tags, and in
//! the attributes that somebody sees or hears.

use crate::html::decoded;

/// Elements that hold nothing.
const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "link", "meta", "source"];

/// Attributes that say where something stands, how it looks or what it belongs
/// to. All others are read.
const NO_WORDS: [&str; 52] = [
    "action",
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
    "charset",
    "class",
    "colspan",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "font-family",
    "font-size",
    "font-weight",
    "for",
    "height",
    "href",
    "hreflang",
    "id",
    "integrity",
    "lang",
    "maxlength",
    "nonce",
    "opacity",
    "patternTransform",
    "patternUnits",
    "points",
    "r",
    "rowspan",
    "rx",
    "ry",
    "src",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "tabindex",
    "text-anchor",
    "transform",
    "type",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "xmlns",
    "y",
    "y1",
];

/// Some words of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The element that they stand in, with its class; of an attribute, with
    /// its name.
    pub element: String,
    pub text: String,
    /// Where a text of a drawing stands.
    pub at: Option<(f64, f64)>,
    /// How many drawings began before it ended.
    pub drawing: usize,
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    is_closed: bool,
}

/// Everything that a document says, in its order.
pub fn nodes(document: &str) -> Vec<Node> {
    let mut reader = Reader::default();
    let mut rest = document;
    while let Some(start) = rest.find('<') {
        reader.text(&rest[..start]);
        rest = reader.markup(&rest[start..]);
    }
    reader.text(rest);
    reader.nodes
}

#[derive(Default)]
struct Reader {
    nodes: Vec<Node>,
    /// Names of the open elements, with what stands for each in a node.
    open: Vec<(String, Node)>,
    drawings: usize,
}

impl Reader {
    fn text(&mut self, text: &str) {
        let text = decoded(text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        // Code to copy says something too.
        if text.starts_with('<') && self.open.iter().any(|(name, _)| name == "code") {
            self.nodes.extend(nodes(text));
            return;
        }
        let parent = self.open.last().map(|(_, node)| node.clone());
        self.nodes.push(Node {
            text: text.to_owned(),
            drawing: self.drawings,
            ..parent.unwrap_or_else(|| Node::of(""))
        });
    }

    /// Reads the markup at the start of a text; what follows it.
    fn markup<'a>(&mut self, text: &'a str) -> &'a str {
        if let Some(comment) = text.strip_prefix("<!--") {
            let (inside, rest) = comment.split_once("-->").unwrap_or((comment, ""));
            self.nodes.push(Node {
                text: inside.to_owned(),
                ..Node::of("comment")
            });
            return rest;
        }
        if text.starts_with("<!") || text.starts_with("<?") {
            return text.split_once('>').map_or("", |(_, rest)| rest);
        }
        if let Some(end) = text.strip_prefix("</") {
            let (name, rest) = end.split_once('>').unwrap_or((end, ""));
            if let Some(place) = self.open.iter().rposition(|(open, _)| open == name.trim()) {
                self.open.truncate(place);
            }
            return rest;
        }
        let (tag, rest) = Tag::read(&text[1..]);
        self.drawings += usize::from(tag.name == "svg");
        self.start(&tag);
        if tag.is_closed || VOID.contains(&tag.name) {
            return rest;
        }
        if ["script", "style"].contains(&tag.name) {
            let end = format!("</{}", tag.name);
            let inside = rest.find(&end).unwrap_or(rest.len());
            self.nodes.push(Node {
                text: rest[..inside].to_owned(),
                ..tag.node()
            });
            return &rest[inside..];
        }
        self.open.push((tag.name.to_owned(), tag.node()));
        rest
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let said = tag.attributes.iter();
        let said = said.filter(|(name, _)| !NO_WORDS.contains(name));
        for (name, value) in said {
            self.nodes.push(Node {
                text: value.clone(),
                ..Node::of(&format!("{} {name}", tag.element()))
            });
        }
    }
}

impl Node {
    fn of(element: &str) -> Self {
        Self {
            element: element.to_owned(),
            text: String::new(),
            at: None,
            drawing: 0,
        }
    }
}

impl<'a> Tag<'a> {
    /// The tag whose name a text begins with, and what follows it.
    fn read(text: &'a str) -> (Self, &'a str) {
        let is_name = |letter: char| !letter.is_whitespace() && !"/>=".contains(letter);
        let take = |text: &'a str| {
            let end = text.find(|letter| !is_name(letter));
            text.split_at(end.unwrap_or(text.len()))
        };
        let (name, mut rest) = take(text);
        let mut tag = Self {
            name,
            attributes: Vec::new(),
            is_closed: false,
        };
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>') {
                return (tag, after);
            }
            if let Some(after) = rest.strip_prefix('/') {
                tag.is_closed = true;
                rest = after;
                continue;
            }
            let (name, after) = take(rest);
            if name.is_empty() {
                return (tag, "");
            }
            let quoted = after.strip_prefix("=\"").and_then(|it| it.split_once('"'));
            let (value, after) = quoted.unwrap_or(("", after.trim_start_matches('=')));
            tag.attributes.push((name, decoded(value)));
            rest = after;
        }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(own, _)| *own == name)
            .map(|(_, value)| value.as_str())
    }

    fn element(&self) -> String {
        format!(
            "{} {}",
            self.name,
            self.attribute("class").unwrap_or_default()
        )
    }

    fn node(&self) -> Node {
        let number = |name| self.attribute(name)?.parse().ok();
        Node {
            at: number("x").zip(number("y")),
            ..Node::of(&self.element())
        }
    }
}

/// The words of a picture, where a text that takes several lines is one text
/// again.
pub fn paragraphs(picture: &str) -> Vec<Node> {
    let mut whole: Vec<Node> = Vec::new();
    for node in nodes(picture) {
        // The chart inside has classes.
        let is_line = |it: &Node| it.element == "text ";
        let start = |it: &Node| it.at.map(|(x, _)| x);
        match whole.last_mut() {
            Some(last) if is_line(last) && is_line(&node) && start(last) == start(&node) => {
                last.text = format!("{} {}", last.text, node.text);
            }
            _ => whole.push(node),
        }
    }
    whole
}

#[test]
fn words_are_read_wherever_they_stand() {
    let document = r#"<p class="a" title="12 > 7">Seis <b>&lt;5</b> y<!> 8<br></p>
        <code>&lt;img src="9" alt="6 of 7"&gt;</code>
        <svg viewBox="0 0 9 9"><path d="M1 2"/><text x="1" y="2">3</text></svg>
        <script>let a = "<4>";</script><!--77-->"#;
    let read = nodes(document);
    let said: Vec<_> = read
        .iter()
        .map(|it| (it.element.as_str(), it.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("p a title", "12 > 7"),
            ("p a", "Seis"),
            ("b ", "<5"),
            ("p a", "y"),
            ("p a", "8"),
            ("img  alt", "6 of 7"),
            ("text ", "3"),
            ("script ", "let a = \"<4>\";"),
            ("comment", "77"),
        ]
    );
    assert_eq!((read[6].at, read[6].drawing), (Some((1.0, 2.0)), 1));
}
