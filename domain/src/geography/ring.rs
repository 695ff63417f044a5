//! Whether outlines are closed, and lie where the country does.

use super::{Fault, Point};

/// Fewest corners of a ring, the first counted again at its end.
const FEWEST_CORNERS: usize = 4;

/// West, east, south, north of the country with Isla del Coco, in degrees, and
/// some room.
const COUNTRY: (f64, f64, f64, f64) = (-87.3, -82.3, 5.3, 11.4);

/// Looks at rings one by one, and remembers where they lie.
#[derive(Debug, Default)]
pub(super) struct RingCheck {
    /// A corner that is no longitude and latitude.
    projected: Option<Point>,
    /// How many corners lie elsewhere, and how many of them would not if their
    /// numbers were the other way round.
    elsewhere: usize,
    turned: usize,
    /// Who has corners elsewhere, with the first.
    places: Vec<(String, Point)>,
}

impl RingCheck {
    pub(super) fn check(
        &mut self,
        name: &str,
        ring: usize,
        corners: &[Point],
        faults: &mut Vec<Fault>,
    ) {
        let place = name.to_owned();
        if corners.len() < FEWEST_CORNERS {
            faults.push(Fault::TooFewCorners {
                place,
                ring,
                corners: corners.len(),
            });
        } else if !is_closed(corners) {
            faults.push(Fault::OpenRing { place, ring });
        }
        for &corner in corners {
            self.locate(name, corner);
        }
    }

    fn locate(&mut self, name: &str, (x, y): Point) {
        if is_in_country((x, y)) {
            return;
        }
        if x.abs() > 180.0 || y.abs() > 90.0 {
            self.projected.get_or_insert((x, y));
        }
        self.elsewhere += 1;
        self.turned += usize::from(is_in_country((y, x)));
        if self.places.last().is_none_or(|(last, _)| last != name) {
            self.places.push((name.to_owned(), (x, y)));
        }
    }

    /// What is wrong with where the corners lie: one reason for all.
    pub(super) fn faults(self) -> Option<Fault> {
        if self.elsewhere > 0 && self.turned == self.elsewhere {
            return Some(Fault::Turned);
        }
        if let Some(example) = self.projected {
            return Some(Fault::Projected { example });
        }
        (!self.places.is_empty()).then_some(Fault::Elsewhere {
            places: self.places,
        })
    }
}

fn is_in_country((x, y): Point) -> bool {
    let (west, east, south, north) = COUNTRY;
    (west..=east).contains(&x) && (south..=north).contains(&y)
}

/// Numbers that went through a transform may differ in their last digits.
fn is_closed(corners: &[Point]) -> bool {
    const SAME: f64 = 1e-9;
    let (Some(first), Some(last)) = (corners.first(), corners.last()) else {
        return false;
    };
    (first.0 - last.0).abs() <= SAME && (first.1 - last.1).abs() <= SAME
}
