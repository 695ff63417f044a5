//! The numbers of an answer, and whether a release holds them.

use std::{collections::HashSet, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use domain::variable::Variable;
use serde_json::{Map, Value};

use crate::support::Answer;

/// Numbers that count nobody, or that the formula of an indicator makes, which
/// is judged by itself.
const NO_COUNTS: [&str; 21] = [
    "threshold",
    "status",
    "limit",
    "asked",
    "total",
    "compared",
    "bytes",
    "year",
    "years",
    "persons",
    "decimals",
    "items",
    "rows",
    "first",
    "last",
    "max_noise",
    "max_dimensions",
    "min_population",
    "min_changed_records",
    "denominator_year",
    "DECIMALS",
];

/// Columns whose numbers count persons or are made of such numbers.
const COUNTS: [&str; 9] = [
    "value",
    "share_percent",
    "base",
    "numerator",
    "denominator",
    "first",
    "last",
    "OBS_VALUE",
    "value_text",
];

/// Columns of codes and names that can look like numbers.
const CODES: [&str; 16] = [
    "iccs",
    "glotip",
    "htcds",
    "sdg",
    "code",
    "parent",
    "release",
    "version",
    "label_es",
    "label_en",
    "category",
    "age",
    "TIME_PERIOD",
    "RELEASE",
    "form_of_exploitation",
    "sdg_indicator",
];

/// A number in a table.
#[derive(Debug)]
pub struct Field {
    row: usize,
    column: String,
    number: f64,
}

impl Field {
    pub fn is_counted(&self) -> bool {
        COUNTS.contains(&self.column.as_str())
    }
}

fn is_known(number: f64, known: &HashSet<u64>) -> bool {
    number >= 0.0 && number.fract() == 0.0 && known.contains(&(number as u64))
}

/// Judges every number of a JSON answer by its key.
pub fn in_json(body: &Value, known: &HashSet<u64>) -> Result<usize, String> {
    let bases = body["bases"].as_array().into_iter().flatten();
    let bases: Vec<f64> = bases.filter_map(|base| base["value"].as_f64()).collect();
    walk("", body, &|key, number, members| {
        let made_by_a_formula = members.contains_key("decimals");
        match key {
            "value" if made_by_a_formula || is_known(number, known) => Ok(1),
            "share_percent" => {
                let value = members["value"].as_f64().unwrap_or(f64::NAN);
                let near = |base: &f64| (100.0 * value / base - number).abs() <= 0.05 + 1e-9;
                let is_share = bases.iter().any(near);
                is_share.then_some(1).ok_or("a share of no base")
            }
            "difference" => {
                let of = |side: &str| members[side]["value"].as_f64();
                let made = of("now")
                    .zip(of("before"))
                    .map(|(now, before)| now - before);
                (made == Some(number)).then_some(1).ok_or("of no two cells")
            }
            key if NO_COUNTS.contains(&key) => Ok(0),
            _ => Err("not in the release"),
        }
    })
}

/// No number of a structure counts anybody.
pub fn in_structure(body: &Value) -> Result<usize, String> {
    walk("", body, &|key, _, _| match key {
        "minimum" | "maxLength" | "minOccurs" | "maxOccurs" | "position" => Ok(0),
        _ => Err("a number in a structure"),
    })
}

/// The values of a dataset of JSON-stat.
pub fn in_dataset(body: &Value, known: &HashSet<u64>) -> Result<usize, String> {
    walk("", body, &|key, number, _| match key {
        "value" if is_known(number, known) => Ok(1),
        "size" => Ok(0),
        key if NO_COUNTS.contains(&key) => Ok(0),
        _ => Err("not in the release"),
    })
}

type Judge<'a> = &'a dyn Fn(&str, f64, &Map<String, Value>) -> Result<usize, &'static str>;

fn walk(key: &str, value: &Value, judge: Judge<'_>) -> Result<usize, String> {
    let mut judged = 0;
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                // Values can stand by their places in a list.
                let is_place = name.bytes().all(|byte| byte.is_ascii_digit());
                let name = if is_place { key } else { name };
                judged += match member.as_f64() {
                    Some(number) => judge(name, number, members)
                        .map_err(|why| format!("{number} under {name}: {why}"))?,
                    None => walk(name, member, judge)?,
                };
            }
        }
        Value::Array(list) => {
            for member in list {
                judged += match member.as_f64() {
                    Some(number) => judge(key, number, &Map::new())
                        .map_err(|why| format!("{number} in {key}: {why}"))?,
                    None => walk(key, member, judge)?,
                };
            }
        }
        _ => {}
    }
    Ok(judged)
}

