//! A workbook being written.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};

use crate::files::delimited::is_formula;

/// The longest name of a sheet, in characters.
const MAX_NAME: usize = 31;
/// The longest text of a cell, in characters.
const MAX_TEXT: usize = 32_767;
/// Width of the first column, which holds names, in characters.
const FIRST_WIDTH: f64 = 44.0;
/// Width of the other columns, in characters.
const OTHER_WIDTH: f64 = 18.0;
/// A4, as the format numbers paper sizes.
const A4: u8 = 9;

/// The workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// What one cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A symbol in the place of a number.
    Symbol(String),
    /// Persons.
    Persons(u32),
    /// A number in percent, with so many decimals.
    Percent(f64, usize),
    /// A plain number.
    Number(f64),
    /// A plain number, rounded to so many decimals: whoever reads the file by
    /// program gets no more digits than whoever reads the page.
    Decimal(f64, u8),
}

/// A workbook.
pub struct Book {
    workbook: Workbook,
    formats: Formats,
    names: Vec<String>,
}

struct Formats {
    title: Format,
    head: Format,
    number_head: Format,
    group: Format,
    text: Format,
    harmless: Format,
    symbol: Format,
    persons: Format,
    percent: Format,
    percent_decimal: Format,
    plain: Format,
    /// By the number of decimals.
    decimals: [Format; 4],
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new;
        let head = plain()
            .set_bold()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Bottom);
        Self {
            title: plain().set_bold().set_font_size(14),
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            group: plain().set_bold().set_italic(),
            text: plain(),
            // A text that begins like a formula stays one when it is edited.
            harmless: plain().set_quote_prefix(),
            symbol: plain().set_align(FormatAlign::Right),
            persons: plain().set_num_format("#,##0"),
            percent: plain().set_num_format("0%"),
            percent_decimal: plain().set_num_format("0.0%"),
            plain: plain().set_num_format("0.0"),
            decimals: ["0", "0.0", "0.00", "0.000"].map(|it| plain().set_num_format(it)),
        }
    }
}

impl Book {
    /// An empty workbook that is dated by the cut-off of its numbers, so that
    /// it does not depend on the clock.
    ///
    /// # Errors
    ///
    /// The date is outside of what the format holds.
    pub fn new(title: &str, author: &str, cutoff: NaiveDate) -> Result<Self, WorkbookError> {
        let year = u16::try_from(cutoff.year()).unwrap_or_default();
        let [month, day] = [cutoff.month(), cutoff.day()].map(|it| it.try_into().unwrap_or(1));
        let created = ExcelDateTime::from_ymd(year, month, day)?;
        let properties = DocProperties::new()
            .set_title(title)
            .set_author(author)
            .set_creation_datetime(&created);
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties);
        Ok(Self {
            workbook,
            formats: Formats::new(),
            names: Vec::new(),
        })
    }

    /// The name that the next sheet of this title gets: short enough, without
    /// forbidden characters, and like no other.
    #[must_use]
    pub fn free_name(&self, title: &str) -> String {
        let forbidden = ['[', ']', ':', '*', '?', '/', '\\', '\''];
        let clean: String = title
            .chars()
            .filter(|one| !forbidden.contains(one) && !one.is_control())
            .collect();
        let taken = |name: &str| {
            let lower = name.to_lowercase();
            self.names.iter().any(|known| known.to_lowercase() == lower)
        };
        (1..)
            .map(|number| match number {
                1 => shortened(&clean, MAX_NAME),
                _ => {
                    let ending = format!(" {number}");
                    format!("{}{ending}", shortened(&clean, MAX_NAME - ending.len()))
                }
            })
            .find(|name| !name.is_empty() && !taken(name))
            .unwrap_or_default()
    }

    /// Keeps a name for a sheet that is added later.
    pub fn reserve(&mut self, name: &str) {
        self.names.push(name.to_owned());
    }

    /// Adds a sheet.
    ///
    /// # Errors
    ///
    /// The name is taken or not one of [`Self::free_name`].
    pub fn sheet(&mut self, name: &str) -> Result<Sheet<'_>, WorkbookError> {
        self.reserve(name);
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_column_range_width(1, 9, OTHER_WIDTH)?;
        sheet.set_column_width(0, FIRST_WIDTH)?;
        Ok(Sheet {
            sheet,
            formats: &self.formats,
            row: 0,
        })
    }

    /// The file.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn finish(mut self) -> Result<Vec<u8>, WorkbookError> {
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// A sheet being written, from its top.
pub struct Sheet<'book> {
    sheet: &'book mut Worksheet,
    formats: &'book Formats,
    row: u32,
}

