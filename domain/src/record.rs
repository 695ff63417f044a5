//! Records of the registry: exact, restricted, never serialised for a reader.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{code::Code, variable::Variable};

/// One person's request for accreditation and the event lived through.
///
/// Holds codes, dates and a keyed token: never a name, a document number, an
/// address or free text. Not serialisable on purpose: exact records do not
/// leave the registry in any reader's format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Reporting entity that registered it, a code of `reporting_entity`.
    pub institution: Code,
    /// The institution's own code of the case; unique within the institution.
    pub case_code: String,
    /// Day on which the request was received.
    pub received: NaiveDate,
    /// Day of the decision, if decided; never before `received`.
    pub decided: Option<NaiveDate>,
    /// Day on which the event began, if known.
    pub event_date: Option<NaiveDate>,
    /// State of the request, a code of `application_status`.
    pub status: Code,
    /// Age in completed years at the reference date, 0 to 120.
    pub age_years: Option<u8>,
    /// Which date the age refers to, a code of `reference_date_type`.
    pub age_reference: Option<Code>,
    /// Number of dependents.
    pub dependents: Option<u8>,
    /// Keyed hash of normalised identity data, made before the data left the
    /// institution: 32 to 64 hexadecimal digits.
    pub linkage_token: Option<String>,
    /// The answers: for each variable of [`Variable::recorded`] that was
    /// answered or is known to be missing, its codes in ascending order
    /// without repetition. A single-answer variable has exactly one. A
    /// variable without an entry was not collected.
    pub answers: BTreeMap<Variable, Vec<Code>>,
    /// Invented for demonstration.
    pub demonstration: bool,
}

impl Application {
    /// The stable identity of the record, from which its record key is made.
    ///
    /// The unit separator cannot occur in either part.
    #[must_use]
    pub fn stable_id(&self) -> String {
        format!("{}\u{1f}{}", self.institution, self.case_code)
    }
}
