//! Charts as SVG text, drawn where there is no browser.
//!
//! A [`Drawer`] runs ECharts inside a small script engine and hands it an
//! option of this crate as data. What comes back is not trusted either: it is
//! a tree of shapes, from which this module writes the SVG itself and lets
//! through a fixed list of elements and attributes only. The result holds no
//! script, no style, no address and no number of more than four decimals; its
//! ids begin with the id of the [`Drawing`], and the same drawing is the same
//! text, byte for byte.
//!
//! Every colour of the [`ChartTheme`] also becomes a class, `chart-fill-ROLE`
//! or `chart-stroke-ROLE`, so that the page's style sheet can change it (a dark
//! page, high contrast) while a file on its own keeps the colour it was drawn
//! with. The roles are `text`, `muted`, `grid`, `surface`, `withheld` and
//! `series-1` to `series-6`; the SVG itself has the class `chart-svg`.

mod attribute;
mod drawer;
mod engine;
mod node;
mod palette;
mod picture;
#[cfg(feature = "png")]
pub mod png;
pub(crate) mod text;
pub(crate) mod writer;

use domain::label::Language;

pub use drawer::{Drawer, Limits};
pub use picture::Picture;

use crate::ChartTheme;

/// A chart to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// The option, as JSON text of this crate.
    pub option: String,
    /// Width in pixels, from 1 to [`Drawing::MAX_PIXELS`].
    pub width: u32,
    /// Height in pixels, from 1 to [`Drawing::MAX_PIXELS`].
    pub height: u32,
    /// Begins every id in the SVG: letters, digits and `-`, a letter first,
    /// and different for each drawing on a page.
    pub id: String,
    /// What the chart is called.
    pub title: String,
    /// What the chart shows, for those who do not see it.
    pub description: String,
    /// The language of its texts.
    pub language: Language,
    /// The colours that the option was made with.
    pub theme: ChartTheme,
    /// Whether the surface behind the chart is painted: for files that stand
    /// on their own.
    pub opaque: bool,
}

impl Drawing {
    /// The longest side, in pixels.
    pub const MAX_PIXELS: u32 = 16_384;

    /// # Errors
    ///
    /// [`DrawError::InvalidSize`], [`DrawError::InvalidId`].
    fn check(&self) -> Result<(), DrawError> {
        let sides = 1..=Self::MAX_PIXELS;
        if !sides.contains(&self.width) || !sides.contains(&self.height) {
            return Err(DrawError::InvalidSize);
        }
        let letter_first = self
            .id
            .starts_with(|first: char| first.is_ascii_alphabetic());
        let plain = |one: char| one.is_ascii_alphanumeric() || one == '-';
        if !letter_first || !self.id.chars().all(plain) {
            return Err(DrawError::InvalidId);
        }
        Ok(())
    }
}

/// Why there is no drawing. The figure shows its table instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The script that draws could not be loaded.
    #[error("the chart script cannot be loaded: {0}")]
    InvalidBundle(String),
    /// The option is no JSON, or no option that ECharts draws.
    #[error("the chart option cannot be drawn: {0}")]
    InvalidOption(String),
    /// A side is zero or above [`Drawing::MAX_PIXELS`].
    #[error("a chart has from 1 to {} pixels on each side", Drawing::MAX_PIXELS)]
    InvalidSize,
    /// The id is not made of letters, digits and `-`, with a letter first.
    #[error("the id of a chart is made of letters, digits and hyphens")]
    InvalidId,
    /// Drawing took longer than [`Limits::time`].
    #[error("drawing the chart took too long")]
    Timeout,
    /// Drawing needed more memory than [`Limits::memory_bytes`].
    #[error("drawing the chart needed too much memory")]
    OutOfMemory,
    /// [`Limits::queue`] drawings are waiting already.
    #[error("too many charts are waiting to be drawn")]
    Busy,
    /// The threads that draw could not be started, or have ended.
    #[error("nothing draws charts any more")]
    Stopped,
}
