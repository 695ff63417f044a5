//! A place of the map's pages: the country, a province or a canton.

use std::fmt;

use domain::{code::Code, selection::Selection, variable::Variable};

/// Where a page of the map is. It stands in the path of the page and is one
/// more filter of its figures.
///
/// Whether the release knows the place is for [`crate::state::State`] to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// All of Costa Rica.
    Country,
    /// A province, by the one digit of its code.
    Province(u8),
    /// A canton, by the three digits of its code; the first is its province's.
    Canton(u16),
}

impl Place {
    /// The place of the segments of a path that follow the map's.
    ///
    /// A canton is found by its own code: with another province before it, it
    /// is the same canton, whose path has one spelling.
    ///
    /// # Examples
    ///
    /// ```
    /// use app::place::Place;
    ///
    /// assert_eq!(Place::from_path("1/101"), Some(Place::Canton(101)));
    /// assert_eq!(Place::from_path(""), Some(Place::Country));
    /// assert_eq!(Place::from_path("san-jose"), None);
    /// ```
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let segments: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        match segments[..] {
            [] => Some(Self::Country),
            [province] => digits(province, 1).map(Self::province),
            [province, canton] => {
                digits(province, 1)?;
                digits(canton, 3).map(Self::Canton)
            }
            _ => None,
        }
    }

    /// The nearest place of a path that is none: what of it can be read.
    #[must_use]
    pub fn nearest(path: &str) -> Self {
        let mut path = path.trim_end_matches('/');
        loop {
            if let Some(place) = Self::from_path(path) {
                return place;
            }
            path = path.rsplit_once('/').map_or("", |(before, _)| before);
        }
    }

    /// The place that the filters of a selection name: the smallest.
    #[must_use]
    pub fn of(selection: &Selection) -> Self {
        let code = |variable, length| {
            let code: Option<&Code> = selection.filters.get(&variable);
            code.and_then(|code| digits(code.as_str(), length))
        };
        code(Variable::Canton, 3)
            .map(Self::Canton)
            .or_else(|| code(Variable::Province, 1).map(Self::province))
            .unwrap_or(Self::Country)
    }

    /// One digit is below ten.
    fn province(digit: u16) -> Self {
        Self::Province(digit as u8)
    }

    /// The filter that stands for the place; none for the country.
    #[must_use]
    pub fn filter(self) -> Option<(Variable, Code)> {
        let (variable, text) = match self {
            Self::Country => return None,
            Self::Province(digit) => (Variable::Province, digit.to_string()),
            Self::Canton(number) => (Variable::Canton, format!("{number:03}")),
        };
        text.parse().ok().map(|code| (variable, code))
    }

    /// A selection at this place, whatever place it named before.
    #[must_use]
    pub fn select(self, selection: &Selection) -> Selection {
        let selection = Self::released(selection);
        match self.filter() {
            // A canton lies in its province: one filter says both.
            Some((variable, code)) => selection
                .without(Variable::Province)
                .without(Variable::Canton)
                .filter(variable, code),
            None => selection,
        }
    }

    /// A selection without the filters that name a place.
    #[must_use]
    pub fn released(selection: &Selection) -> Selection {
        let mut selection = selection.clone();
        while let Some((variable, _)) = Self::of(&selection).filter() {
            selection.filters.remove(&variable);
        }
        selection
    }

    /// The province that the place is or lies in.
    #[must_use]
    pub fn its_province(self) -> Option<Self> {
        match self {
            Self::Country => None,
            Self::Province(_) => Some(self),
            // The first of three digits.
            Self::Canton(number) => Some(Self::province(number / 100)),
        }
    }

    /// The places above this one and itself, the country first.
    #[must_use]
    pub fn way(self) -> Vec<Self> {
        let mut way = vec![Self::Country];
        way.extend(self.its_province());
        if matches!(self, Self::Canton(_)) {
            way.push(self);
        }
        way
    }

    /// Whether a canton of this code lies in the place.
    #[must_use]
    pub fn holds_canton(self, code: &Code) -> bool {
        match (self, digits(code.as_str(), 3)) {
            (_, None) => false,
            (Self::Country, Some(_)) => true,
            (Self::Province(digit), Some(number)) => number / 100 == u16::from(digit),
            (Self::Canton(own), Some(number)) => own == number,
        }
    }
}

/// The end of the path of the place's page: `/1/101`.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country => Ok(()),
            Self::Province(digit) => write!(formatter, "/{digit}"),
            Self::Canton(number) => write!(formatter, "/{}/{number:03}", number / 100),
        }
    }
}

/// A number of exactly so many digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    let only_digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(query: &str) -> Selection {
        query.parse().unwrap()
    }

    #[test]
    fn a_place_is_read_back_from_its_path() {
        for place in [
            Place::Country,
            Place::Province(1),
            Place::Canton(101),
            Place::Canton(7),
        ] {
            assert_eq!(Place::from_path(&place.to_string()), Some(place));
        }
    }

    #[test]
    fn what_is_no_place_is_refused_and_the_nearest_kept() {
        for (path, nearest) in [
            ("x", Place::Country),
            ("01", Place::Country),
            ("12", Place::Country),
            ("1/x", Place::Province(1)),
            ("1/1011", Place::Province(1)),
            ("1/101/x", Place::Canton(101)),
            ("x/101", Place::Country),
            ("١", Place::Country),
        ] {
            assert_eq!(Place::from_path(path), None, "{path}");
            assert_eq!(Place::nearest(path), nearest, "{path}");
        }
    }

    #[test]
    fn a_canton_says_its_province_too() {
        let both = selection("sex=2&province=1&canton=101");
        assert_eq!(Place::of(&both), Place::Canton(101));
        assert_eq!(
            Place::Canton(101).select(&both).to_string(),
            "sex=2&canton=101"
        );
        assert_eq!(Place::Canton(101).its_province(), Some(Place::Province(1)));
    }

    #[test]
    fn residence_abroad_is_a_filter_and_no_place() {
        let abroad = selection("province=X-FOR");
        assert_eq!(Place::of(&abroad), Place::Country);
        assert_eq!(Place::Country.select(&abroad), abroad);
        assert_eq!(Place::Province(1).select(&abroad).to_string(), "province=1");
    }

    #[test]
    fn the_way_to_a_canton_leads_through_its_province() {
        assert_eq!(
            Place::Canton(610).way(),
            [Place::Country, Place::Province(6), Place::Canton(610)]
        );
    }

    #[test]
    fn cantons_lie_in_the_province_of_their_first_digit() {
        let code = |text: &str| text.parse::<Code>().unwrap();
        assert!(Place::Province(1).holds_canton(&code("119")));
        assert!(!Place::Province(1).holds_canton(&code("201")));
        assert!(!Place::Province(1).holds_canton(&code("X-FOR")));
    }
}
