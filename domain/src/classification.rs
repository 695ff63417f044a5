//! Code lists, their aliases and their equivalents in other schemes.
//!
//! The lists are compiled into the product and parsed once. Where an official
//! list exists its codes are kept as printed; all other codes are codes of
//! this project and not official codes of the IC-TIP (ICS-TIP), whose column
//! stays empty until its tables are published.
//!
//! # Examples
//!
//! ```
//! use domain::{classification::classification, variable::Variable};
//!
//! let classification = classification();
//! let code = classification.resolve(Variable::Nationality, "NICARAGUENSE")?;
//! assert_eq!(code.as_str(), "NIC");
//!
//! let canton = classification.resolve(Variable::Canton, "Aguirre")?;
//! let quepos = classification.list(Variable::Canton).get(canton.as_str());
//! assert_eq!(quepos.map(|canton| canton.label.es.as_str()), Some("Quepos"));
//! # Ok::<(), domain::classification::NoMatch>(())
//! ```

mod build;
mod crosswalk;
mod error;
mod index;
mod list;
mod parse;
mod read;
mod sources;
#[cfg(test)]
mod tests;
mod text;

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub(crate) use self::text::{fold, repair};
pub use self::{
    crosswalk::{Correspondence, Relation, VariableInfo},
    error::ClassificationError,
    index::{Candidate, NoMatch},
    list::{Category, CodeList, Confidence, Role},
    sources::Sources,
};
use crate::{
    code::{Code, reserved},
    variable::Variable,
};

/// All code lists and what is known about the variables that use them.
#[derive(Debug)]
pub struct Classification {
    version: String,
    lists: Vec<CodeList>,
    by_name: FxHashMap<String, usize>,
    infos: Vec<VariableInfo>,
    /// For each variable, the places of its description and of its list.
    variables: Vec<(usize, usize)>,
    correspondences: Vec<Correspondence>,
    /// The finest age group of each completed age.
    ages: Vec<Code>,
}

/// The classification of the product, parsed at its first use.
///
/// # Panics
/// Never: the tests parse the files that are compiled in.
#[must_use]
pub fn classification() -> &'static Classification {
    static CLASSIFICATION: OnceLock<Classification> = OnceLock::new();
    CLASSIFICATION.get_or_init(|| {
        Classification::parse(&Sources::embedded())
            .expect("the files are compiled in and parsed by the tests")
    })
}

impl Classification {
    /// Reads and checks the files of a classification.
    ///
    /// # Errors
    /// A file is malformed, or the files do not fit together: a code twice, a
    /// parent that does not exist or is its own descendant, a validity that
    /// ends before it begins, an alias that leads nowhere or contradicts a
    /// label, a variable without description, an age without group.
    pub fn parse(sources: &Sources<'_>) -> Result<Self, ClassificationError> {
        parse::parse(sources)
    }

    /// The edition of the lists and a fingerprint of their content.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What a variable is.
    #[must_use]
    pub fn variable(&self, variable: Variable) -> &VariableInfo {
        &self.infos[self.variables[variable.index()].0]
    }

    /// Every described variable, also those that records do not hold.
    #[must_use]
    pub fn variables(&self) -> &[VariableInfo] {
        &self.infos
    }

    /// The code list of a variable.
    #[must_use]
    pub fn list(&self, variable: Variable) -> &CodeList {
        &self.lists[self.variables[variable.index()].1]
    }

    /// A code list by its name, such as `application_status`.
    #[must_use]
    pub fn code_list(&self, name: &str) -> Option<&CodeList> {
        self.by_name
            .get(name)
            .map(|position| &self.lists[*position])
    }

    /// Every code list.
    pub fn lists(&self) -> impl Iterator<Item = &CodeList> {
        self.lists.iter()
    }

    /// The category that a record's code names: of the variable's list, or
    /// one of the four [reserved codes](reserved::MISSING).
    #[must_use]
    pub fn category(&self, variable: Variable, code: &str) -> Option<&Category> {
        if reserved::MISSING.contains(&code) {
            self.code_list("missing_value")?.get(code)
        } else {
            self.list(variable).get(code)
        }
    }

    /// The code that a record holds for an institution's text.
    ///
    /// The text is a code, a label in either language, an alias or a word for
    /// a missing answer; case, accents, punctuation and broken encodings do
    /// not matter. Groupings and categories for output only do not match.
    ///
    /// # Errors
    /// The text fits no category, or more than one.
    pub fn resolve(&self, variable: Variable, text: &str) -> Result<Code, NoMatch> {
        self.list(variable).resolve(text)
    }

    /// As [`resolve`](Self::resolve), in the list of a name.
    ///
    /// # Errors
    /// There is no such list, or the text fits no or several categories.
    pub fn resolve_in(&self, list: &str, text: &str) -> Result<Code, NoMatch> {
        self.code_list(list)
            .ok_or_else(NoMatch::default)?
            .resolve(text)
    }

    /// The finest age group that holds an age in completed years.
    #[must_use]
    pub fn age_group(&self, years: u8) -> &Code {
        let last = self.ages.len() - 1;
        &self.ages[usize::from(years).min(last)]
    }

    /// Links of a variable and its categories to other schemes.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{classification::classification, variable::Variable};
    ///
    /// let mut of_sex = classification().correspondences_of(Variable::Sex);
    /// assert!(of_sex.any(|link| link.scheme == "ICCS"));
    /// ```
    pub fn correspondences_of(&self, variable: Variable) -> impl Iterator<Item = &Correspondence> {
        let name = &self.variable(variable).name;
        let all = self.correspondences.iter();
        all.filter(move |link| link.variable == *name)
    }

    /// Links of categories to other schemes.
    #[must_use]
    pub fn correspondences(&self) -> &[Correspondence] {
        &self.correspondences
    }
}
