//! From a mapping as it is written to one that was checked.

use std::collections::BTreeMap;

use super::{
    Layout,
    check::{Kind, formats, missing_code, numbers, recordable, separators, source, variable},
    day::DayFormat,
    error::InvalidMapping,
    mapping::{Age, Answered, CaseCode, Dated, Filter, Flag, Mapping, Numbered, Source},
    question::Question,
    spec::{
        AgeSpec, AnswerSpec, CaseCodeSpec, DateSpec, FileSpec, FilterSpec, FlagSpec, MappingSpec,
        NumberSpec,
    },
    texts::{Texts, key},
};
use crate::{
    classification::classification,
    code::Code,
    variable::{Response, Variable},
};

type Result<T> = std::result::Result<T, InvalidMapping>;

/// What the entries of a mapping share.
pub(super) struct Builder {
    columns: Vec<String>,
    dates: Vec<DayFormat>,
    separators: Vec<String>,
    empty: Option<Code>,
}

impl Builder {
    pub(super) fn new(spec: &MappingSpec) -> Result<Self> {
        Ok(Self {
            columns: Vec::new(),
            dates: formats("dates", &spec.dates)?,
            separators: separators("separators", &spec.separators)?,
            empty: missing_code("empty", spec.empty.as_deref())?,
        })
    }

    pub(super) fn build(mut self, spec: &MappingSpec) -> Result<Mapping> {
        let status = classification()
            .code_list("application_status")
            .expect("the classification's tests hold this list");
        let status = Kind {
            key: "status".to_owned(),
            list: status,
            label: "estado de la solicitud",
            response: Response::Single,
        };
        Ok(Mapping {
            layout: layout(&spec.file)?,
            filters: self.filters(&spec.filters)?,
            case_code: self.case_code(&spec.case_code)?,
            received: self.dated("received", &spec.received)?,
            decided: self.dated_if_any("decided", spec.decided.as_ref())?,
            event_date: self.dated_if_any("event_date", spec.event_date.as_ref())?,
            status: self.answered(&status, &spec.status)?,
            age: spec.age.as_ref().map(|age| self.age(age)).transpose()?,
            dependents: spec
                .dependents
                .as_ref()
                .map(|number| self.numbered("dependents", number))
                .transpose()?,
            linkage_token: spec
                .linkage_token
                .as_ref()
                .map(|token| self.column("linkage_token", &token.column))
                .transpose()?,
            demonstration: match &spec.demonstration {
                None => Flag::Constant(false),
                Some(FlagSpec::Constant(flag)) => Flag::Constant(*flag),
                Some(FlagSpec::Column(flag)) => {
                    Flag::Column(self.column("demonstration", &flag.column)?)
                }
            },
            variables: self.variables(&spec.variables)?,
            columns: self.columns,
        })
    }

