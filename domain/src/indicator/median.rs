//! Medians of published bands.

use crate::{decision_time::DECIDED_BANDS, table::Cell};

/// Working days within which a median lies: one number where both ends are the
/// same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Median {
    /// The least that it can be.
    pub(super) first: u32,
    /// The most; none where that is in the open band.
    pub(super) last: Option<u32>,
}

/// The median working days to decision of the persons in [`DECIDED_BANDS`],
/// from published cells only.
///
/// Within a band the persons are taken as spread evenly over its days. A
/// withheld band may hold any number of persons below the threshold, so the
/// median then lies between two numbers. `None` when it can lie anywhere.
///
/// Persons more in the bands up to some place move the median down, persons
/// more above it up. So the extremes are among the cases in which the withheld
/// bands up to a place are full and the others empty, or the other way round.
pub(super) fn median(cells: &[Cell; DECIDED_BANDS.len()], threshold: u32) -> Option<Median> {
    let filled = |split: usize, below: bool| {
        let mut persons = [0; DECIDED_BANDS.len()];
        for (place, (persons, cell)) in persons.iter_mut().zip(cells).enumerate() {
            *persons = match cell {
                Cell::Published(persons) => *persons,
                _ if (place < split) == below => threshold.saturating_sub(1),
                _ => 0,
            };
        }
        persons
    };
    let spans: Vec<Median> = (0..=cells.len())
        .flat_map(|split| [filled(split, true), filled(split, false)])
        .map(|persons| span(&persons, cells))
        .collect::<Option<_>>()?;
    let first = spans.iter().map(|span| span.first).min()?;
    let last = spans
        .iter()
        .map(|span| span.last)
        .reduce(|one, other| Some(one?.max(other?)))?;
    (first > 0 || last.is_some()).then_some(Median { first, last })
}

/// Where the median of some persons lies: a number in a published band, all of
/// a withheld or open one. None of nobody.
fn span(persons: &[u32], cells: &[Cell]) -> Option<Median> {
    let place = place_of_median(persons)?;
    let band = DECIDED_BANDS[place];
    let published = cells[place].persons().is_some();
    match band.last.filter(|_| published) {
        None => Some(Median {
            first: band.first,
            last: band.last,
        }),
        Some(last) => {
            let days = interpolated(persons, place, last);
            Some(Median {
                first: days,
                last: Some(days),
            })
        }
    }
}

/// The first band up to whose end half of the persons stand; none of nobody.
fn place_of_median(persons: &[u32]) -> Option<usize> {
    let all: u64 = persons.iter().copied().map(u64::from).sum();
    let mut below = 0;
    persons.iter().position(|&persons| {
        below += u64::from(persons);
        below > 0 && below * 2 >= all
    })
}

/// Completed working days at the median, as if the persons of a band were
/// spread evenly over its days.
fn interpolated(persons: &[u32], place: usize, last: u32) -> u32 {
    let sum = |persons: &[u32]| persons.iter().copied().map(f64::from).sum::<f64>();
    let first = DECIDED_BANDS[place].first;
    let part = (sum(persons) / 2.0 - sum(&persons[..place])) / f64::from(persons[place]);
    let days = f64::from(last - first + 1) * part;
    // Not negative: the median is not below its band.
    first.saturating_add(days as u32).min(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HIDDEN: Cell = Cell::Withheld;

    fn counted(persons: u32) -> Cell {
        Cell::Published(persons)
    }

    fn between(first: u32, last: impl Into<Option<u32>>) -> Option<Median> {
        let last = last.into();
        Some(Median { first, last })
    }

    #[test]
    fn a_median_is_interpolated_within_its_band() {
        // Of 100 persons the 50th is the 20th of 40 in the band of 16 to 30.
        let cells = [10, 20, 40, 15, 10, 5].map(counted);
        assert_eq!(median(&cells, 5), between(23, 23));
        let first = [60, 10, 10, 10, 5, 5].map(counted);
        assert_eq!(median(&first, 5), between(6, 6));
    }

    #[test]
    fn a_withheld_band_leaves_two_ends() {
        // At least (57 - 24) / 60 and at most (59 - 20) / 60 of fifteen days:
        // four persons before and nobody after, or nobody before and eight after.
        let (few, many) = (counted(20), counted(60));
        let cells = [HIDDEN, few, many, counted(30), HIDDEN, HIDDEN];
        assert_eq!(median(&cells, 5), between(24, 25));
    }

    #[test]
    fn a_withheld_band_that_could_hold_the_median_counts_as_a_whole() {
        let cells = [counted(20), HIDDEN, counted(20), HIDDEN, HIDDEN, HIDDEN];
        let span = median(&cells, 5).expect("it is not anywhere");
        assert!(span.first <= 8 && span.last >= Some(15), "{span:?}");
    }

    #[test]
    fn an_open_band_has_no_end() {
        let cells = [5, 5, 5, 5, 5, 80].map(counted);
        assert_eq!(median(&cells, 5), between(121, None));
    }

    #[test]
    fn the_median_of_nobody_is_not_told() {
        assert_eq!(median(&[HIDDEN; 6], 5), None);
        assert_eq!(median(&[counted(0); 6], 5), None);
    }

    proptest! {
        #[test]
        fn the_median_lies_between_the_ends_whatever_was_withheld(
            persons in prop::array::uniform6(0_u32..14),
        ) {
            let cells = persons.map(|persons| if persons < 5 { HIDDEN } else { counted(persons) });
            let all = persons.map(counted);
            if let (Some(told), Some(known)) = (median(&cells, 5), median(&all, 5)) {
                prop_assert!(told.first <= known.first, "{told:?} {known:?}");
                prop_assert!(told.last.is_none_or(|last| known.last.is_some_and(|known| known <= last)));
            }
        }
    }
}
