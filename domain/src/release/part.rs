//! Parts of a release: tables that are asked for together.
//!
//! A browser loads the parts that its page can ask for, see
//! [`super::PartialRelease`]. Which part a table is in follows from its measure
//! and its variables alone.

use std::{fmt, str::FromStr};

use crate::{measure::Measure, variable::Variable};

/// Some tables of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Tables of two variables or fewer, and those by period or place: all that
    /// pages of years and places ask for. The others are read with it at hand.
    Base,
    /// Of the tables of more variables those by age, sex, nationality or
    /// migration status.
    Persons,
    /// All others.
    Rest,
}

/// A part of a release.
///
/// # Examples
///
/// ```
/// use domain::{measure::Measure, release::{Block, Part}, variable::Variable};
///
/// let variables = [Variable::Sex, Variable::EducationLevel, Variable::Occupation];
/// let part = Part::of(Measure::Accredited, &variables);
/// assert_eq!(part.block, Block::Persons);
/// assert_eq!(part.to_string(), "accredited-persons");
/// assert_eq!("accredited-persons".parse(), Ok(part));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// What its tables count.
    pub measure: Measure,
    /// Which tables of the measure.
    pub block: Block,
}

/// No part has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown part {0:?}")]
pub struct UnknownPart(pub String);

impl Block {
    /// Every block, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Base, Self::Persons, Self::Rest];

    /// The block of the table of these variables.
    fn of(variables: &[Variable]) -> Self {
        if variables.len() <= 2 {
            Self::Base
        } else {
            Self::first(variables)
        }
    }

    /// The first block that holds tables with these variables among others.
    fn first(variables: &[Variable]) -> Self {
        let block = |&variable: &Variable| match variable {
            Variable::Period | Variable::Province | Variable::Canton => Self::Base,
            Variable::AgeGroup
            | Variable::Sex
            | Variable::Nationality
            | Variable::MigrationStatus => Self::Persons,
            _ => Self::Rest,
        };
        variables.iter().map(block).min().unwrap_or(Self::Rest)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Persons => "persons",
            Self::Rest => "rest",
        }
    }
}

impl Part {
    /// The part that the table of these variables is in.
    #[must_use]
    pub fn of(measure: Measure, variables: &[Variable]) -> Self {
        Self {
            measure,
            block: Block::of(variables),
        }
    }

    /// The parts of a measure that hold tables with these variables, whatever
    /// others they have besides.
    pub fn with(measure: Measure, variables: &[Variable]) -> impl Iterator<Item = Self> + use<> {
        let last = Block::first(variables);
        Self::all(measure).filter(move |part| part.block <= last)
    }

    /// The parts of a measure.
    pub fn all(measure: Measure) -> impl Iterator<Item = Self> {
        Block::ALL
            .into_iter()
            .map(move |block| Self { measure, block })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.measure, self.block.name())
    }
}

impl FromStr for Part {
    type Err = UnknownPart;

    fn from_str(name: &str) -> Result<Self, UnknownPart> {
        Measure::ALL
            .into_iter()
            .flat_map(Self::all)
            .find(|part| part.to_string() == name)
            .ok_or_else(|| UnknownPart(name.chars().take(40).collect()))
    }
}
