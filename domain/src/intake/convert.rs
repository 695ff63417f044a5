//! From one row to one record.

use std::collections::BTreeMap;

use super::{
    Binder, Mapping, Quarantined, Rejection, RowOutcome,
    answers::{self, Cache},
    case_code,
    mapping::{Dated, Filter, Flag, Source},
    quarantine,
    question::is_missing,
    reason::{is_empty, says},
    row::Row,
    rules,
    texts::key,
    values,
};
use crate::{
    code::{Code, reserved},
    record::Application,
    variable::Variable,
};

impl Binder<'_> {
    /// Converts one row. All that keeps it out is listed, not only the first.
    #[must_use]
    pub fn convert(&mut self, fields: &[&str]) -> RowOutcome {
        if let Some(rejection) = self.wrong_width(fields) {
            return RowOutcome::Quarantined(Quarantined {
                rejections: vec![rejection],
                number: None,
            });
        }
        if !self.is_wanted(fields) {
            return RowOutcome::Filtered;
        }
        let mut rejections = Vec::new();
        let (case_code, number) = self.case_code(fields, &mut rejections);
        let record = self.record(fields, case_code, &mut rejections);
        match record {
            Some(record) if rejections.is_empty() => RowOutcome::Accepted(Box::new(record)),
            _ => RowOutcome::Quarantined(Quarantined { rejections, number }),
        }
    }

    /// A row is as wide as the header; empty cells behind it do not count.
    fn wrong_width(&self, fields: &[&str]) -> Option<Rejection> {
        let beyond = fields.iter().skip(self.width);
        let beyond = beyond.copied().find(|cell| !cell.trim().is_empty());
        if let Some(cell) = beyond {
            let name = format!("{} y siguientes", self.width + 1);
            Some(says(&name, cell, ", fuera de las columnas del encabezado"))
        } else if fields.len() < self.width {
            let name = format!("{} a {}", fields.len() + 1, self.width);
            Some(is_empty(
                &name,
                ": la fila tiene menos campos que el encabezado",
            ))
        } else {
            None
        }
    }

    fn row<'row>(&'row self, fields: &'row [&'row str]) -> Row<'row> {
        Row {
            fields,
            names: &self.names,
            places: &self.places,
            corrected: self.corrected,
        }
    }

    fn is_wanted(&self, fields: &[&str]) -> bool {
        let row = self.row(fields);
        let passes = |filter: &Filter| {
            let cell = key(row.cell(filter.column));
            filter.texts.contains(&cell) == filter.keep
        };
        self.mapping.filters.iter().all(passes)
    }

    /// The row's case code, if it has one, and its number within the case.
    fn case_code(
        &mut self,
        fields: &[&str],
        rejections: &mut Vec<Rejection>,
    ) -> (Option<String>, Option<u32>) {
        let row = self.row(fields);
        let spec = &self.mapping.case_code;
        let name = row.name(spec.columns[0]).to_owned();
        let given = self.number_place.map(|place| row.field(place).to_owned());
        let code = match case_code::join(row, &spec.columns) {
            Ok(code) => code,
            Err(faults) => {
                rejections.extend(faults);
                return (None, None);
            }
        };
        let mut number = None;
        let code = if spec.number_within {
            number = kept(self.number(&code, given.as_deref()).map(Some), rejections);
            let Some(number) = number else {
                return (None, None);
            };
            format!("{code}-{number}")
        } else {
            code
        };
        if let Err(fault) = case_code::check(&name, &code) {
            rejections.push(fault);
        }
        if !self.case_codes.is_new(&code) {
            let rest = ", un código de caso que se repite en el archivo";
            rejections.push(says(&name, &code, rest));
        }
        (Some(code), number)
    }

    /// Rows are numbered once: those that come back from quarantine keep
    /// their number.
    fn number(&mut self, code: &str, given: Option<&str>) -> Result<u32, Rejection> {
        let Some(given) = given else {
            return Ok(self.case_codes.next_number(code));
        };
        let rest = "el número de la persona dentro del caso, desde 1";
        match given.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ if given.is_empty() => {
                Err(is_empty(quarantine::NUMBER, &format!(": anote ahí {rest}")))
            }
            _ => Err(says(
                quarantine::NUMBER,
                given,
                &format!(", que no es {rest}"),
            )),
        }
    }

    /// The record of a row, if it has what every record has. Values that were
    /// rejected are left out, so that the others are still checked together.
    fn record(
        &mut self,
        fields: &[&str],
        case_code: Option<String>,
        rejections: &mut Vec<Rejection>,
    ) -> Option<Application> {
        let mapping = self.mapping;
        let row = Row {
            fields,
            names: &self.names,
            places: &self.places,
            corrected: self.corrected,
        };
        let latest = self.latest;
        let day = |dated: &Option<Dated>| match dated {
            Some(dated) => values::day(row, dated, latest),
            None => Ok(None),
        };
        let received = values::required_day(row, &mapping.received, latest).map(Some);
        let received = kept(received, rejections);
        let decided = kept(day(&mapping.decided), rejections);
        let event_date = kept(day(&mapping.event_date), rejections);
        let status = status(mapping, &mut self.status_caches, row, rejections);
        let age_years = kept(age(mapping, row), rejections);
        let dependents = kept(dependents(mapping, row), rejections);
        let linkage_token = kept(token(mapping, row), rejections);
        let demonstration = kept(demonstration(mapping, row), rejections);
        let answers = self.answers(fields, rejections);
        let record = Application {
            institution: self.institution.clone(),
            case_code: case_code?,
            received: received?,
            decided,
            event_date,
            status: status?,
            age_years,
            age_reference: age_years.and_then(|_| mapping.age.as_ref()?.reference.clone()),
            dependents,
            linkage_token,
            answers,
            demonstration,
        };
        rules::check(mapping, self.row(fields), &record, rejections);
        Some(record)
    }

    fn answers(
        &mut self,
        fields: &[&str],
        rejections: &mut Vec<Rejection>,
    ) -> BTreeMap<Variable, Vec<Code>> {
        let row = Row {
            fields,
            names: &self.names,
            places: &self.places,
            corrected: self.corrected,
        };
        let variables = self.mapping.variables.iter().zip(&mut self.caches);
        variables
            .filter_map(|((variable, answered), caches)| {
                let codes = answers::read(answered, caches, row, rejections);
                (!codes.is_empty()).then_some((*variable, codes))
            })
            .collect()
    }
}

