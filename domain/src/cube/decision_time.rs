//! How long applications took, or have been waiting.

use chrono::NaiveDate;

use super::builder::word;
use crate::{
    calendar::working_days,
    code::{Code, reserved},
    decision_time::{Band, DECIDED_BANDS, PENDING_BANDS, place},
    record::Application,
};

/// Statuses by what they mean for the time to decision.
const OPEN: [&str; 4] = ["APP-10", "APP-20", "APP-21", "APP-22"];
const DECIDED: [&str; 5] = ["APP-30", "APP-40", "APP-41", "APP-50", "APP-80"];
const CLOSED_WITHOUT_DECISION: [&str; 2] = ["APP-60", "APP-70"];

/// Sorts applications into the bands of the list `decision_time`.
#[derive(Debug)]
pub(super) struct DecisionTimes {
    cutoff: NaiveDate,
    decided: Vec<Code>,
    pending: Vec<Code>,
    not_known: Code,
    not_applicable: Code,
}

impl DecisionTimes {
    pub(super) fn new(cutoff: NaiveDate) -> Self {
        let codes = |bands: &[Band]| bands.iter().map(|band| word(band.code)).collect();
        Self {
            cutoff,
            decided: codes(&DECIDED_BANDS),
            pending: codes(&PENDING_BANDS),
            not_known: word(reserved::NOT_KNOWN),
            not_applicable: word(reserved::NOT_APPLICABLE),
        }
    }

    /// The band of an application received up to the cut-off date: `_U` when
    /// its decision has no date or its status is not known, `_Z` when it was
    /// closed without a decision. What was decided later is still pending.
    pub(super) fn of(&self, record: &Application) -> &Code {
        let status = record.status.as_str();
        if CLOSED_WITHOUT_DECISION.contains(&status) {
            return &self.not_applicable;
        }
        match record.decided {
            Some(day) if DECIDED.contains(&status) && day <= self.cutoff => {
                let days = working_days(record.received, day);
                &self.decided[place(&DECIDED_BANDS, days)]
            }
            decided
                if OPEN.contains(&status) || (decided.is_some() && DECIDED.contains(&status)) =>
            {
                let days = working_days(record.received, self.cutoff);
                &self.pending[place(&PENDING_BANDS, days)]
            }
            _ => &self.not_known,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        classification::{Role, classification},
        cube::tests::accredited,
    };

    fn band(status: &str, received: &str, decided: Option<&str>) -> String {
        let record = Application {
            status: word(status),
            received: received.parse().unwrap(),
            decided: decided.map(|day| day.parse().unwrap()),
            ..accredited("1")
        };
        let cutoff = "2021-12-31".parse().unwrap();
        DecisionTimes::new(cutoff).of(&record).to_string()
    }

    #[test]
    fn the_seventh_working_day_is_within_the_term_and_the_eighth_is_not() {
        // From a Tuesday, without holidays between.
        assert_eq!(band("APP-30", "2021-06-01", Some("2021-06-10")), "DTM-D7");
        assert_eq!(band("APP-40", "2021-06-01", Some("2021-06-11")), "DTM-D15");
        assert_eq!(band("APP-20", "2021-12-22", None), "DTM-P7");
        // 25 December is a Saturday: eight working days to the last of the year.
        assert_eq!(band("APP-20", "2021-12-21", None), "DTM-P8UP");
    }

    #[test]
    fn a_decision_after_the_cut_off_is_still_pending() {
        assert_eq!(band("APP-30", "2021-12-30", Some("2022-01-03")), "DTM-P7");
        assert_eq!(band("APP-41", "2021-01-04", Some("2022-01-03")), "DTM-P8UP");
    }

    #[test]
    fn what_was_closed_without_a_decision_has_no_time_to_it() {
        assert_eq!(band("APP-60", "2021-06-01", None), "_Z");
        assert_eq!(band("APP-70", "2021-06-01", Some("2021-06-30")), "_Z");
    }

    #[test]
    fn a_decision_without_date_or_an_unknown_status_is_not_known() {
        assert_eq!(band("APP-30", "2021-06-01", None), "_U");
        assert_eq!(band("_U", "2021-06-01", Some("2021-06-30")), "_U");
    }

    #[test]
    fn every_status_is_sorted() {
        let list = classification().code_list("application_status").unwrap();
        let known = |code: &str| {
            OPEN.contains(&code)
                || DECIDED.contains(&code)
                || CLOSED_WITHOUT_DECISION.contains(&code)
        };
        for status in list.categories() {
            assert_eq!(
                known(status.code.as_str()),
                status.role == Role::Substantive,
                "{}",
                status.code
            );
        }
    }
}
