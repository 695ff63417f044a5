//! Charts drawn as SVG, from option to text.

mod drawing;
mod fit;
mod limits;
mod safety;
mod style_sheet;
mod support;