fn is_code(column: &str) -> bool {
    let variable = column.strip_suffix("_label").unwrap_or(column);
    let variable = variable.to_lowercase();
    CODES.contains(&column) || Variable::ALL.iter().any(|known| known.name() == variable)
}

fn field(row: usize, column: &str, number: f64) -> Result<Option<Field>, String> {
    // SDMX-CSV can give a name beside the id of a column.
    let column = column.split(": ").next().unwrap_or(column);
    if NO_COUNTS.contains(&column) && !COUNTS.contains(&column) || is_code(column) {
        return Ok(None);
    }
    if !COUNTS.contains(&column) {
        return Err(format!("{number} in the column {column}"));
    }
    Ok(Some(Field {
        row,
        column: column.to_owned(),
        number,
    }))
}

/// The numbers of a CSV file.
pub fn in_csv(text: &str) -> Result<Vec<Field>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| error.to_string())?;
    let header: Vec<_> = header.iter().map(str::to_owned).collect();
    let mut fields = Vec::new();
    for (place, row) in reader.records().enumerate() {
        let row = row.map_err(|error| error.to_string())?;
        let mut before = ("", "");
        for (column, text) in header.iter().zip(&row) {
            // A name that repeats the code beside it, such as that of a year.
            let is_name = is_code(before.0) && before.1 == text;
            if let Ok(number) = text.parse::<f64>()
                && !is_name
            {
                fields.extend(field(place, column, number)?);
            }
            before = (column, text);
        }
    }
    Ok(fields)
}

/// The numbers of a workbook: its table has names in the first row.
pub fn in_workbook(answer: &Answer) -> Result<Vec<Field>, String> {
    let book = Xlsx::new(Cursor::new(answer.body.as_ref()));
    let mut book = book.map_err(|error| error.to_string())?;
    let mut fields = Vec::new();
    for (place, (name, sheet)) in book.worksheets().into_iter().enumerate() {
        let mut rows = sheet.rows();
        let header: Vec<_> = rows.next().unwrap_or_default().to_vec();
        for (row, cells) in rows.enumerate() {
            for (column, cell) in header.iter().zip(cells) {
                let (Data::Float(_) | Data::Int(_)) = cell else {
                    continue;
                };
                if place > 0 {
                    return Err(format!("{cell} in the sheet {name}"));
                }
                let number = calamine::DataType::as_f64(cell).unwrap_or(f64::NAN);
                fields.extend(field(row, &column.to_string(), number)?);
            }
        }
    }
    Ok(fields)
}

/// Whether every number of a file stands in the JSON of the same question, as
/// it is or rounded.
pub fn among(fields: &[Field], twin: &Value) -> Result<usize, String> {
    let mut there = Vec::new();
    collect(twin, &mut there);
    for field in fields {
        let is_there = there.iter().any(|&number| {
            let rounded = |power: f64| ((number * power).round() / power - field.number).abs();
            (number - field.number).abs() < 1e-9
                || number.fract() != 0.0 && [1.0, 10.0, 100.0].iter().any(|&it| rounded(it) < 1e-9)
        });
        if !is_there {
            return Err(format!("{field:?} is not in the JSON"));
        }
    }
    Ok(fields.len())
}

fn collect(value: &Value, there: &mut Vec<f64>) {
    match value {
        Value::Number(number) => there.extend(number.as_f64()),
        Value::Array(list) => list.iter().for_each(|member| collect(member, there)),
        Value::Object(members) => {
            let of = |name: &str| members.get(name).and_then(Value::as_f64);
            // Inhabitants times years.
            there.extend(
                of("persons")
                    .zip(of("years"))
                    .map(|(all, years)| all * years),
            );
            members.values().for_each(|member| collect(member, there));
        }
        _ => {}
    }
}

/// Whether the rows of a ready file are counts of the release, or rates of them.
pub fn in_ready_file(fields: &[Field], known: &HashSet<u64>) -> Result<usize, String> {
    for field in fields {
        let beside = |column: &str| {
            let found = fields
                .iter()
                .find(|other| other.row == field.row && other.column == column);
            found.map(|found| found.number)
        };
        let is_rate = || {
            let (Some(counted), Some(base)) = (beside("numerator"), beside("denominator")) else {
                return false;
            };
            [100.0, 100_000.0]
                .iter()
                .any(|scale| (counted / base * scale - field.number).abs() <= 0.05 + 1e-9)
        };
        let is_sound = match field.column.as_str() {
            // Inhabitants, or persons: the value is checked against it.
            "denominator" => true,
            "value" => is_known(field.number, known) || is_rate(),
            _ => is_known(field.number, known),
        };
        if !is_sound {
            return Err(format!("{field:?} is not in the release"));
        }
    }
    Ok(fields.len())
}
