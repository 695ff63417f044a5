//! The countries of the world as equal squares, each continent a map of its
//! own.
//!
//! A country says a few persons and not its area: Belize is as easy to read
//! and to reach as Brazil. Where each square lies is a drawing of our own,
//! kept as text.

use std::sync::Arc;

use domain::label::Label;

use super::{Shape, ShapeMap, Tiles};

/// A heading and rows of ISO 3166-1 codes for each continent; dots are sea.
const WORLD: &str = include_str!("../../data/world-tiles.txt");
/// Every continent is as wide, in squares: so they are drawn in one size.
const COLUMNS: usize = 9;
/// From one square to the next, in units of the drawing.
const STEP: f64 = 100.0;
/// The edge of a square, in units of the drawing.
const EDGE: f64 = 94.0;

/// The continents that hold a country with a number of its own, from the
/// Americas eastwards. The other countries of the same continents are drawn
/// beneath, without a number: a group's number is never spread over them.
///
/// # Examples
///
/// ```
/// let maps = charts::map::world(|code| code == "CRI" || code == "NIC");
/// assert_eq!(maps.len(), 1);
/// assert_eq!(maps[0].shapes.len(), 2);
/// ```
#[must_use]
pub fn world(has_number: impl Fn(&str) -> bool) -> Vec<Arc<ShapeMap>> {
    continents()
        .map(|continent| continent.map(&has_number))
        .filter(|map| !map.shapes.is_empty())
        .map(Arc::new)
        .collect()
}

struct Continent {
    name: Label,
    rows: Vec<&'static str>,
}

fn continents() -> impl Iterator<Item = Continent> {
    WORLD.split("\n\n").filter_map(|part| {
        let mut lines = part.lines();
        let (es, en) = lines.next()?.split_once(" | ")?;
        Some(Continent {
            name: Label::new(es, en),
            rows: lines.collect(),
        })
    })
}

impl Continent {
    fn map(&self, has_number: &impl Fn(&str) -> bool) -> ShapeMap {
        let mut shapes = Vec::new();
        let mut tiles = Tiles {
            name: self.name.clone(),
            others: String::new(),
            names: Vec::new(),
        };
        for (code, column, row) in self.countries() {
            let (left, top) = (column as f64 * STEP, row as f64 * STEP);
            let path = format!("M{left} {top}h{EDGE}v{EDGE}h-{EDGE}Z");
            let middle = (left + EDGE / 2.0, top + EDGE / 2.0);
            if has_number(code) {
                shapes.push(Shape {
                    code: code.to_owned(),
                    path,
                    inset: None,
                    label_point: middle,
                    label_room: EDGE / 2.0,
                });
            } else {
                tiles.others.push_str(&path);
                tiles.names.push((code, middle));
            }
        }
        ShapeMap {
            size: (COLUMNS as f64 * STEP, self.rows.len() as f64 * STEP),
            shapes,
            inset_box: None,
            tiles: Some(tiles),
        }
    }

    /// Each country with its column and its row.
    fn countries(&self) -> impl Iterator<Item = (&'static str, usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(row, line)| {
            let places = line.split_whitespace().enumerate();
            places
                .filter(|(_, code)| !code.starts_with('.'))
                .map(move |(column, code)| (code, column, row))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The countries and regions of both lists that have them.
    const LISTS: [&str; 2] = [
        include_str!("../../../domain/data/classification/nationality.csv"),
        include_str!("../../../domain/data/classification/country_of_exploitation.csv"),
    ];

    /// The codes of a list with that of what they lie in.
    fn parents(list: &str) -> BTreeMap<&str, &str> {
        list.lines()
            .skip(1)
            .filter_map(|line| {
                let (code, rest) = line.split_once(',')?;
                Some((code, rest.split_once(',')?.0))
            })
            .collect()
    }

    /// The codes that ISO gives to countries: XXA and the like are none.
    fn is_country(code: &str) -> bool {
        code.len() == 3
            && code.bytes().all(|byte| byte.is_ascii_uppercase())
            && !code.starts_with('X')
    }

    #[test]
    fn every_country_of_the_lists_has_one_square_and_no_square_is_shared() {
        let mut drawn = Vec::new();
        for continent in continents() {
            let countries: Vec<_> = continent.countries().collect();
            let places: BTreeSet<_> = countries.iter().map(|(_, x, y)| (x, y)).collect();
            assert_eq!(places.len(), countries.len());
            drawn.extend(countries.into_iter().map(|(code, ..)| code));
        }
        drawn.sort_unstable();
        for list in LISTS {
            let parents = parents(list);
            let listed: Vec<_> = parents
                .keys()
                .copied()
                .filter(|it| is_country(it))
                .collect();
            assert_eq!(drawn, listed);
        }
    }

    #[test]
    fn a_country_lies_on_the_continent_of_its_region() {
        let parents = parents(LISTS[0]);
        let continents: Vec<_> = continents().collect();
        for (continent, region) in continents.iter().zip(["019", "150", "002", "142", "009"]) {
            // Two stand in no region of the standard.
            let placed = |code: &str| parents.get(code).is_some_and(|up| *up != "001");
            for (code, ..) in continent.countries().filter(|(code, ..)| placed(code)) {
                let mut above = std::iter::successors(Some(code), |it| parents.get(it).copied());
                assert!(above.any(|it| it == region), "{code}");
            }
        }
        assert_eq!(continents.len(), 5);
    }

    #[test]
    fn every_row_is_as_wide_as_its_map() {
        for continent in continents() {
            for row in &continent.rows {
                assert_eq!(row.split_whitespace().count(), COLUMNS, "{row}");
            }
        }
    }

    #[test]
    fn only_continents_with_a_number_are_drawn_and_each_country_once() {
        let maps = world(|code| ["CRI", "ESP"].contains(&code));
        let names: Vec<_> = maps
            .iter()
            .filter_map(|map| map.tiles.as_ref())
            .map(|tiles| tiles.name.es.as_str())
            .collect();
        assert_eq!(names, ["América", "Europa"]);
        for map in &maps {
            let others = map.tiles.as_ref().map_or(0, |tiles| tiles.names.len());
            let (width, height) = map.size;
            let squares = (width / STEP * height / STEP) as usize;
            assert!(map.shapes.len() == 1 && others + 1 < squares);
        }
        assert!(world(|_| false).is_empty());
    }

    #[test]
    fn costa_rica_lies_between_its_neighbours() {
        let maps = world(|code| ["NIC", "CRI", "PAN"].contains(&code));
        let row = |code| maps[0].shape(code).map(|shape| shape.label_point.1);
        assert!(row("NIC") < row("CRI") && row("CRI") < row("PAN"));
    }
}
