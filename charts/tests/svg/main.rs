//! Charts drawn as SVG, from option to text.

mod drawing;
mod fit;
mod limits;
#[cfg(feature = "png")]
mod png;
mod safety;
mod style_sheet;
mod support;