fn kept<T: Default>(value: Result<T, Rejection>, rejections: &mut Vec<Rejection>) -> T {
    value.unwrap_or_else(|rejection| {
        rejections.push(rejection);
        T::default()
    })
}

/// A state of the request, or that nobody knows it.
fn status(
    mapping: &Mapping,
    caches: &mut [Cache],
    row: Row<'_>,
    rejections: &mut Vec<Rejection>,
) -> Option<Code> {
    let code = answers::read(&mapping.status, caches, row, rejections)
        .into_iter()
        .next()?;
    if is_missing(&code) && code.as_str() != reserved::NOT_KNOWN {
        if let Source::Columns(columns) = &mapping.status.source {
            let (name, cell) = (row.name(columns[0]), row.cell(columns[0]));
            rejections.push(says(name, cell, ", que no es un estado de la solicitud"));
        }
        return None;
    }
    Some(code)
}

fn age(mapping: &Mapping, row: Row<'_>) -> Result<Option<u8>, Rejection> {
    match &mapping.age {
        Some(age) => values::age(row, &age.number),
        None => Ok(None),
    }
}

fn dependents(mapping: &Mapping, row: Row<'_>) -> Result<Option<u8>, Rejection> {
    match &mapping.dependents {
        Some(numbered) => values::dependents(row, numbered),
        None => Ok(None),
    }
}

fn token(mapping: &Mapping, row: Row<'_>) -> Result<Option<String>, Rejection> {
    match mapping.linkage_token {
        Some(column) => values::token(row, column),
        None => Ok(None),
    }
}

fn demonstration(mapping: &Mapping, row: Row<'_>) -> Result<bool, Rejection> {
    match mapping.demonstration {
        Flag::Constant(flag) => Ok(flag),
        Flag::Column(column) => values::flag(row, column),
    }
}
