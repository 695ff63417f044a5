//! Putting things in order, by one piece of code for all kinds of things.
//!
//! The standard library compiles its sort anew for every type and every key,
//! some kilobytes of what a browser loads each time.

use std::cmp::Ordering;

/// The places of as many things in the order that `compare` says; equal ones
/// keep theirs.
///
/// # Examples
///
/// ```
/// let sizes = [2, 7, 7, 1];
/// let places = domain::order::places(4, &|one, other| sizes[other].cmp(&sizes[one]));
/// assert_eq!(places, [1, 2, 0, 3]);
/// ```
#[must_use]
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// The places of as many things, the largest first and those without a number
/// last; equal ones keep their order.
#[must_use]
pub fn largest_first(count: usize, number: &dyn Fn(usize) -> Option<u32>) -> Vec<usize> {
    places(count, &|one, other| number(other).cmp(&number(one)))
}

/// The different things of a list, ascending.
#[must_use]
pub fn distinct<T: Ord>(things: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for thing in things {
        if let Err(place) = sorted.binary_search(&thing) {
            sorted.insert(place, thing);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_without_a_number_come_last_and_keep_their_order() {
        let sizes = [None, Some(3), Some(7), None, Some(3)];
        assert_eq!(largest_first(5, &|place| sizes[place]), [2, 1, 4, 0, 3]);
    }

    #[test]
    fn distinct_things_ascend_and_stand_once() {
        assert_eq!(distinct([3, 1, 3, 2, 1]), [1, 2, 3]);
        assert!(distinct(Vec::<u8>::new()).is_empty());
    }
}