    /// The place of a column among the mapped ones.
    fn column(&mut self, entry: &str, name: &str) -> Result<usize> {
        let name = name.trim();
        if name.is_empty() {
            return Err(source(entry, "a column has no name"));
        }
        let wanted = key(name);
        let known = self.columns.iter().position(|known| key(known) == wanted);
        Ok(known.unwrap_or_else(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        }))
    }

    fn columns_of(
        &mut self,
        entry: &str,
        one: Option<&String>,
        several: Option<&Vec<String>>,
    ) -> Result<Vec<usize>> {
        let names = match (one, several) {
            (Some(name), None) => std::slice::from_ref(name),
            (None, Some(names)) if !names.is_empty() => names.as_slice(),
            _ => return Err(source(entry, "give either `column` or `columns`")),
        };
        names.iter().map(|name| self.column(entry, name)).collect()
    }

    fn filters(&mut self, specs: &[FilterSpec]) -> Result<Vec<Filter>> {
        let filter = |spec: &FilterSpec| {
            let (texts, keep) = match (&spec.keep, &spec.drop) {
                (Some(texts), None) => (texts, true),
                (None, Some(texts)) => (texts, false),
                _ => return Err(source("filters", "give either `keep` or `drop`")),
            };
            if texts.is_empty() {
                return Err(source("filters", "the list of texts is empty"));
            }
            Ok(Filter {
                column: self.column("filters", &spec.column)?,
                texts: texts.iter().map(|text| key(text)).collect(),
                keep,
            })
        };
        specs.iter().map(filter).collect()
    }

    fn case_code(&mut self, spec: &CaseCodeSpec) -> Result<CaseCode> {
        let columns = self.columns_of("case_code", spec.column.as_ref(), spec.columns.as_ref())?;
        Ok(CaseCode {
            columns,
            number_within: spec.number_within,
        })
    }

    fn dated(&mut self, entry: &str, spec: &DateSpec) -> Result<Dated> {
        let formats = match &spec.dates {
            Some(texts) => formats(entry, texts)?,
            None => self.dates.clone(),
        };
        if formats.is_empty() {
            return Err(InvalidMapping::NoDateFormat {
                key: entry.to_owned(),
            });
        }
        Ok(Dated {
            column: self.column(entry, &spec.column)?,
            formats,
        })
    }

    fn dated_if_any(&mut self, entry: &str, spec: Option<&DateSpec>) -> Result<Option<Dated>> {
        spec.map(|spec| self.dated(entry, spec)).transpose()
    }

    fn age(&mut self, spec: &AgeSpec) -> Result<Age> {
        let references = classification()
            .code_list("reference_date_type")
            .expect("the classification's tests hold this list");
        let reference = spec.reference.as_deref();
        Ok(Age {
            number: Numbered {
                column: self.column("age", &spec.column)?,
                aliases: numbers("age", &spec.aliases)?,
            },
            reference: reference
                .map(|code| recordable("age.reference", references, code))
                .transpose()?,
        })
    }

    fn numbered(&mut self, entry: &str, spec: &NumberSpec) -> Result<Numbered> {
        Ok(Numbered {
            column: self.column(entry, &spec.column)?,
            aliases: numbers(entry, &spec.aliases)?,
        })
    }

    fn variables(
        &mut self,
        specs: &BTreeMap<String, AnswerSpec>,
    ) -> Result<Vec<(Variable, Answered)>> {
        let mut variables = Vec::new();
        for (name, spec) in specs {
            let variable = variable(name)?;
            let kind = Kind {
                key: format!("variables.{name}"),
                list: classification().list(variable),
                label: classification().variable(variable).label.es.as_str(),
                response: variable.response(),
            };
            variables.push((variable, self.answered(&kind, spec)?));
        }
        variables.sort_by_key(|(variable, _)| *variable);
        rest_is_read_elsewhere(&variables)?;
        Ok(variables)
    }

    fn answered(&mut self, kind: &Kind, spec: &AnswerSpec) -> Result<Answered> {
        let mut question = Question {
            list: kind.list,
            label: kind.label,
            response: kind.response,
            aliases: Texts::default(),
            separators: match &spec.separators {
                Some(texts) => separators(&kind.key, texts)?,
                None => self.separators.clone(),
            },
            empty: match &spec.empty {
                Some(code) => missing_code(&format!("{}.empty", kind.key), Some(code))?,
                None => self.empty.clone(),
            },
            ignores_rest: spec.ignore_rest,
        };
        if let Some(constant) = &spec.constant {
            let only = spec.column.is_none()
                && spec.columns.is_none()
                && spec.separators.is_none()
                && spec.empty.is_none()
                && spec.aliases.is_empty()
                && spec.ignore.is_empty()
                && !spec.ignore_rest;
            if !only {
                return Err(source(&kind.key, "a `constant` stands alone"));
            }
            let codes = kind.codes(&format!("{}.constant", kind.key), &question, constant)?;
            return Ok(Answered {
                question,
                source: Source::Constant(codes),
                dated: kind.is_dated(),
            });
        }
        kind.aliases(&mut question, spec)?;
        let columns = self.columns_of(&kind.key, spec.column.as_ref(), spec.columns.as_ref())?;
        Ok(Answered {
            question,
            source: Source::Columns(columns),
            dated: kind.is_dated(),
        })
    }
}

/// A text that nothing is known of must be noticed by one variable at least.
fn rest_is_read_elsewhere(variables: &[(Variable, Answered)]) -> Result<()> {
    let columns = |answered: &Answered| match &answered.source {
        Source::Columns(columns) => columns.clone(),
        Source::Constant(_) => Vec::new(),
    };
    let (ignoring, reading): (Vec<_>, Vec<_>) = variables
        .iter()
        .partition(|(_, answered)| answered.question.ignores_rest);
    let read: Vec<usize> = reading
        .iter()
        .flat_map(|(_, answered)| columns(answered))
        .collect();
    for (variable, answered) in ignoring {
        if !columns(answered).iter().all(|column| read.contains(column)) {
            return Err(source(
                &format!("variables.{variable}.ignore_rest"),
                "another variable must read every text of the same column",
            ));
        }
    }
    Ok(())
}

fn layout(spec: &FileSpec) -> Result<Layout> {
    if let Some(delimiter) = spec.delimiter
        && !matches!(delimiter, ',' | ';' | '\t' | '|')
    {
        return Err(InvalidMapping::Separator {
            key: "file.delimiter".to_owned(),
            text: delimiter.to_string(),
        });
    }
    if spec.header_row == Some(0) {
        return Err(source("file.header_row", "rows are counted from 1"));
    }
    Ok(Layout {
        delimiter: spec.delimiter.and_then(|sign| u8::try_from(sign).ok()),
        encoding: spec.encoding,
        sheet: spec.sheet.clone(),
        header_row: spec.header_row,
    })
}
