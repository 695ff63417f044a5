//! A page as a workbook.

use app::{
    page_book::{FigureSheet, PageBook, SheetBody, SheetTable},
    rows::{Entry, Number, Rows},
    state::State,
};

use super::{Book, Field, Sheet, WorkbookError, codes};

/// The workbook of a page under its filters.
///
/// # Errors
///
/// It cannot be written.
pub(super) fn write(state: &State, origin: &str) -> Result<Vec<u8>, WorkbookError> {
    let page = PageBook::of(state, origin);
    let mut book = Book::new(&page.title, "Atalaya", state.release.manifest().cutoff)?;
    let names = sheet_names(&mut book, &page);
    write_contents(&mut book, &page, &names)?;
    for (figure, name) in page.figures.1.iter().zip(&names) {
        write_figure(&mut book.sheet(name)?, figure, page.caution)?;
    }
    write_notes(&mut book, &page)?;
    codes(&mut book, &state.release, &page.variables, state.language)?;
    book.finish()
}

/// The names of the sheets of figures; those of the others are kept free.
fn sheet_names(book: &mut Book, page: &PageBook) -> Vec<String> {
    book.reserve(page.contents);
    book.reserve(page.notes_sheet);
    let figures = page.figures.1.iter();
    figures
        .map(|figure| {
            let name = book.free_name(&figure.title);
            book.reserve(&name);
            name
        })
        .collect()
}

fn write_contents(book: &mut Book, page: &PageBook, names: &[String]) -> Result<(), WorkbookError> {
    let mut sheet = book.sheet(page.contents)?;
    head(&mut sheet, &page.title, page.caution)?;
    sheet.line(page.lead)?;
    sheet.skip();
    for (name, value) in &page.facts {
        sheet.fact(name, value)?;
    }
    sheet.skip();
    sheet.group(page.tiles.0)?;
    for tile in &page.tiles.1 {
        sheet.row(&[
            Field::Text(tile.label.to_owned()),
            field(&tile.value),
            Field::Text(tile.detail.clone()),
        ])?;
    }
    sheet.skip();
    sheet.group(page.figures.0)?;
    for (figure, name) in page.figures.1.iter().zip(names) {
        sheet.link(&figure.title, name)?;
    }
    Ok(())
}

fn head(sheet: &mut Sheet<'_>, title: &str, caution: Option<&str>) -> Result<(), WorkbookError> {
    sheet.title(title)?;
    caution.map_or(Ok(()), |caution| sheet.group(caution))
}

fn write_figure(
    sheet: &mut Sheet<'_>,
    figure: &FigureSheet,
    caution: Option<&str>,
) -> Result<(), WorkbookError> {
    head(sheet, &figure.title, caution)?;
    match &figure.body {
        SheetBody::Refused(reason) => sheet.line(reason),
        SheetBody::Table(table) => write_table(sheet, table),
    }
}

fn write_table(sheet: &mut Sheet<'_>, table: &SheetTable) -> Result<(), WorkbookError> {
    sheet.line(&table.subtitle)?;
    sheet.line(&table.summary)?;
    sheet.skip();
    write_rows(sheet, &table.rows)?;
    sheet.skip();
    for (symbol, meaning) in &table.symbols {
        sheet.fact(symbol, meaning)?;
    }
    for note in &table.notes {
        sheet.line(note)?;
    }
    Ok(())
}

fn write_rows(sheet: &mut Sheet<'_>, rows: &Rows) -> Result<(), WorkbookError> {
    sheet.heads(&rows.heads)?;
    for section in &rows.sections {
        if let Some(heading) = section.heading {
            sheet.group(heading)?;
        }
        for row in &section.rows {
            let head = Field::Text(row.head.clone());
            let cells = row.cells.iter().map(field);
            sheet.row(&std::iter::once(head).chain(cells).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

/// What a cell of a page says, as a cell of a sheet.
fn field(entry: &Entry) -> Field {
    match (entry.number, entry.gap) {
        (Some(Number::Persons(persons)), _) => Field::Persons(persons),
        (Some(Number::Percent(percent)), _) => Field::Percent(percent.value(), percent.decimals()),
        (None, Some(_)) => Field::Symbol(entry.text.clone()),
        (None, None) if entry.text.is_empty() => Field::Empty,
        (None, None) => Field::Text(entry.text.clone()),
    }
}

fn write_notes(book: &mut Book, page: &PageBook) -> Result<(), WorkbookError> {
    let mut sheet = book.sheet(page.notes_sheet)?;
    sheet.group(page.symbols.0)?;
    for (symbol, meaning) in &page.symbols.1 {
        sheet.fact(symbol, meaning)?;
    }
    sheet.skip();
    sheet.group(page.notes.0)?;
    for note in &page.notes.1 {
        sheet.line(note)?;
    }
    Ok(())
}
