//! Records as values of their rows.

use domain::{record::Application, variable::Response};
use sea_orm::Value;

use crate::{
    StorageError,
    columns::{MULTIPLE, SINGLE},
};

/// Appends the values of a row of `application`, in the order of
/// [`crate::columns::all`].
pub(super) fn application(
    id: i64,
    import_id: i64,
    record: &Application,
    row: &mut Vec<Value>,
) -> Result<(), StorageError> {
    check(record)?;
    row.extend::<[Value; 13]>([
        id.into(),
        import_id.into(),
        record.institution.as_str().into(),
        record.case_code.as_str().into(),
        record.received.into(),
        record.decided.into(),
        record.event_date.into(),
        record.status.as_str().into(),
        record.age_years.map(i16::from).into(),
        record
            .age_reference
            .as_ref()
            .map(|code| code.as_str())
            .into(),
        record.dependents.map(i16::from).into(),
        record.linkage_token.as_deref().into(),
        record.demonstration.into(),
    ]);
    row.extend(SINGLE.iter().map(|(variable, _)| -> Value {
        let codes = record.answers.get(variable);
        codes
            .and_then(|codes| codes.first())
            .map(|code| code.as_str())
            .into()
    }));
    Ok(())
}

/// Appends the values of the rows of `answer`.
pub(super) fn answers(id: i64, record: &Application, rows: &mut Vec<Value>) {
    for (number, variable) in MULTIPLE {
        for code in record.answers.get(&variable).into_iter().flatten() {
            rows.extend::<[Value; 3]>([id.into(), number.into(), code.as_str().into()]);
        }
    }
}

/// An answer that has no place in the tables must not vanish.
fn check(record: &Application) -> Result<(), StorageError> {
    let unfit = record.answers.iter().find(|(variable, codes)| {
        variable.is_derived()
            || match variable.response() {
                Response::Single => codes.len() != 1,
                Response::Multiple => codes.is_empty(),
            }
    });
    match unfit {
        Some((&variable, _)) => Err(StorageError::UnfitAnswers { variable }),
        None => Ok(()),
    }
}
