//! Every format of data, read back as a client would, into the same cells.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::support::Answer;

/// What a file says of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCell {
    /// Persons, if there is a number.
    pub value: Option<u64>,
    /// The state, by its name in the API.
    pub status: String,
}

/// Cells by the codes of the breakdown, in its order.
pub type Cells = BTreeMap<Vec<String>, ReadCell>;

/// The names of the variables of a breakdown.
pub fn axes(json: &Value) -> Vec<String> {
    let axes = json["axes"].as_array().expect("axes");
    axes.iter().map(|axis| text(&axis["variable"])).collect()
}

/// The filters that are no part of the breakdown.
pub fn filters(json: &Value) -> BTreeMap<String, String> {
    let axes = axes(json);
    let filters = json["filters"].as_array().expect("filters").iter();
    filters
        .map(|filter| (text(&filter["variable"]), text(&filter["code"])))
        .filter(|(variable, _)| !axes.contains(variable))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The cells of the JSON answer.
pub fn of_json(json: &Value) -> Cells {
    let codes: Vec<Vec<String>> = json["axes"]
        .as_array()
        .expect("axes")
        .iter()
        .map(|axis| {
            let items = axis["items"].as_array().expect("items").iter();
            items.map(|item| text(&item["code"])).collect()
        })
        .collect();
    let cells = json["cells"].as_array().expect("cells");
    let keys = keys(&codes);
    assert_eq!(keys.len(), cells.len());
    keys.into_iter()
        .zip(cells)
        .map(|(key, cell)| {
            let cell = ReadCell {
                value: cell["value"].as_u64(),
                status: text(&cell["status"]),
            };
            (key, cell)
        })
        .collect()
}

/// Every combination of codes, the last running fastest.
fn keys(axes: &[Vec<String>]) -> Vec<Vec<String>> {
    axes.iter().fold(vec![Vec::new()], |keys, codes| {
        keys.iter()
            .flat_map(|key| {
                codes
                    .iter()
                    .map(|code| [&key[..], std::slice::from_ref(code)].concat())
            })
            .collect()
    })
}

/// A table with a header.
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads CSV; a byte-order mark is skipped.
    pub fn read(answer: &Answer) -> Self {
        let text = answer.text();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let fields = |row: &csv::StringRecord| row.iter().map(str::to_owned).collect();
        Self {
            header: fields(reader.headers().expect("a header")),
            rows: reader
                .records()
                .map(|row| fields(&row.expect("rows as long as the header")))
                .collect(),
        }
    }

    pub fn place(&self, name: &str) -> usize {
        let place = self.header.iter().position(|column| column == name);
        place.unwrap_or_else(|| panic!("no column {name} in {:?}", self.header))
    }

    fn key(&self, row: &[String], axes: &[String]) -> Vec<String> {
        axes.iter()
            .map(|axis| row[self.place(axis)].clone())
            .collect()
    }
}

/// The cells of a CSV file.
pub fn of_csv(answer: &Answer, json: &Value) -> Cells {
    let table = Table::read(answer);
    let axes = axes(json);
    let (value, status) = (table.place("value"), table.place("status"));
    for (variable, code) in filters(json) {
        let place = table.place(&variable);
        assert!(table.rows.iter().all(|row| row[place] == code));
    }
    let cells: Cells = table
        .rows
        .iter()
        .map(|row| {
            let cell = ReadCell {
                value: number(&row[value]),
                status: row[status].clone(),
            };
            (table.key(row, &axes), cell)
        })
        .collect();
    assert_eq!(cells.len(), table.rows.len(), "a key twice");
    cells
}

fn number(field: &str) -> Option<u64> {
    (!field.is_empty()).then(|| field.parse().expect("a whole number"))
}

/// The cells of a workbook.
pub fn of_xlsx(answer: &Answer, json: &Value) -> Cells {
    let mut book = Xlsx::new(Cursor::new(answer.body.as_ref())).expect("a workbook");
    let (_, sheet) = book.worksheets().swap_remove(0);
    let mut rows = sheet.rows();
    let header: Vec<_> = rows
        .next()
        .expect("a header")
        .iter()
        .map(ToString::to_string)
        .collect();
    let place = |name: &str| header.iter().position(|it| it == name).expect("a column");
    let axes = axes(json);
    rows.map(|row| {
        let key = axes.iter().map(|axis| row[place(axis)].to_string());
        let cell = ReadCell {
            value: match &row[place("value")] {
                Data::Float(number) => Some(*number as u64),
                Data::String(_) => None,
                other => panic!("{other:?} in the place of a value"),
            },
            status: row[place("status")].to_string(),
        };
        (key.collect(), cell)
    })
    .collect()
}

