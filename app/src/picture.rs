//! A figure as a picture that stands on its own: what is drawn, and what is
//! said around it.

use std::sync::Arc;

use charts::{
    ChartTheme, Style,
    map::{Choropleth, ShapeMap, choropleth, is_drawn},
};

use crate::{
    caption::subtitle,
    content::{Answer, Content, Refused, chosen_mark},
    drawing,
    figure::Figure,
    notes::{notes, symbols},
    state::State,
    text::{book, site},
};

pub use crate::served::indicator::{IndicatorPicture, NoIndicatorPicture};

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A chart.
    Chart {
        /// Its option, as JSON text.
        option: String,
        /// Its height, in pixels.
        height: u32,
    },
    /// A map.
    Map(Box<MapBody>),
}

/// A map to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct MapBody {
    /// The regions with their numbers.
    pub map: Choropleth,
    /// Their shapes, on one map or several.
    pub frames: Vec<Arc<ShapeMap>>,
    /// How they are written and coloured.
    pub style: Style,
}

/// A figure as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct FigurePicture {
    /// What is drawn.
    pub body: Body,
    /// What nobody may overlook: that the numbers are invented.
    pub caution: Option<String>,
    /// What it shows.
    pub title: String,
    /// Period, unit and base.
    pub subtitle: String,
    /// Symbols, notes, and the source.
    pub notes: Vec<String>,
    /// What it shows, in one sentence.
    pub description: String,
}

/// Why a figure is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPicture {
    /// The release does not hold it under these filters.
    Refused(Refused),
    /// It has no number that a chart could show.
    NothingToDraw,
}

impl FigurePicture {
    /// The picture of a figure under the filters of its page.
    ///
    /// # Errors
    ///
    /// There is nothing to be seen.
    pub fn of(figure: Figure, state: &State, theme: ChartTheme) -> Result<Self, NoPicture> {
        let content = match Answer::of(state, figure) {
            Answer::Shown(content) if content.has_marks() => content,
            Answer::Refused(refused) => return Err(NoPicture::Refused(refused)),
            Answer::Shown(_) | Answer::Untabulated(_) => return Err(NoPicture::NothingToDraw),
        };
        let title = figure.title(state.page, state.measure(), state.language);
        let demonstration = state.release.manifest().demonstration;
        let caution = site::DEMONSTRATION.get(state.language).to_owned();
        Ok(Self {
            body: body(figure, &content, state, theme).ok_or(NoPicture::NothingToDraw)?,
            caution: demonstration.then_some(caution),
            subtitle: subtitle(figure, state, &content),
            notes: said_beneath(figure, &content, state),
            description: content.summary(figure, state),
            title,
        })
    }
}

fn body(figure: Figure, content: &Content, state: &State, theme: ChartTheme) -> Option<Body> {
    let frames = state.frames_of(figure);
    let map = match content {
        Content::Table(table) if !frames.is_empty() => {
            choropleth(table, &|code| is_drawn(&frames, code))?
        }
        _ => {
            return Some(Body::Chart {
                option: drawing::option(figure, content, state, theme),
                height: drawing::height(figure, content),
            });
        }
    };
    let style = Style::new(state.language, theme, state.release.threshold())
        .chosen(chosen_mark(state, figure));
    Some(Body::Map(Box::new(MapBody { map, frames, style })))
}

/// Symbols, notes and source, a paragraph each.
fn said_beneath(figure: Figure, content: &Content, state: &State) -> Vec<String> {
    let language = state.language;
    let manifest = state.release.manifest();
    let symbols = symbols(content, figure, state)
        .into_iter()
        .map(|(symbol, meaning)| format!("{symbol}: {meaning}."));
    // That the numbers are invented is said above, and larger.
    let invented = usize::from(manifest.demonstration);
    let notes = notes(content, figure, state).into_iter().skip(invented);
    let about_map = state.map_hint(figure);
    let source = book::source(&manifest.id, manifest.cutoff, language);
    symbols
        .chain(about_map)
        .chain(notes)
        .chain([source])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{figure, state},
        page::Page,
    };

    fn picture(page: Page, id: &str, query: &str) -> Result<FigurePicture, NoPicture> {
        FigurePicture::of(figure(page, id), &state(page, query), ChartTheme::LIGHT)
    }

    #[test]
    fn a_picture_says_what_it_shows_and_where_it_is_from() {
        let picture = picture(Page::Accredited, "age", "sex=2").unwrap();
        assert_eq!(picture.title, "Personas acreditadas por grupo de edad");
        assert!(picture.subtitle.contains("Mujer"));
        let source = picture.notes.last().unwrap();
        assert!(source.contains("fecha de corte"), "{source}");
        assert_eq!(
            picture.caution.as_deref(),
            Some("Datos inventados de demostración")
        );
    }

    #[test]
    fn the_map_is_a_picture_too() {
        let picture = picture(Page::Accredited, "province", "").unwrap();
        assert!(matches!(picture.body, Body::Map(_)));
    }

    #[test]
    fn a_figure_of_gaps_alone_is_no_picture() {
        assert_eq!(
            picture(Page::Accredited, "age", "period=2020&province=3"),
            Err(NoPicture::NothingToDraw)
        );
        assert!(matches!(
            picture(Page::Accredited, "age", "period=2021&sex=2&province=1"),
            Err(NoPicture::Refused(_))
        ));
    }
}
