//! Closed lines in the plane.

use std::fmt::Write as _;

/// Steps of the search for a label's place, along each side.
const LABEL_GRID: u32 = 40;

/// A corner as x and y; before projection as longitude and latitude.
pub(super) type Corner = (f64, f64);
/// A closed line.
pub(super) type Ring = Vec<Corner>;

/// Least and greatest x, least and greatest y.
pub(super) fn bounds<'a>(corners: impl Iterator<Item = &'a Corner>) -> (f64, f64, f64, f64) {
    let nothing = (
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
    );
    corners.fold(nothing, |(west, east, low, high), (x, y)| {
        (west.min(*x), east.max(*x), low.min(*y), high.max(*y))
    })
}

/// SVG path data of closed lines, to a tenth: each corner as its way from the
/// one before, which is a third as long as where it lies.
pub(super) fn path(rings: &[Ring]) -> String {
    let mut text = String::new();
    for ring in rings {
        let mut corners = ring.iter().map(|&(x, y)| (tenths(x), tenths(y)));
        let Some(first) = corners.next() else {
            continue;
        };
        text.push('M');
        push_pair(&mut text, first);
        text.push('l');
        let mut last = first;
        for corner in corners {
            push_pair(&mut text, (corner.0 - last.0, corner.1 - last.1));
            last = corner;
        }
        text.push('Z');
    }
    text
}

fn tenths(length: f64) -> i32 {
    (length * 10.0).round() as i32
}

fn push_pair(text: &mut String, (x, y): (i32, i32)) {
    push_tenths(text, x);
    push_tenths(text, y);
}

/// In the shortest spelling, `-.4` or `3`, apart from the number before.
fn push_tenths(text: &mut String, tenths: i32) {
    if tenths < 0 {
        text.push('-');
    } else if text.ends_with(|last: char| last.is_ascii_digit()) {
        text.push(' ');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing to a String cannot fail.
    let _ = match (whole, rest) {
        (_, 0) => write!(text, "{whole}"),
        (0, _) => write!(text, ".{rest}"),
        _ => write!(text, "{whole}.{rest}"),
    };
}

/// The area inside.
pub(super) fn area(ring: &Ring) -> f64 {
    edges(ring)
        .map(|((x1, y1), (x2, y2))| x1 * y2 - x2 * y1)
        .sum::<f64>()
        .abs()
        / 2.0
}

fn edges(ring: &Ring) -> impl Iterator<Item = (Corner, Corner)> {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(from, to)| (*from, *to))
}

/// The point of a grid that lies inside and farthest from the outline.
pub(super) fn innermost(ring: &Ring) -> Corner {
    let (west, east, low, high) = bounds(ring.iter());
    let at = |start: f64, end: f64, step: u32| {
        start + (end - start) * f64::from(step) / f64::from(LABEL_GRID)
    };
    (1..LABEL_GRID)
        .flat_map(|row| (1..LABEL_GRID).map(move |column| (column, row)))
        .map(|(column, row)| (at(west, east, column), at(low, high, row)))
        .filter(|point| contains(ring, *point))
        .max_by(|one, other| {
            outline_distance(ring, *one).total_cmp(&outline_distance(ring, *other))
        })
        .unwrap_or(((west + east) / 2.0, (low + high) / 2.0))
}

/// How far the nearest corner of the outline is from a point.
pub(super) fn room(ring: &Ring, point: Corner) -> f64 {
    outline_distance(ring, point).sqrt()
}

/// Whether a point lies inside: a ray from it crosses the outline an odd
/// number of times.
fn contains(ring: &Ring, (x, y): Corner) -> bool {
    edges(ring)
        .filter(|((x1, y1), (x2, y2))| {
            (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        })
        .count()
        % 2
        == 1
}

/// The square of the distance to the nearest corner of the outline.
fn outline_distance(ring: &Ring, (x, y): Corner) -> f64 {
    ring.iter()
        .map(|(corner_x, corner_y)| (corner_x - x).powi(2) + (corner_y - y).powi(2))
        .fold(f64::INFINITY, f64::min)
}
