//! From variables to a figure.

use domain::{
    code::reserved,
    release::{Dimension, Release},
    selection::Selection,
    table::ItemKind,
    variable::Variable,
};

use super::{FIGURE, Shown};
use crate::figure::{Breakdown, Drawing, Figure};

/// The tables that the page begins with, best first.
const STARTS: [&[Variable]; 4] = [
    &[Variable::AgeGroup, Variable::Sex],
    &[Variable::Nationality, Variable::Sex],
    &[Variable::AgeGroup],
    &[Variable::Sex],
];

/// As many series have colours of their own.
const MAX_SERIES: usize = 6;
/// More columns than that are too thin to be told apart.
const MAX_COLUMNS: usize = 60;
/// More bars one below the other no longer fit a screen.
const MAX_BARS: usize = 30;
/// With more bars in groups they are stacked instead.
const MAX_GROUPED_BARS: usize = 42;

/// The variables of a table to begin with, beside the filters of an address:
/// the first that the release answers, if any.
#[must_use]
pub fn starting_breakdown(release: &Release, asked: &Selection) -> Vec<Variable> {
    let works = |by: &Vec<Variable>| {
        let unfiltered = by.iter().all(|own| !asked.filters.contains_key(own));
        let table = asked.clone().by(by.iter().copied());
        unfiltered && release.check(&table).is_ok()
    };
    let single = release
        .dimensions()
        .iter()
        .map(|dimension| vec![dimension.variable]);
    STARTS
        .iter()
        .map(|by| by.to_vec())
        .chain(single)
        .find(works)
        // What stands in the way is then said of this one.
        .unwrap_or_else(|| vec![Variable::Sex])
}

/// The figure of a table by these variables whose cells say this, drawn as can
/// be read; `None` without any.
#[must_use]
pub fn figure(release: &Release, by: &[Variable], shown: Shown) -> Option<Figure> {
    let (by, drawing) = match *by {
        [] => return None,
        [Variable::Period] => (Breakdown::one(Variable::Period), Drawing::Years),
        [one] => (Breakdown::one(one), bars(count(release, one))),
        [rows, columns, ..] => {
            let counts = (count(release, rows), count(release, columns));
            let drawing = match counts {
                (rows, columns) if columns > MAX_SERIES || rows == 0 => too_many(rows, columns),
                (years, columns) if rows == Variable::Period => years_by(years, columns),
                (rows, columns) => groups(rows, columns, shown),
            };
            (Breakdown::two(rows, columns), drawing)
        }
    };
    Some(Figure {
        id: FIGURE,
        by,
        drawing,
        wide: true,
    })
}

/// The categories of a variable in the release.
fn count(release: &Release, variable: Variable) -> usize {
    let items = |dimension: &Dimension| {
        let is_mark = |kind: ItemKind| kind == ItemKind::Category;
        dimension
            .items
            .iter()
            .filter(|item| is_mark(item.kind) && item.code.as_str() != reserved::ANSWERED)
            .count()
    };
    release.dimension(variable).map_or(0, items)
}

fn bars(count: usize) -> Drawing {
    if count <= MAX_BARS {
        Drawing::Bars
    } else {
        Drawing::Table { swap: false }
    }
}

fn years_by(years: usize, series: usize) -> Drawing {
    if years * series <= MAX_COLUMNS {
        Drawing::YearsBy
    } else {
        Drawing::Table { swap: false }
    }
}

fn groups(rows: usize, columns: usize, shown: Shown) -> Drawing {
    // Shares of different columns, one after the other, would mean nothing.
    let is_apart = rows * columns <= MAX_GROUPED_BARS || shown == Shown::ColumnShare;
    if rows > MAX_BARS {
        Drawing::Table { swap: false }
    } else if is_apart {
        Drawing::Grouped
    } else {
        Drawing::Stacked
    }
}

/// No chart; the other way round there may be one.
fn too_many(rows: usize, columns: usize) -> Drawing {
    Drawing::Table {
        swap: rows <= MAX_SERIES && columns <= MAX_BARS,
    }
}
