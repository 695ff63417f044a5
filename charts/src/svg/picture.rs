//! A drawing with everything around it that a reader needs who meets it
//! alone: title, subtitle, notes and source inside the picture.

use domain::label::Language;

use super::{
    text::lines,
    writer::{FONT_FAMILY, escaped},
};
use crate::ChartTheme;

/// Margin around everything, in pixels.
const MARGIN: f64 = 20.0;
/// Room between the parts, in pixels.
const GAP: f64 = 14.0;

/// A style of text: size of its font and height of its lines, in pixels.
struct TextStyle {
    font: f64,
    line: f64,
    bold: bool,
}

const CAUTION: TextStyle = TextStyle {
    font: 13.0,
    line: 18.0,
    bold: true,
};
const TITLE: TextStyle = TextStyle {
    font: 19.0,
    line: 25.0,
    bold: true,
};
const SUBTITLE: TextStyle = TextStyle {
    font: 13.0,
    line: 18.0,
    bold: false,
};
const NOTE: TextStyle = TextStyle {
    font: 11.0,
    line: 15.0,
    bold: false,
};

/// How much wider bold letters are.
const BOLD: f64 = 1.07;

/// A picture that explains itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What nobody may overlook, such as that the numbers are invented.
    pub caution: Option<String>,
    /// What it shows.
    pub title: String,
    /// Period, unit and base.
    pub subtitle: String,
    /// Symbols, notes, source: a paragraph each, beneath the drawing.
    pub notes: Vec<String>,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The language of its texts.
    pub language: Language,
    /// Its colours.
    pub theme: ChartTheme,
    /// Width in pixels.
    pub width: u32,
}

impl Picture {
    /// The width of the drawing inside the margins, in pixels.
    #[must_use]
    pub fn inner_width(&self) -> u32 {
        // The margin is a small whole number.
        self.width.saturating_sub(2 * MARGIN as u32).max(1)
    }

    /// The SVG text of the picture around a drawing: an SVG of
    /// [`Drawer`](super::Drawer) or of [`crate::map`], as wide as
    /// [`Self::inner_width`] and so many pixels high.
    #[must_use]
    pub fn around(&self, drawing: &str, drawing_height: u32) -> String {
        let mut page = Page::new(self);
        page.caution();
        page.paragraph(&self.title, &TITLE, self.theme.text);
        page.paragraph(&self.subtitle, &SUBTITLE, self.theme.muted);
        page.top += GAP;
        page.drawing(drawing, drawing_height);
        page.top += GAP;
        page.rule();
        for note in &self.notes {
            page.paragraph(note, &NOTE, self.theme.muted);
        }
        page.finish()
    }
}

/// A picture being written, from its top.
struct Page<'a> {
    picture: &'a Picture,
    body: String,
    top: f64,
}

impl<'a> Page<'a> {
    fn new(picture: &'a Picture) -> Self {
        Self {
            picture,
            body: String::new(),
            top: MARGIN,
        }
    }

    fn inner_width(&self) -> f64 {
        f64::from(self.picture.inner_width())
    }

    /// A band across the picture.
    fn caution(&mut self) {
        let Some(caution) = &self.picture.caution else {
            return;
        };
        let lines = broken(caution, self.inner_width(), &CAUTION);
        let height = CAUTION.line * lines.len() as f64 + GAP;
        let fill = self.picture.theme.caution_surface;
        self.body.push_str(&format!(
            "<rect width=\"100%\" height=\"{height}\" fill=\"{fill}\"/>"
        ));
        self.top = GAP / 2.0;
        self.lines(&lines, &CAUTION, self.picture.theme.caution);
        self.top = height + GAP;
    }

    fn paragraph(&mut self, text: &str, style: &TextStyle, color: &str) {
        let lines = broken(text, self.inner_width(), style);
        self.lines(&lines, style, color);
    }

    fn lines(&mut self, lines: &[String], style: &TextStyle, color: &str) {
        let weight = if style.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        for line in lines {
            let base = self.top + (style.line + style.font * 0.7) / 2.0;
            self.body.push_str(&format!(
                "<text x=\"{MARGIN}\" y=\"{base:.1}\" font-size=\"{}\"{weight} fill=\"{color}\">{}</text>",
                style.font,
                escaped(line)
            ));
            self.top += style.line;
        }
    }

    /// The drawing, moved to its place: an SVG inside an SVG.
    fn drawing(&mut self, drawing: &str, height: u32) {
        let inside = drawing.strip_prefix("<svg").unwrap_or_default();
        self.body.push_str(&format!(
            "<svg x=\"{MARGIN}\" y=\"{:.1}\"{inside}",
            self.top
        ));
        self.top += f64::from(height);
    }

    fn rule(&mut self) {
        let (right, top) = (MARGIN + self.inner_width(), self.top);
        let color = self.picture.theme.grid;
        self.body.push_str(&format!(
            "<path d=\"M{MARGIN} {top:.1}H{right}\" fill=\"none\" stroke=\"{color}\"/>"
        ));
        self.top += GAP / 2.0;
    }

    fn finish(self) -> String {
        let Picture {
            title,
            description,
            language,
            theme,
            width,
            ..
        } = self.picture;
        let height = (self.top + MARGIN).ceil();
        let language = language.code();
        let [title, description] = [title, description].map(|text| escaped(text));
        let surface = theme.surface;
        let body = self.body;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{language}\" \
             aria-labelledby=\"picture-title\" aria-describedby=\"picture-desc\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"{FONT_FAMILY}\">\
             <title id=\"picture-title\">{title}</title><desc id=\"picture-desc\">{description}</desc>\
             <rect width=\"100%\" height=\"100%\" fill=\"{surface}\"/>{body}</svg>"
        )
    }
}

fn broken(text: &str, limit: f64, style: &TextStyle) -> Vec<String> {
    let font = if style.bold {
        style.font * BOLD
    } else {
        style.font
    };
    lines(text, limit, font)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Picture {
        Picture {
            caution: Some("Datos inventados".to_owned()),
            title: "Personas <acreditadas> & más".to_owned(),
            subtitle: "Personas".to_owned(),
            notes: vec!["Fuente: Atalaya".to_owned(); 2],
            description: "Una frase.".to_owned(),
            language: Language::Es,
            theme: ChartTheme::LIGHT,
            width: 640,
        }
    }

    #[test]
    fn everything_that_must_be_known_stands_inside() {
        let picture = picture();
        let svg = picture.around("<svg width=\"600\" height=\"100\"></svg>", 100);
        let tree = roxmltree::Document::parse(&svg).expect("XML");
        let words: Vec<_> = tree
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|node| node.text())
            .collect();
        assert_eq!(
            words,
            [
                "Datos inventados",
                "Personas <acreditadas> & más",
                "Personas",
                "Fuente: Atalaya",
                "Fuente: Atalaya"
            ]
        );
        assert_eq!(picture.inner_width(), 600);
    }

    #[test]
    fn a_narrow_picture_breaks_its_lines_and_grows() {
        let height = |width| {
            let svg = Picture { width, ..picture() }.around("<svg></svg>", 100);
            let tree = roxmltree::Document::parse(&svg).expect("XML");
            let height = tree.root_element().attribute("height").expect("a height");
            height.parse::<f64>().expect("a number")
        };
        assert!(height(200) > height(640));
    }
}
