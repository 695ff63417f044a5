//! The query string of a picture: a selection, and how the picture looks.

use charts::ChartTheme;
use domain::{
    label::Language,
    selection::{MAX_QUERY_LENGTH, Selection, SelectionError},
};

use crate::api::query::{QueryError, language_option, option, split};

/// The narrowest picture, in pixels.
pub const MIN_WIDTH: u32 = 320;
/// The widest picture, in pixels.
pub const MAX_WIDTH: u32 = 1_600;
/// The width of a picture that is not asked to be of another, in pixels.
pub const USUAL_WIDTH: u32 = 800;

/// The keys that are not part of the selection.
const OPTIONS: [&str; 3] = ["lang", "theme", "width"];

/// A parsed query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PictureQuery {
    /// What is asked; its measure tells figures of the same name apart.
    pub(super) selection: Selection,
    /// The language of the texts.
    pub(super) language: Language,
    /// The colours.
    pub(super) theme: ChartTheme,
    /// The width, in pixels.
    pub(super) width: u32,
}

impl PictureQuery {
    /// # Errors
    ///
    /// Whatever is neither a selection nor `lang`, `theme` or `width`.
    pub(super) fn parse(query: &str) -> Result<Self, QueryError> {
        if query.len() > MAX_QUERY_LENGTH {
            return Err(SelectionError::TooLong.into());
        }
        let (options, selection) = split(query, &OPTIONS);
        Ok(Self {
            language: language_option(&options)?,
            theme: match option(&options, "theme")? {
                "" | "light" => ChartTheme::LIGHT,
                "dark" => ChartTheme::DARK,
                _ => {
                    return Err(QueryError::MalformedOption {
                        key: "theme",
                        expected: "light, dark",
                    });
                }
            },
            width: match option(&options, "width")? {
                "" => USUAL_WIDTH,
                width => width
                    .parse()
                    .ok()
                    .filter(|width| (MIN_WIDTH..=MAX_WIDTH).contains(width))
                    .ok_or(QueryError::MalformedOption {
                        key: "width",
                        expected: "320 – 1600",
                    })?,
            },
            selection: Selection::parse(&selection)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_light_spanish_and_of_the_usual_width_unless_it_is_asked_otherwise() {
        let usual = PictureQuery::parse("sex=2").expect("a sound query");
        assert_eq!(usual.width, USUAL_WIDTH);
        assert_eq!(usual.theme, ChartTheme::LIGHT);
        let other = PictureQuery::parse("lang=en&theme=dark&width=320&sex=2").expect("sound");
        assert_eq!((other.width, other.language), (320, Language::En));
        assert_eq!(other.theme, ChartTheme::DARK);
        assert_eq!(other.selection, usual.selection);
    }

    #[test]
    fn nothing_is_ignored_or_guessed() {
        for query in [
            "width=319",
            "width=1601",
            "width=wide",
            "width=-1",
            "theme=blue",
            "lang=fr",
        ] {
            let error = PictureQuery::parse(query).expect_err(query);
            assert!(
                matches!(error, QueryError::MalformedOption { .. }),
                "{query}"
            );
        }
        for query in ["theme=dark&theme=dark", "format=csv", "color=blue"] {
            let error = PictureQuery::parse(query).expect_err(query);
            assert!(matches!(error, QueryError::Selection(_)), "{query}");
        }
    }
}
