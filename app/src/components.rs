//! The parts of pages: they take plain values and show them.

pub mod banner;
pub mod breadcrumb;
pub mod canton_map;
pub mod chips;
pub mod data_table;
pub mod figure_body;
pub mod figure_card;
pub mod figure_menu;
pub mod figure_notes;
pub mod figure_view;
pub mod filter_bar;
pub mod filter_select;
pub mod footer;
pub mod frame;
pub mod header;
pub mod map_legend;
pub mod measure_switch;
pub mod place_notes;
pub mod problem_panel;
pub mod province_map;
pub mod region_shape;
pub mod term;
pub mod theme_switch;
pub mod tiles;
