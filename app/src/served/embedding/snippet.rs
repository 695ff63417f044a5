//! What a webmaster copies: code for a page, and lines for its policy.

use crate::embed::{Controls, EmbedQuery, Locked, SANDBOX, Theme, address_of, path_of};

/// A figure as it is to be embedded.
pub(super) struct Embedding<'a> {
    /// Scheme and host of the dashboard.
    pub(super) origin: &'a str,
    /// The name of the figure.
    pub(super) figure: &'a str,
    /// What its address says.
    pub(super) query: &'a EmbedQuery,
    /// Its title.
    pub(super) title: &'a str,
    /// What it shows, in one sentence.
    pub(super) summary: &'a str,
    /// The address of the page that it is taken from.
    pub(super) page: &'a str,
    /// A height that suits it, in pixels.
    pub(super) height: u32,
}

impl Embedding<'_> {
    /// The element, around a link for readers without scripts.
    pub(super) fn element(&self) -> String {
        let look = &self.query.look;
        let mut selection = self.query.selection.clone();
        let release = selection.release.take();
        let mut attributes = vec![("figure", self.figure.to_owned())];
        attributes.push(("filters", selection.to_string()));
        attributes.push(("lang", self.query.language.code().to_owned()));
        if look.theme != Theme::Auto {
            attributes.push(("theme", look.theme.name().to_owned()));
        }
        if let Some(release) = release {
            attributes.push(("release", release.to_string()));
        }
        if look.locked != Locked::Nothing {
            attributes.push(("locked", look.locked.text()));
        }
        if look.controls != Controls::default() {
            attributes.push(("controls", look.controls.text()));
        }
        attributes.retain(|(_, value)| !value.is_empty());
        let attributes: String = attributes
            .iter()
            .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
            .collect();
        format!(
            "<script type=\"module\" src=\"{origin}{script}\"></script>\n\
             <atalaya-figure{attributes}>\n  <a href=\"{origin}{page}\">{title}</a>\n\
             </atalaya-figure>",
            origin = self.origin,
            script = path_of("atalaya-figure.js"),
            page = escaped(self.page),
            title = escaped(self.title),
        )
    }

    /// A frame of a fixed height.
    pub(super) fn frame(&self) -> String {
        format!(
            "<iframe src=\"{}\"\n  title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\"\n  \
             sandbox=\"{SANDBOX}\"></iframe>",
            escaped(&self.address()),
            escaped(self.title),
            self.height,
        )
    }

    /// A picture that leads to the page.
    pub(super) fn image(&self) -> String {
        format!(
            "<a href=\"{}{}\">\n  <img src=\"{}\"\n    alt=\"{}. {}\" width=\"800\">\n</a>",
            self.origin,
            escaped(self.page),
            escaped(&self.picture("svg")),
            escaped(self.title),
            escaped(self.summary),
        )
    }

    /// The address of the figure in a frame.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.origin, address_of(self.figure, self.query))
    }

    /// The address of a picture of it.
    pub(super) fn picture(&self, ending: &str) -> String {
        let query = EmbedQuery {
            look: Default::default(),
            ..self.query.clone()
        };
        let theme = (self.query.look.theme == Theme::Dark).then(|| "theme=dark".to_owned());
        let parts: Vec<_> = [query.to_string()]
            .into_iter()
            .filter(|query| !query.is_empty())
            .chain(theme)
            .collect();
        let path = path_of(&format!("{}.{ending}", self.figure));
        let path = format!("{}{path}", self.origin);
        match parts.join("&") {
            query if query.is_empty() => path,
            query => format!("{path}?{query}"),
        }
    }
}

/// A text inside an attribute or an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedding(query: &EmbedQuery) -> Embedding<'_> {
        Embedding {
            origin: "https://trata.example.cr",
            figure: "age",
            query,
            title: "Edad \"y\" <sexo>",
            summary: "La mitad.",
            page: "/es/acreditadas?sex=2&province=1#age",
            height: 600,
        }
    }

    #[test]
    fn an_element_says_what_its_address_would() {
        let query = "sex=2&release=2025-12&lang=en&theme=dark&locked=1&controls=none";
        let element = embedding(&EmbedQuery::parse(query).unwrap()).element();
        assert!(element.starts_with(
            "<script type=\"module\" src=\"https://trata.example.cr/embed/atalaya-figure.js\">"
        ));
        assert!(element.contains(
            "<atalaya-figure figure=\"age\" filters=\"sex=2\" lang=\"en\" theme=\"dark\" \
             release=\"2025-12\" locked=\"1\" controls=\"none\">"
        ));
        assert!(element.contains("sex=2&amp;province=1#age\">Edad &quot;y&quot; &lt;sexo&gt;</a>"));
    }

    #[test]
    fn a_picture_takes_language_and_colours_alone() {
        let query = "sex=2&lang=en&theme=dark&locked=1&controls=none";
        let query = EmbedQuery::parse(query).unwrap();
        assert_eq!(
            embedding(&query).picture("png"),
            "https://trata.example.cr/embed/age.png?sex=2&lang=en&theme=dark"
        );
        let usual = EmbedQuery::parse("").unwrap();
        assert_eq!(
            embedding(&usual).picture("svg"),
            "https://trata.example.cr/embed/age.svg"
        );
    }

    #[test]
    fn an_address_in_an_attribute_is_escaped() {
        let query = EmbedQuery::parse("sex=2&lang=en").unwrap();
        let frame = embedding(&query).frame();
        assert!(frame.contains("src=\"https://trata.example.cr/embed/age?sex=2&amp;lang=en\""));
    }
}
