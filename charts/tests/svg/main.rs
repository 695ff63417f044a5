//! Charts drawn as SVG, from option to text.

mod drawing;
mod limits;
mod safety;
mod support;
