//! The catalogue of indicators, and their values in a release.
//!
//! An [`Indicator`] says what it is (name, definition, unit, universe,
//! reference date, equivalents in other schemes) and how it is computed, as
//! data: a [`Formula`]. Its values are made of published cells only; a
//! withheld part makes the value withheld. See
//! `docs/decisions/0007-medians-and-rates.md`.
//!
//! # Examples
//!
//! ```
//! use domain::{indicator, release, selection::Selection};
//!
//! let release = release::sample();
//! let women = indicator::by_id("ACC-S-F").expect("it is in the catalogue");
//! let filters = Selection::parse("period=2019-2021")?;
//! let value = women.evaluate(&release, &filters)?;
//! // 134 of 186 persons with a recorded sex.
//! assert_eq!(value.number().map(f64::round), Some(72.0));
//!
//! let rate = indicator::search("tasa acreditación", domain::label::Language::Es);
//! assert_eq!(rate[0].id, "ACC-RATE");
//! # Ok::<(), domain::selection::SelectionError>(())
//! ```

mod catalogue;
mod correspondence;
mod evaluate;
mod formula;
mod median;
mod note;
pub mod population;
mod rate;
mod search;
#[cfg(test)]
mod tests;
mod text;
mod unit;
mod value;
mod words;

pub use self::{
    catalogue::{all, by_id},
    correspondence::{Correspondence, IctipUnit},
    formula::{Formula, Part},
    note::Note,
    rate::{IndicatorError, rate_per_100_000},
    search::search,
    text::Text,
    unit::{Theme, Unit},
    value::{Denominator, IndicatorPoint, IndicatorValue, ValueState},
};

use crate::{measure::Measure, release::Release, variable::Variable};

/// A measure with its breakdowns, unit and definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its stable name: never used again for another definition.
    pub id: &'static str,
    /// The version of its definition: raised whenever values of the same
    /// records would differ.
    pub version: &'static str,
    /// The part of the catalogue that it stands in.
    pub theme: Theme,
    /// What it is called.
    pub name: Text,
    /// What it says, for a careful reader without the method at hand.
    pub definition: Text,
    /// How it is computed.
    pub formula: Formula,
    /// Where it stands in other schemes.
    pub correspondence: Correspondence,
    /// What always has to be known beside it.
    pub notes: &'static [Note],
    /// Other words that a reader may search by, in both languages.
    pub keywords: &'static str,
    breakdowns: &'static [Variable],
}

impl Indicator {
    /// What its numbers are counted in.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self.formula {
            Formula::Count(_) => Unit::Persons,
            Formula::Share { .. } | Formula::Distribution { .. } => Unit::Percent,
            Formula::Ratio { .. } => Unit::PerHundredApplications,
            Formula::Rate(_) => Unit::PerHundredThousand,
            Formula::Median(_) => Unit::WorkingDays,
        }
    }

    /// What it counts, without repetition: two measures in a ratio.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures: Vec<_> = self.formula.parts().iter().map(Part::measure).collect();
        measures.dedup();
        measures
    }

    /// The dates by which its persons stand in years: codes of the list
    /// `reference_date_type`, one for each of its measures.
    #[must_use]
    pub fn reference_dates(&self) -> Vec<&'static str> {
        self.measures().into_iter().map(reference_date).collect()
    }

    /// The variables that it is offered by in a release, those that it is
    /// about and those that the release does not combine with it left out.
    #[must_use]
    pub fn breakdowns(&self, release: &Release) -> Vec<Variable> {
        let own = self.formula.variables();
        let distributed = match self.formula {
            Formula::Distribution { variable, .. } => Some(variable),
            _ => None,
        };
        let combined = |variable: &Variable| {
            let tabulated = |part: &Part| release.check(&part.selection().by([*variable])).is_ok();
            !own.contains(variable) && self.formula.parts().iter().all(tabulated)
        };
        let others = self.breakdowns.iter().copied().filter(combined);
        distributed
            .filter(|_| self.is_in(release))
            .into_iter()
            .chain(others)
            .collect()
    }

    /// Whether a release tabulates what the indicator is made of.
    #[must_use]
    pub fn is_in(&self, release: &Release) -> bool {
        let tabulated = |part: &Part| release.check(&part.selection()).is_ok();
        self.formula.parts().iter().all(tabulated)
    }
}

/// The date by which a measure's persons stand in years, a code of the list
/// `reference_date_type`.
fn reference_date(measure: Measure) -> &'static str {
    match measure {
        // Receipt is where the State first learns of a person.
        Measure::Applications => "RDT-1",
        Measure::Accredited => "RDT-2",
    }
}
