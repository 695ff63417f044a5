//! What is wrong with a boundary file.

use std::fmt;

use super::Point;

/// The most names that one fault lists.
pub const MAX_LISTED: usize = 12;

/// One thing that is wrong with a boundary file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is not UTF-8.
    NotText {
        /// The first byte that is not, from 0.
        byte: usize,
    },
    /// It is not JSON; a number that is none, such as NaN, is not either.
    NotJson {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
    },
    /// It is JSON of another kind.
    NotGeography {
        /// What it says that it is.
        found: Option<String>,
    },
    /// It is TopoJSON of several objects of which none is named for cantons.
    SeveralObjects {
        /// Their names.
        names: Vec<String>,
    },
    /// It is TopoJSON whose arcs are no lists of pairs of numbers.
    BrokenArcs,
    /// A feature does not say its canton.
    NoCode {
        /// Its place in the file, from 1.
        feature: usize,
    },
    /// A feature says a code that no canton has.
    UnknownCode {
        /// Its place in the file, from 1.
        feature: usize,
        /// The code.
        code: String,
    },
    /// Several features say the same canton.
    Repeated {
        /// The canton.
        code: String,
        /// Their places in the file, from 1.
        features: Vec<usize>,
    },
    /// A feature is called as another canton than its code says.
    Misnamed {
        /// Its code.
        code: String,
        /// What it is called.
        name: String,
        /// The canton of that name.
        means: String,
    },
    /// Cantons that no feature says.
    Missing {
        /// Code and name of each.
        cantons: Vec<String>,
    },
    /// A feature is no area.
    NoPolygon {
        /// Which.
        place: String,
        /// What it is.
        found: String,
    },
    /// A feature has no outline.
    NoShape {
        /// Which.
        place: String,
    },
    /// The coordinates of a feature are no lists of pairs of numbers.
    Malformed {
        /// Which.
        place: String,
    },
    /// A feature is made of an arc that the file does not hold.
    NoArc {
        /// Which.
        place: String,
    },
    /// An outline does not end where it begins.
    OpenRing {
        /// Whose.
        place: String,
        /// Which of its outlines, from 1.
        ring: usize,
    },
    /// An outline with too few corners encloses nothing.
    TooFewCorners {
        /// Whose.
        place: String,
        /// Which of its outlines, from 1.
        ring: usize,
        /// How many it has.
        corners: usize,
    },
    /// Coordinates are in metres of a projection.
    Projected {
        /// One of them.
        example: Point,
    },
    /// Latitude stands before longitude.
    Turned,
    /// Coordinates lie outside the country.
    Elsewhere {
        /// Whose, with the first of each.
        places: Vec<(String, Point)>,
    },
    /// Nothing is left of a canton on the grid of the map.
    TooSmall {
        /// Which.
        place: String,
    },
    /// The arcs of a TopoJSON are named so often that the outlines would not
    /// fit in memory.
    Unfolded {
        /// How many corners the outlines would have.
        corners: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The outlines are too detailed for a map on a page.
    TooDetailed {
        /// How many corners would be left.
        corners: usize,
        /// How many there may be.
        limit: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText { byte } => write!(
                formatter,
                "the file is not UTF-8 text: byte {byte} does not belong there; save it as UTF-8"
            ),
            Self::NotJson { line, column } => write!(
                formatter,
                "the file is not JSON: line {line}, column {column}"
            ),
            Self::NotGeography { found } => {
                let found = found.as_deref().unwrap_or("nothing");
                write!(
                    formatter,
                    "the file is neither a GeoJSON FeatureCollection nor a TopoJSON Topology; \
                     its \"type\" says {found}"
                )
            }
            Self::SeveralObjects { names } => write!(
                formatter,
                "none of the objects of the TopoJSON is named for cantons: {}",
                listed(names)
            ),
            Self::BrokenArcs => {
                formatter.write_str("the arcs of the TopoJSON are not lists of pairs of numbers")
            }
            Self::NoCode { feature } => write!(
                formatter,
                "feature {feature} has no three-digit canton code; name the property with --property"
            ),
            Self::UnknownCode { feature, code } => {
                write!(
                    formatter,
                    "feature {feature}: no canton has the code {code:?}"
                )
            }
            Self::Repeated { code, features } => write!(
                formatter,
                "canton {code} is there {} times: features {}",
                features.len(),
                listed(features)
            ),
            Self::Misnamed { code, name, means } => write!(
                formatter,
                "code {code} says {name:?}, which is canton {means}: were codes swapped?"
            ),
            Self::Missing { cantons } => write!(
                formatter,
                "{} cantons are missing: {}",
                cantons.len(),
                listed(cantons)
            ),
            Self::NoPolygon { place, found } => write!(
                formatter,
                "{place} is {found}, not a Polygon or MultiPolygon"
            ),
            Self::NoShape { place } => write!(formatter, "{place} has no outline"),
            Self::Malformed { place } => write!(
                formatter,
                "{place}: its coordinates are not lists of pairs of numbers"
            ),
            Self::NoArc { place } => {
                write!(formatter, "{place} uses an arc that the file does not hold")
            }
            Self::OpenRing { place, ring } => write!(
                formatter,
                "{place}: outline {ring} does not end where it begins"
            ),
            Self::TooFewCorners {
                place,
                ring,
                corners,
            } => write!(
                formatter,
                "{place}: outline {ring} has {corners} corners; it needs four, the first again at the end"
            ),
            Self::Projected { example: (x, y) } => write!(
                formatter,
                "the coordinates are not longitude and latitude, such as ({x}, {y}): \
                 convert the file to WGS 84 (EPSG:4326)"
            ),
            Self::Turned => {
                formatter.write_str("latitude stands before longitude: turn the coordinates round")
            }
            Self::Elsewhere { places } => {
                let places: Vec<_> = places
                    .iter()
                    .map(|(place, (x, y))| format!("{place} at ({x}, {y})"))
                    .collect();
                write!(
                    formatter,
                    "coordinates lie outside Costa Rica: {}",
                    listed(&places)
                )
            }
            Self::TooSmall { place } => {
                write!(formatter, "{place} is too small to be seen on the map")
            }
            Self::Unfolded { corners, limit } => write!(
                formatter,
                "the outlines of the TopoJSON have {corners} corners with every arc written out; \
                 at most {limit} are read: simplify the file"
            ),
            Self::TooDetailed { corners, limit } => write!(
                formatter,
                "the outlines have {corners} corners on the coarsest grid; a page takes at most {limit}: \
                 simplify the file"
            ),
        }
    }
}

/// The first of a list, and how many follow.
fn listed<T: fmt::Display>(items: &[T]) -> String {
    let shown: Vec<_> = items.iter().take(MAX_LISTED).map(T::to_string).collect();
    let text = shown.join(", ");
    match items.len().saturating_sub(MAX_LISTED) {
        0 => text,
        more => format!("{text} and {more} more"),
    }
}
