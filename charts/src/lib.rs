//! A published table as a chart option, and the provinces as shapes.
//!
//! Every function here is pure: a table of published cells and a [`Style`] go
//! in, the option of an ECharts chart comes out as JSON text. Whatever a chart
//! shows — bars, axis ends, labels, tooltips — is computed from the published
//! cells of that table alone.
//!
//! Each mark is named after what it stands for (see [`Mark`]), so that a click
//! can become a filter. A withheld cell is a hatched stub of a fixed length
//! with its own label, never a bar of zero.
#![forbid(unsafe_code)]

pub mod map;
pub mod number;
pub mod summary;
#[cfg(feature = "svg")]
pub mod svg;
pub mod words;

mod bars;
mod bases;
mod chart;
mod flow;
mod grouped;
mod mark;
mod option;
mod pattern;
mod rates;
#[cfg(test)]
mod tests;
mod theme;
mod values;
mod years;

pub use bars::{bars, bars_height};
pub use bases::Bases;
pub use flow::{flow, flow_height};
pub use grouped::{
    Arrangement, grouped_bars, grouped_bars_height, grouped_shares, stacked_bars_height,
};
pub use mark::{InvalidMark, Mark};
pub use rates::{Rate, rates};
pub use theme::{ChartTheme, Style};
pub use values::{Amount, ValueMark, value_bars, value_bars_height, value_columns};
pub use years::{Series, series_by_category, shares_by_category, years};
