//! Rows become records.

use std::collections::{BTreeMap, HashMap};

use domain::{code::Code, record::Application, variable::Variable};
use sea_orm::{IdenStatic, QueryResult};

use super::field::{Field, Unfit};
use crate::{
    StorageError,
    columns::{MULTIPLE, SINGLE},
    entities::application::Column,
};

/// Turns rows of [`crate::columns::all`] with the joined answers into records.
///
/// The same few codes stand in all rows: each is checked and allocated once.
#[derive(Debug, Default)]
pub(super) struct Reader {
    codes: HashMap<String, Code>,
}

impl Reader {
    /// The record of a row: its key and a JSON array of its values.
    pub(super) fn read(&mut self, row: &QueryResult) -> Result<Application, StorageError> {
        let id = row.try_get_by(0)?;
        let json: String = row.try_get_by(1)?;
        let fields: Vec<Field<'_>> = serde_json::from_str(&json).map_err(|_| unreadable(id))?;
        let [columns @ .., answers] = &fields[..] else {
            return Err(unreadable(id));
        };
        let mut row = Row {
            id,
            columns,
            codes: &mut self.codes,
        };
        row.application(answers)
    }
}

/// No value of this kind is in the columns' types: something is broken that
/// has no name.
fn unreadable(id: i64) -> StorageError {
    StorageError::Inconsistent {
        table: "application",
        row: id,
        column: Column::Id.as_str(),
    }
}

struct Row<'row> {
    id: i64,
    columns: &'row [Field<'row>],
    codes: &'row mut HashMap<String, Code>,
}

impl<'row> Row<'row> {
    fn application(&mut self, answers: &Field<'_>) -> Result<Application, StorageError> {
        Ok(Application {
            institution: self.code(Column::Institution)?,
            case_code: self.text(Column::CaseCode)?,
            received: self.get(Column::Received, |field| field.day()?.ok_or(Unfit))?,
            decided: self.get(Column::Decided, Field::day)?,
            event_date: self.get(Column::EventDate, Field::day)?,
            status: self.code(Column::Status)?,
            age_years: self.get(Column::AgeYears, Field::small_number)?,
            age_reference: self.optional_code(Column::AgeReference)?,
            dependents: self.get(Column::Dependents, Field::small_number)?,
            linkage_token: self.optional_text(Column::LinkageToken)?,
            demonstration: self.get(Column::Demonstration, Field::truth)?,
            answers: self.answers(answers)?,
        })
    }

    fn get<T>(
        &self,
        column: Column,
        read: impl FnOnce(&'row Field<'row>) -> Result<T, Unfit>,
    ) -> Result<T, StorageError> {
        // The columns are selected in the order of the enumeration.
        self.columns
            .get(column as usize)
            .ok_or(Unfit)
            .and_then(read)
            .map_err(|Unfit| StorageError::Inconsistent {
                table: "application",
                row: self.id,
                column: column.as_str(),
            })
    }

    fn text(&self, column: Column) -> Result<String, StorageError> {
        self.get(column, |field| {
            field.text()?.map(str::to_owned).ok_or(Unfit)
        })
    }

    fn optional_text(&self, column: Column) -> Result<Option<String>, StorageError> {
        self.get(column, |field| Ok(field.text()?.map(str::to_owned)))
    }

    fn code(&mut self, column: Column) -> Result<Code, StorageError> {
        let code = self.optional_code(column)?;
        self.get(column, |_| code.ok_or(Unfit))
    }

    fn optional_code(&mut self, column: Column) -> Result<Option<Code>, StorageError> {
        let Some(text) = self.get(column, Field::text)? else {
            return Ok(None);
        };
        let code = known(self.codes, text);
        self.get(column, |_| code.map(Some).ok_or(Unfit))
    }

    fn answers(
        &mut self,
        joined: &Field<'_>,
    ) -> Result<BTreeMap<Variable, Vec<Code>>, StorageError> {
        let mut answers = BTreeMap::new();
        for (variable, column) in SINGLE {
            if let Some(code) = self.optional_code(column)? {
                answers.insert(variable, vec![code]);
            }
        }
        let joined = joined.text().map_err(|Unfit| self.unfit_answer("code"))?;
        for answer in joined.into_iter().flat_map(|joined| joined.split(' ')) {
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
            .ok_or_else(|| self.unfit_answer("code"))?;
        let number = number.parse::<i32>().ok();
        let (_, variable) = MULTIPLE
            .into_iter()
            .find(|&(known, _)| Some(known) == number)
            .ok_or_else(|| self.unfit_answer("variable_id"))?;
        let code = known(self.codes, text).ok_or_else(|| self.unfit_answer("code"))?;
        Ok((variable, code))
    }

    /// An answer has no key of its own: it is named by its application.
    fn unfit_answer(&self, column: &'static str) -> StorageError {
        StorageError::Inconsistent {
            table: "answer",
            row: self.id,
            column,
        }
    }
}

/// The code of a text, unless it is none.
fn known(codes: &mut HashMap<String, Code>, text: &str) -> Option<Code> {
    if let Some(code) = codes.get(text) {
        return Some(code.clone());
    }
    let code: Code = text.parse().ok()?;
    codes.insert(text.to_owned(), code.clone());
    Some(code)
}
