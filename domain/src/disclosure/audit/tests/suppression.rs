//! The test problems of suppression: what an attacker can bound when small
//! cells are hidden and totals are public.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::disclosure::{
    audit::bounds::{Bounds, narrow_sum},
    linear::solve,
};

const VECTORS: &str = include_str!("../../../../tests/vectors/suppression_vectors.json");

/// Cells by name with their true counts, and the sums that are public.
struct Problem {
    counts: BTreeMap<String, u32>,
    margins: Vec<Vec<String>>,
}

fn vector(id: &str) -> Value {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    vectors["problems"]
        .as_array()
        .unwrap()
        .iter()
        .find(|problem| problem["id"] == id)
        .unwrap_or_else(|| panic!("no problem {id}"))
        .clone()
}

fn names(value: &Value) -> Vec<String> {
    let text = |name: &Value| name.as_str().unwrap().to_owned();
    value.as_array().unwrap().iter().map(text).collect()
}

fn persons(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

/// A table of two variables with all its margins.
fn crossed(vector: &Value, between: &str) -> Problem {
    let (rows, columns) = (names(&vector["rows"]), names(&vector["cols"]));
    let name = |row: &String, column: &String| format!("{row}{between}{column}");
    let mut counts = BTreeMap::new();
    for (row, cells) in rows.iter().zip(vector["counts"].as_array().unwrap()) {
        for (column, count) in columns.iter().zip(cells.as_array().unwrap()) {
            counts.insert(name(row, column), persons(count));
        }
    }
    let of_rows = rows
        .iter()
        .map(|row| columns.iter().map(|column| name(row, column)).collect());
    let of_columns = columns
        .iter()
        .map(|column| rows.iter().map(|row| name(row, column)).collect());
    Problem {
        margins: of_rows.chain(of_columns).collect(),
        counts,
    }
}

impl Problem {
    /// Each margin as the hidden cells in it and what the public ones leave
    /// for them.
    fn equations(&self, hidden: &[String]) -> Vec<(Vec<usize>, u32)> {
        self.margins
            .iter()
            .map(|margin| {
                let cells = margin
                    .iter()
                    .filter_map(|name| hidden.iter().position(|it| it == name));
                let cells: Vec<usize> = cells.collect();
                let left = cells.iter().map(|&cell| self.counts[&hidden[cell]]).sum();
                (cells, left)
            })
            .filter(|(cells, _)| !cells.is_empty())
            .collect()
    }

    /// The tightest bounds there are: least and greatest value of each hidden
    /// cell over all corners of what the equations allow.
    fn tightest(&self, hidden: &[String]) -> Vec<(f64, f64)> {
        let equations = independent(hidden.len(), &self.equations(hidden));
        let rank = equations.len();
        let mut bounds = vec![(f64::INFINITY, f64::NEG_INFINITY); hidden.len()];
        for chosen in 0_u32..1 << hidden.len() {
            if chosen.count_ones() as usize != rank {
                continue;
            }
            let basis: Vec<usize> = (0..hidden.len())
                .filter(|cell| chosen & 1 << cell != 0)
                .collect();
            let matrix = equations
                .iter()
                .map(|(row, _)| basis.iter().map(|&cell| row[cell]).collect())
                .collect();
            let right = equations.iter().map(|&(_, left)| left).collect();
            let Some(corner) = solve(matrix, right) else {
                continue;
            };
            if corner.iter().any(|&value| value < -1e-6) {
                continue;
            }
            for (cell, bounds) in bounds.iter_mut().enumerate() {
                let value = basis
                    .iter()
                    .position(|&chosen| chosen == cell)
                    .map_or(0.0, |place| corner[place]);
                *bounds = (bounds.0.min(value), bounds.1.max(value));
            }
        }
        bounds
    }

    /// The bounds that the attack by linked tables finds.
    fn narrowed(&self, hidden: &[String]) -> Vec<Bounds> {
        let total: u32 = self.counts.values().sum();
        let mut bounds = vec![Bounds::new(0, total); hidden.len()];
        let equations = self.equations(hidden);
        loop {
            let mut moved = false;
            for (cells, left) in &equations {
                let mut whole = Bounds::new(*left, *left);
                let mut parts: Vec<Bounds> = cells.iter().map(|&cell| bounds[cell]).collect();
                moved |= narrow_sum(&mut whole, &mut parts);
                for (&cell, part) in cells.iter().zip(parts) {
                    bounds[cell] = part;
                }
            }
            if !moved {
                return bounds;
            }
        }
    }
}

/// Rows of which none follows from the others, by elimination.
fn independent(cells: usize, equations: &[(Vec<usize>, u32)]) -> Vec<(Vec<f64>, f64)> {
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    for (members, left) in equations {
        let mut row = (vec![0.0; cells], f64::from(*left));
        members.iter().for_each(|&cell| row.0[cell] = 1.0);
        for (known, known_left) in &rows {
            let pivot = known.iter().position(|&entry| entry != 0.0).unwrap();
            let factor = row.0[pivot] / known[pivot];
            for (entry, known) in row.0.iter_mut().zip(known) {
                *entry -= factor * known;
            }
            row.1 -= factor * known_left;
        }
        row.0
            .iter_mut()
            .filter(|entry| entry.abs() < 1e-9)
            .for_each(|entry| *entry = 0.0);
        if row.0.iter().any(|&entry| entry != 0.0) {
            rows.push(row);
        }
    }
    rows
}

/// Compares the tightest bounds with the expected ones, and checks that the
/// attack's own bounds are sound beside them.
fn assert_bounds(problem: &Problem, hidden: &[String], expected: &Value) {
    let tightest = problem.tightest(hidden);
    let narrowed = problem.narrowed(hidden);
    for (cell, name) in hidden.iter().enumerate() {
        let (least, most) = tightest[cell];
        if let Some(bounds) = expected.get(name) {
            let bounds = (persons(&bounds[0]), persons(&bounds[1]));
            assert!(
                (least - f64::from(bounds.0)).abs() < 1e-6,
                "{name}: {least}"
            );
            assert!((most - f64::from(bounds.1)).abs() < 1e-6, "{name}: {most}");
        }
        let Bounds {
            least: low,
            most: high,
        } = narrowed[cell];
        assert!(
            low as f64 <= least + 1e-6 && high as f64 >= most - 1e-6,
            "{name}"
        );
    }
}

#[test]
fn two_hidden_cells_in_every_line_do_not_protect() {
    let vector = vector("exact-recompute-4x4");
    let problem = crossed(&vector, "");
    let mut hidden = names(&vector["primary"]);
    assert_bounds(&problem, &hidden, &vector["bounds_primary_only"]);

    hidden.push(vector["repair_example"]["add"].as_str().unwrap().to_owned());
    assert_bounds(&problem, &hidden, &vector["repair_example"]);
    for (added, bounds) in vector["other_single_repairs"].as_object().unwrap() {
        let mut hidden = names(&vector["primary"]);
        hidden.push(added.clone());
        let expected = serde_json::json!({ "wb": bounds });
        assert_bounds(&problem, &hidden, &expected);
    }
}

#[test]
fn tables_that_are_safe_alone_betray_each_other() {
    let vector = vector("linked-tables");
    let margins = vector["margins"].as_object().unwrap();
    let counts = vector["cells"].as_object().unwrap();
    let problem = |kept: &[&str]| Problem {
        counts: counts
            .iter()
            .map(|(name, count)| (name.clone(), persons(count)))
            .collect(),
        margins: kept.iter().map(|name| names(&margins[*name])).collect(),
    };
    let mut hidden = names(&vector["primary"]);
    let all: Vec<&str> = margins.keys().map(String::as_str).collect();
    assert_bounds(&problem(&all), &hidden, &vector["bounds_both_tables"]);

    // Alone, neither table gives K away.
    let k = hidden.iter().position(|name| name == "K").unwrap();
    for alone in [["county-1", "county-2", "Total"], ["small", "big", "Total"]] {
        let (least, most) = problem(&alone).tightest(&hidden)[k];
        assert!(most - least > 1.0, "{alone:?}");
    }

    hidden.push(vector["repair"]["add"].as_str().unwrap().to_owned());
    assert_bounds(&problem(&all), &hidden, &vector["repair"]["bounds"]);
}

#[test]
fn one_hidden_cell_is_its_line_minus_the_others() {
    let vector = vector("rectangle-4x2");
    let problem = crossed(&vector, "/");
    let hidden = names(&vector["primary"]);
    let narrowed = problem.narrowed(&hidden);
    assert_eq!(narrowed[0].value(), Some(2));

    // The published repair: a rectangle of four cells is no longer exact.
    let repaired: Vec<String> = ["A/female", "A/male", "C/male", "C/female"]
        .map(str::to_owned)
        .to_vec();
    let narrowed = problem.narrowed(&repaired);
    assert!(narrowed.iter().all(|bounds| bounds.value().is_none()));
    assert_bounds(&problem, &repaired, &serde_json::json!({}));
}

#[test]
fn two_large_answers_can_differ_by_one_person() {
    let vector = vector("differencing-pair");
    let (universe, subset) = (persons(&vector["universe"]), persons(&vector["subset"]));
    let mut whole = Bounds::new(universe, universe);
    let mut parts = [Bounds::new(subset, subset), Bounds::new(0, universe)];
    assert!(narrow_sum(&mut whole, &mut parts));
    assert_eq!(parts[1].value(), Some(1));
}
