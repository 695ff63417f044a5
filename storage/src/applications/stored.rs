//! Rows become records.

use std::collections::{BTreeMap, HashMap};

use domain::{code::Code, record::Application, variable::Variable};
use sea_orm::{IdenStatic, QueryResult, TryGetable};

use crate::{
    StorageError,
    columns::{self, MULTIPLE, SINGLE},
    entities::application::Column,
};

/// Turns rows of [`columns::all`] with the joined answers into records.
///
/// The same few codes stand in all rows: each is checked and allocated once.
#[derive(Debug, Default)]
pub(super) struct Reader {
    codes: HashMap<String, Code>,
}

impl Reader {
    /// The record of a row, with the row's key.
    pub(super) fn read(&mut self, row: &QueryResult) -> Result<(i64, Application), StorageError> {
        let id = row.try_get_by(Column::Id as usize)?;
        let mut row = Row {
            id,
            row,
            codes: &mut self.codes,
        };
        Ok((id, row.application()?))
    }
}

struct Row<'row> {
    id: i64,
    row: &'row QueryResult,
    codes: &'row mut HashMap<String, Code>,
}

impl Row<'_> {
    fn application(&mut self) -> Result<Application, StorageError> {
        Ok(Application {
            institution: self.code(Column::Institution)?,
            case_code: self.get(Column::CaseCode)?,
            received: self.get(Column::Received)?,
            decided: self.get(Column::Decided)?,
            event_date: self.get(Column::EventDate)?,
            status: self.code(Column::Status)?,
            age_years: self.small_number(Column::AgeYears)?,
            age_reference: self.optional_code(Column::AgeReference)?,
            dependents: self.small_number(Column::Dependents)?,
            linkage_token: self.get(Column::LinkageToken)?,
            demonstration: self.get(Column::Demonstration)?,
            answers: self.answers()?,
        })
    }

    fn get<T: TryGetable>(&self, column: Column) -> Result<T, StorageError> {
        // The columns are selected in the order of the enumeration.
        self.row
            .try_get_by(column as usize)
            .map_err(|_| self.inconsistent(column))
    }

    fn small_number(&self, column: Column) -> Result<Option<u8>, StorageError> {
        self.get::<Option<i16>>(column)?
            .map(|number| u8::try_from(number).map_err(|_| self.inconsistent(column)))
            .transpose()
    }

    fn code(&mut self, column: Column) -> Result<Code, StorageError> {
        self.optional_code(column)?
            .ok_or_else(|| self.inconsistent(column))
    }

    fn optional_code(&mut self, column: Column) -> Result<Option<Code>, StorageError> {
        let Some(text) = self.get::<Option<String>>(column)? else {
            return Ok(None);
        };
        match self.known(&text) {
            Some(code) => Ok(Some(code)),
            None => Err(self.inconsistent(column)),
        }
    }

    fn answers(&mut self) -> Result<BTreeMap<Variable, Vec<Code>>, StorageError> {
        let mut answers = BTreeMap::new();
        for (variable, column) in SINGLE {
            if let Some(code) = self.optional_code(column)? {
                answers.insert(variable, vec![code]);
            }
        }
        let joined: Option<String> = self
            .row
            .try_get_by(columns::all().count())
            .map_err(|_| self.inconsistent_answer("code"))?;
        for answer in joined.iter().flat_map(|joined| joined.split(' ')) {
            let (variable, code) = self.answer(answer)?;
            answers.entry(variable).or_insert_with(Vec::new).push(code);
        }
        for codes in answers.values_mut() {
            codes.sort_unstable();
        }
        Ok(answers)
    }

    /// One of the joined answers, such as `1:CRI`.
    fn answer(&mut self, answer: &str) -> Result<(Variable, Code), StorageError> {
        let (number, text) = answer
            .split_once(':')
            .ok_or_else(|| self.inconsistent_answer("code"))?;
        let number = number.parse::<i16>().ok();
        let (_, variable) = MULTIPLE
            .into_iter()
            .find(|&(known, _)| Some(known) == number)
            .ok_or_else(|| self.inconsistent_answer("variable_id"))?;
        let code = self
            .known(text)
            .ok_or_else(|| self.inconsistent_answer("code"))?;
        Ok((variable, code))
    }

    fn known(&mut self, text: &str) -> Option<Code> {
        if let Some(code) = self.codes.get(text) {
            return Some(code.clone());
        }
        let code: Code = text.parse().ok()?;
        self.codes.insert(text.to_owned(), code.clone());
        Some(code)
    }

    fn inconsistent(&self, column: Column) -> StorageError {
        StorageError::Inconsistent {
            table: "application",
            row: self.id,
            column: column.as_str(),
        }
    }

    /// An answer has no key of its own: it is named by its application.
    fn inconsistent_answer(&self, column: &'static str) -> StorageError {
        StorageError::Inconsistent {
            table: "answer",
            row: self.id,
            column,
        }
    }
}
