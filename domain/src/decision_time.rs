//! The bands of working days from the receipt of an application to its
//! decision: the categories of [`crate::variable::Variable::DecisionTime`].

/// The group of all decided applications.
pub const DECIDED: &str = "DTM-D";

/// The group of all pending applications.
pub const PENDING: &str = "DTM-P";

/// Some whole numbers of working days, a category of the list
/// `decision_time`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its code.
    pub code: &'static str,
    /// The least number of working days.
    pub first: u32,
    /// The greatest number; none where it is open.
    pub last: Option<u32>,
}

impl Band {
    const fn new(code: &'static str, first: u32, last: Option<u32>) -> Self {
        Self { code, first, last }
    }
}

/// The bands of decided applications, shortest first.
pub const DECIDED_BANDS: [Band; 6] = [
    Band::new("DTM-D7", 0, Some(7)),
    Band::new("DTM-D15", 8, Some(15)),
    Band::new("DTM-D30", 16, Some(30)),
    Band::new("DTM-D60", 31, Some(60)),
    Band::new("DTM-D120", 61, Some(120)),
    Band::new("DTM-D121UP", 121, None),
];

/// The bands of applications that are pending at the cut-off date, shortest
/// first.
pub const PENDING_BANDS: [Band; 2] = [
    Band::new("DTM-P7", 0, Some(7)),
    Band::new("DTM-P8UP", 8, None),
];

/// The place of the band that holds a number of working days, in one of the
/// two lists of bands.
///
/// # Examples
///
/// ```
/// use domain::decision_time::{DECIDED_BANDS, place};
///
/// assert_eq!(DECIDED_BANDS[place(&DECIDED_BANDS, 30)].code, "DTM-D30");
/// assert_eq!(DECIDED_BANDS[place(&DECIDED_BANDS, 31)].code, "DTM-D60");
/// ```
#[must_use]
pub fn place(bands: &[Band], working_days: u32) -> usize {
    bands
        .iter()
        .rposition(|band| band.first <= working_days)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_follow_each_other_and_hold_every_number() {
        for bands in [&DECIDED_BANDS[..], &PENDING_BANDS] {
            assert_eq!(bands[0].first, 0);
            for pair in bands.windows(2) {
                assert_eq!(pair[0].last.map(|last| last + 1), Some(pair[1].first));
            }
            assert_eq!(bands.last().and_then(|band| band.last), None);
            for days in 0..200 {
                let band = bands[place(bands, days)];
                let held = band.first <= days && band.last.is_none_or(|last| days <= last);
                assert!(held, "{days}");
            }
        }
    }

    #[cfg(feature = "registry")]
    #[test]
    fn the_bands_are_the_categories_of_the_list() {
        use crate::{classification::classification, variable::Variable};

        let list = classification().list(Variable::DecisionTime);
        for (group, bands) in [(DECIDED, &DECIDED_BANDS[..]), (PENDING, &PENDING_BANDS)] {
            let listed: Vec<_> = list.children(group).map(|it| it.code.as_str()).collect();
            let coded: Vec<_> = bands.iter().map(|band| band.code).collect();
            assert_eq!(listed, coded);
            for band in bands {
                let label = &list.get(band.code).expect("it is listed").label.es;
                // "121 or more", but "beyond 7".
                let open = band.first.saturating_sub(u32::from(group == PENDING));
                let bound = band.last.unwrap_or(open);
                assert!(label.contains(&bound.to_string()), "{label}");
            }
        }
    }
}
