//! Rules that hold of any release.

use std::{collections::BTreeMap, sync::LazyLock};

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    super::{DimensionItem, MeasureTables, Part, PartialRelease, TableCells},
    *,
};
use crate::{
    measure::Measure,
    table::{Cell, ItemKind},
    variable::Variable,
};

const THRESHOLD: u32 = 5;
static SAMPLE: LazyLock<Release> = LazyLock::new(sample);

/// Variables, how many items each has, and a seed of the cells.
fn plan() -> impl Strategy<Value = (Vec<(Variable, usize)>, u64)> {
    let lengths = vec(1usize..6, 1..6);
    (lengths, any::<u64>()).prop_map(|(lengths, seed)| {
        let variables = Variable::ALL.iter().copied().step_by(3);
        (variables.zip(lengths).collect(), seed)
    })
}

/// A release of all combinations of at most three variables.
fn release(variables: &[(Variable, usize)], seed: u64) -> (Release, Vec<TableCells>) {
    let mut described = SAMPLE.dimensions()[2].clone();
    described.items.clear();
    let dimensions: Vec<_> = variables
        .iter()
        .map(|&(variable, length)| {
            let item = |number: usize| DimensionItem {
                code: code(&format!("C{number}")),
                label: Default::default(),
                kind: if number == 0 {
                    ItemKind::Group
                } else {
                    ItemKind::Category
                },
                parent: None,
            };
            let mut dimension = described.clone();
            dimension.variable = variable;
            dimension.items = (0..length).map(item).collect();
            dimension
        })
        .collect();
    let mut state = seed;
    let tables: Vec<_> = (0u32..1 << dimensions.len())
        .filter(|set| set.count_ones() <= 3)
        .map(|set| {
            let places: Vec<_> = (0..dimensions.len())
                .filter(|it| set >> it & 1 == 1)
                .collect();
            let cells = places
                .iter()
                .map(|it| dimensions[*it].items.len())
                .product();
            TableCells {
                persons: (0..cells).map(|_| persons(&mut state)).collect(),
                dimensions: places,
            }
        })
        .collect();
    let measures = vec![MeasureTables {
        measure: Measure::Accredited,
        tables: tables.clone(),
    }];
    let manifest = SAMPLE.manifest().clone();
    let release = Release::new(manifest, dimensions, measures, Vec::new());
    (release.expect("a release"), tables)
}

/// Withheld as often as not, now and then as much as can be.
fn persons(state: &mut u64) -> u32 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    let bits = (*state >> 33) as u32;
    match bits % 16 {
        0..8 => 0,
        8 => u32::MAX,
        _ => THRESHOLD + (bits >> 4) % 100_000,
    }
}

/// A cell read out of the tables that the release was made of.
fn direct(release: &Release, tables: &[TableCells], chosen: &BTreeMap<Variable, usize>) -> Cell {
    let places: Vec<_> = (0..release.dimensions().len())
        .filter(|it| chosen.contains_key(&release.dimensions()[*it].variable))
        .collect();
    let table = tables
        .iter()
        .find(|table| table.dimensions == places)
        .expect("a table");
    let index = places.iter().fold(0, |index, &place| {
        let dimension = &release.dimensions()[place];
        index * dimension.items.len() + chosen[&dimension.variable]
    });
    match table.persons[index] {
        0 => Cell::Withheld,
        persons => Cell::Published(persons),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_release_is_read_as_it_was_written((variables, seed) in plan()) {
        let (release, _) = release(&variables, seed);
        let bytes = release.encode();
        prop_assert_eq!(Release::decode(&bytes), Ok(release));
    }

    #[test]
    fn the_parts_of_any_release_are_together_the_whole((variables, seed) in plan()) {
        let (release, _) = release(&variables, seed);
        let hash = Release::hash_of(&release.encode());
        let mut partial = PartialRelease::begin(&release.encode_head(&hash)).expect("a head");
        for part in Part::all(Measure::Accredited) {
            prop_assert_eq!(partial.add(&release.encode_part(&hash, part)), Ok(part));
        }
        prop_assert_eq!(&**partial.release(), &release);
    }

    #[test]
    fn any_table_has_the_cells_that_the_release_was_made_of(
        (variables, seed) in plan(),
        order in vec(any::<prop::sample::Index>(), 3),
        filtered in 0usize..4,
    ) {
        let (release, tables) = release(&variables, seed);
        let mut asked: Vec<(Variable, usize)> = Vec::new();
        for index in order {
            let variable = *index.get(&variables);
            if !asked.contains(&variable) {
                asked.push(variable);
            }
        }
        let (filters, by) = asked.split_at(filtered.min(asked.len()));
        let mut selection = Selection::default().by(by.iter().map(|(variable, _)| *variable));
        let mut chosen = BTreeMap::new();
        for (place, (variable, length)) in filters.iter().enumerate() {
            let item = (seed as usize >> place) % length;
            chosen.insert(*variable, item);
            selection = selection.filter(*variable, code(&format!("C{item}")));
        }
        let table = release.table(&selection).expect("an answer");
        for flat in 0..table.cells().len() {
            let mut rest = flat;
            let mut indices = Vec::new();
            for (variable, length) in by.iter().rev() {
                chosen.insert(*variable, rest % length);
                indices.insert(0, rest % length);
                rest /= length;
            }
            let cell = direct(&release, &tables, &chosen);
            prop_assert_eq!(table.cell(&indices), cell);
            prop_assert_eq!(table.cells()[flat], cell);
        }
        prop_assert_eq!(release.cells(&selection), Ok(table.cells().to_vec()));
    }

    #[test]
    fn no_table_publishes_less_than_the_threshold((variables, seed) in plan()) {
        let (release, _) = release(&variables, seed);
        for combination in release.combinations(Measure::Accredited) {
            let table = release.table(&Selection::default().by(combination)).expect("an answer");
            let persons = table.cells().iter().filter_map(|cell| cell.persons());
            prop_assert!(persons.into_iter().all(|persons| persons >= THRESHOLD));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_panic(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(Release::decode(&bytes).is_err());
        let named = [b"ATALAYA2".as_slice(), &bytes].concat();
        prop_assert!(Release::decode(&named).is_err());
    }

    #[test]
    fn any_change_of_a_file_is_noticed(
        (variables, seed) in plan(),
        place in any::<prop::sample::Index>(),
        change in 1u8..,
    ) {
        let mut bytes = release(&variables, seed).0.encode();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        prop_assert!(Release::decode(&bytes).is_err());
    }

    #[test]
    fn the_nearest_of_any_selection_is_answered_and_only_less(
        by in vec(select(Variable::ALL), 0..5),
        filters in vec((select(Variable::ALL), select(vec!["1", "2", "2020", "NIC", "_A", "x"])), 0..5),
    ) {
        let release = &*SAMPLE;
        let mut asked = Selection::default().by(by);
        for (variable, text) in filters {
            asked = asked.filter(variable, code(text));
        }
        let (nearest, dropped) = release.nearest(&asked);
        prop_assert_eq!(release.check(&nearest), Ok(()));
        prop_assert!(nearest.by.iter().all(|it| asked.by.contains(it)));
        prop_assert!(nearest.filters.iter().all(|(it, code)| asked.filters.get(it) == Some(code)));
        prop_assert!(!dropped.is_empty() || nearest.variables() == asked.variables());
    }
}
