//! A mapping whose every entry was checked against the classification.

use super::{
    Layout, build::Builder, day::DayFormat, error::InvalidMapping, question::Question,
    spec::MappingSpec, texts::Texts,
};
use crate::{code::Code, variable::Variable};

/// How the columns of a file become variables, read from a TOML file.
///
/// # Examples
///
/// ```
/// use domain::intake::{Mapping, RowOutcome};
///
/// let mapping = Mapping::parse(
///     r#"
///     dates = ["dd/mm/aaaa"]
///     empty = "_U"
///     [case_code]
///     column = "expediente"
///     [received]
///     column = "recibida"
///     [status]
///     constant = "APP-20"
///     [variables.sex]
///     column = "sexo"
///     aliases = { "M" = "2", "V" = "1" }
///     "#,
/// )?;
/// let header = ["expediente", "recibida", "sexo"].map(str::to_owned);
/// let mut binder = mapping.bind(&header, &"REN-41".parse()?)?;
/// let outcome = binder.convert(&["A-1", "05/03/2024", "M"]);
/// assert!(matches!(outcome, RowOutcome::Accepted(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Mapping {
    pub(super) layout: Layout,
    /// Names of the mapped columns; places in this list stand for them.
    pub(super) columns: Vec<String>,
    pub(super) filters: Vec<Filter>,
    pub(super) case_code: CaseCode,
    pub(super) received: Dated,
    pub(super) decided: Option<Dated>,
    pub(super) event_date: Option<Dated>,
    pub(super) status: Answered,
    pub(super) age: Option<Age>,
    pub(super) dependents: Option<Numbered>,
    pub(super) linkage_token: Option<usize>,
    pub(super) demonstration: Flag,
    pub(super) variables: Vec<(Variable, Answered)>,
}

#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) column: usize,
    pub(super) texts: Vec<String>,
    pub(super) keep: bool,
}

#[derive(Clone, Debug)]
pub(super) struct CaseCode {
    pub(super) columns: Vec<usize>,
    pub(super) number_within: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) column: usize,
    pub(super) formats: Vec<DayFormat>,
}

#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub(super) column: usize,
    pub(super) aliases: Texts<u8>,
}

#[derive(Clone, Debug)]
pub(super) struct Age {
    pub(super) number: Numbered,
    pub(super) reference: Option<Code>,
}

#[derive(Clone, Debug)]
pub(super) enum Flag {
    Constant(bool),
    Column(usize),
}

/// Where the answers to a question are.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) question: Question,
    pub(super) source: Source,
    /// Some categories came later or ended.
    pub(super) dated: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Source {
    Columns(Vec<usize>),
    Constant(Vec<Code>),
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    ///
    /// What is wrong, with its key: an unknown variable, code or option.
    pub fn parse(toml: &str) -> Result<Self, InvalidMapping> {
        let spec: MappingSpec =
            toml::from_str(toml).map_err(|error| InvalidMapping::Syntax(error.to_string()))?;
        Builder::new(&spec)?.build(&spec)
    }

    /// How the file is written, as far as the mapping says it.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
}
