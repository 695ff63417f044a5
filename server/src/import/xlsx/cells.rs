//! From the cells of a sheet to its rows.

use std::{fs::File, io::BufReader};

use calamine::{CellErrorType, DataRef, ExcelDateTime, XlsxCellReader};

use super::{
    super::{error::ImportError, table::LONGEST_ROW},
    MOST_COLUMNS, unreadable,
};

/// Numbers up to here are exact in a workbook.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// The rows of a sheet that hold cells, one at a time.
pub(super) struct Rows<'book> {
    cells: XlsxCellReader<'book, BufReader<File>>,
    /// The sheet has no more cells.
    is_read: bool,
    /// A cell that belongs to a later row.
    next: Option<(u64, usize, String)>,
    row: Vec<String>,
    bytes: u64,
    /// Cells beyond do not count; the first of them that holds something is
    /// kept behind the others.
    width: usize,
    last: u64,
}

impl<'book> Rows<'book> {
    pub(super) fn new(cells: XlsxCellReader<'book, BufReader<File>>) -> Self {
        Self {
            last: u64::from(cells.dimensions().end.0) + 1,
            cells,
            is_read: false,
            next: None,
            row: Vec::new(),
            bytes: 0,
            width: MOST_COLUMNS,
        }
    }

    /// Sets how many columns a row has.
    pub(super) fn narrow(&mut self, width: usize) {
        self.width = width;
    }

    /// Number of the last row, as the sheet says it.
    pub(super) fn last_row(&self) -> u64 {
        self.last
    }

    /// The texts of the current row.
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.row.iter().map(String::as_str)
    }

    /// Goes to the next row that holds cells; its number, counted from 1.
    pub(super) fn next(&mut self) -> Result<Option<u64>, ImportError> {
        let Some((number, column, text)) = self.take_cell()? else {
            return Ok(None);
        };
        self.row.clear();
        self.row.resize(self.width, String::new());
        self.bytes = 0;
        self.put(number, column, text)?;
        while let Some((row, column, text)) = self.take_cell()? {
            if row != number {
                if row < number {
                    return Err(ImportError::Workbook(format!(
                        "row {row} stands behind row {number}"
                    )));
                }
                self.next = Some((row, column, text));
                break;
            }
            self.put(number, column, text)?;
        }
        Ok(Some(number))
    }

    fn take_cell(&mut self) -> Result<Option<(u64, usize, String)>, ImportError> {
        if let Some(cell) = self.next.take() {
            return Ok(Some(cell));
        }
        if self.is_read {
            return Ok(None);
        }
        let cell = self.cells.next_cell().map_err(unreadable)?;
        self.is_read = cell.is_none();
        Ok(cell.map(|cell| {
            let (row, column) = cell.get_position();
            (u64::from(row) + 1, column as usize, text(cell.get_value()))
        }))
    }

    /// Thousands of cells can share one long text: the row has a limit, too.
    fn put(&mut self, number: u64, column: usize, text: String) -> Result<(), ImportError> {
        self.bytes += text.len() as u64;
        if self.bytes > LONGEST_ROW {
            return Err(ImportError::RowTooLong {
                line: number,
                limit: LONGEST_ROW,
            });
        }
        if column < self.width {
            self.row[column] = text;
        } else if self.row.len() == self.width && !text.trim().is_empty() {
            self.row.push(text);
        }
        Ok(())
    }
}

/// What a person sees in a cell, or close to it: whole numbers without
/// decimals, days in ISO 8601.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(true) => "verdadero".to_owned(),
        DataRef::Bool(false) => "falso".to_owned(),
        DataRef::DateTime(day) => day_text(day),
        DataRef::Error(error) => error_text(error),
    }
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn day_text(day: &ExcelDateTime) -> String {
    if !day.is_datetime() {
        return number_text(day.as_f64());
    }
    let (year, month, date, hour, minute, second, _) = day.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{date:02}")
    } else {
        format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

#[cfg(test)]
mod unit {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn cells_read_as_a_person_sees_them() {
        let day = |serial| {
            text(&DataRef::DateTime(ExcelDateTime::new(
                serial,
                ExcelDateTimeType::DateTime,
                false,
            )))
        };
        assert_eq!(text(&DataRef::Float(17.0)), "17");
        assert_eq!(text(&DataRef::Float(-1.0)), "-1");
        assert_eq!(text(&DataRef::Float(17.5)), "17.5");
        assert_eq!(text(&DataRef::Float(f64::NAN)), "NaN");
        assert_eq!(day(45_356.0), "2024-03-05");
        assert_eq!(day(45_356.25), "2024-03-05T06:00:00");
        assert_eq!(text(&DataRef::Error(CellErrorType::NA)), "#N/A");
        assert_eq!(text(&DataRef::Bool(true)), "verdadero");
    }
}
