//! A figure of an indicator's page as a picture that stands on its own.

use charts::ChartTheme;
use domain::{
    indicator::Indicator, label::Language, selection::Selection, selection::SelectionError,
};

use super::{
    page::{notes, subtitle, symbols_of},
    part::Part,
    reading::Reading,
    rows::rows,
};
use crate::{
    indicator_id::IndicatorId,
    page::Page,
    picture::{Body, FigurePicture},
    problem::Problem,
    source::Releases,
    state::State,
    text::{book, site},
};

/// A picture of an indicator, with the state of the page that it is taken of.
#[derive(Clone)]
pub struct IndicatorPicture {
    /// The name of the figure on its page: `series` or `breakdown`.
    pub name: &'static str,
    /// Its page.
    pub state: State,
    /// What is drawn and said.
    pub picture: FigurePicture,
}

/// Why there is no picture of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum NoIndicatorPicture {
    /// Its page has no such figure.
    UnknownFigure,
    /// Its page cannot show what is asked.
    Page(Box<Problem>),
    /// The figure cannot.
    Refused(SelectionError),
    /// It has no number that a chart could show.
    NothingToDraw,
}

impl IndicatorPicture {
    /// The figure of this name on the page of an indicator.
    ///
    /// # Errors
    ///
    /// There is no such figure, or nothing to be seen.
    pub fn of(
        releases: &Releases,
        indicator: &'static Indicator,
        name: &str,
        asked: &Selection,
        language: Language,
        theme: ChartTheme,
    ) -> Result<Self, NoIndicatorPicture> {
        let id: IndicatorId = indicator
            .id
            .parse()
            .map_err(|_| NoIndicatorPicture::UnknownFigure)?;
        let page = Page::Indicator(id);
        let reading = Reading::of(releases, indicator, page, language, &asked.to_string())
            .map_err(NoIndicatorPicture::Page)?;
        let part = Part::all(&reading)
            .into_iter()
            .find(|part| part.id() == name)
            .ok_or(NoIndicatorPicture::UnknownFigure)?;
        let picture = picture(part, &reading, theme)?;
        Ok(Self {
            name: part.id(),
            picture,
            state: reading.state,
        })
    }
}

fn picture(
    part: Part,
    reading: &Reading,
    theme: ChartTheme,
) -> Result<FigurePicture, NoIndicatorPicture> {
    let content = part.content(reading).map_err(NoIndicatorPicture::Refused)?;
    if !content.has_marks() {
        return Err(NoIndicatorPicture::NothingToDraw);
    }
    let language = reading.language();
    let manifest = reading.release().manifest();
    let rows = rows(&content.points, part.variable(), reading);
    let symbols = symbols_of(&content, &rows, reading)
        .into_iter()
        .map(|(symbol, meaning)| format!("{symbol}: {meaning}."));
    // That the numbers are invented is said above, and larger.
    let invented = usize::from(manifest.demonstration);
    let notes = notes(&content, reading).into_iter().skip(invented);
    let source = book::source(&manifest.id, manifest.cutoff, language);
    let caution = site::DEMONSTRATION.get(language).to_owned();
    let name = reading.indicator.name.get(language);
    Ok(FigurePicture {
        body: Body::Chart {
            option: content.option(reading, theme),
            height: content.height(),
        },
        caution: manifest.demonstration.then_some(caution),
        title: format!("{name}: {}", part.title(reading)),
        subtitle: subtitle(part, reading),
        notes: symbols.chain(notes).chain([source]).collect(),
        description: content.summary(reading),
    })
}
