//! XLSX workbooks, read cell by cell: memory grows with the texts that
//! cells share, not with the reach of the sheet.

mod archive;
mod cells;
mod markup;

use std::{fs::File, io::BufReader, path::Path};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use domain::intake::{Layout, quarantine};

use self::cells::Rows;
use super::{
    error::ImportError,
    scan::open,
    table::{MOST_COLUMNS, Position, RowSink, is_blank},
};

/// Hands header and rows of a sheet to `sink`.
pub(super) fn read(
    path: &Path,
    layout: &Layout,
    sink: &mut dyn RowSink,
) -> Result<(), ImportError> {
    archive::check(open(path)?)?;
    let mut workbook: Xlsx<BufReader<File>> =
        Xlsx::new(BufReader::new(open(path)?)).map_err(unreadable)?;
    let sheet = sheet(&workbook, layout.sheet.as_deref())?;
    let cells = workbook
        .worksheet_cells_reader(&sheet)
        .map_err(unreadable)?;
    let mut rows = Rows::new(cells);
    let header_row = layout.header_row.unwrap_or(1).into();
    let header = read_header(&mut rows, header_row)?;
    rows.narrow(header.len());
    sink.header(header, None)?;
    read_rows(rows, sink)
}

fn read_header(rows: &mut Rows<'_>, header_row: u64) -> Result<Vec<String>, ImportError> {
    while let Some(number) = rows.next()? {
        let mut header: Vec<String> = rows.fields().map(str::to_owned).collect();
        while header.last().is_some_and(|name| name.trim().is_empty()) {
            header.pop();
        }
        let names = header.iter().map(String::as_str);
        let is_above = number < header_row && !quarantine::is_header(names);
        if is_above || header.is_empty() {
            continue;
        }
        if header.len() > MOST_COLUMNS {
            return Err(ImportError::TooManyColumns {
                limit: MOST_COLUMNS,
            });
        }
        return Ok(header);
    }
    Err(ImportError::NoHeader)
}

fn read_rows(mut rows: Rows<'_>, sink: &mut dyn RowSink) -> Result<(), ImportError> {
    while let Some(number) = rows.next()? {
        if is_blank(rows.fields()) {
            sink.blank();
            continue;
        }
        let position = Position {
            done: number,
            total: rows.last_row().max(number),
        };
        let fields: Vec<&str> = rows.fields().collect();
        sink.row(number, &fields, position)?;
    }
    Ok(())
}

/// The sheet that the mapping names, or else the first one that can be seen.
fn sheet(workbook: &Xlsx<BufReader<File>>, wanted: Option<&str>) -> Result<String, ImportError> {
    let sheets = workbook.sheets_metadata();
    let tables = || {
        sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
    };
    let found = match wanted {
        Some(wanted) => tables().find(|sheet| sheet.name.trim() == wanted.trim()),
        None => tables().find(|sheet| sheet.visible == SheetVisible::Visible),
    };
    match (found, wanted) {
        (Some(sheet), _) => Ok(sheet.name.clone()),
        (None, Some(wanted)) => Err(ImportError::NoSheet {
            wanted: wanted.to_owned(),
            present: tables().map(|sheet| sheet.name.clone()).collect(),
        }),
        (None, None) => Err(ImportError::Workbook("it has no sheet".to_owned())),
    }
}

fn unreadable(error: XlsxError) -> ImportError {
    ImportError::Workbook(error.to_string())
}
