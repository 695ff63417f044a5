//! Dates, numbers and flags of one row.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{
    Rejection,
    day::{NotADay, read_day},
    mapping::{Dated, Numbered},
    reason::{is_empty, says},
    row::Row,
};
use crate::classification::{CodeList, classification};

/// No request or event of the register is older.
const EARLIEST_YEAR: i32 = 1990;
/// The highest age in completed years.
const OLDEST_YEARS: u8 = 120;
/// The highest plausible number of dependents.
const MOST_DEPENDENTS: u8 = 50;
/// Digits of a linkage token.
const TOKEN_DIGITS: std::ops::RangeInclusive<usize> = 32..=64;

type Result<T> = std::result::Result<T, Rejection>;

/// A day, or nothing where the cell is empty or says that nobody knows.
pub(super) fn day(
    row: Row<'_>,
    dated: &Dated,
    latest: Option<NaiveDate>,
) -> Result<Option<NaiveDate>> {
    let (name, cell) = (row.name(dated.column), row.cell(dated.column));
    if cell.is_empty() {
        return Ok(None);
    }
    let day = match read_day(cell, &dated.formats) {
        Ok(day) => day,
        Err(NotADay::Calendar) => {
            return Err(says(name, cell, ", un día que no existe en el calendario"));
        }
        Err(NotADay::Shape) if says_missing(cell) => return Ok(None),
        Err(NotADay::Shape) => {
            let format = dated.formats[0].as_str();
            let rest = format!(", que no es una fecha escrita como {format}");
            return Err(says(name, cell, &rest));
        }
    };
    if chrono::Datelike::year(&day) < EARLIEST_YEAR {
        let rest = format!(", una fecha anterior a {EARLIEST_YEAR}");
        return Err(says(name, cell, &rest));
    }
    if let Some(latest) = latest.filter(|latest| day > *latest) {
        let rest = format!(", una fecha posterior al {}", written(latest));
        return Err(says(name, cell, &rest));
    }
    Ok(Some(day))
}

/// A day that has to be there.
pub(super) fn required_day(
    row: Row<'_>,
    dated: &Dated,
    latest: Option<NaiveDate>,
) -> Result<NaiveDate> {
    let (name, cell) = (row.name(dated.column), row.cell(dated.column));
    match day(row, dated, latest)? {
        Some(day) => Ok(day),
        None if cell.is_empty() => Err(is_empty(name, ": falta la fecha de recepción")),
        None => Err(says(name, cell, ": falta la fecha de recepción")),
    }
}

/// A day as the sentences for the institution write it.
pub(super) fn written(day: NaiveDate) -> impl std::fmt::Display {
    day.format("%d/%m/%Y")
}

/// An age in completed years.
pub(super) fn age(row: Row<'_>, numbered: &Numbered) -> Result<Option<u8>> {
    number(row, numbered, OLDEST_YEARS).map_err(|(name, cell, fault)| {
        let rest = match fault {
            NotANumber::Fraction => ", que no es un número entero de años".to_owned(),
            NotANumber::Negative => ", una edad negativa".to_owned(),
            NotANumber::TooHigh => format!(", una edad mayor que {OLDEST_YEARS} años"),
        };
        says(name, cell, &rest)
    })
}

/// A number of dependents.
pub(super) fn dependents(row: Row<'_>, numbered: &Numbered) -> Result<Option<u8>> {
    number(row, numbered, MOST_DEPENDENTS).map_err(|(name, cell, fault)| {
        let rest = match fault {
            NotANumber::Fraction => ", que no es un número entero de personas".to_owned(),
            NotANumber::Negative => ", un número negativo de personas".to_owned(),
            NotANumber::TooHigh => format!(", más de {MOST_DEPENDENTS} personas dependientes"),
        };
        says(name, cell, &rest)
    })
}

enum NotANumber {
    Fraction,
    Negative,
    TooHigh,
}

fn number<'row>(
    row: Row<'row>,
    numbered: &Numbered,
    highest: u8,
) -> std::result::Result<Option<u8>, (&'row str, &'row str, NotANumber)> {
    let (name, cell) = (row.name(numbered.column), row.cell(numbered.column));
    if cell.is_empty() {
        return Ok(None);
    }
    if let Some(number) = numbered.aliases.get(cell) {
        return Ok(Some(*number));
    }
    match cell.parse::<i64>() {
        Ok(number) if number < 0 => Err((name, cell, NotANumber::Negative)),
        Ok(number) => match u8::try_from(number) {
            Ok(number) if number <= highest => Ok(Some(number)),
            _ => Err((name, cell, NotANumber::TooHigh)),
        },
        Err(_) if says_missing(cell) => Ok(None),
        Err(_) => Err((name, cell, NotANumber::Fraction)),
    }
}

/// A linkage token in lower case. A rejected one is not repeated: it may be
/// the very data that it should hide.
pub(super) fn token(row: Row<'_>, column: usize) -> Result<Option<String>> {
    let cell = row.cell(column);
    if cell.is_empty() || says_missing(cell) {
        return Ok(None);
    }
    if TOKEN_DIGITS.contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Some(cell.to_ascii_lowercase()));
    }
    let name = row.name(column);
    Err(Rejection {
        column: name.to_owned(),
        value: String::new(),
        reason: format!("La columna «{name}» no contiene de 32 a 64 dígitos hexadecimales."),
        candidates: Vec::new(),
    })
}

/// Whether a row says yes; an empty cell says no.
pub(super) fn flag(row: Row<'_>, column: usize) -> Result<bool> {
    let cell = row.cell(column);
    match super::texts::key(cell).as_str() {
        "si" | "s" | "yes" | "y" | "true" | "verdadero" | "1" | "x" => Ok(true),
        "no" | "n" | "false" | "falso" | "0" | "" => Ok(false),
        _ => Err(says(row.name(column), cell, ", que no es ni «sí» ni «no»")),
    }
}

/// Whether a text is a word for a missing answer.
fn says_missing(text: &str) -> bool {
    static WORDS: OnceLock<Option<&'static CodeList>> = OnceLock::new();
    WORDS
        .get_or_init(|| classification().code_list("missing_value"))
        .is_some_and(|words| words.find(text).is_some())
}