impl Sheet<'_> {
    /// A line of large words.
    ///
    /// # Errors
    ///
    /// The sheet is full; so with all that follow.
    pub fn title(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.words(0, text, &self.formats.title)?;
        self.skip();
        Ok(())
    }

    /// A line of words.
    pub fn line(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.row(&[Field::Text(text.to_owned())])
    }

    /// A name with what it stands for.
    pub fn fact(&mut self, name: &str, value: &str) -> Result<(), WorkbookError> {
        self.row(&[Field::Text(name.to_owned()), Field::Text(value.to_owned())])
    }

    /// A heading over the rows that follow.
    pub fn group(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.words(0, text, &self.formats.group)?;
        self.skip();
        Ok(())
    }

    /// A line that leads to another sheet.
    pub fn link(&mut self, text: &str, sheet: &str) -> Result<(), WorkbookError> {
        let target = Url::new(format!("internal:'{sheet}'!A1")).set_text(text);
        self.sheet.write_url(self.row, 0, target)?;
        self.skip();
        Ok(())
    }

    /// The heads of columns; those after the first stand over numbers.
    pub fn heads<T: AsRef<str>>(&mut self, heads: &[T]) -> Result<(), WorkbookError> {
        for (column, head) in heads.iter().enumerate() {
            let format = match column {
                0 => &self.formats.head,
                _ => &self.formats.number_head,
            };
            self.words(column, head.as_ref(), format)?;
        }
        self.skip();
        Ok(())
    }

    /// A row of fields.
    pub fn row(&mut self, fields: &[Field]) -> Result<(), WorkbookError> {
        for (column, field) in fields.iter().enumerate() {
            self.field(column, field)?;
        }
        self.skip();
        Ok(())
    }

    /// Leaves a line empty.
    pub fn skip(&mut self) {
        self.row += 1;
    }

    /// Keeps the lines so far in sight.
    pub fn freeze(&mut self) -> Result<(), WorkbookError> {
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn field(&mut self, column: usize, field: &Field) -> Result<(), WorkbookError> {
        let formats = self.formats;
        let (number, format) = match field {
            Field::Empty => return Ok(()),
            Field::Text(text) => return self.words(column, text, &formats.text),
            Field::Symbol(text) => return self.words(column, text, &formats.symbol),
            Field::Persons(persons) => (f64::from(*persons), &formats.persons),
            Field::Percent(percent, 0) => (percent / 100.0, &formats.percent),
            Field::Percent(percent, _) => (percent / 100.0, &formats.percent_decimal),
            Field::Number(number) => (*number, &formats.plain),
            Field::Decimal(number, decimals) => {
                let places = usize::from(*decimals).min(formats.decimals.len() - 1);
                let scale = 10_f64.powi(i32::from(*decimals));
                ((number * scale).round() / scale, &formats.decimals[places])
            }
        };
        let column = place(column);
        self.sheet
            .write_number_with_format(self.row, column, number, format)?;
        Ok(())
    }

    fn words(&mut self, column: usize, text: &str, format: &Format) -> Result<(), WorkbookError> {
        let format = match is_formula(text) {
            true => &self.formats.harmless,
            false => format,
        };
        let text: String = text.chars().take(MAX_TEXT).collect();
        self.sheet
            .write_string_with_format(self.row, place(column), text, format)?;
        Ok(())
    }
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn shortened(text: &str, limit: usize) -> String {
    let short: String = text.chars().take(limit).collect();
    short.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        let cutoff = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
        Book::new("A title", "An author", cutoff).expect("a date of the format")
    }

    #[test]
    fn the_name_of_a_sheet_is_short_clean_and_its_own() {
        let mut book = book();
        let long = "Personas acreditadas por grupo de edad: todas / ninguna";
        let mut names = Vec::new();
        for _ in 0..12 {
            let name = book.free_name(long);
            assert!(name.chars().count() <= MAX_NAME, "{name}");
            assert!(!name.contains([':', '/']), "{name}");
            assert!(!names.contains(&name), "{name}");
            book.sheet(&name).expect("a sound name");
            names.push(name);
        }
    }

    #[test]
    fn the_same_content_is_the_same_file() {
        let file = || {
            let mut book = book();
            let mut sheet = book.sheet("One").expect("a sheet");
            sheet.fact("=1+1", "12").expect("written");
            book.finish().expect("a file")
        };
        assert_eq!(file(), file());
    }
}