/// The cells of a JSON-stat dataset, read by its ids, sizes and indices alone.
pub fn of_json_stat(answer: &Answer, json: &Value) -> Cells {
    let dataset = answer.json();
    assert_eq!(dataset["version"], "2.0");
    assert_eq!(dataset["class"], "dataset");
    let ids: Vec<_> = dataset["id"]
        .as_array()
        .expect("ids")
        .iter()
        .map(text)
        .collect();
    let codes: Vec<Vec<String>> = ids
        .iter()
        .map(|id| {
            let category = &dataset["dimension"][id]["category"];
            let index = category["index"].as_array().expect("an index");
            let codes: Vec<_> = index.iter().map(text).collect();
            for code in &codes {
                assert!(
                    category["label"][code].is_string(),
                    "{id} {code} has no label"
                );
            }
            codes
        })
        .collect();
    let sizes: Vec<_> = dataset["size"].as_array().expect("sizes").iter().collect();
    assert_eq!(codes.len(), sizes.len());
    for (codes, size) in codes.iter().zip(sizes) {
        assert_eq!(*size, codes.len());
    }
    let (axes, filters) = (axes(json), filters(json));
    let values = dataset["value"].as_array().expect("values");
    let keys = keys(&codes);
    assert_eq!(keys.len(), values.len());
    keys.iter()
        .enumerate()
        .map(|(place, key)| {
            let of = |name: &str| {
                let place = ids.iter().position(|id| id == name).expect("a dimension");
                key[place].clone()
            };
            for (variable, code) in &filters {
                assert_eq!(of(variable), *code);
            }
            assert_eq!(of("measure"), json["measure"]["code"]);
            let status = match &dataset["status"][place.to_string()] {
                Value::Null => "published".to_owned(),
                symbol => text(&dataset["extension"]["status"]["code"][text(symbol)]),
            };
            let cell = ReadCell {
                value: values[place].as_u64(),
                status,
            };
            (axes.iter().map(|axis| of(axis)).collect(), cell)
        })
        .collect()
}

/// The cells of an SDMX-CSV file, by ids.
pub fn of_sdmx(answer: &Answer, json: &Value) -> Cells {
    let table = Table::read(answer);
    assert_eq!(table.header[..3], ["STRUCTURE", "STRUCTURE_ID", "ACTION"]);
    let (axes, filters) = (axes(json), filters(json));
    let columns: Vec<_> = axes.iter().map(|axis| axis.to_uppercase()).collect();
    let at = |row: &[String], name: &str| row[table.place(name)].clone();
    let first_value = table.place("TIME_PERIOD");
    let cells: Cells = table
        .rows
        .iter()
        .map(|row| {
            assert_eq!(at(row, "INDICATOR"), json["measure"]["code"]);
            // Every other variable is the filter's, or all persons.
            for dimension in &table.header[4..first_value] {
                let variable = dimension.to_lowercase();
                if !axes.contains(&variable) {
                    let expected = filters.get(&variable).map_or("_T", String::as_str);
                    assert_eq!(at(row, dimension), expected, "{dimension}");
                }
            }
            let cell = ReadCell {
                value: number(&at(row, "OBS_VALUE")),
                status: status_of_sdmx(&at(row, "OBS_STATUS"), &at(row, "CONF_STATUS")),
            };
            (table.key(row, &columns), cell)
        })
        .collect();
    assert_eq!(cells.len(), table.rows.len(), "a key twice");
    cells
}

fn status_of_sdmx(observation: &str, confidentiality: &str) -> String {
    match (observation, confidentiality) {
        ("A", "F") => "published",
        ("Q", "A") => "withheld",
        ("O", "N") => "not_published",
        ("L", "F") => "not_collected",
        ("M", "F") => "structural_zero",
        other => panic!("no state is written as {other:?}"),
    }
    .to_owned()
}

/// Reads a CSV file by its metadata, as CSV on the Web asks: every field is of
/// its datatype, and the key tells the rows apart.
pub fn check_csvw(csv: &Answer, metadata: &Value) {
    let table = Table::read(csv);
    let columns = metadata["tableSchema"]["columns"]
        .as_array()
        .expect("columns");
    let names: Vec<_> = columns.iter().map(|column| text(&column["name"])).collect();
    assert_eq!(names, table.header);
    for (place, column) in columns.iter().enumerate() {
        for language in ["und", "es", "en"] {
            assert!(column["titles"][language].is_string(), "{column}");
        }
        for row in &table.rows {
            check_field(&row[place], column);
        }
    }
    let Some(key) = metadata["tableSchema"]["primaryKey"].as_array() else {
        assert_eq!(table.rows.len(), 1);
        return;
    };
    let key: Vec<_> = key.iter().map(text).collect();
    let mut seen: Vec<_> = table.rows.iter().map(|row| table.key(row, &key)).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), table.rows.len());
}

fn check_field(field: &str, column: &Value) {
    if field.is_empty() {
        assert_ne!(column["required"], true, "{column}");
        return;
    }
    let datatype = &column["datatype"];
    let base = datatype["base"].as_str().or(datatype.as_str());
    match base.expect("a datatype") {
        "nonNegativeInteger" => assert!(field.parse::<u64>().is_ok(), "{field}"),
        "decimal" => assert!(field.parse::<f64>().is_ok_and(|it| it >= 0.0), "{field}"),
        "date" => assert!(field.parse::<chrono::NaiveDate>().is_ok(), "{field}"),
        "string" => {
            if let Some(pattern) = datatype["format"].as_str() {
                assert!(pattern.split('|').any(|it| it == field), "{field}");
            }
        }
        other => panic!("a datatype that no test reads: {other}"),
    }
}
