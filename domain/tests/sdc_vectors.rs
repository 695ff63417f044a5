//! The published numbers of the cell-key method, reproduced.
#![cfg(feature = "registry")]

use std::collections::{BTreeMap, HashMap};

use domain::{
    cube::ExactCell,
    disclosure::{Interval, NoiseParameters, PTable, noise_row},
};
use serde_json::Value;

const REFERENCE: &str = include_str!("vectors/ptables_reference.json");
const MODIFIED: &str = include_str!("vectors/ptable_modified_D2_V0.9.json");
const HANDBOOK: &str = include_str!("vectors/ckm_handbook_example.json");
const CELLS: &str = include_str!("vectors/cellkey_counts_21cells.csv");
const MICRO: &str = include_str!("vectors/tip_micro_3000.csv");
const EXPECTED: &str = include_str!("vectors/tip_expected_ckm_D5V3js2_256.csv");

/// The reference solver stops at 1e-7 and prints 8 decimals.
const TOLERANCE: f64 = 1e-5;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a JSON file")
}

/// A row of a table as printed: count, change, probability, upper bound.
struct Printed {
    count: u32,
    noise: i32,
    probability: f64,
    upper: f64,
}

fn printed(table: &Value) -> Vec<Printed> {
    let names: Vec<&str> = table["columns"]
        .as_array()
        .expect("names of columns")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let place = |name: &str| {
        names
            .iter()
            .position(|&known| known == name)
            .expect("a column")
    };
    let (count, noise, probability, upper) = (place("i"), place("v"), place("p"), place("upper"));
    let row = |row: &Value| Printed {
        count: row[count]
            .as_u64()
            .expect("a count")
            .try_into()
            .expect("small"),
        noise: row[noise]
            .as_i64()
            .expect("a change")
            .try_into()
            .expect("small"),
        probability: row[probability].as_f64().expect("a probability"),
        upper: row[upper].as_f64().expect("a bound"),
    };
    table["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(row)
        .collect()
}

/// The table as printed, with another rule for its bounds.
fn table_with(printed: &[Printed], bound: impl Fn(f64) -> f64) -> PTable {
    let mut rows: BTreeMap<u32, Vec<Interval>> = BTreeMap::new();
    for row in printed {
        let intervals = rows.entry(row.count).or_default();
        let upper = bound(row.upper);
        // An interval that rounding closes holds no key.
        if intervals.last().is_none_or(|before| before.upper < upper) {
            intervals.push(Interval {
                noise: row.noise,
                upper,
            });
        }
    }
    let rows: Vec<_> = rows.into_values().collect();
    PTable::from_rows(&rows).expect("a p-table")
}

/// A real key in [0, 1) as the integer that the product uses.
fn scaled(key: f64) -> u64 {
    (key * 2f64.powi(64)) as u64
}

fn perturbed(table: &PTable, persons: u32, key: u64) -> u32 {
    table.perturb(ExactCell { persons, key })
}

fn records(text: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("a CSV file")
}

#[test]
fn the_generator_reproduces_the_nine_reference_tables() {
    let tables = json(REFERENCE);
    let tables = tables.as_object().expect("tables by name");
    assert_eq!(tables.len(), 9);
    let mut rows = 0;
    for (name, table) in tables {
        let unordered = table["mono"].as_array().expect("a flag for each row");
        let parameters = NoiseParameters {
            unreachable: table["js"].as_u64().expect("js").try_into().expect("small"),
            stay: table["pstay"].as_f64(),
            unordered: (1..)
                .zip(unordered)
                .filter_map(|(count, ordered)| (!ordered.as_bool()?).then_some(count))
                .collect(),
            ..NoiseParameters::new(
                table["D"].as_u64().expect("D").try_into().expect("small"),
                table["V"].as_f64().expect("V"),
            )
        };
        for printed in printed(table) {
            let row = noise_row(&parameters, printed.count).expect("a distribution");
            let mut cumulated = 0.0;
            let found = row.changes.iter().find(|(noise, probability)| {
                cumulated += probability;
                *noise == printed.noise
            });
            let probability = found.expect("the change is possible").1;
            let place = format!("{name}: {} by {}", printed.count, printed.noise);
            assert!(
                (probability - printed.probability).abs() < TOLERANCE,
                "{place}"
            );
            assert!((cumulated - printed.upper).abs() < TOLERANCE, "{place}");
            rows += 1;
        }
        PTable::generate(&parameters).expect("a p-table");
    }
    assert_eq!(rows, 581);
}

#[test]
fn the_handbook_example_holds() {
    let example = json(HANDBOOK);
    let table = table_with(&printed(&example["ptable"]), |upper| upper);
    for case in example["cases"].as_array().expect("cases") {
        let key = case["record_keys"]
            .as_array()
            .expect("record keys")
            .iter()
            .filter_map(Value::as_f64)
            .map(scaled)
            .fold(0, u64::wrapping_add);
        let cell_key = case["cell_key"].as_f64().expect("a cell key");
        assert!(key.abs_diff(scaled(cell_key)) < 1 << 20);
        let persons = case["n"].as_u64().expect("a count") as u32;
        assert_eq!(
            i64::from(table.noise(persons, key)),
            case["noise"].as_i64().expect("noise")
        );
        assert_eq!(
            u64::from(perturbed(&table, persons, key)),
            case["perturbed"]
        );
    }
    let derived = example["derived_cases"].as_array().expect("cases");
    assert_eq!(derived.len(), 8);
    for case in derived {
        let persons = case["n"].as_u64().expect("a count") as u32;
        let key = scaled(case["cell_key"].as_f64().expect("a cell key"));
        assert_eq!(
            u64::from(perturbed(&table, persons, key)),
            case["perturbed"],
            "{case}"
        );
    }
}

#[test]
fn split_and_reordered_intervals_are_read_as_given() {
    let printed = printed(&json(MODIFIED));
    let table = table_with(&printed, |upper| upper);
    let mut lower = 0.0;
    for (place, row) in printed.iter().enumerate() {
        if place > 0 && printed[place - 1].count != row.count {
            lower = 0.0;
        }
        // The lower bound belongs to the interval, the upper one does not.
        assert_eq!(table.noise(row.count, scaled(lower)), row.noise, "{place}");
        let middle = f64::midpoint(lower, row.upper);
        assert_eq!(table.noise(row.count, scaled(middle)), row.noise, "{place}");
        assert_eq!(
            table.noise(row.count, scaled(row.upper) - 1),
            row.noise,
            "{place}"
        );
        lower = row.upper;
    }
}

#[test]
fn the_84_cells_of_cell_key_are_exact() {
    let reference = json(REFERENCE);
    let printed_table = table_with(&printed(&reference["D5_V3_js2_pstay0.5"]), |upper| upper);
    let generated = PTable::generate(&NoiseParameters {
        unreachable: 2,
        stay: Some(0.5),
        ..NoiseParameters::new(5, 3.0)
    })
    .expect("a p-table");
    let cells = records(CELLS);
    assert_eq!(cells.len(), 84);
    for cell in cells {
        let persons = cell["n"].parse().expect("a count");
        let key = scaled(cell["ckey"].parse().expect("a cell key"));
        let noise: i32 = cell["pert"].parse().expect("noise");
        let expected: u32 = cell["puwc"].parse().expect("a count");
        for table in [&printed_table, &generated] {
            assert_eq!(table.noise(persons, key), noise, "{cell:?}");
            assert_eq!(perturbed(table, persons, key), expected, "{cell:?}");
        }
    }
}

/// The row that an integer table of the ONS uses: it lists counts up to 750
/// and serves greater ones by its last 250 rows in turn.
fn ons_row(persons: u32) -> u32 {
    if persons <= 750 {
        persons
    } else {
        (persons - 1) % 250 + 501
    }
}

#[test]
fn the_four_tables_of_invented_records_are_exact() {
    const THRESHOLD: u32 = 10;
    // Keys are 0 to 255: they are the first byte of the product's keys, and
    // the bounds are rounded to whole keys.
    let table = table_with(&printed(&json(REFERENCE)["D5_V3_js2"]), |upper| {
        (upper * 256.0).round() / 256.0
    });
    let mut cells: HashMap<(String, String), ExactCell> = HashMap::new();
    let records_in = records(MICRO);
    assert_eq!(records_in.len(), 3_000);
    for record in &records_in {
        let key: u64 = record["record_key"].parse().expect("a record key");
        for variables in ["sex", "year*sex", "sex*age*form", "year*sex*age*form"] {
            let codes: Vec<_> = variables
                .split('*')
                .map(|name| record[name].as_str())
                .collect();
            let cell = cells
                .entry((variables.into(), codes.join("|")))
                .or_default();
            cell.persons += 1;
            cell.key = cell.key.wrapping_add(key << 56);
        }
    }
    let expected = records(EXPECTED);
    assert_eq!(expected.len(), 1_023);
    for line in expected {
        let place = (line["table"].clone(), line["cell"].clone());
        let cell = cells.get(&place).copied().unwrap_or_default();
        assert_eq!(cell.persons.to_string(), line["n"], "{place:?}");
        assert_eq!((cell.key >> 56).to_string(), line["ckey"], "{place:?}");
        let noise = table.noise(ons_row(cell.persons), cell.key);
        assert_eq!(noise.to_string(), line["noise"], "{place:?}");
        assert_eq!(table.noise(cell.persons, cell.key), noise, "{place:?}");
        let perturbed = perturbed(&table, cell.persons, cell.key);
        assert_eq!(perturbed.to_string(), line["perturbed"], "{place:?}");
        let published = if perturbed < THRESHOLD {
            String::new()
        } else {
            perturbed.to_string()
        };
        assert_eq!(published, line["published"], "{place:?}");
    }
}
